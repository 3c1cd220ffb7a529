// @ts-check
/** The server's messages as Carbon shows them. */

/** @typedef {import("./server.js").Message} Message */

const LINK = /\]\((tel:|mailto:|https:)[^)\s]*\)/g;

/** A telephone or mail application opens over the page; a web page opens beside the chat, and says so. @param {string} text */
function withTargets(text) {
  return text.replace(LINK, (link, scheme) =>
    scheme === "https:" ? ` (nouvelle fenêtre)${link}{{target=_blank rel="noopener noreferrer"}}` : `${link}{{target=_self}}`,
  );
}

/** @param {Message} message @param {string} root */
function genericItems({ texte, image, boutons }, root) {
  const items = [];
  if (texte) items.push({ response_type: "text", text: withTargets(texte) });
  if (image) items.push({ response_type: "image", source: new URL(image.source, root).href, alt_text: image.texte });
  if (boutons?.length) {
    const options = boutons.map(({ titre, envoi }) => ({ label: titre, value: { input: { text: envoi } } }));
    items.push({ response_type: "option", title: "", preference: "button", options });
  }
  return items;
}

/** One turn of Balise. @param {Message[]} messages @param {string} root */
export function turn(messages, root) {
  return { output: { generic: messages.flatMap((message) => genericItems(message, root)) } };
}

/** A turn that the widget itself says. @param {string} text */
export function note(text) {
  return turn([{ de: "balise", texte: text }], location.href);
}

/** @param {Message[]} messages @param {string} root */
export function historyItems(messages, root) {
  return messages.map((message, index) => ({
    time: message.date ?? new Date().toISOString(),
    message: {
      // Carbon keeps them by their id: without one, they all become the last.
      id: `avant-${index}`,
      ...(message.de === "visiteur"
        ? { input: { text: message.texte, message_type: "text" }, history: { label: message.texte } }
        : turn([message], root)),
    },
  }));
}
