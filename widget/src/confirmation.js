// @ts-check
/** The question asked before a conversation is erased. */

import { sheet } from "./sheet.js";
import style from "./confirmation.css";

const CONTENT = `
<dialog aria-labelledby="titre" aria-describedby="suite">
  <h2 id="titre">Effacer ma conversation ?</h2>
  <p id="suite">Tout ce que vous avez écrit ici sera supprimé du serveur. On ne peut pas revenir en arrière.</p>
  <form method="dialog">
    <button value="non" autofocus>Garder</button>
    <button value="oui">Tout effacer</button>
  </form>
</dialog>`;

/** @returns {Promise<boolean>} */
export function confirmed() {
  const host = document.createElement("div");
  host.lang = "fr";
  const shadow = host.attachShadow({ mode: "open" });
  shadow.adoptedStyleSheets = [sheet(style)];
  shadow.innerHTML = CONTENT;
  document.body.append(host);
  const dialog = /** @type {HTMLDialogElement} */ (shadow.querySelector("dialog"));
  dialog.showModal();
  return new Promise((decide) => {
    dialog.addEventListener("close", () => {
      host.remove();
      decide(dialog.returnValue === "oui");
    });
  });
}
