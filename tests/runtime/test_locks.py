"""One message of a conversation at a time, whichever server it reaches."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
import redis
from rasa.core.lock_store import LockError, LockStore
from rasa.core.utils import AvailableEndpoints

from bot.channels.visits import ANSWER_WITHIN
from bot.runtime import advisory_locks, lease_locks
from bot.runtime.advisory_locks import AdvisoryLocks
from bot.runtime.lease_locks import LeaseLocks
from bot.runtime.locks import ConversationLocks, Locks, locks_of
from bot.settings import ROOT, Settings
from tests.databases import PostgreSQL, RedisServer

HOLDER = """
import asyncio, sys
from bot.runtime.rasa_command import prepare
prepare()
from bot.runtime.locks import ConversationLocks
async def hold():
    async with ConversationLocks().lock("elle"):
        print("tenu", flush=True)
        await asyncio.sleep(600)
asyncio.run(hold())
"""


@pytest.fixture(params=["en mémoire", "Redis", "PostgreSQL"])
def two_servers(request: pytest.FixtureRequest) -> tuple[Locks, Locks]:
    """The locks of two servers; in memory, of the only one."""
    if request.param == "Redis":
        shared = Settings(redis_url=request.getfixturevalue("redis_server").url)
    elif request.param == "PostgreSQL":
        shared = Settings(database_url=request.getfixturevalue("postgresql").url)
    else:
        one = locks_of(Settings())
        return one, one
    return locks_of(shared), locks_of(shared)


@pytest.fixture(params=["Redis", "PostgreSQL"])
def environment(request: pytest.FixtureRequest) -> dict[str, str]:
    """What tells servers of what they share."""
    if request.param == "Redis":
        return {"BALISE_REDIS_URL": request.getfixturevalue("redis_server").url}
    return {"BALISE_DATABASE_URL": request.getfixturevalue("postgresql").url}


async def turn(locks: Locks, conversation: str, diary: list[str], name: str, steps: int = 5) -> None:
    async with locks.hold(conversation):
        diary.append(f"{name} commence")
        for _ in range(steps):
            await asyncio.sleep(0.01)
        diary.append(f"{name} finit")


def test_turns_of_a_conversation_do_not_overlap(two_servers: tuple[Locks, Locks]) -> None:
    diary: list[str] = []

    async def talk() -> None:
        await asyncio.gather(*(turn(two_servers[n % 2], "elle", diary, str(n)) for n in range(6)))

    asyncio.run(talk())
    assert len(diary) == 12
    for begins, ends in zip(diary[::2], diary[1::2], strict=True):
        assert begins.split() == [ends.split()[0], "commence"]


def test_other_conversations_go_on_meanwhile(two_servers: tuple[Locks, Locks]) -> None:
    async def talk() -> None:
        async with two_servers[0].hold("elle"), two_servers[1].hold("lui"), two_servers[0].hold("eux"):
            pass

    asyncio.run(talk())


def test_a_turn_that_failed_or_was_given_up_frees_the_conversation(two_servers: tuple[Locks, Locks]) -> None:
    async def fail() -> None:
        async with two_servers[0].hold("elle"):
            raise ValueError

    async def talk() -> None:
        with suppress(ValueError):
            await fail()
        with suppress(asyncio.TimeoutError):
            await asyncio.wait_for(turn(two_servers[0], "elle", [], "trop longue", steps=1000), 0.05)
        async with two_servers[1].hold("elle"):
            pass

    asyncio.run(talk())


def test_waiting_ends_before_the_visitor_hears_that_no_answer_came() -> None:
    assert ANSWER_WITHIN > lease_locks.WAIT > lease_locks.LEASE
    assert ANSWER_WITHIN > advisory_locks.WAIT


@pytest.mark.parametrize("kind", ["Redis", "PostgreSQL"])
def test_who_waits_too_long_is_told_so(kind: str, request: pytest.FixtureRequest) -> None:
    async def talk() -> None:
        here, there = (a_lock_that_waits(kind, request, 0.2) for _ in range(2))
        async with here.hold("elle"):
            with pytest.raises(LockError, match="occupée"):
                async with there.hold("elle"):
                    pass

    asyncio.run(talk())


def a_lock_that_waits(kind: str, request: pytest.FixtureRequest, seconds: float) -> Locks:
    if kind == "Redis":
        return LeaseLocks(request.getfixturevalue("redis_server").url, wait=seconds)
    return AdvisoryLocks(request.getfixturevalue("postgresql").url, wait=seconds)


def test_the_conversation_of_a_killed_server_is_free_again(environment: dict[str, str]) -> None:
    server = subprocess.Popen(
        [sys.executable, "-c", HOLDER], cwd=ROOT, env=os.environ | environment, stdout=subprocess.PIPE, text=True
    )
    assert server.stdout is not None
    assert server.stdout.readline() == "tenu\n"
    locks = ConversationLocks(Settings.from_environment(environment))

    async def talk() -> str:
        with pytest.raises(asyncio.TimeoutError):
            await asyncio.wait_for(turn(locks._locks, "elle", [], "elle"), 0.5)
        server.send_signal(signal.SIGKILL)
        server.wait()
        async with locks.lock("elle"):
            return "libre"

    assert asyncio.run(talk()) == "libre"


def test_a_long_turn_keeps_its_lease(redis_server: RedisServer) -> None:
    diary: list[str] = []

    async def talk() -> None:
        here, there = (LeaseLocks(redis_server.url, lease=0.3) for _ in range(2))
        long = asyncio.create_task(turn(here, "elle", diary, "longue", steps=100))
        await asyncio.sleep(0.1)
        await asyncio.gather(long, turn(there, "elle", diary, "courte"))

    asyncio.run(talk())
    assert diary == ["longue commence", "longue finit", "courte commence", "courte finit"]


def test_who_lost_the_lease_goes_no_further(redis_server: RedisServer) -> None:
    diary: list[str] = []

    async def talk() -> None:
        locks = LeaseLocks(redis_server.url, lease=0.3)
        long = asyncio.create_task(turn(locks, "elle", diary, "elle", steps=3000))
        await asyncio.sleep(0.1)
        redis.Redis.from_url(redis_server.url).flushall()
        with pytest.raises(LockError, match="perdu"):
            await long

    asyncio.run(talk())
    assert diary == ["elle commence"]


def test_a_lease_that_somebody_else_has_now_is_not_given_back(redis_server: RedisServer) -> None:
    client = redis.Redis.from_url(redis_server.url)

    async def talk() -> None:
        async with LeaseLocks(redis_server.url).hold("elle"):
            client.set(lease_locks.PREFIX + "elle", "une autre")

    asyncio.run(talk())
    assert client.get(lease_locks.PREFIX + "elle") == b"une autre"


def test_nothing_is_left_in_redis_after_a_turn(redis_server: RedisServer) -> None:
    asyncio.run(turn(LeaseLocks(redis_server.url), "elle", [], "elle"))
    assert redis.Redis.from_url(redis_server.url).keys() == []


@pytest.mark.parametrize("kind", ["Redis", "PostgreSQL"])
def test_a_peer_that_is_down_gives_an_honest_error_and_is_found_again(
    kind: str, request: pytest.FixtureRequest
) -> None:
    peer: RedisServer | PostgreSQL = request.getfixturevalue("redis_server" if kind == "Redis" else "postgresql")
    settings = Settings(redis_url=peer.url) if kind == "Redis" else Settings(database_url=peer.url)

    async def talk() -> None:
        locks = locks_of(settings)
        await turn(locks, "elle", [], "avant")
        peer.stop()
        with pytest.raises(LockError, match=f"{kind} ne répond pas"):
            await turn(locks, "elle", [], "pendant")
        peer.start()
        await turn(locks, "elle", [], "après")

    asyncio.run(talk())


def test_endpoints_yml_leads_to_these_locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BALISE_PORT_ACTIONS", "5055")
    monkeypatch.setenv("BALISE_DONNEES", str(tmp_path))
    store = LockStore.create(AvailableEndpoints.read_endpoints(str(ROOT / "endpoints.yml")).lock_store)
    assert isinstance(store, ConversationLocks)


@pytest.mark.parametrize(
    ("settings", "kind"),
    [
        (Settings(redis_url="redis://h", database_url="postgresql://h/b"), LeaseLocks),
        (Settings(redis_url="redis://h"), LeaseLocks),
        (Settings(database_url="postgresql://h/b"), AdvisoryLocks),
    ],
)
def test_redis_is_preferred_to_postgresql(settings: Settings, kind: type) -> None:
    assert type(locks_of(settings)) is kind
