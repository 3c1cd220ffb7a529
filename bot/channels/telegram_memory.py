"""What was done lately on Telegram, remembered by all servers that share a Redis, else by this one alone."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from contextlib import suppress

from limits.aio.storage import Storage
from redis.exceptions import RedisError

from bot.channels.pace import shared_storage
from bot.settings import Settings

REMEMBERED = 10_000
A_DAY = 24 * 3600
"""Seconds: as long as Telegram keeps what it could not bring."""
AN_HOUR = 3600


class Recent:
    """Remembers the last things it was shown, and not more than that."""

    def __init__(self, most: int = REMEMBERED) -> None:
        self._most = most
        self._seen: OrderedDict[Hashable, None] = OrderedDict()

    def knows(self, thing: Hashable) -> bool:
        """Whether it was shown."""
        return thing in self._seen

    def is_new(self, thing: Hashable) -> bool:
        """Whether it was not shown yet; it counts as shown from now on."""
        if thing in self._seen:
            return False
        self._seen[thing] = None
        if len(self._seen) > self._most:
            self._seen.popitem(last=False)
        return True


class Memory:
    """Remembers what was done; while Redis is down, each server only what it did itself."""

    def __init__(self, shared: Storage | None = None) -> None:
        """``shared`` is where all servers remember; unless it is given, the environment says whether there is one."""
        url = Settings.from_environment().redis_url
        self._shared = shared or (shared_storage(url) if url else None)
        self._own = Recent()

    async def knows(self, deed: str) -> bool:
        """Whether something was done."""
        if self._own.knows(deed) or self._shared is None:
            return self._own.knows(deed)
        with suppress(RedisError):
            return await self._shared.get(_key(deed)) > 0
        return False

    async def note(self, deed: str, seconds: int) -> None:
        """Remember that something was done, for so long."""
        self._own.is_new(deed)
        if self._shared is not None:
            with suppress(RedisError):
                await self._shared.incr(_key(deed), seconds)


def _key(deed: str) -> str:
    return f"telegram/{deed}"
