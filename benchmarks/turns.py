"""What a turn costs: ``python -m benchmarks.turns [--comparer]`` prints a table for docs/exploitation.md.

Both servers are started on this machine and spoken to through the REST channel (:mod:`benchmarks.loads`). With
``--comparer`` the same is measured of Rasa without Balise's repairs, which runs beside and is spoken to by turns, so
that both meet the same machine, and the ratios are printed.
"""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Sequence
from contextlib import ExitStack

import aiohttp

from benchmarks.figures import Figures, table
from benchmarks.loads import Load, measure_growth, measure_load
from benchmarks.served import BALISE, PLAIN, Served, Stack, Start, serving
from bot.settings import Settings

CONVERSATIONS = {1: 2, 8: 1, 32: 1}
"""By how many visitors at once: how many conversations each of them has in a round."""
ROUNDS = 3
"""How often each load is put on, by turns with the other servers."""
STARTS = 3
"""How often servers are started, by turns too; the last ones are measured further."""


def measure(stacks: Sequence[Stack], settings: Settings) -> list[Figures]:
    """Everything, of each.

    Raises:
        LaunchError: servers do not start.
        RuntimeError: a message got no answer.
    """
    starts: list[list[Start]] = [[] for _ in stacks]
    for _ in range(STARTS - 1):
        for rank, stack in enumerate(stacks):
            with serving(stack, settings) as served:
                starts[rank].append(served.start)
    with ExitStack() as running:
        all_served = [running.enter_context(serving(stack, settings)) for stack in stacks]
        for rank, served in enumerate(all_served):
            starts[rank].append(served.start)
        return asyncio.run(_speak(all_served, starts))


async def _speak(all_served: Sequence[Served], starts: Sequence[Sequence[Start]]) -> list[Figures]:
    loads = [{visitors: Load() for visitors in CONVERSATIONS} for _ in all_served]
    async with aiohttp.ClientSession() as session:
        for served in all_served:
            # What is made at the first message, and never again, is no cost of a turn.
            await measure_load(session, served, 1, 1)
        for _ in range(ROUNDS):
            for visitors, conversations in CONVERSATIONS.items():
                for own, served in zip(loads, all_served, strict=True):
                    own[visitors] += await measure_load(session, served, visitors, conversations)
        growths = [await measure_growth(session, served) for served in all_served]
    return [
        Figures(tuple(own_starts), served.memory(), own, growth)
        for own_starts, served, own, growth in zip(starts, all_served, loads, growths, strict=True)
    ]


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.turns", description="Mesure le coût d'un tour.")
    parser.add_argument("--comparer", action="store_true", help="mesurer aussi Rasa sans les corrections de Balise")
    stacks = (BALISE, PLAIN) if parser.parse_args().comparer else (BALISE,)
    measured = measure(stacks, Settings.from_environment())
    print(table([stack.name for stack in stacks], [figures.rows() for figures in measured]))


if __name__ == "__main__":
    main()
