"""What a second Rasa server is good for: ``python -m benchmarks.servers`` prints a table for docs/production.md.

Two Rasa servers, two action servers and nginx are started on this machine, over the PostgreSQL and the Redis that
``BALISE_DATABASE_URL`` and ``BALISE_REDIS_URL`` name: not those of real visitors, for the talk is kept there. nginx
leads to one Rasa server by one entrance, to both by another; visitors speak through either by turns, so that both meet
the same machine. Client and databases run on the same processors: what each of them takes is measured too, and says
what the best ratio could be here, and what it would take.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import aiohttp

from benchmarks.figures import number
from benchmarks.loads import MESSAGES, PATIENCE, Load, Talk
from benchmarks.processors import Efforts, cores, efforts
from bot.runtime import ports, programs, proxy
from bot.runtime.errors import LaunchError
from bot.runtime.model import Model
from bot.runtime.processes import Program, Supervisor
from bot.settings import Settings

CROWDS = (8, 32)
"""Visitors at once."""
ROUNDS = 3
"""How often each crowd speaks through each entrance, by turns."""
TARGET = 1.7
"""How many times one server's messages two are to answer."""
READY_WITHIN = 300.0


@dataclass(frozen=True)
class Cluster:
    """Servers that run: the address that leads to so many Rasa servers, and the processes of each kind."""

    entrances: Mapping[int, str]
    processes: Mapping[str, Sequence[int]]


@dataclass(frozen=True)
class Measured:
    """Messages through one entrance, and what they took of the processors."""

    load: Load = field(default_factory=Load)
    efforts: Efforts = field(default_factory=Efforts)

    def __add__(self, other: Measured) -> Measured:
        return Measured(self.load + other.load, self.efforts + other.efforts)

    @property
    def per_message(self) -> dict[str, float]:
        """Milliseconds of processor a message, by kind of process."""
        return {kind: 1000 * seconds / len(self.load.milliseconds) for kind, seconds in self.efforts.ours.items()}

    @property
    def elsewhere(self) -> float:
        """How many cores other work on the machine kept busy."""
        return self.efforts.elsewhere / self.load.seconds


def best_ratio(per_message: Mapping[str, float], on_cores: int) -> float:
    """The most that two servers could answer for each message of one, on so many cores that do nothing else.

    One Rasa server computes on one core at a time; all that runs shares the cores.
    """
    own, everything = per_message["Rasa"], sum(per_message.values())
    return min(2 / own, on_cores / everything) / min(1 / own, on_cores / everything)


def cores_needed(per_message: Mapping[str, float], ratio: float) -> float:
    """How many cores all of it would keep busy while two servers answer so many times what one can."""
    return ratio * sum(per_message.values()) / per_message["Rasa"]


@contextmanager
def cluster(settings: Settings) -> Iterator[Cluster]:
    """Start everything, in a folder that is thrown away afterwards.

    Raises:
        LaunchError: a server does not start.
    """
    with tempfile.TemporaryDirectory() as folder, Supervisor(time.sleep) as supervisor:
        settings = replace(settings, data=Path(folder), port=ports.any_free(), actions_port=ports.any_free())
        rasa, actions = ([ports.any_free() for _ in range(2)] for _ in range(2))
        entrances = {count: ports.any_free() for count in (1, 2)}
        processes = {
            "actions": [supervisor.start(_action_server(settings, port)).number for port in actions],
            "Rasa": [supervisor.start(_rasa_server(settings, port)).number for port in rasa],
            "nginx": [supervisor.start(_nginx(settings, rasa, actions, entrances)).number],
            "mesure": [os.getpid()],
        }
        end = time.monotonic() + READY_WITHIN
        supervisor.watch(until=lambda: _all_ready(rasa, end))
        yield Cluster({count: f"http://{ports.HOST}:{port}" for count, port in entrances.items()}, processes)


def _action_server(settings: Settings, port: int) -> Program:
    return programs.action_server(replace(settings, actions_port=port), f"actions-{port}.log")


def _rasa_server(settings: Settings, port: int) -> Program:
    program = programs.rasa_server(replace(settings, port=port), Model(settings.models).archive)
    return replace(program, log=program.log.with_name(f"rasa-{port}.log"))


def _nginx(settings: Settings, rasa: Sequence[int], actions: Sequence[int], entrances: Mapping[int, int]) -> Program:
    """The one of production, and beside the public paths, which have a pace, an entrance to each number of servers."""
    program = proxy.proxy(settings, rasa, actions)
    written = Path(program.command[-1])
    inside = written.read_text(encoding="utf-8").rstrip().removesuffix("}")
    written.write_text(inside + "".join(_entrance(port, rasa[:count]) for count, port in entrances.items()) + "}\n")
    return program


