// @ts-check
/** What the visitor may do with the conversation, from the menu at the top of the window. */

import { confirmed } from "./confirmation.js";
import { note } from "./items.js";

// Some browsers read the file only after the click has returned.
const SAVED_MS = 10_000;
const FILE_NAME = "ma-conversation-avec-balise.json";

/**
 * @param {import("./conversation.js").Conversation} conversation
 * @param {() => any} chat Carbon's instance, once it is there
 * @param {() => void} focus puts it back into the window
 */
export function menuOptions(conversation, chat, focus) {
  const { server } = conversation;

  /** @param {() => Promise<unknown>} action @param {string} consequence of its failure */
  const orExcuse = (action, consequence) => () =>
    action().catch((error) => conversation.excuse(chat(), error, consequence));

  const download = async () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await server.download());
    link.download = FILE_NAME;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), SAVED_MS);
    await chat().messaging.addMessage(note(`Votre conversation est dans le fichier « ${FILE_NAME} », avec vos téléchargements.`));
  };

  const erase = async () => {
    const sure = await confirmed();
    focus();
    if (!sure) return;
    await server.erase();
    await chat().messaging.clearConversation();
    await conversation.greet(chat());
  };

  return [
    { text: "Recommencer", handler: () => chat().send("recommencer") },
    { text: "Télécharger ma conversation", handler: orExcuse(download, "votre conversation n'est pas téléchargée") },
    { text: "Effacer ma conversation", handler: orExcuse(erase, "votre conversation n'est pas effacée") },
  ];
}
