"""Where everything from Telegram arrives, however it came: once each, not too much, then on to the inbox."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Collection, Mapping
from typing import Any

from limits import RateLimitItemPerMinute
from telegram import Bot, Update

from bot.channels.pace import Deed, Pace, TooOften
from bot.channels.telegram_inbox import Inbox, Outcome
from bot.channels.telegram_memory import A_DAY, Memory, Recent
from bot.channels.telegram_talk import Talk, sender_of
from bot.channels.telegram_updates import Heard, read

logger = logging.getLogger(__name__)
ACKNOWLEDGED_WITHIN = 20.0
"""Seconds: less than nginx (30) and Telegram (50) wait before they take Balise for broken."""


class Reception:
    """Takes updates in."""

    def __init__(self, talk: Talk, bot: Bot, memory: Memory, pace: Pace | None = None) -> None:
        self.username: str | None = None
        """The bot's own name, once Telegram told it."""
        self._bot = bot
        self._talk = talk
        self._pace = pace or Pace()
        # Who goes on too fast is told so once a minute, not once a message.
        self._warnings = Pace(limits={Deed.MESSAGE: RateLimitItemPerMinute(1)})
        self._under_way: dict[int, Outcome] = {}
        self._memory = memory
        self._albums = Recent()
        self._answers = Inbox(self._answer)
        self._pleas = Inbox(talk.slow_down)

    async def receive(self, content: Mapping[str, Any]) -> Outcome:
        """Take one update in, which is dealt with in the background.

        Raises:
            ValueError: it is no update.
        """
        number = content.get("update_id")
        if not isinstance(number, int):
            raise ValueError("update_id")
        if number in self._under_way:
            return self._under_way[number]
        outcome = self._begin(number)
        heard = self._read(content)
        if heard is None or (heard.album is not None and not self._albums.is_new(heard.album)):
            outcome.set_result(None)
            return outcome
        try:
            if await self._memory.knows(_answered(number)):
                outcome.set_result(None)
            else:
                await self._admit(heard, outcome)
        except BaseException:
            outcome.cancel()
            raise
        return outcome

    async def close(self, within: float) -> None:
        """Finish what can be finished in so many seconds."""
        await self._answers.close(within)
        await self._pleas.close(0)

    def _begin(self, number: int) -> Outcome:
        outcome = self._under_way[number] = asyncio.get_running_loop().create_future()
        outcome.add_done_callback(lambda _: self._under_way.pop(number))
        return outcome

    def _read(self, content: Mapping[str, Any]) -> Heard | None:
        try:
            return read(Update.de_json(dict(content), self._bot), self.username)
        except Exception as error:
            # Without its message, which may quote the person. Telegram would only send the same again.
            logger.error("Telegram : message illisible : %s", type(error).__name__)
            return None

    async def _admit(self, heard: Heard, outcome: Outcome) -> None:
        sender = sender_of(heard.chat)
        try:
            await self._pace.count(Deed.MESSAGE, sender)
        except TooOften:
            await self._warn(heard, outcome, sender)
        else:
            self._answers.put(heard, outcome)

    async def _answer(self, heard: Heard) -> None:
        try:
            await self._talk.take(heard)
        except Exception:
            # To try once more would fail once more.
            await self._memory.note(_answered(heard.number), A_DAY)
            raise
        await self._memory.note(_answered(heard.number), A_DAY)

    async def _warn(self, heard: Heard, outcome: Outcome, sender: str) -> None:
        try:
            await self._warnings.count(Deed.MESSAGE, sender)
        except TooOften:
            outcome.set_result(None)
        else:
            self._pleas.put(heard, outcome)


def _answered(number: int) -> str:
    return f"repondu {number}"


async def settled(outcomes: Collection[Outcome], within: float = ACKNOWLEDGED_WITHIN) -> bool:
    """Wait until things are dealt with, so many seconds at most; False: some were left, and must be brought again.

    What takes longer goes on, and counts as dealt with: brought again, it might be said twice.
    """
    if outcomes:
        await asyncio.wait(outcomes, timeout=within)
    return not any(outcome.cancelled() for outcome in outcomes)
