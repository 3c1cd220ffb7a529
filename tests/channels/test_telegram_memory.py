"""What was done lately, as one server or several remember it."""

from __future__ import annotations

import asyncio

from bot.channels.pace import shared_storage
from bot.channels.telegram_memory import Memory, Recent
from tests.databases import RedisServer


def test_what_was_shown_once_is_not_new_again() -> None:
    recent = Recent()
    assert recent.is_new(7)
    assert not recent.is_new(7)
    assert recent.is_new(8)


def test_to_ask_whether_something_was_shown_does_not_show_it() -> None:
    recent = Recent()
    assert not recent.knows(7)
    assert recent.is_new(7)
    assert recent.knows(7)


def test_memory_has_an_end() -> None:
    recent = Recent(most=2)
    for thing in (1, 2, 3):
        assert recent.is_new(thing)
    assert not recent.is_new(3)
    assert not recent.is_new(2)
    assert recent.is_new(1)


def test_one_server_remembers_what_it_did() -> None:
    async def work() -> None:
        memory = Memory()
        assert not await memory.knows("salué")
        await memory.note("salué", 60)
        assert await memory.knows("salué")
        assert not await Memory().knows("salué")

    asyncio.run(work())


def test_servers_that_share_a_redis_remember_together(redis_server: RedisServer) -> None:
    async def work() -> None:
        one, other = (Memory(shared_storage(redis_server.url)) for _ in range(2))
        await one.note("salué", 60)
        assert await other.knows("salué")
        assert not await other.knows("autre")

    asyncio.run(work())


def test_what_is_to_be_remembered_for_a_while_is_forgotten_after_it(redis_server: RedisServer) -> None:
    async def work() -> None:
        one, other = (Memory(shared_storage(redis_server.url)) for _ in range(2))
        await one.note("salué", 1)
        for _ in range(100):
            if not await other.knows("salué"):
                return
            await asyncio.sleep(0.1)
        raise AssertionError("jamais oublié")

    asyncio.run(work())


def test_while_redis_is_down_a_server_remembers_what_it_did_itself(redis_server: RedisServer) -> None:
    async def work() -> None:
        one, other = (Memory(shared_storage(redis_server.url)) for _ in range(2))
        redis_server.stop()
        await one.note("salué", 60)
        assert await one.knows("salué")
        assert not await other.knows("salué")

    asyncio.run(work())
