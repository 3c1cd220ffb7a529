"""Locks that several servers share on Redis: leases that are renewed, and end soon after the server that held them."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from uuid import uuid4

from rasa.core.lock_store import LockError
from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from bot.runtime.holding import held, lost

LEASE = 12.0
"""Seconds after which the conversation of a dead server is free.

Not much less: with 32 visitors at once on a busy machine, a server was seen to come back to a renewal after 6.
"""
WAIT = 20.0
"""Seconds to wait for a conversation at most: less than the visitor waits for an answer."""
PREFIX = "balise:verrou:"
_ANSWERS_WITHIN = 3.0
_RENEWALS = 6
_FIRST_PAUSE, _LONGEST_PAUSE = 0.005, 0.1
# To take it twice does no harm: the answer to the first time may have been lost on the way.
_TAKE = """
local holder = redis.call('get', KEYS[1])
if holder and holder ~= ARGV[1] then return 0 end
redis.call('set', KEYS[1], ARGV[1], 'px', ARGV[2])
return 1
"""
_RENEW = "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('pexpire', KEYS[1], ARGV[2]) end return 0"
_GIVE_BACK = "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0"
logger = logging.getLogger(__name__)


def connect(url: str) -> Redis:
    """A client of Redis that gives up soon: a visitor waits behind it."""
    return Redis.from_url(
        url,
        socket_timeout=_ANSWERS_WITHIN,
        socket_connect_timeout=_ANSWERS_WITHIN,
        # Once more, as a connection that lay idle may be dead.
        retry=Retry(NoBackoff(), 1),
    )


@dataclass
class _Lease:
    """The right to a conversation, until a moment of the monotonic clock."""

    key: str
    token: str
    ends: float
    lost: bool = False


class LeaseLocks:
    """Locks on Redis."""

    def __init__(self, url: str, lease: float = LEASE, wait: float = WAIT) -> None:
        """``lease`` and ``wait`` are in seconds."""
        redis = connect(url)
        self._lease = lease
        self._wait = wait
        self._take = redis.register_script(_TAKE)
        self._renew = redis.register_script(_RENEW)
        self._give_back = redis.register_script(_GIVE_BACK)

    @asynccontextmanager
    async def hold(self, conversation: str) -> AsyncIterator[None]:
        """Have the conversation alone.

        Who loses it, as Redis forgot it or this server stood still for too long, is interrupted: somebody else may
        have gone on with the conversation.

        Raises:
            LockError: others had it for too long, it was lost meanwhile, or Redis does not answer.
        """
        lease = await self._taken(PREFIX + conversation)
        keeping = asyncio.create_task(self._keep(lease, asyncio.current_task()))
        try:
            try:
                with held(lambda: self._confirm(lease)):
                    yield
            finally:
                keeping.cancel()
                # The lease ends by itself if Redis does not hear it.
                with suppress(RedisError):
                    await self._give_back(keys=[lease.key], args=[lease.token])
        except asyncio.CancelledError:
            if lease.lost:
                raise lost() from None
            raise

    async def _taken(self, key: str) -> _Lease:
        give_up, pause, token = time.monotonic() + self._wait, _FIRST_PAUSE, uuid4().hex
        while True:
            asked = time.monotonic()
            try:
                taken = await self._take(keys=[key], args=[token, self._milliseconds])
            except RedisError as error:
                raise _no_answer(error) from error
            if taken:
                return _Lease(key, token, asked + self._lease)
            if asked > give_up:
                raise LockError("La conversation est occupée depuis trop longtemps.")
            await asyncio.sleep(pause)
            pause = min(pause * 1.5, _LONGEST_PAUSE)

    async def _confirm(self, lease: _Lease) -> None:
        """Renew the lease, so that it lasts until all is written."""
        asked = time.monotonic()
        try:
            renewed = await self._renew(keys=[lease.key], args=[lease.token, self._milliseconds])
        except RedisError as error:
            raise _no_answer(error) from error
        if not renewed:
            raise lost()
        lease.ends = asked + self._lease

    async def _keep(self, lease: _Lease, holder: asyncio.Task[object] | None) -> None:
        while time.monotonic() < lease.ends:
            await asyncio.sleep(self._lease / _RENEWALS)
            asked = time.monotonic()
            try:
                if not await self._renew(keys=[lease.key], args=[lease.token, self._milliseconds]):
                    break
            except RedisError:
                continue
            lease.ends = asked + self._lease
        logger.error("Un verrou a été perdu pendant une réponse, qui est abandonnée.")
        lease.lost = True
        if holder is not None:
            holder.cancel()

    @property
    def _milliseconds(self) -> int:
        return round(self._lease * 1000)


def _no_answer(error: RedisError) -> LockError:
    return LockError(f"BALISE_REDIS_URL : Redis ne répond pas ({type(error).__name__}).")
