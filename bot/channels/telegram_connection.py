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
from bot.channels.telegram_reception import Reception
from bot.channels.telegram_talk import CHANNEL
from bot.channels.telegram_updates import WANTED, Command
from bot.channels.voice import Voice
from bot.settings import TelegramSettings

logger = logging.getLogger(__name__)
WEBHOOK = f"/{CHANNEL}/webhook"
_POLLS_FOR = 25
"""Seconds that Telegram waits for something to tell before it answers that there is nothing."""
_FINISHES_WITHIN = 5.0


class Connection:
    """Registers the bot's commands, then lets Telegram bring messages, or fetches them."""

    def __init__(self, settings: TelegramSettings, bot: Bot, reception: Reception, voice: Voice) -> None:
        self._settings = settings
        self._bot = bot
        self._reception = reception
        self._voice = voice
        self._opening: asyncio.Task[None] | None = None

    def open(self) -> None:
        """Begin to connect; it may take until Telegram can be reached."""
        self._opening = asyncio.create_task(self._open())

    async def close(self) -> None:
        """Hear nothing more, and finish what was heard if that is quick."""
        if self._opening is not None:
            self._opening.cancel()
            await asyncio.gather(self._opening, return_exceptions=True)
        await self._reception.close(_FINISHES_WITHIN)
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
                # Several at a time might overtake each other.
                max_connections=1,
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
        """Fetch messages as long as Balise runs; to ask for the next ones confirms those before."""
        following = 0
        while True:
            try:
                updates = await _asking(partial(self._updates, following))
            except TelegramError as error:
                # The start has shown that the token is right: what refuses it now may pass.
                logger.error("Telegram refuse de dire ce qui est arrivé (%s).", type(error).__name__)
                await asyncio.sleep(LONGEST_WAIT)
                continue
            for update in updates:
                following = int(update["update_id"]) + 1
                await self._reception.receive(update)

    async def _updates(self, offset: int) -> list[dict[str, Any]]:
        wanted = {"offset": offset, "timeout": _POLLS_FOR, "allowed_updates": list(WANTED)}
        answer: list[dict[str, Any]] = await self._bot.do_api_request(
            "getUpdates", api_kwargs=wanted, read_timeout=_POLLS_FOR + 10
        )
        return answer


async def _asking(ask: Callable[[], Awaitable[Any]]) -> Any:
    return await persistently(ask, FOREVER)


def _reason(error: Exception) -> str:
    # What Telegram refuses it explains; other errors may quote the token.
    return f"Telegram refuse l'adresse ({error})" if isinstance(error, BadRequest) else type(error).__name__
