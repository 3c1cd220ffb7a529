"""The connection with Telegram: opened in the background, as soon as Telegram can be reached."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial
from typing import Any

from telegram import BotCommand
from telegram.error import BadRequest, TelegramError

from bot.channels.telegram_api import FOREVER, LONGEST_WAIT, Bot, persistently
from bot.channels.telegram_inbox import Outcome
from bot.channels.telegram_reception import Reception, settled
from bot.channels.telegram_talk import CHANNEL
from bot.channels.telegram_updates import WANTED, Command
from bot.channels.voice import Voice
from bot.settings import TelegramSettings

logger = logging.getLogger(__name__)
WEBHOOK = f"/{CHANNEL}/webhook"
_POLLS_FOR = 25
"""Seconds that Telegram waits for something to tell before it answers that there is nothing."""
_AT_ONCE = 40
"""Messages that Telegram brings at the same time, each of another chat: of one, it awaits the answer to the first."""
_FINISHES_WITHIN = 5.0
_CONFIRMS_WITHIN = 2.0


class Connection:
    """Registers the bot's commands, then lets Telegram bring messages, or fetches them."""

    def __init__(self, settings: TelegramSettings, bot: Bot, reception: Reception, voice: Voice) -> None:
        self._settings = settings
        self._bot = bot
        self._reception = reception
        self._voice = voice
        self._opening: asyncio.Task[None] | None = None
        self._following = 0
        self._fetched: dict[int, Outcome] = {}

    def open(self) -> None:
        """Begin to connect; it may take until Telegram can be reached."""
        self._opening = asyncio.create_task(self._open())

    async def close(self) -> None:
        """Hear nothing more, and finish what was heard if that is quick."""
        if self._opening is not None:
            self._opening.cancel()
            await asyncio.gather(self._opening, return_exceptions=True)
        await self._reception.close(_FINISHES_WITHIN)
        await self._confirm()
        with suppress(TelegramError):
            await self._bot.shutdown()

    async def _open(self) -> None:
        try:
            await _asking(self._bot.initialize)
            self._reception.username = self._bot.username
            if self._settings.url is not None:
                await self._let_bring(self._settings.url)
            else:
                await _asking(self._bot.delete_webhook)
            logger.info("Telegram : https://t.me/%s est à l'écoute.", self._bot.username)
            await self._register_commands()
            if self._settings.url is None:
                await self._fetch()
        except Exception as error:
            logger.error("Telegram : canal fermé, %s. Vérifiez les réglages, puis relancez.", _reason(error))

    async def _let_bring(self, url: str) -> None:
        await _asking(
            lambda: self._bot.set_webhook(
                url + WEBHOOK,
                secret_token=self._settings.secret,
                allowed_updates=list(WANTED),
                max_connections=_AT_ONCE,
            )
        )

    async def _register_commands(self) -> None:
        commands = [
            BotCommand(each.value, self._voice.say(f"utter_telegram_menu_{each.value}", CHANNEL).text)
            for each in Command
        ]
        try:
            await _asking(lambda: self._bot.set_my_commands(commands))
        except TelegramError as error:
            logger.warning("Telegram : le menu des commandes est refusé (%s).", type(error).__name__)

    async def _fetch(self) -> None:
        """Fetch messages as long as Balise runs; to ask for the next ones confirms those before, once answered."""
        while True:
            try:
                updates = await _asking(partial(self._updates, _POLLS_FOR))
            except TelegramError as error:
                # The start has shown that the token is right: what refuses it now may pass.
                logger.error("Telegram refuse de dire ce qui est arrivé (%s).", type(error).__name__)
                await asyncio.sleep(LONGEST_WAIT)
                continue
            for update in updates:
                self._fetched[int(update["update_id"])] = await self._reception.receive(update)
            await settled(self._fetched.values())
            self._count_as_dealt_with()

    async def _confirm(self) -> None:
        """Have Telegram forget what was still answered at the end; it keeps what was not for the next start."""
        if self._fetched:
            self._count_as_dealt_with()
            with suppress(TelegramError):
                await self._updates(0)

    def _count_as_dealt_with(self) -> None:
        left = [number for number, outcome in self._fetched.items() if outcome.cancelled()]
        self._following = min(left, default=max(self._fetched, default=self._following - 1) + 1)
        self._fetched = {}

    async def _updates(self, wait: int) -> list[dict[str, Any]]:
        """What arrived since, waiting so many seconds for something (0: only confirm what was dealt with)."""
        wanted = {"offset": self._following, "timeout": wait, "allowed_updates": list(WANTED)}
        answer: list[dict[str, Any]] = await self._bot.do_api_request(
            "getUpdates", api_kwargs=wanted, read_timeout=wait + (10 if wait else _CONFIRMS_WITHIN)
        )
        return answer


async def _asking(ask: Callable[[], Awaitable[Any]]) -> Any:
    return await persistently(ask, FOREVER)


def _reason(error: Exception) -> str:
    # What Telegram refuses it explains; other errors may quote the token.
    return f"Telegram refuse l'adresse ({error})" if isinstance(error, BadRequest) else type(error).__name__
