"""Who may see the counts, and how often the parts are asked."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from bot.channels import health
from bot.channels.health import NotReady, Readiness, is_from_inside

NO_AGENT: Any = None


@pytest.mark.parametrize(
    "address", ["127.0.0.1", "::1", "10.1.2.3", "172.16.0.9", "192.168.1.20", "::ffff:10.1.2.3", "fd00::1"]
)
def test_the_house_is_inside(address: str) -> None:
    assert is_from_inside(address, {})


@pytest.mark.parametrize("address", ["8.8.8.8", "2001:4860:4860::8888", "::ffff:8.8.8.8", "172.32.0.1", "", "inconnue"])
def test_the_rest_of_the_world_is_outside(address: str) -> None:
    assert not is_from_inside(address, {})


@pytest.mark.parametrize("header", ["x-forwarded-for", "x-real-ip", "forwarded", "via"])
def test_what_a_proxy_brings_comes_from_outside(header: str) -> None:
    assert not is_from_inside("127.0.0.1", {header: "127.0.0.1"})


class Parts:
    """A part that counts how often it is asked."""

    def __init__(self, *, works: bool = True, hangs: bool = False) -> None:
        self.asked = 0
        self._works, self._hangs = works, hangs

    async def check(self, _: object) -> None:
        self.asked += 1
        if self._hangs:
            await asyncio.Event().wait()
        if not self._works:
            raise NotReady


def test_each_part_is_told_by_itself() -> None:
    readiness = Readiness({"modele": Parts().check, "actions": Parts(works=False).check})
    assert asyncio.run(readiness.parts(NO_AGENT)) == {"modele": True, "actions": False}


def test_a_part_that_hangs_counts_as_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "PART_WITHIN", 0.01)
    readiness = Readiness({"conversations": Parts(hangs=True).check})
    assert asyncio.run(readiness.parts(NO_AGENT)) == {"conversations": False}


def test_a_crowd_that_asks_at_once_weighs_as_one() -> None:
    part = Parts()

    async def crowd() -> None:
        readiness = Readiness({"actions": part.check})
        await asyncio.gather(*(readiness.parts(NO_AGENT) for _ in range(50)))

    asyncio.run(crowd())
    assert part.asked == 1


def test_the_state_is_asked_again_later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "KNOWN_FOR", 0.0)
    part = Parts()

    async def twice() -> None:
        readiness = Readiness({"actions": part.check})
        await readiness.parts(NO_AGENT)
        await asyncio.sleep(0.001)
        await readiness.parts(NO_AGENT)

    asyncio.run(twice())
    assert part.asked == 2
