// @ts-check
/** Where the keyboard is, which Carbon leaves in some places to chance. */

const SETTLED_MS = 100;

/** Unless Carbon had its own use of the key: leaving its menu, or going from the messages to the input.
 * @param {HTMLElement} element @param {any} chat */
export function closeWithEscape(element, chat) {
  element.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) chat.changeView("launcher");
  });
}

/** A chosen button or a sent message must not leave the focus on nothing. @param {any} element @param {any} chat */
export function keepFocus(element, chat) {
  chat.on({ type: "send", handler: () => focusInside(element, chat) });
}

/** @param {any} element @param {any} chat */
export function focusInside(element, chat) {
  element.shouldTakeFocusIfOpensAutomatically = true;
  setTimeout(() => {
    chat.requestFocus();
    // On a phone Carbon spares the keyboard that the input would raise, and leaves the focus nowhere.
    if (document.activeElement !== element) header(element)?.requestFocus();
  }, SETTLED_MS);
}

/** @param {any} element */
function header(element) {
  return element.shadowRoot.querySelector("cds-aichat-internal")?.shadowRoot.querySelector("cds-aichat-chat-header");
}
