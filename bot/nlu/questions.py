"""Cut a message into clauses before understanding, and gather afterwards what is asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
from bot.nlu.gathering import FALLBACK, Gatherer, Limits, Node, Path, Reading, Weights, tree


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


def reading_of(message: Message) -> Reading:
    """The reading that a classified message carries."""
    intent = message.get(INTENT) or {}
    ranking = message.get(INTENT_RANKING_KEY) or []
    return Reading(
        text_of(message),
        intent.get(INTENT_NAME_KEY) or FALLBACK,
        float(intent.get(PREDICTED_CONFIDENCE_KEY) or 0.0),
        tuple(message.get(ENTITIES) or ()),
        {entry[INTENT_NAME_KEY]: float(entry[PREDICTED_CONFIDENCE_KEY]) for entry in ranking},
    )


def trees(messages: Iterable[Message]) -> list[tuple[Message, Node]]:
    """The whole messages of a batch, each with the readings of itself and its parts."""
    found: list[tuple[Message, dict[Path, Reading]]] = []
    for message in messages:
        path: Path = message.get(CLAUSE_OF) or ()
        if not path:
            found.append((message, {}))
        found[-1][1][path] = reading_of(message)
    return [(message, tree(readings)) for message, readings in found]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class QuestionGatherer(Component):
    """Last component: fold the clauses back into their message and decide whether it was understood.

    Settings: ``gestes`` (intents that ask nothing), ``prioritaires`` (intents that lead the message when it
    asks several things, because they open a dialogue), ``hors_sujet`` (the class of foreign subjects),
    ``poids`` (see :class:`Weights`), ``seuil_question``, ``seuil_seule``, ``recul`` (see :class:`Limits`),
    ``seuil_refus`` (probability from which a message is foreign), ``seuil_soupcon`` (probability of being foreign from
    which a message read with less than ``seuil_franc`` is asked about), ``seuil_doute`` (probability under which
    nothing was understood), ``seuil_voisin`` (probability from which another intent is worth proposing),
    ``seuil_sur`` and ``ecart`` (under that probability, a second intent as close as this makes Balise ask which).
    """

    def __init__(self, config: dict[str, Any]) -> None:
        super().__init__(config)
        silent = frozenset([*config["gestes"], config["hors_sujet"]])
        limits = Limits(question=config["seuil_question"], alone=config["seuil_seule"], leaning=config["recul"])
        self._gatherer = Gatherer(Weights(**config["poids"]), limits, silent, config["hors_sujet"])

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The calibrated thresholds stand in config.yml, with how they were found."""
        return {
            "gestes": [],
            "prioritaires": [],
            "hors_sujet": "hors_sujet",
            "poids": {"confiance": 1.0},
            "seuil_question": 0.5,
            "seuil_seule": 0.8,
            "recul": 0.0,
            "seuil_refus": 0.5,
            "seuil_soupcon": 0.25,
            "seuil_franc": 0.6,
            "seuil_doute": 0.25,
            "seuil_voisin": 0.15,
            "seuil_sur": 0.5,
            "ecart": 0.03,
        }

    def process(self, messages: list[Message]) -> list[Message]:
        """Return the whole messages only, each with its questions."""
        found = trees(messages)
        for message, node in found:
            self._conclude(message, node)
        return [message for message, _ in found]

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Nothing to gather in training."""
        return training_data

    def _conclude(self, message: Message, node: Node) -> None:
        questions = self._gatherer.gather(node)
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
        if self._is_suspect(reading, ranking):
            return _renamed(reading, FALLBACK, reading.confidence)
        return reading

    def _is_suspect(self, reading: Reading, ranking: list[dict[str, Any]]) -> bool:
        """Whether an unsure reading may well hide a foreign subject: then Balise asks what was meant."""
        foreign = self._config["hors_sujet"]
        chance = next((entry[PREDICTED_CONFIDENCE_KEY] for entry in ranking if entry[INTENT_NAME_KEY] == foreign), 0.0)
        unsure = reading.intent != foreign and reading.confidence < self._config["seuil_franc"]
        return unsure and chance >= self._config["seuil_soupcon"]

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
