// @ts-check
/** A word above the input while the message is longer than what the server reads. */

import { sheet } from "./sheet.js";
import style from "./length.css";

export const LONGEST = 500;

/** @param {any} chat */
export function watchLength(chat) {
  const host = document.createElement("div");
  const shadow = host.attachShadow({ mode: "open" });
  shadow.adoptedStyleSheets = [sheet(style)];
  // Read aloud once: the count, which changes with every letter, is only for the eyes.
  shadow.innerHTML = '<p role="status"></p><p aria-hidden="true"></p>';
  const [warning, count] = shadow.querySelectorAll("p");
  chat.writeableElements.beforeInputElement.append(host);

  chat.on({
    type: "state:change",
    handler: () => {
      const excess = chat.getState().input.rawValue.trim().length - LONGEST;
      const text = excess > 0 ? `Message trop long : ${LONGEST} caractères au plus.` : "";
      if (warning.textContent !== text) warning.textContent = text;
      count.textContent = excess > 0 ? `${excess} de trop` : "";
    },
  });
}
