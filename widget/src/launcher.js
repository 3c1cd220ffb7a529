// @ts-check
/** The button in the corner of the page. Until it is used, nothing more is asked of the network or kept on the device. */

import { recall, remember } from "./memory.js";
import { sheet } from "./sheet.js";
import style from "./launcher.css";

// The server writes CENTRE before this script, and the build CHAT_FILE into it.
/* global CENTRE, CHAT_FILE */

const script = /** @type {HTMLScriptElement} */ (document.currentScript);
const root = new URL(script.src).origin + CENTRE.base;
const wholePage = "cadre" in script.dataset;
const OPEN = "balise.ouvert";

const host = document.createElement("section");
host.lang = "fr";
host.setAttribute("aria-label", "Poser une question");
const shadow = host.attachShadow({ mode: "open" });
shadow.adoptedStyleSheets = [sheet(style)];
shadow.innerHTML = `<button class="o" aria-expanded="false" aria-label="Poser une question sur la formation"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 4h16v12H11l-5 4v-4H4z"/></svg><span>Poser une question</span></button><div hidden role="alert"></div>`;
const button = /** @type {HTMLButtonElement} */ (shadow.querySelector("button"));
const panel = /** @type {HTMLElement} */ (shadow.querySelector("div"));

/** @type {Promise<any>|undefined} */
let chat;

/** @param {boolean} opened */
const show = (opened) => {
  button.hidden = opened;
  button.setAttribute("aria-expanded", `${opened}`);
  if (!wholePage) remember(OPEN, opened ? "1" : "");
  if (!opened) button.focus();
};

const explain = () => {
  chat = undefined;
  panel.innerHTML = `Le chat ne s'ouvre pas. Le centre vous répond :<a href="${CENTRE.telephone_lien}">${CENTRE.telephone}</a><a href="mailto:${CENTRE.courriel}">${CENTRE.courriel}</a>`;
  panel.hidden = false;
};

/** @param {boolean} takeFocus */
const open = async (takeFocus) => {
  panel.hidden = true;
  button.setAttribute("aria-busy", "true");
  try {
    chat ??= import(`${root}/chat/fichiers/${CHAT_FILE}`).then((module) => module.make(CENTRE, root, wholePage, show));
    await (await chat).open(takeFocus);
  } catch {
    explain();
  }
  button.removeAttribute("aria-busy");
};

button.onclick = () => open(true);
document.body.append(host);
if (wholePage || recall(OPEN)) open(false);
