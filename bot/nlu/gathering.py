"""What a message asks, from how its sentences and clauses were read: pure decisions."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from bot.language import clauses

Path = tuple[int, ...]
FALLBACK = "nlu_fallback"
_LEAST = 1e-4
_UNRANKED = 1e-3
_LEANING_FLOOR = 0.02
_SURE = 0.7
"""Confidence from which a part is a question whatever the whole resembles, if its form says so too."""
_OPENLY = 0.4
"""The same where it begins as a question does, beside another one."""
_EVEN = 0.5


@dataclass(frozen=True)
class Reading:
    """One message or clause as the classifier read it; ``ranking`` holds its likeliest intents, with probabilities."""

    text: str
    intent: str
    confidence: float
    entities: tuple[dict[str, Any], ...] = ()
    ranking: Mapping[str, float] = field(default_factory=dict)

    def chance(self, intent: str) -> float:
        """The probability of an intent; 0 for one that is not ranked."""
        return self.confidence if intent == self.intent else self.ranking.get(intent, 0.0)


@dataclass(frozen=True)
class Node:
    """A reading of a stretch of text, and those of its parts."""

    reading: Reading
    parts: tuple[Node, ...] = ()


def tree(readings: Mapping[Path, Reading], path: Path = ()) -> Node:
    """The readings of one message, by path, as a tree; the whole message stands at the empty path."""
    below = sorted(each for each in readings if len(each) == len(path) + 1 and each[: len(path)] == path)
    return Node(readings[path], tuple(tree(readings, each) for each in below))


@dataclass(frozen=True)
class Weights:
    """What speaks for a clause being a question of its own: a logistic regression (docs/nlu.md, calibration).

    The names are those of config.yml. ``confiance``: log-odds of its intent; ``demande``: it has the form of a
    question; ``appui``: logarithm of the probability that the whole gives its intent; ``entier``: log-odds of the
    intent of the whole; ``pareil``: its intent is that of the whole; ``partage``: probability that it gives the
    intent of the whole; ``autre_demande``: another part has the form of a question; ``profondeur``: it is a part of
    a part; ``etranger``: probability that the whole is about a foreign subject.
    """

    constante: float = 0.0
    confiance: float = 0.0
    demande: float = 0.0
    appui: float = 0.0
    entier: float = 0.0
    pareil: float = 0.0
    partage: float = 0.0
    autre_demande: float = 0.0
    profondeur: float = 0.0
    etranger: float = 0.0

    def chance(self, clues: Clues) -> float:
        """The probability that the clause asks what it was read as."""
        return 1 / (1 + math.exp(-self.constante - sum(getattr(self, name) * clues[name] for name in CLUES)))


Clues = Mapping[str, float]
CLUES = tuple(each.name for each in fields(Weights) if each.name != "constante")


@dataclass(frozen=True)
class Limits:
    """Probabilities: from ``question`` a clause counts as a question; from ``alone``, one clause speaks for a message
    that was read as something else. ``leaning`` is how much a clause leans on the reading of the whole, from 0 to 1.
    """

    question: float
    alone: float
    leaning: float


@dataclass(frozen=True)
class Gatherer:
    """Finds what a message asks.

    ``silent`` are the intents that ask nothing of the course: greetings, thanks, what a person tells of herself,
    foreign subjects. ``foreign`` is the intent of these last.
    """

    weights: Weights
    limits: Limits
    silent: frozenset[str]
    foreign: str = ""

    def gather(self, node: Node) -> list[Reading]:
        """What a message asks, in order; the whole message where cutting it tells nothing more."""
        asked = self._asked(node)
        if len(asked) >= 2:
            return [reading for reading, _ in asked][: clauses.MAXIMUM_PARTS]
        if asked and self._speaks_for(asked[0], node.reading):
            reading, _ = asked[0]
            surest = max(reading.confidence, node.reading.chance(reading.intent))
            return [Reading(node.reading.text, reading.intent, surest, node.reading.entities)]
        return [node.reading]

    def _speaks_for(self, asked: tuple[Reading, float], whole: Reading) -> bool:
        """Whether the one part that asks something tells what the message asks."""
        reading, chance = asked
        if whole.intent == reading.intent or whole.intent == self.foreign:
            return True
        if whole.intent in self.silent:
            # "Huit ans de boulot, c'est bon pour moi" ends a story: who tells it so plainly is heard as a whole.
            return reading.confidence >= _EVEN or whole.confidence < _SURE
        return chance >= self.limits.alone

    def _asked(self, node: Node, depth: int = 0) -> list[tuple[Reading, float]]:
        """The questions among the parts, one an intent, each with its probability of being one."""
        found: list[tuple[Reading, float]] = []
        for part in node.parts:
            deeper = self._asked(part, depth + 1)
            reading, chance = self._judged(part, node, depth)
            if len(deeper) < 2 and chance >= self.limits.question:
                found.append((reading, chance))
            else:
                found += deeper
        return list(_distinct(found))

    def _judged(self, part: Node, node: Node, depth: int) -> tuple[Reading, float]:
        """What a part asks in the light of the whole, and how likely it asks it."""
        reading = leaning(part.reading, node.reading, self.limits.leaning)
        chance = self._chance(reading, part, node, depth)
        if depth == 0 and self._stands_by_itself(part, node):
            return part.reading, 1.0
        if depth == 0 and self._is_coordinated(part, node):
            return part.reading, max(chance, self.limits.question)
        if depth == 0 and self._is_one_of_several(part, node, reading):
            return reading, max(chance, self.limits.question)
        return reading, chance

    def _stands_by_itself(self, part: Node, node: Node) -> bool:
        """The question that ends a story, which as a whole resembles something else: a sentence that is surely read."""
        before = node.parts[: node.parts.index(part)]
        return (
            self._is_sure(part.reading)
            and node.reading.confidence < _SURE
            and clauses.is_full_question(part.reading.text)
            and all(other.reading.text.endswith(clauses.SENTENCE_MARKS) for other in before)
        )

    def _is_coordinated(self, part: Node, node: Node) -> bool:
        """A question beside one that already explains what the whole resembles: it need not resemble the whole too."""
        reading = part.reading
        least = _OPENLY if clauses.opens_as_question(reading.text) else _SURE
        return (
            reading.intent not in self.silent | {node.reading.intent}
            and reading.confidence >= least
            and clauses.asks(reading.text)
            and any(self._explains(other.reading, node.reading) for other in node.parts if other is not part)
        )

    def _explains(self, reading: Reading, whole: Reading) -> bool:
        return reading.intent == whole.intent and self._is_sure(reading) and clauses.asks(reading.text)

    def _is_one_of_several(self, part: Node, node: Node, reading: Reading) -> bool:
        """One of the short questions that a message is made of ("c'est combien et ça dure combien de temps")."""
        return (
            reading.intent == part.reading.intent
            and self._is_sure(reading)
            and self._is_sure(part.reading)
            and all(clauses.asks(each.reading.text) for each in node.parts)
        )

    def _is_sure(self, reading: Reading) -> bool:
        return reading.intent not in self.silent and reading.confidence >= _SURE

    def _chance(self, reading: Reading, part: Node, node: Node, depth: int) -> float:
        if reading.intent in self.silent:
            return 0.0
        return self.weights.chance(clues(reading, part, node, depth, self.foreign))


def clues(reading: Reading, part: Node, node: Node, depth: int, foreign: str = "") -> Clues:
    """What tells whether a part of a node is a question of its own; ``reading`` is the part's, leant on the whole."""
    whole = node.reading
    others = (other.reading.text for other in node.parts if other is not part)
    return {
        "confiance": _log_odds(reading.confidence),
        "demande": float(clauses.asks(reading.text)),
        "appui": math.log(whole.chance(reading.intent) + _UNRANKED),
        "entier": _log_odds(whole.confidence),
        "pareil": float(reading.intent == whole.intent),
        "partage": part.reading.chance(whole.intent),
        "autre_demande": float(any(map(clauses.asks, others))),
        "profondeur": float(depth),
        "etranger": whole.chance(foreign),
    }


