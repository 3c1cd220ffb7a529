"""How often strangers may ask: enough for a hurried person and a full classroom, too little for a flood."""

from __future__ import annotations

import math
import time
from collections.abc import Mapping
from enum import Enum
from typing import Any

from limits import RateLimitItem, RateLimitItemPerHour, RateLimitItemPerMinute
from limits.aio.storage import MemoryStorage, RedisStorage, Storage
from limits.aio.strategies import MovingWindowRateLimiter
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from bot.settings import Settings


class Deed(Enum):
    """What is counted."""

    MESSAGE = "message"
    MESSAGE_FROM_ADDRESS = "messages d'une adresse"
    SESSION_FROM_ADDRESS = "sessions d'une adresse"
    READING_FROM_ADDRESS = "lectures d'une adresse"


# A school has one address for all its learners.
LIMITS: Mapping[Deed, RateLimitItem] = {
    Deed.MESSAGE: RateLimitItemPerMinute(30),
    Deed.MESSAGE_FROM_ADDRESS: RateLimitItemPerMinute(300),
    Deed.SESSION_FROM_ADDRESS: RateLimitItemPerHour(200),
    Deed.READING_FROM_ADDRESS: RateLimitItemPerMinute(200),
}


class TooOften(Exception):
    """Somebody asks too often; ``wait`` says for how many seconds to wait."""

    def __init__(self, wait: int) -> None:
        super().__init__(f"attendre {wait} s")
        self.wait = wait


def shared_storage(url: str | None) -> Storage:
    """Where all servers count together: a Redis; without one, the memory of this server."""
    if url is None:
        return MemoryStorage()
    # Soon given up: a visitor waits behind it.
    patience: dict[str, Any] = {"socket_timeout": 1, "socket_connect_timeout": 1, "retry": Retry(NoBackoff(), 1)}
    return RedisStorage(url, implementation="redispy", key_prefix="balise:cadence", **patience)


class Pace:
    """Counts what each visitor and each address does."""

    def __init__(self, storage: Storage | None = None, limits: Mapping[Deed, RateLimitItem] = LIMITS) -> None:
        """``storage`` is where to count; unless it is given, the environment says whether servers share one."""
        self._limiter = MovingWindowRateLimiter(storage or shared_storage(Settings.from_environment().redis_url))
        self._alone = MovingWindowRateLimiter(MemoryStorage())
        self._limits = limits

    async def count(self, deed: Deed, by: str) -> None:
        """Count one deed of somebody.

        Raises:
            TooOften: the limit is reached; the deed was not counted.
        """
        try:
            await self._count(self._limiter, deed, by)
        except RedisError:
            # A flood must not get in because Redis is down: what each server counts alone still stops it.
            await self._count(self._alone, deed, by)

    async def _count(self, limiter: MovingWindowRateLimiter, deed: Deed, by: str) -> None:
        limit = self._limits[deed]
        if await limiter.hit(limit, deed.name, by):
            return
        window = await limiter.get_window_stats(limit, deed.name, by)
        raise TooOften(max(1, math.ceil(window.reset_time - time.time())))
