"""Visitors who speak to a server through the REST channel, and how long their answers take.

The client runs on the processors that it measures, and no pace limits the channel: read the figures as a floor.
"""

from __future__ import annotations

import asyncio
import statistics
import time
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle, islice

import aiohttp

from benchmarks.served import Served

MESSAGES = (
    "quels sont les horaires ?",
    "c koi la vae",
    "et la suivante ?",
    "qui peut payer ?",
    "c'est où les cours",
    "parle moi de l'ue 3",
    "combien ça coûte",
    "merci",
)
EARLY_TURN = 5
LATE_TURN = 200
PAIRS = 12
"""How many early and late turns are compared, taken by turns so that both meet the same machine."""
PATIENCE = aiohttp.ClientTimeout(total=300)


@dataclass(frozen=True)
class Load:
    """Messages of so many visitors at once.

    Attributes:
        milliseconds: how long each was waited for.
        seconds: how long they all took.
        processor: seconds of processor that the servers spent on them.
    """

    milliseconds: tuple[float, ...] = ()
    seconds: float = 0.0
    processor: float = 0.0

    def __add__(self, other: Load) -> Load:
        return Load(
            self.milliseconds + other.milliseconds, self.seconds + other.seconds, self.processor + other.processor
        )

    @property
    def rate(self) -> float:
        """Messages answered in a second."""
        return len(self.milliseconds) / self.seconds

    @property
    def p50(self) -> float:
        """The time that half of the messages stay under."""
        return percentile(self.milliseconds, 0.5)

    @property
    def p95(self) -> float:
        """The time that 19 of 20 messages stay under."""
        return percentile(self.milliseconds, 0.95)

    @property
    def effort(self) -> float:
        """Milliseconds of processor a message: what other work on the machine changes little."""
        return 1000 * self.processor / len(self.milliseconds)


@dataclass(frozen=True)
class Growth:
    """What becomes of a turn as a conversation goes on: milliseconds.

    Attributes:
        turns: each turn of a long conversation, from the first one.
        early: the same messages at an early turn, as many times as ``late``.
        late: around the last turns.
    """

    turns: tuple[float, ...]
    early: tuple[float, ...]
    late: tuple[float, ...]

    @property
    def ratio(self) -> float:
        """How many times an early turn a late one lasts."""
        return statistics.median(self.late) / statistics.median(self.early)


def percentile(values: Sequence[float], share: float) -> float:
    """The value that this share of the values does not pass (nearest rank).

    Raises:
        ValueError: there are no values.
    """
    if not values:
        raise ValueError("values")
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, max(0, round(share * len(ranked)) - 1))]


class Talk:
    """One conversation through the REST channel."""

    def __init__(self, session: aiohttp.ClientSession, address: str) -> None:
        self._session = session
        self._url = f"{address}/webhooks/rest/webhook"
        self._name = f"mesure-{uuid.uuid4().hex}"

    async def says(self, text: str) -> float:
        """Say something; return after how many milliseconds the answer was there.

        Raises:
            RuntimeError: there was no answer, or one without words: a figure of failures would mean nothing.
        """
        start = time.perf_counter()
        async with self._session.post(self._url, json={"sender": self._name, "message": text}) as answer:
            if answer.status != 200 or not any(said.get("text") for said in await answer.json()):
                raise RuntimeError(f"pas de réponse ({answer.status})")
        return 1000 * (time.perf_counter() - start)


async def measure_load(session: aiohttp.ClientSession, served: Served, visitors: int, conversations: int) -> Load:
    """So many visitors at once, each of whom has so many conversations one after the other."""

    async def visit() -> list[float]:
        times: list[float] = []
        for _ in range(conversations):
            talk = Talk(session, served.address)
            times += [await talk.says(text) for text in MESSAGES]
        return times

    spent, start = served.processor(), time.perf_counter()
    visits = await asyncio.gather(*(visit() for _ in range(visitors)))
    seconds = time.perf_counter() - start
    return Load(tuple(each for visit in visits for each in visit), seconds, served.processor() - spent)


async def measure_growth(session: aiohttp.ClientSession, served: Served) -> Growth:
    """One long conversation, and at its end short ones in between, so that both meet the same machine."""
    long = Talk(session, served.address)
    turns = [await long.says(text) for text in islice(cycle(MESSAGES), LATE_TURN - PAIRS // 2)]
    early: list[float] = []
    late: list[float] = []
    for text in islice(cycle(MESSAGES), PAIRS):
        short = Talk(session, served.address)
        for opening in MESSAGES[: EARLY_TURN - 1]:
            await short.says(opening)
        early.append(await short.says(text))
        late.append(await long.says(text))
    return Growth((*turns, *late), tuple(early), tuple(late))
