"""Where everything from Telegram arrives, however it came: once each, not too much, then on to the inbox."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from limits import RateLimitItemPerMinute
from telegram import Bot, Update

from bot.channels.pace import Deed, Pace, TooOften
from bot.channels.telegram_inbox import Inbox, Recent
from bot.channels.telegram_talk import Talk, sender_of
from bot.channels.telegram_updates import Heard, read

logger = logging.getLogger(__name__)


class Reception:
    """Takes updates in."""

    def __init__(self, talk: Talk, bot: Bot, pace: Pace | None = None) -> None:
        self.username: str | None = None
        """The bot's own name, once Telegram told it."""
        self._bot = bot
        self._talk = talk
        self._pace = pace or Pace()
        # Who goes on too fast is told so once a minute, not once a message.
        self._warnings = Pace(limits={Deed.MESSAGE: RateLimitItemPerMinute(1)})
        self._seen = Recent()
        self._answers = Inbox(talk.take)
        self._pleas = Inbox(talk.slow_down)

    async def receive(self, content: Mapping[str, Any]) -> None:
        """Take one update in; it is answered in the background.

        Raises:
            ValueError: it is no update.
        """
        number = content.get("update_id")
        if not isinstance(number, int):
            raise ValueError("update_id")
        if not self._seen.is_new(number):
            return
        heard = self._read(content)
        if heard is None or (heard.album is not None and not self._seen.is_new(heard.album)):
            return
        await self._admit(heard)

    async def close(self, within: float) -> None:
        """Finish what can be finished in so many seconds."""
        await self._answers.close(within)
        await self._pleas.close(0)

    def _read(self, content: Mapping[str, Any]) -> Heard | None:
        try:
            return read(Update.de_json(dict(content), self._bot), self.username)
        except Exception as error:
            # Without its message, which may quote the person. Telegram would only send the same again.
            logger.error("Telegram : message illisible : %s", type(error).__name__)
            return None

    async def _admit(self, heard: Heard) -> None:
        sender = sender_of(heard.chat)
        try:
            await self._pace.count(Deed.MESSAGE, sender)
        except TooOften:
            await self._warn(heard, sender)
        else:
            self._answers.put(heard)

    async def _warn(self, heard: Heard, sender: str) -> None:
        try:
            await self._warnings.count(Deed.MESSAGE, sender)
        except TooOften:
            return
        self._pleas.put(heard)
