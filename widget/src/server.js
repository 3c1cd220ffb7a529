// @ts-check
/** What the chat says to the server, and nothing of how it shows. */

import { recall, remember } from "./memory.js";

const TOKEN = "balise.jeton";
const PATIENCE_MS = 30_000;

/** Aborts when the patience is over, or with the other signal. @param {AbortSignal} [other] */
function patience(other) {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), PATIENCE_MS);
  other?.addEventListener("abort", () => controller.abort());
  return controller.signal;
}

/** A refusal that the server explains to the visitor, in French. */
export class Refusal extends Error {
  /** @param {number} status @param {string} message */
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/**
 * @typedef {{titre: string, envoi: string}} Button
 * @typedef {{de: "visiteur"|"balise", texte?: string, boutons?: Button[],
 *   image?: {source: string, texte: string}, date?: string}} Message
 */

export class Server {
  /** @param {string} root where the "/chat/…" routes hang */
  constructor(root) {
    this.root = root;
    /** @type {Promise<Message[]>|null} */
    this.opening = null;
  }

  get knowsVisitor() {
    return recall(TOKEN) !== "";
  }

  forget() {
    remember(TOKEN, "");
  }

  /** A new identity; gives what Balise says first. Asked twice at once, it is made once. */
  open() {
    this.opening ??= this.#request("POST", "/chat/session")
      .then((answer) => answer.json())
      .then(({ jeton, messages }) => {
        remember(TOKEN, jeton);
        return messages;
      })
      .finally(() => {
        this.opening = null;
      });
    return this.opening;
  }

  /**
   * What Balise answers, after her notice if the visitor has not had it yet. A lost connection is tried again once: the
   * same id makes the server answer once.
   *
   * @param {string} message @param {string} id @param {AbortSignal} cancelled
   * @returns {Promise<Message[]>}
   */
  async send(message, id, cancelled) {
    const signal = patience(cancelled);
    const say = () => this.#request("POST", "/chat/message", { message, id }, signal);
    const sayAgainWhenLost = () =>
      say().catch((error) => {
        if (error instanceof Refusal || signal.aborted) throw error;
        return say();
      });
    const noticeIsComing = this.opening !== null;
    const notice = this.knowsVisitor ? [] : await this.open();
    const answer = await sayAgainWhenLost().catch(async (error) => {
      if (error.status !== 401) throw error;
      await this.open();
      return say();
    });
    return [...(noticeIsComing ? [] : notice), ...(await answer.json())];
  }

  /** @returns {Promise<Message[]>} */
  async history() {
    const answer = await this.#request("GET", "/chat/history");
    return answer.json();
  }

  /** The conversation as a file. */
  async download() {
    const answer = await this.#request("GET", "/chat/export");
    return answer.blob();
  }

  async erase() {
    try {
      await this.#request("DELETE", "/chat/conversation");
    } catch (error) {
      // The token is worth nothing any more: what it stood for is gone, or out of reach for everyone.
      if (!(error instanceof Refusal && error.status === 401)) throw error;
    }
    this.forget();
  }

  /**
   * @param {string} method @param {string} path @param {object} [body] @param {AbortSignal} [signal]
   */
  async #request(method, path, body, signal = patience()) {
    const token = recall(TOKEN);
    const answer = await fetch(this.root + path, {
      method,
      signal,
      cache: "no-store",
      headers: {
        ...(body && { "Content-Type": "application/json" }),
        ...(token && path !== "/chat/session" && { Authorization: `Bearer ${token}` }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (answer.ok) return answer;
    const { message = "" } = await answer.json().catch(() => ({}));
    throw new Refusal(answer.status, message);
  }
}
