"""A turn that may have lost its conversation writes nothing."""

from __future__ import annotations

import asyncio
import time

import pytest
import redis
from rasa.core.lock_store import LockError
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.runtime.advisory_locks import AdvisoryLocks
from bot.runtime.conversations import Conversations
from bot.runtime.holding import confirm, held
from bot.runtime.lease_locks import LeaseLocks
from tests.databases import PostgreSQL, RedisServer


def test_who_took_nothing_is_let_pass() -> None:
    asyncio.run(confirm())


def test_what_was_taken_last_is_asked_for_and_forgotten_with_the_block() -> None:
    asked: list[str] = []

    def check(name: str) -> None:
        asked.append(name)

    async def outer() -> None:
        check("dehors")

    async def inner() -> None:
        check("dedans")

    async def talk() -> None:
        with held(outer):
            with held(inner):
                await confirm()
            await confirm()
        await confirm()

    asyncio.run(talk())
    assert asked == ["dedans", "dehors"]


def test_a_server_that_stood_still_for_longer_than_its_lease_is_told_so(redis_server: RedisServer) -> None:
    async def talk() -> None:
        async with LeaseLocks(redis_server.url, lease=0.2).hold("elle"):
            await confirm()
            # Not asyncio.sleep: nothing else runs meanwhile, and nobody renews the lease.
            time.sleep(0.5)
            with pytest.raises(LockError, match="perdu"):
                await confirm()

    asyncio.run(talk())


def test_a_lease_is_renewed_by_asking_for_it(redis_server: RedisServer) -> None:
    client = redis.Redis.from_url(redis_server.url)

    async def talk() -> None:
        async with LeaseLocks(redis_server.url, lease=60).hold("elle"):
            (key,) = client.keys()
            client.pexpire(key, 1000)
            await confirm()
            assert client.pttl(key) > 1000

    asyncio.run(talk())


def test_while_redis_is_down_nobody_knows(redis_server: RedisServer) -> None:
    async def talk() -> None:
        async with LeaseLocks(redis_server.url).hold("elle"):
            redis_server.stop()
            with pytest.raises(LockError, match="Redis ne répond pas"):
                await confirm()

    asyncio.run(talk())


def test_a_server_whose_connection_was_cut_is_told_so(postgresql: PostgreSQL) -> None:
    async def talk() -> None:
        locks = AdvisoryLocks(postgresql.url)
        async with locks.hold("elle"):
            await confirm()
            postgresql.cut_connections()
            with pytest.raises(LockError):
                await confirm()
        async with locks.hold("elle"):
            await confirm()

    asyncio.run(talk())


def test_with_one_connection_all_turns_of_a_server_are_lost(postgresql: PostgreSQL) -> None:
    async def long_turn(locks: AdvisoryLocks, begun: asyncio.Event) -> None:
        async with locks.hold("elle"):
            begun.set()
            await asyncio.sleep(600)

    async def talk() -> None:
        begun = asyncio.Event()
        here, there = (AdvisoryLocks(postgresql.url) for _ in range(2))
        turn = asyncio.create_task(long_turn(here, begun))
        await begun.wait()
        async with here.hold("lui"):
            postgresql.cut_connections()
            with pytest.raises(LockError):
                await confirm()
        with pytest.raises(LockError, match="perdu"):
            await turn
        async with there.hold("elle"), here.hold("lui"):
            await confirm()

    asyncio.run(talk())


def test_what_another_turn_took_meanwhile_is_not_given_back(postgresql: PostgreSQL) -> None:
    async def talk() -> None:
        here, there = AdvisoryLocks(postgresql.url), AdvisoryLocks(postgresql.url, wait=0.2)
        async with here.hold("elle"):
            postgresql.cut_connections()
            with pytest.raises(LockError):
                await confirm()
            again = here.hold("elle")
            await again.__aenter__()
        with pytest.raises(LockError, match="occupée"):
            async with there.hold("elle"):
                pass
        await again.__aexit__(None, None, None)

    asyncio.run(talk())


def test_who_lost_the_conversation_writes_nothing(redis_server: RedisServer, postgresql: PostgreSQL) -> None:
    kept = Conversations(domain=Domain.empty(), url=postgresql.url)
    tracker = DialogueStateTracker("elle", [])
    tracker.update(UserUttered("bonjour"))

    async def talk() -> None:
        async with LeaseLocks(redis_server.url).hold("elle"):
            redis.Redis.from_url(redis_server.url).flushall()
            with pytest.raises(LockError, match="perdu"):
                await kept.save(tracker)
        assert await kept.events("elle") == []
        async with LeaseLocks(redis_server.url).hold("elle"):
            await kept.save(tracker)
        assert [event["text"] for event in await kept.events("elle")] == ["bonjour"]

    asyncio.run(talk())
