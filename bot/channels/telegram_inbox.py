"""What came from Telegram and waits: chats side by side, each in its order."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable

from bot.channels.telegram_updates import Heard

logger = logging.getLogger(__name__)
Outcome = asyncio.Future[None]
"""What becomes of something that came: done once it was dealt with, cancelled where it was left."""


class Inbox:
    """Hands over one thing a chat at a time, in the background."""

    def __init__(self, take: Callable[[Heard], Awaitable[None]]) -> None:
        self._take = take
        self._waiting: dict[int, deque[tuple[Heard, Outcome]]] = {}
        self._workers: set[asyncio.Task[None]] = set()
        self._closed = False

    def put(self, heard: Heard, outcome: Outcome) -> None:
        """Keep something until those before it in its chat are done; its ``outcome`` tells when it is, too."""
        if self._closed:
            outcome.cancel()
            return
        waiting = self._waiting.get(heard.chat)
        if waiting is not None:
            waiting.append((heard, outcome))
            return
        self._waiting[heard.chat] = deque([(heard, outcome)])
        worker = asyncio.create_task(self._work(heard.chat))
        self._workers.add(worker)
        worker.add_done_callback(self._workers.discard)

    async def close(self, within: float) -> None:
        """Finish what can be finished in so many seconds, and leave the rest."""
        self._closed = True
        workers = set(self._workers)
        if workers:
            await asyncio.wait(workers, timeout=within)
        left = [outcome for waiting in self._waiting.values() for _, outcome in waiting]
        for worker in workers:
            worker.cancel()
        await asyncio.gather(*workers, return_exceptions=True)
        for outcome in left:
            outcome.cancel()
        if left:
            logger.warning("Telegram : arrêt avant %d réponse(s).", len(left))

    async def _work(self, chat: int) -> None:
        waiting = self._waiting[chat]
        try:
            while waiting:
                heard, outcome = waiting[0]
                await self._take_one(heard)
                waiting.popleft()
                outcome.set_result(None)
        finally:
            del self._waiting[chat]

    async def _take_one(self, heard: Heard) -> None:
        try:
            await self._take(heard)
        except Exception as error:
            # Without the message of the error, which may quote the person.
            logger.error("Telegram : message sans réponse : %s", type(error).__name__)
