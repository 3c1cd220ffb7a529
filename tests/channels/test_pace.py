"""How often strangers may ask."""

from __future__ import annotations

import asyncio

import pytest
from limits import RateLimitItemPerMinute

from bot.channels.pace import LIMITS, Deed, Pace, TooOften, shared_storage
from tests.databases import RedisServer


def count(pace: Pace, times: int, by: str = "quelqu'un", deed: Deed = Deed.MESSAGE) -> None:
    async def repeat() -> None:
        for _ in range(times):
            await pace.count(deed, by)

    asyncio.run(repeat())


def test_a_visitor_is_stopped_after_the_last_message_she_may_send_in_a_minute() -> None:
    pace = Pace(limits={Deed.MESSAGE: RateLimitItemPerMinute(3)})
    count(pace, 3)
    with pytest.raises(TooOften) as stopped:
        count(pace, 1)
    assert 1 <= stopped.value.wait <= 60


def test_one_visitor_does_not_stop_another() -> None:
    pace = Pace(limits={Deed.MESSAGE: RateLimitItemPerMinute(1)})
    count(pace, 1, by="elle")
    count(pace, 1, by="lui")


def test_each_deed_is_counted_by_itself() -> None:
    pace = Pace(limits=dict.fromkeys(Deed, RateLimitItemPerMinute(1)))
    for deed in Deed:
        count(pace, 1, deed=deed)


def test_every_deed_has_a_limit() -> None:
    assert set(LIMITS) == set(Deed)


def test_a_classroom_behind_one_address_may_talk_at_once() -> None:
    count(Pace(), 25, by="192.0.2.1", deed=Deed.SESSION_FROM_ADDRESS)
    count(Pace(), 25 * 6, by="192.0.2.1", deed=Deed.MESSAGE_FROM_ADDRESS)


def test_servers_that_share_a_redis_count_together(redis_server: RedisServer) -> None:
    limits = {Deed.MESSAGE: RateLimitItemPerMinute(3)}

    async def ask() -> None:
        one, other = (Pace(shared_storage(redis_server.url), limits) for _ in range(2))
        for pace in (one, other, one):
            await pace.count(Deed.MESSAGE, "elle")
        with pytest.raises(TooOften) as stopped:
            await other.count(Deed.MESSAGE, "elle")
        assert 1 <= stopped.value.wait <= 60

    asyncio.run(ask())


def test_the_environment_says_whether_servers_count_together(
    redis_server: RedisServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BALISE_REDIS_URL", redis_server.url)
    limits = {Deed.MESSAGE: RateLimitItemPerMinute(1)}

    async def ask() -> None:
        await Pace(limits=limits).count(Deed.MESSAGE, "elle")
        with pytest.raises(TooOften):
            await Pace(limits=limits).count(Deed.MESSAGE, "elle")

    asyncio.run(ask())


def test_without_the_shared_redis_each_server_still_stops_a_flood(redis_server: RedisServer) -> None:
    pace = Pace(shared_storage(redis_server.url), {Deed.MESSAGE: RateLimitItemPerMinute(2)})
    redis_server.stop()
    with pytest.raises(TooOften):
        count(pace, 3)
