// The Bot API of the package telegram-test-api, mended where it departs from Telegram's own.
//
//   node peer.js PORT
//
// POST /controle/appels      {}                 the calls of the bot so far: method, content, time (ms)
// POST /controle/ralentir    {fois, secondes}   answer the next messages with 429, so many times
'use strict';

const axios = require('axios');
const { routes } = require('telegram-test-api/lib/routes/index');
const { TelegramServer } = require('telegram-test-api/lib/telegramServer');

const RESENDS_EVERY = 200; // ms
const calls = [];
const slow = { times: 0, seconds: 0 };

// A file comes as a form, which the server does not read: its fields, and of each file its name and text.
async function readForm(req) {
  const parts = [];
  for await (const part of req) parts.push(part);
  const headers = { 'content-type': req.headers['content-type'] };
  const form = await new Response(Buffer.concat(parts), { headers }).formData();
  const fields = {};
  for (const [name, value] of form) {
    fields[name] = typeof value === 'string' ? value : { file_name: value.name, mime_type: value.type, text: await value.text() };
  }
  return fields;
}

// What Telegram refuses, and this server would take.
function refusal(method, body) {
  if ((body.caption || '').length > 1024) return 'Bad Request: message caption is too long';
  if (method !== 'sendMessage') return null;
  const rows = body.reply_markup ? JSON.parse(body.reply_markup).inline_keyboard : [];
  const tooLong = rows.flat().some((button) => Buffer.byteLength(button.callback_data || '') > 64);
  if (tooLong) return 'Bad Request: BUTTON_DATA_INVALID';
  if (body.text.replace(/<[^>]*>/g, '').length > 4096) return 'Bad Request: message is too long';
  if (/<(?!\/?(?:a|b|i|code)\b)|&(?!amp;|lt;|gt;|quot;)/.test(body.text)) return "Bad Request: can't parse entities";
  return null;
}

// Before the server's own routes: note the call, and answer what they answer otherwise or not at all.
function mended(app, server) {
  app.post('/controle/appels', (_req, res) => res.json(calls));
  app.post('/controle/ralentir', (req, res) => {
    Object.assign(slow, { times: req.body.fois, seconds: req.body.secondes });
    res.json({});
  });
  app.post('/bot:token/:method', async (req, res, next) => {
    const { method } = req.params;
    if (req.is('multipart/form-data')) req.body = await readForm(req);
    calls.push({ method, content: { ...req.body }, at: Date.now(), refused: false });
    const refuse = (status, description, parameters) => {
      calls[calls.length - 1].refused = true;
      res.status(status).json({ ok: false, error_code: status, description, parameters });
    };
    if (method === 'sendMessage' && slow.times > 0) {
      slow.times -= 1;
      refuse(429, `Too Many Requests: retry after ${slow.seconds}`, { retry_after: slow.seconds });
      return;
    }
    const refused = refusal(method, req.body);
    if (refused) {
      refuse(400, refused);
      return;
    }
    const answer = res.json.bind(res);
    // null where Telegram says true.
    res.json = (data) => answer(data.result === null ? { ...data, result: true } : data);
    next();
  });
  const answers = {
    getMe: { id: 666, is_bot: true, first_name: 'Balise', username: 'TestNameBot' },
    setMyCommands: true,
    sendChatAction: true,
  };
  Object.entries(answers).forEach(([method, result]) => {
    app.post(`/bot:token/${method}`, (_req, res) => res.json({ ok: true, result }));
  });
  app.post('/bot:token/sendDocument', (req, res) => {
    const { document } = req.body;
    const sent = server.addBotMessage(req.body, req.params.token);
    const file = { file_id: 'a', file_unique_id: 'b', file_name: document.file_name, mime_type: document.mime_type };
    res.json({ ok: true, result: { ...sent, document: file } });
  });
  // The server's own answers at once that there is nothing, and forgets what it told before that is confirmed.
  app.post('/bot:token/getUpdates', async (req, res) => {
    const { token } = req.params;
    const { storage } = server;
    const offset = Number(req.body.offset);
    storage.userMessages = storage.userMessages.filter((each) => each.botToken !== token || each.updateId >= offset);
    const found = () => storage.userMessages.filter((each) => each.botToken === token);
    for (let waits = 0; found().length === 0 && waits < Math.min(10, req.body.timeout * 10); waits += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    res.json({ ok: true, result: found().map(TelegramServer.formatUpdate) });
  });
}

function mend(server) {
  const addBotMessage = server.addBotMessage.bind(server);
  // A date in seconds, not milliseconds, and none of the request's own fields, still as JSON in a string.
  server.addBotMessage = (message, token) => {
    const result = addBotMessage(message, token);
    return { ...result, date: Math.floor(result.date / 1000), link_preview_options: undefined };
  };
  // Numbers that no server before this one gave.
  server.updateId = Math.floor(Date.now() / 100);
  server.messageId = server.updateId;
  const addUserUpdate = server.addUserUpdate.bind(server);
  let number = server.updateId;
  // As Telegram does: again until it is taken; of a chat, the next only then; each under a number of its own.
  const before = new Map();
  const bring = async (update) => {
    for (;;) {
      try {
        return await addUserUpdate(update);
      } catch {
        await new Promise((resolve) => setTimeout(resolve, RESENDS_EVERY));
      }
    }
  };
  server.addUserUpdate = (update) => {
    const numbered = { ...update, updateId: number };
    number += 1;
    const queue = update.callbackQuery ? `tap ${update.callbackQuery.from.id}` : `chat ${update.message.chat.id}`;
    const brought = (before.get(queue) || Promise.resolve()).then(() => bring(numbered));
    before.set(queue, brought);
    return brought;
  };
  axios.interceptors.request.use((request) => {
    const hook = Object.values(server.webhooks).find((each) => each.url === request.url);
    if (hook && hook.secret_token) request.headers['X-Telegram-Bot-Api-Secret-Token'] = hook.secret_token;
    return request;
  });
  const formatUpdate = TelegramServer.formatUpdate;
  TelegramServer.formatUpdate = (update) => {
    const formatted = formatUpdate(update);
    if (formatted.callback_query) formatted.callback_query.chat_instance = '1';
    return formatted;
  };
}

routes.unshift(mended);
const server = new TelegramServer({ port: Number(process.argv[2]), host: '127.0.0.1', storeTimeout: 600 });
mend(server);
server.start().then(() => process.stdout.write('prêt\n'));
