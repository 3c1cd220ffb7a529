"""What came from Telegram and waits: chats side by side, each in its order."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable, Hashable

from bot.channels.telegram_updates import Heard

logger = logging.getLogger(__name__)
REMEMBERED = 10_000


class Recent:
    """Remembers the last things it was shown, and not more than that."""

    def __init__(self, most: int = REMEMBERED) -> None:
        self._most = most
        self._seen: OrderedDict[Hashable, None] = OrderedDict()

    def is_new(self, thing: Hashable) -> bool:
        """Whether it was not shown yet; it counts as shown from now on."""
        if thing in self._seen:
            return False
        self._seen[thing] = None
        if len(self._seen) > self._most:
            self._seen.popitem(last=False)
        return True


class Inbox:
    """Hands over one thing a chat at a time, in the background."""

    def __init__(self, take: Callable[[Heard], Awaitable[None]]) -> None:
        self._take = take
        self._waiting: dict[int, deque[Heard]] = {}
        self._workers: set[asyncio.Task[None]] = set()

    def put(self, heard: Heard) -> None:
        """Keep something until those before it in its chat are done."""
        waiting = self._waiting.get(heard.chat)
        if waiting is not None:
            waiting.append(heard)
            return
        self._waiting[heard.chat] = deque([heard])
        worker = asyncio.create_task(self._work(heard.chat))
        self._workers.add(worker)
        worker.add_done_callback(self._workers.discard)

    async def close(self, within: float) -> None:
        """Finish what can be finished in so many seconds, and leave the rest."""
        workers = set(self._workers)
        if workers:
            await asyncio.wait(workers, timeout=within)
        left = sum(map(len, self._waiting.values())) + len(self._workers)
        for worker in set(self._workers):
            worker.cancel()
        await asyncio.gather(*workers, return_exceptions=True)
        if left:
            logger.warning("Telegram : arrêt avant %d réponse(s).", left)

    async def _work(self, chat: int) -> None:
        waiting = self._waiting[chat]
        try:
            while waiting:
                await self._take_one(waiting.popleft())
        finally:
            del self._waiting[chat]

    async def _take_one(self, heard: Heard) -> None:
        try:
            await self._take(heard)
        except Exception as error:
            # Without the message of the error, which may quote the person.
            logger.error("Telegram : message sans réponse : %s", type(error).__name__)
