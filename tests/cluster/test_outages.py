"""A store is gone for ten seconds while visitors go on talking: an apology, then all goes on, nothing lost or doubled."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import count

import pytest
import requests

from tests.cluster.grappe import Cluster, told, unanswered
from tests.cluster.guest import CONTACT, PAUSE, Guest

VISITORS = 6
OUTAGE = 10.0
AFTERWARDS = 2
"""Messages of each visitor once all is mended."""
STARTS_WITHIN = 60


class Talk:
    """A visitor who talks through an outage, and sends again what was not answered."""

    def __init__(self, guest: Guest, mended: threading.Event) -> None:
        self.guest = guest
        self.apologies: list[requests.Response] = []
        self.begun = threading.Event()
        self._mended = mended
        self._numbers = count(1)

    def goes_on(self) -> None:
        """Talk until some time after the outage."""
        while not self._mended.is_set():
            self._asks()
            self.begun.set()
        for _ in range(AFTERWARDS):
            self._asks()

    def _asks(self) -> None:
        self.apologies += self.guest.insists(f"c'est quoi le module {next(self._numbers)} ?")
        time.sleep(PAUSE)


@pytest.mark.parametrize("kind", [("stop", "start"), ("freeze", "thaw")], ids=["arrêté", "figé"])
@pytest.mark.parametrize("peer", ["cache", "database"])
def test_visitors_who_talk_through_an_outage_lose_nothing(cluster: Cluster, peer: str, kind: tuple[str, str]) -> None:
    store, (breaks, mends), mended = getattr(cluster, peer), kind, threading.Event()
    talks = [Talk(Guest.from_address(cluster.address, place), mended) for place in range(VISITORS)]
    with ThreadPoolExecutor(VISITORS) as together:
        ends = [together.submit(talk.goes_on) for talk in talks]
        try:
            assert all(talk.begun.wait(STARTS_WITHIN) for talk in talks)
            getattr(store, breaks)()
            try:
                time.sleep(OUTAGE)
            finally:
                getattr(store, mends)()
        finally:
            mended.set()
        for end in ends:
            end.result()
    apologies = [apology for talk in talks for apology in talk.apologies]
    assert apologies, "il n'y a pas eu de panne"
    for apology in apologies:
        assert_honest(apology)
    for talk in talks:
        assert talk.guest.history() == talk.guest.lines
        assert unanswered(talk.guest) == []
        assert len(told(talk.guest)) == len(set(told(talk.guest)))


def assert_honest(apology: requests.Response) -> None:
    assert apology.status_code == 503, apology.text
    assert int(apology.headers["Retry-After"]) > 0
    assert CONTACT in apology.json()["message"]
