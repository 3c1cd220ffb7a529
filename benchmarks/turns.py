"""What a turn costs: ``python -m benchmarks.turns [--comparer]`` prints a table for docs/exploitation.md.

Both servers are started on this machine and spoken to through the REST channel, which no pace limits. The client
runs beside them, on the same processors: read the figures as a floor. With ``--comparer`` the same is measured of
Rasa without Balise's repairs, which runs beside and is spoken to by turns, so that both meet the same machine, and the
ratios are printed.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import tempfile
import time
import uuid
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

import aiohttp

from benchmarks.served import Served, serving
from bot.settings import Settings

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
CROWD = 8
EARLY_TURN = 5
LATE_TURN = 200
ROUNDS = 3
"""How often each load is put on, by turns with the other Balise."""
PAIRS = 12
"""How many early and late turns are compared, taken by turns so that both meet the same machine."""


@dataclass(frozen=True)
class Load:
    """Messages of so many visitors at once: milliseconds of each, and the seconds that all took."""

    milliseconds: tuple[float, ...] = ()
    seconds: float = 0.0

    def __add__(self, other: Load) -> Load:
        return Load(self.milliseconds + other.milliseconds, self.seconds + other.seconds)

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


@dataclass(frozen=True)
class Figures:
    """Everything that is measured of one Balise. ``growth``: a late turn against an early one."""

    start: float
    memory: dict[str, float]
    alone: Load
    crowd: Load
    growth: float

    def rows(self) -> dict[str, float]:
        """The figures by what they mean, in French."""
        return {
            "démarrage (s)": self.start,
            "mémoire de Rasa (Mo)": self.memory["rasa"],
            "mémoire des actions (Mo)": self.memory["actions"],
            "1 visiteur, p50 (ms)": self.alone.p50,
            "1 visiteur, p95 (ms)": self.alone.p95,
            "1 visiteur, messages par seconde": self.alone.rate,
            f"{CROWD} visiteurs, p50 (ms)": self.crowd.p50,
            f"{CROWD} visiteurs, p95 (ms)": self.crowd.p95,
            f"{CROWD} visiteurs, messages par seconde": self.crowd.rate,
            f"tour {LATE_TURN} / tour {EARLY_TURN}": self.growth,
        }


def percentile(values: Sequence[float], share: float) -> float:
    """The value that this share of the values does not pass (nearest rank).

    Raises:
        ValueError: there are no values.
    """
    if not values:
        raise ValueError("values")
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, max(0, round(share * len(ranked)) - 1))]


def table(balise: Figures, plain: Figures | None = None) -> str:
    """The figures in Markdown, beside those of plain Rasa with their ratio where they were measured."""
    heads = ["", "Balise", *(["sans corrections", "rapport"] if plain else [])]
    lines = [_row(heads), _row(["---", *["---:"] * (len(heads) - 1)])]
    for name, value in balise.rows().items():
        cells = [name, _number(value)]
        if plain:
            other = plain.rows()[name]
            cells += [_number(other), _number(value / other)]
        lines.append(_row(cells))
    return "\n".join(lines)


class Talk:
    """One conversation through the REST channel."""

    def __init__(self, session: aiohttp.ClientSession, address: str) -> None:
        self._session = session
        self._url = f"{address}/webhooks/rest/webhook"
        self._name = f"mesure-{uuid.uuid4().hex}"

    async def says(self, text: str) -> float:
        """Say something; return after how many milliseconds the answer was there.

        Raises:
            RuntimeError: there was no answer: a figure of failures would mean nothing.
        """
        start = time.perf_counter()
        async with self._session.post(self._url, json={"sender": self._name, "message": text}) as answer:
            if answer.status != 200 or not await answer.json():
                raise RuntimeError(f"pas de réponse ({answer.status})")
        return 1000 * (time.perf_counter() - start)


async def measure_load(session: aiohttp.ClientSession, address: str, visitors: int, conversations: int) -> Load:
    """So many visitors at once, each of whom has so many conversations one after the other."""

    async def visit() -> list[float]:
        times: list[float] = []
        for _ in range(conversations):
            talk = Talk(session, address)
            times += [await talk.says(text) for text in MESSAGES]
        return times

    start = time.perf_counter()
    visits = await asyncio.gather(*(visit() for _ in range(visitors)))
    seconds = time.perf_counter() - start
    return Load(tuple(each for visit in visits for each in visit), seconds)


async def measure_growth(session: aiohttp.ClientSession, address: str) -> float:
    """How many times a turn around the late one lasts as long as the same message around the early one."""
    long = Talk(session, address)
    for text in islice(cycle(MESSAGES), LATE_TURN - PAIRS // 2):
        await long.says(text)
    late: list[float] = []
    early: list[float] = []
    for text in islice(cycle(MESSAGES), PAIRS):
        short = Talk(session, address)
        for opening in MESSAGES[: EARLY_TURN - 1]:
            await short.says(opening)
        early.append(await short.says(text))
        late.append(await long.says(text))
    return statistics.median(late) / statistics.median(early)


async def measure(balises: Sequence[Served]) -> list[Figures]:
    """Everything, of each Balise that has just started."""
    alone = [Load() for _ in balises]
    crowd = [Load() for _ in balises]
    async with aiohttp.ClientSession() as session:
        for each in balises:
            # What is made at the first message, and never again, is no cost of a turn.
            await measure_load(session, each.address, 1, 1)
        for _ in range(ROUNDS):
            for rank, each in enumerate(balises):
                alone[rank] += await measure_load(session, each.address, 1, 2)
                crowd[rank] += await measure_load(session, each.address, CROWD, 1)
        growth = [await measure_growth(session, each.address) for each in balises]
    return [
        Figures(each.start, each.memory(), alone[rank], crowd[rank], growth[rank]) for rank, each in enumerate(balises)
    ]


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.turns", description="Mesure le coût d'un tour.")
    parser.add_argument("--comparer", action="store_true", help="mesurer aussi Rasa sans les corrections de Balise")
    kinds = (False, True) if parser.parse_args().comparer else (False,)
    settings = Settings.from_environment()
    with ExitStack() as stack:
        balises = []
        for plain in kinds:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            balises.append(stack.enter_context(serving(settings, folder, plain=plain)))
        print(table(*asyncio.run(measure(balises))))


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _number(value: float) -> str:
    digits = 0 if value >= 100 else 1 if value >= 10 else 2
    return f"{value:.{digits}f}".replace(".", ",")


if __name__ == "__main__":
    main()