def _entrance(port: int, rasa: Sequence[int]) -> str:
    servers = " ".join(f"server {ports.HOST}:{each};" for each in rasa)
    through = f'proxy_http_version 1.1; proxy_set_header Connection ""; proxy_pass http://mesure_{port};'
    return (
        f"upstream mesure_{port} {{ {servers} keepalive 64; }}\n"
        f"server {{ listen {ports.HOST}:{port}; location / {{ {through} }} }}\n"
    )


def _all_ready(rasa: Sequence[int], end: float) -> bool:
    if time.monotonic() > end:
        raise LaunchError(f"les serveurs ne sont pas prêts après {READY_WITHIN:.0f} s")
    return all(ports.answers(port, "/sante/pret") for port in rasa)


async def speak(session: aiohttp.ClientSession, address: str, visitors: int) -> Load:
    """So many visitors at once, each with a conversation of her own.

    Raises:
        RuntimeError: a message got no answer.
    """

    async def visit() -> list[float]:
        talk = Talk(session, address)
        return [await talk.says(text) for text in MESSAGES]

    start = time.perf_counter()
    visits = await asyncio.gather(*(visit() for _ in range(visitors)))
    return Load(tuple(each for visit in visits for each in visit), time.perf_counter() - start)


async def measure(running: Cluster, crowds: Sequence[int], rounds: int) -> dict[int, dict[int, Measured]]:
    """By how many visitors, and through how many servers, what was measured."""
    figures = {crowd: {count: Measured() for count in running.entrances} for crowd in crowds}
    async with aiohttp.ClientSession(timeout=PATIENCE, connector=aiohttp.TCPConnector(limit=0)) as session:
        # What is made at the first message, and never again, is no cost of a turn: twice, so that both have had some.
        for _ in range(2):
            await speak(session, running.entrances[2], 4)
        for _ in range(rounds):
            for crowd, by_count in figures.items():
                for count, address in running.entrances.items():
                    before = efforts(running.processes)
                    load = await speak(session, address, crowd)
                    by_count[count] += Measured(load, efforts(running.processes) - before)
    return figures


def table(crowd: int, one: Measured, two: Measured) -> str:
    """What so many visitors met, in Markdown."""
    rows = {
        f"{crowd} visiteurs, messages par seconde": (one.load.rate, two.load.rate),
        f"{crowd} visiteurs, p50 (ms)": (one.load.p50, two.load.p50),
        f"{crowd} visiteurs, p95 (ms)": (one.load.p95, two.load.p95),
        **{
            f"processeur par message, {kind} (ms)": (one.per_message[kind], two.per_message[kind])
            for kind in one.per_message
        },
        "processeur par message, tout (ms)": (sum(one.per_message.values()), sum(two.per_message.values())),
        "cœurs pris par d'autres travaux": (one.elsewhere, two.elsewhere),
    }
    lines = ["| | un serveur | deux serveurs | rapport |", "| --- | ---: | ---: | ---: |"]
    for name, (alone, both) in rows.items():
        lines.append(f"| {name} | {number(alone)} | {number(both)} | {number(both / alone) if alone else ''} |")
    return "\n".join(lines)


def verdict(one: Measured, two: Measured, on_cores: int) -> str:
    """In French, what the ratio could be at most on these cores, and how many it would take."""
    spent = two.per_message
    first, second = sorted(spent, key=lambda kind: -spent[kind])[:2]
    return (
        f"Rapport mesuré : {number(two.load.rate / one.load.rate)} (visé : {number(TARGET)}). "
        f"Ce qui domine : {first} ({number(spent[first])} ms par message), puis {second} ({number(spent[second])} ms). "
        f"Sur {on_cores} cœurs qui ne feraient rien d'autre, le rapport ne peut dépasser "
        f"{number(best_ratio(spent, on_cores))} ; {number(TARGET)} occuperait "
        f"{number(cores_needed(spent, TARGET))} cœurs."
    )


def main() -> None:
    """Measure, and print the tables."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.servers", description="Un serveur Rasa, puis deux.")
    parser.add_argument("--tours", type=int, default=ROUNDS, help=f"combien de fois chaque charge ({ROUNDS})")
    rounds = parser.parse_args().tours
    settings = Settings.from_environment()
    if not (settings.database_url and settings.redis_url):
        parser.error("BALISE_DATABASE_URL et BALISE_REDIS_URL disent où sont PostgreSQL et Redis")
    with cluster(settings) as running:
        figures = asyncio.run(measure(running, CROWDS, rounds))
    for crowd, by_count in figures.items():
        print(
            table(crowd, by_count[1], by_count[2]), verdict(by_count[1], by_count[2], cores()), sep="\n\n", end="\n\n"
        )


if __name__ == "__main__":
    main()
