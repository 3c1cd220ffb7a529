"""Messages with what they ask, and the trained understanding that reads them."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import structlog
from ruamel.yaml import YAML

from bot.nlu.gathering import FALLBACK, Gatherer, Node, Reading
from bot.runtime.rasa_command import prepare

FOREIGN = "hors_sujet"
REFUSED = frozenset({FOREIGN, FALLBACK})


@dataclass(frozen=True)
class Case:
    """A message, the intents that it asks for, and others that may as well be read in it."""

    text: str
    intents: tuple[str, ...]
    also: tuple[str, ...] = ()

    @property
    def accepted(self) -> frozenset[str]:
        """Every intent that is right."""
        return frozenset({*self.intents, *self.also})

    @property
    def is_foreign(self) -> bool:
        """Whether the message has nothing to do with the course."""
        return self.intents == (FOREIGN,)

    @property
    def asks_several(self) -> bool:
        """Whether the message asks several things."""
        return len(self.intents) > 1


def read_cases(paths: Iterable[Path]) -> list[Case]:
    """The messages of YAML files: lists of ``texte``, ``intentions`` and perhaps ``aussi``."""
    entries: list[dict[str, Any]] = []
    for path in paths:
        entries += YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
    return [Case(each["texte"], tuple(each["intentions"]), tuple(each.get("aussi", ()))) for each in entries]


class Understanding:
    """A trained model, used as a library."""

    def __init__(self, model: Path) -> None:
        prepare()
        # Used as a library, Rasa tells every message at debug level.
        structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
        from rasa.core.agent import Agent

        self._agent = Agent.load(str(model))
        self._loop = asyncio.new_event_loop()

    def parse(self, text: str) -> dict[str, Any]:
        """What Rasa makes of a message."""
        return dict(self._loop.run_until_complete(self._agent.parse_message(text)))

    def intents(self, text: str) -> list[str]:
        """The intents of the questions found in a message."""
        return [question["intention"] for question in self.parse(text)["questions"]]

    def tree(self, text: str) -> Node:
        """How the message and its clauses were read, before anything was decided."""
        with _watched(Gatherer) as seen:
            self.parse(text)
        return seen[0]


@contextmanager
def _watched(gatherer: Any) -> Iterator[list[Node]]:
    """The readings that gatherers are given meanwhile."""
    seen: list[Node] = []
    gather = gatherer.gather

    def look(self: Gatherer, node: Node) -> list[Reading]:
        seen.append(node)
        return list(gather(self, node))

    gatherer.gather = look
    try:
        yield seen
    finally:
        gatherer.gather = gather
