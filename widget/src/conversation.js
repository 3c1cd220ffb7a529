// @ts-check
/** A message of the visitor and what comes back: an answer, an explained refusal or an apology. */

import { historyItems, note, turn } from "./items.js";
import { LONGEST } from "./length.js";
import { Refusal } from "./server.js";

// Carbon tells screen readers all that comes within this time in one breath, and leaves out what is not drawn yet.
const OPENING_SAID_MS = 300;

/** @param {number} duration */
const pause = (duration) => new Promise((resolve) => setTimeout(resolve, duration));

/**
 * @typedef {{nom: string, telephone: string, telephone_lien: string, courriel: string, base: string}} Centre
 */

export class Conversation {
  /** @param {import("./server.js").Server} server @param {Centre} centre */
  constructor(server, centre) {
    this.server = server;
    this.centre = centre;
  }

  /** What was said before in this tab. */
  async past() {
    if (!this.server.knowsVisitor) return [];
    try {
      return historyItems(await this.server.history(), this.server.root);
    } catch (error) {
      // Without its conversation the token is of no use; out of reach, it may come back.
      if (error instanceof Refusal && error.status === 401) {
        this.server.forget();
        return [];
      }
      return [{ time: new Date().toISOString(), message: { id: "excuse", ...this.#excuse(error) } }];
    }
  }

  /** The notice that comes before any question. @param {any} chat */
  async greet(chat) {
    chat.updateIsMessageLoadingCounter("increase");
    const opened = this.server.open().then(
      (messages) => turn(messages, this.server.root),
      (error) => this.#excuse(error),
    );
    const [words] = await Promise.all([opened, pause(OPENING_SAID_MS)]);
    chat.updateIsMessageLoadingCounter("decrease");
    await chat.messaging.addMessage(words);
  }

  /** @param {any} request Carbon's message @param {{signal: AbortSignal}} options @param {any} chat */
  async answer(request, { signal }, chat) {
    const text = request.input.text.trim();
    const said =
      text.length > LONGEST ? this.#giveBack(text, chat) : this.server.send(text, request.id, signal);
    const reply = await said.then(
      (messages) => turn(messages, this.server.root),
      (error) => (signal.aborted ? null : this.#excuse(error)),
    );
    if (reply?.output.generic.length) await chat.messaging.addMessage(reply);
  }

  /**
   * Says what went wrong in an action of the menu.
   *
   * @param {any} chat @param {unknown} error @param {string} consequence
   */
  async excuse(chat, error, consequence) {
    await chat.messaging.addMessage(this.#excuse(error, consequence));
  }

  /** @param {unknown} error @param {string} [consequence] */
  #excuse(error, consequence = "je n'ai pas de réponse") {
    if (error instanceof Refusal && error.message) return note(error.message);
    const { telephone, telephone_lien, courriel } = this.centre;
    return note(
      `Désolé, la connexion est coupée, ${consequence}. ` +
        "Réessayez dans un instant, ou demandez directement au centre : " +
        `[${telephone}](${telephone_lien}), [${courriel.replaceAll("_", "\\_")}](mailto:${courriel}).`,
    );
  }

  /** @param {string} text @param {any} chat @returns {Promise<import("./server.js").Message[]>} */
  async #giveBack(text, chat) {
    chat.input.updateRawValue(() => text);
    const texte =
      `Votre message fait ${text.length} caractères, et je n'en lis que ${LONGEST} à la fois. ` +
      "Je vous l'ai remis dans la case : raccourcissez-le, ou posez une question après l'autre.";
    return [{ de: "balise", texte }];
  }
}
