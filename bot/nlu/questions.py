"""Cut a message into clauses before understanding, and gather afterwards what is asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import (
    ENTITIES,
    INTENT,
    INTENT_NAME_KEY,
    INTENT_RANKING_KEY,
    PREDICTED_CONFIDENCE_KEY,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.language import clauses
from bot.language.courtesies import without_courtesies
from bot.nlu.attributes import ALTERNATIVES, CLAUSE_OF, ORIGINAL_TEXT, QUESTIONS
from bot.nlu.component import Component, text_of

FALLBACK = "nlu_fallback"


Path = tuple[int, ...]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class ClauseSplitter(Component):
    """Take the courtesies off each message, and put its sentences and clauses behind it in the batch.

    Every later component then works on them unawares; :class:`QuestionGatherer` takes them out again.
    """

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the pieces of each message that has several."""
        batch: list[Message] = []
        for message in self._bared(messages):
            batch.append(message)
            batch += _messages_of(clauses.cut(text_of(message)), ())
        return batch

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Training phrases lose their courtesies too, but stay whole."""
        self._bared(training_data.training_examples)
        return training_data

    @staticmethod
    def _bared(messages: list[Message]) -> list[Message]:
        for message in messages:
            if text := text_of(message):
                message.set(TEXT, without_courtesies(text))
        return messages


def _messages_of(piece: clauses.Piece, path: Path) -> Iterator[Message]:
    """A message for each part of a piece, however deep, each with the path that leads to it."""
    for rank, part in enumerate(piece.parts):
        yield Message(data={TEXT: part.text, CLAUSE_OF: (*path, rank)})
        yield from _messages_of(part, (*path, rank))


@dataclass(frozen=True)
class Reading:
    """One message or clause as the classifier read it."""

    text: str
    intent: str
    confidence: float
    entities: tuple[dict[str, Any], ...] = ()

    @classmethod
    def of(cls, message: Message) -> Reading:
        """The reading that a classified message carries."""
        intent = message.get(INTENT) or {}
        return cls(
            text_of(message),
            intent.get(INTENT_NAME_KEY) or FALLBACK,
            float(intent.get(PREDICTED_CONFIDENCE_KEY) or 0.0),
            tuple(message.get(ENTITIES) or ()),
        )


@dataclass(frozen=True)
class Thresholds:
    """When a clause counts, when one without the form of a question does, when the whole message speaks for
    itself, and how much surer than the whole a clause must be to stand for it. Probabilities.
    """

    clause: float
    statement: float
    whole: float
    gain: float


@dataclass(frozen=True)
class Node:
    """A reading of a stretch of text, and those of its parts."""

    reading: Reading
    parts: tuple[Node, ...] = ()


def tree(readings: dict[Path, Reading], path: Path = ()) -> Node:
    """The readings of one message, by path, as a tree; the whole message stands at the empty path."""
    below = sorted(each for each in readings if len(each) == len(path) + 1 and each[: len(path)] == path)
    return Node(readings[path], tuple(tree(readings, each) for each in below))


def gather(node: Node, gestures: frozenset[str], limits: Thresholds) -> list[Reading]:
    """What a message asks, in order; the whole message where cutting it tells nothing more.

    ``gestures`` are the intents that ask nothing (greetings, thanks, what a person tells of herself).
    """
    whole = node.reading
    below = [reading for part in node.parts for reading in gather(part, gestures, limits)]
    topics = [reading for reading in below if reading.intent not in gestures]
    someone_asks = any(clauses.asks(reading.text) for reading in below)
    sure = list(_distinct(each for each in topics if each.confidence >= _least(each, someone_asks, limits)))
    if len(sure) >= 2 and _outweigh(sure, whole, gestures, limits):
        return sure[: clauses.MAXIMUM_PARTS]
    best = max(topics, key=lambda reading: reading.confidence, default=None)
    if best is not None and best.confidence >= limits.clause and _outshines(best, whole, gestures, limits):
        return [Reading(whole.text, best.intent, best.confidence, whole.entities)]
    return [whole]


def _outweigh(sure: list[Reading], whole: Reading, gestures: frozenset[str], limits: Thresholds) -> bool:
    """Whether several clauses together say more than the message as a whole, which may be sure of itself."""
    if whole.intent in gestures or whole.confidence < limits.whole:
        return True
    return all(reading.confidence >= limits.whole for reading in sure)


def _least(reading: Reading, someone_asks: bool, limits: Thresholds) -> float:
    """Beside a clause that asks, one that only states must be surer to count as a question."""
    return limits.statement if someone_asks and not clauses.asks(reading.text) else limits.clause


def _outshines(best: Reading, whole: Reading, gestures: frozenset[str], limits: Thresholds) -> bool:
    return whole.intent in gestures or best.confidence >= whole.confidence + limits.gain


def _distinct(readings: Iterable[Reading]) -> Iterable[Reading]:
    """One reading an intent: those of the same intent are joined, with all that they name."""
    joined: dict[str, Reading] = {}
    for reading in readings:
        first = joined.get(reading.intent)
        joined[reading.intent] = reading if first is None else _joined(first, reading)
    return joined.values()


def _joined(first: Reading, second: Reading) -> Reading:
    named = [entity for entity in second.entities if _name_of(entity) not in map(_name_of, first.entities)]
    text = f"{first.text} {second.text}"
    return Reading(text, first.intent, max(first.confidence, second.confidence), (*first.entities, *named))


def _name_of(entity: dict[str, Any]) -> tuple[Any, Any]:
    return entity["entity"], entity["value"]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class QuestionGatherer(Component):
    """Last component: fold the clauses back into their message and decide whether it was understood.

    Settings: ``gestes`` (intents that ask nothing), ``prioritaires`` (intents that lead the message when it
    asks several things, because they open a dialogue), ``hors_sujet`` (the class of foreign subjects),
    ``seuil_proposition``, ``seuil_affirmation``, ``seuil_entier``, ``gain`` (see :class:`Thresholds`),
    ``seuil_refus`` (probability from which a message is foreign), ``seuil_doute`` (probability under which
    nothing was understood), ``seuil_voisin`` (probability from which another intent is worth proposing),
    ``seuil_sur`` and ``ecart`` (under that probability, a second intent as close as this makes Balise ask which).
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The calibrated thresholds stand in config.yml, with how they were found."""
        return {
            "gestes": [],
            "prioritaires": [],
            "hors_sujet": "hors_sujet",
            "seuil_proposition": 0.5,
            "seuil_affirmation": 0.9,
            "seuil_entier": 0.75,
            "gain": 0.15,
            "seuil_refus": 0.5,
            "seuil_doute": 0.25,
            "seuil_voisin": 0.15,
            "seuil_sur": 0.5,
            "ecart": 0.03,
        }

    def process(self, messages: list[Message]) -> list[Message]:
        """Return the whole messages only, each with its questions."""
        readings: dict[int, dict[Path, Reading]] = {}
        wholes: list[Message] = []
        for message in messages:
            path: Path = message.get(CLAUSE_OF) or ()
            if not path:
                wholes.append(message)
            readings.setdefault(len(wholes), {})[path] = Reading.of(message)
        for rank, message in enumerate(wholes, start=1):
            self._conclude(message, tree(readings[rank]))
        return wholes

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Nothing to gather in training."""
        return training_data

    def _conclude(self, message: Message, node: Node) -> None:
        gestures = frozenset([*self._config["gestes"], self._config["hors_sujet"]])
        limits = Thresholds(
            clause=self._config["seuil_proposition"],
            statement=self._config["seuil_affirmation"],
            whole=self._config["seuil_entier"],
            gain=self._config["gain"],
        )
        questions = gather(node, gestures, limits)
        ranking = message.get(INTENT_RANKING_KEY) or []
        if len(questions) == 1:
            questions = [self._judge(questions[0], ranking)]
        message.set(QUESTIONS, [_as_output(question) for question in questions], add_to_output=True)
        message.set(ALTERNATIVES, self._neighbours(ranking, questions), add_to_output=True)
        leading = next((each for each in questions if each.intent in self._config["prioritaires"]), questions[0])
        first = {INTENT_NAME_KEY: leading.intent, PREDICTED_CONFIDENCE_KEY: leading.confidence}
        message.set(INTENT, first, add_to_output=True)
        if original := message.get(ORIGINAL_TEXT):
            message.set(TEXT, original, add_to_output=True)

    def _judge(self, reading: Reading, ranking: list[dict[str, Any]]) -> Reading:
        """Refuse what is foreign, admit what was not understood, keep the rest."""
        foreign = self._config["hors_sujet"]
        if reading.intent == foreign and reading.confidence < self._config["seuil_refus"]:
            rest = [entry for entry in ranking if entry[INTENT_NAME_KEY] != foreign]
            if rest:
                reading = _renamed(reading, rest[0][INTENT_NAME_KEY], rest[0][PREDICTED_CONFIDENCE_KEY])
        if reading.confidence < self._config["seuil_doute"] or self._is_close(reading, ranking):
            return _renamed(reading, FALLBACK, reading.confidence)
        return reading

    def _is_close(self, reading: Reading, ranking: list[dict[str, Any]]) -> bool:
        """Whether a second intent is all but as likely as an unsure first one: then the person says which."""
        aside = {reading.intent, self._config["hors_sujet"]}
        others = [entry[PREDICTED_CONFIDENCE_KEY] for entry in ranking if entry[INTENT_NAME_KEY] not in aside]
        unsure = reading.confidence < self._config["seuil_sur"]
        return unsure and bool(others) and reading.confidence - max(others) < self._config["ecart"]

    def _neighbours(self, ranking: list[dict[str, Any]], questions: list[Reading]) -> list[str]:
        taken = {question.intent for question in questions} | {self._config["hors_sujet"]}
        doubtful = FALLBACK in taken
        least = 0.0 if doubtful else self._config["seuil_voisin"]
        near = [entry for entry in ranking if entry[PREDICTED_CONFIDENCE_KEY] >= least]
        return [entry[INTENT_NAME_KEY] for entry in near if entry[INTENT_NAME_KEY] not in taken][:3]


def _renamed(reading: Reading, intent: str, confidence: float) -> Reading:
    return Reading(reading.text, intent, confidence, reading.entities)


def _as_output(reading: Reading) -> dict[str, Any]:
    return {
        "texte": reading.text,
        "intention": reading.intent,
        "confiance": round(reading.confidence, 4),
        "entites": list(reading.entities),
    }
