"""A question, the thread of the conversation, and the answer to give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from bot.curriculum.course import Course
from bot.replies.facts import Said


@dataclass(frozen=True)
class Question:
    """One thing asked: its intent, its words, and the normalised values found in it."""

    intent: str
    text: str = ""
    entities: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
    confidence: float = 1.0

    def values(self, entity: str) -> tuple[Any, ...]:
        """The values of one entity, in order."""
        return self.entities.get(entity, ())

    def first(self, entity: str) -> Any | None:
        """The first value of one entity, or None."""
        return next(iter(self.values(entity)), None)


@dataclass(frozen=True)
class Thread:
    """What the conversation was last about, by which elliptic questions are understood.

    ``thing`` is what was spoken of ("certificat", "rapport", "experience", "bloc:premiere", "ue"), ``quantity``
    what was measured ("heures", "credits"), ``ues`` the codes of the UE last shown, ``earlier`` those shown by the
    reply just before.
    """

    topic: str | None = None
    thing: str | None = None
    quantity: str | None = None
    ues: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ask:
    """A question in its context."""

    question: Question
    thread: Thread
    course: Course


@dataclass(frozen=True)
class Part:
    """One reply to say: its name in domain.yml and the facts that it needs beside those of the course."""

    name: str
    facts: Mapping[str, Said] = field(default_factory=dict)


@dataclass(frozen=True)
class Answer:
    """What to say, and the thread that it leaves behind."""

    parts: tuple[Part, ...]
    thread: Thread

    @classmethod
    def one(cls, name: str, thread: Thread, facts: Mapping[str, Said] | None = None) -> Answer:
        """An answer of a single reply."""
        return cls((Part(name, facts or {}),), thread)

    @classmethod
    def in_turn(cls, answers: Sequence[Answer]) -> Answer:
        """Two answers at least, one after the other: the last two are what "the other one" may point at."""
        last = replace(answers[-1].thread, earlier=answers[-2].thread.ues)
        return cls(tuple(part for answer in answers for part in answer.parts), last)
