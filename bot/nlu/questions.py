"""Cut a message into clauses before understanding, and gather afterwards what is asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
from bot.nlu.attributes import ALTERNATIVES, CLAUSE_OF, ORIGINAL_TEXT, QUESTIONS
from bot.nlu.component import Component, text_of

FALLBACK = "nlu_fallback"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class ClauseSplitter(Component):
    """Put the clauses of each message behind it in the batch, as messages of their own.

    Every later component then works on them unawares; :class:`QuestionGatherer` takes them out again.
    """

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the clauses of each message that has several."""
        batch: list[Message] = []
        for message in messages:
            text = text_of(message)
            batch.append(message)
            batch += [_clause(piece) for piece in clauses.windows(clauses.split(text), text)]
        return batch

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Training phrases stay whole."""
        return training_data


def _clause(text: str) -> Message:
    return Message(data={TEXT: text, CLAUSE_OF: True})


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
    """When a clause counts, and when the whole message speaks for itself. Probabilities."""

    clause: float
    whole: float
    gain: float


def gather(whole: Reading, pieces: Sequence[Reading], gestures: frozenset[str], limits: Thresholds) -> list[Reading]:
    """What a message asks, in order; the whole message where cutting it tells nothing more.

    ``gestures`` are the intents that ask nothing (greetings, thanks, what a person tells of herself).
    """
    topics = [piece for piece in pieces if piece.intent not in gestures]
    sure = list(_distinct(piece for piece in topics if piece.confidence >= limits.clause))
    if len(sure) >= 2 and not (whole.confidence >= limits.whole and whole.intent not in gestures):
        return sure[: clauses.MAXIMUM_CLAUSES]
    if len(sure) >= 2 and all(piece.confidence >= limits.whole for piece in sure):
        return sure[: clauses.MAXIMUM_CLAUSES]
    best = max(topics, key=lambda piece: piece.confidence, default=None)
    if best is not None and best.confidence >= limits.clause and _outshines(best, whole, gestures, limits):
        return [Reading(whole.text, best.intent, best.confidence, whole.entities)]
    return [whole]


def _outshines(best: Reading, whole: Reading, gestures: frozenset[str], limits: Thresholds) -> bool:
    return whole.intent in gestures or best.confidence >= whole.confidence + limits.gain


def _distinct(readings: Iterable[Reading]) -> Iterable[Reading]:
    """The readings without a second one of the same intent."""
    seen: set[str] = set()
    for reading in readings:
        if reading.intent not in seen:
            seen.add(reading.intent)
            yield reading


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class QuestionGatherer(Component):
    """Last component: fold the clauses back into their message and decide whether it was understood.

    Settings: ``gestes`` (intents that ask nothing), ``hors_sujet`` (the class of foreign subjects),
    ``seuil_proposition``, ``seuil_entier``, ``gain`` (see :class:`Thresholds`), ``seuil_refus`` (probability from
    which a message is foreign), ``seuil_doute`` (probability under which nothing was understood),
    ``seuil_voisin`` (probability from which another intent is worth proposing).
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The calibrated thresholds stand in config.yml, with how they were found."""
        return {
            "gestes": [],
            "hors_sujet": "hors_sujet",
            "seuil_proposition": 0.5,
            "seuil_entier": 0.75,
            "gain": 0.15,
            "seuil_refus": 0.5,
            "seuil_doute": 0.25,
            "seuil_voisin": 0.15,
        }

    def process(self, messages: list[Message]) -> list[Message]:
        """Return the whole messages only, each with its questions."""
        wholes: list[Message] = []
        for message in messages:
            if not message.get(CLAUSE_OF):
                wholes.append(message)
        pieces = [Reading.of(message) for message in messages if message.get(CLAUSE_OF)]
        for message in wholes:
            self._conclude(message, pieces)
        return wholes

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Nothing to gather in training."""
        return training_data

    def _conclude(self, message: Message, pieces: list[Reading]) -> None:
        gestures = frozenset([*self._config["gestes"], self._config["hors_sujet"]])
        whole = Reading.of(message)
        limits = Thresholds(self._config["seuil_proposition"], self._config["seuil_entier"], self._config["gain"])
        questions = gather(whole, pieces, gestures, limits)
        ranking = message.get(INTENT_RANKING_KEY) or []
        if len(questions) == 1:
            questions = [self._judge(questions[0], ranking)]
        message.set(QUESTIONS, [_as_output(question) for question in questions], add_to_output=True)
        message.set(ALTERNATIVES, self._neighbours(ranking, questions), add_to_output=True)
        first = {INTENT_NAME_KEY: questions[0].intent, PREDICTED_CONFIDENCE_KEY: questions[0].confidence}
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
        if reading.confidence < self._config["seuil_doute"]:
            return _renamed(reading, FALLBACK, reading.confidence)
        return reading

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
