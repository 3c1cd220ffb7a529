"""How often strangers may ask: enough for a hurried person and a full classroom, too little for a flood."""

from __future__ import annotations

import math
import time
from collections.abc import Mapping
from enum import Enum

from limits import RateLimitItem, RateLimitItemPerHour, RateLimitItemPerMinute
from limits.aio.storage import MemoryStorage, Storage
from limits.aio.strategies import MovingWindowRateLimiter


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


class Pace:
    """Counts what each visitor and each address does."""

    def __init__(self, storage: Storage | None = None, limits: Mapping[Deed, RateLimitItem] = LIMITS) -> None:
        self._limiter = MovingWindowRateLimiter(storage or MemoryStorage())
        self._limits = limits

    async def count(self, deed: Deed, by: str) -> None:
        """Count one deed of somebody.

        Raises:
            TooOften: the limit is reached; the deed was not counted.
        """
        limit = self._limits[deed]
        if await self._limiter.hit(limit, deed.name, by):
            return
        window = await self._limiter.get_window_stats(limit, deed.name, by)
        raise TooOften(max(1, math.ceil(window.reset_time - time.time())))
