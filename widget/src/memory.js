// @ts-check
/** What this tab remembers. Where the browser refuses storage, the page remembers it as long as it stays. */

/** @type {Record<string, string>} */
const page = {};

/** @param {string} key @returns {string} */
export function recall(key) {
  try {
    return sessionStorage.getItem(key) ?? "";
  } catch {
    return page[key] ?? "";
  }
}

/** @param {string} key @param {string} value nothing, to forget */
export function remember(key, value) {
  try {
    if (value) sessionStorage.setItem(key, value);
    else sessionStorage.removeItem(key);
  } catch {
    page[key] = value;
  }
}
