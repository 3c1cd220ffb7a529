// @ts-check
/** The chat window: Carbon's, in French, talking with our server. */

import "@carbon/ai-chat/dist/es/web-components/cds-aichat-container/index.js";
import { Conversation } from "./conversation.js";
import { FRENCH } from "./francais.js";
import { closeWithEscape, focusInside, keepFocus } from "./keyboard.js";
import { watchLength } from "./length.js";
import { dress } from "./look.js";
import { menuOptions } from "./menu.js";
import { Server } from "./server.js";

const CLOSED_MS = 300;

/**
 * @param {import("./conversation.js").Centre} centre
 * @param {string} root where the "/chat/…" routes hang
 * @param {boolean} wholePage
 * @param {(opened: boolean) => void} onChange
 */
export async function make(centre, root, wholePage, onChange) {
  const conversation = new Conversation(new Server(root), centre);
  const element = /** @type {any} */ (document.createElement("cds-aichat-container"));
  /** @type {any} */
  let chat;
  let isNew = true;

  /** @param {any} change */
  function announceChange({ oldViewState, newViewState }) {
    if (newViewState.mainWindow) onChange(true);
    // The window takes the focus once more while it closes: only then may the launcher have it.
    else if (oldViewState.mainWindow) setTimeout(() => onChange(false), CLOSED_MS);
  }

  const ready = new Promise((resolve) => {
    Object.assign(element, {
      lang: "fr",
      locale: "fr",
      strings: FRENCH,
      assistantName: "Balise",
      aiEnabled: false,
      launcher: { isOn: false },
      shouldSanitizeHTML: true,
      shouldTakeFocusIfOpensAutomatically: false,
      header: {
        title: "Balise, assistant automatique",
        showAiLabel: false,
        minimizeButtonIconType: "close",
        hideMinimizeButton: wholePage,
        menuOptions: menuOptions(
          conversation,
          () => chat,
          () => focusInside(element, chat),
        ),
      },
      messaging: {
        skipWelcome: true,
        messageLoadingIndicatorTimeoutSecs: 0.3,
        // The server's answer has its own limit, and its own words.
        messageTimeoutSecs: 0,
        customSendMessage: conversation.answer.bind(conversation),
        customLoadHistory: async () => {
          const past = await conversation.past();
          isNew = past.length === 0;
          return past;
        },
      },
      onBeforeRender: (/** @type {any} */ instance) => {
        chat = instance;
        chat.on({ type: "chat:ready", handler: () => isNew && conversation.greet(chat) });
        chat.on({ type: "view:change", handler: announceChange });
      },
      onAfterRender: resolve,
    });
  });
  dress(element, wholePage);
  document.body.append(element);
  await ready;
  if (!wholePage) closeWithEscape(element, chat);
  keepFocus(element, chat);
  watchLength(chat);
  return {
    /** @param {boolean} takeFocus */
    async open(takeFocus) {
      await chat.changeView("mainWindow");
      onChange(true);
      if (takeFocus) focusInside(element, chat);
    },
  };
}