def leaning(reading: Reading, whole: Reading, by: float) -> Reading:
    """The reading of a clause, in the light of the whole: "indemnisé ?" after "le stage" is about the internship."""
    ranked = {**reading.ranking, reading.intent: reading.confidence}
    leant = {intent: chance * (whole.chance(intent) + _LEANING_FLOOR) ** by for intent, chance in ranked.items()}
    total = sum(leant.values())
    if not total:
        return reading
    share = sum(ranked.values()) / total
    best = max(leant, key=lambda intent: leant[intent])
    return Reading(reading.text, best, leant[best] * share, reading.entities, reading.ranking)


def _log_odds(chance: float) -> float:
    bounded = min(max(chance, _LEAST), 1 - _LEAST)
    return math.log(bounded / (1 - bounded))


def _distinct(found: Iterable[tuple[Reading, float]]) -> Iterable[tuple[Reading, float]]:
    """One reading an intent: those of the same intent are joined, with all that they name."""
    joined: dict[str, tuple[Reading, float]] = {}
    for reading, chance in found:
        first = joined.get(reading.intent)
        joined[reading.intent] = (
            (reading, chance) if first is None else (_joined(first[0], reading), max(first[1], chance))
        )
    return joined.values()


def _joined(first: Reading, second: Reading) -> Reading:
    named = [entity for entity in second.entities if _name_of(entity) not in map(_name_of, first.entities)]
    text = f"{first.text} {second.text}"
    return Reading(text, first.intent, max(first.confidence, second.confidence), (*first.entities, *named))


def _name_of(entity: dict[str, Any]) -> tuple[Any, Any]:
    return entity["entity"], entity["value"]
