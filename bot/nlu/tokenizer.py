"""French tokens from spaCy."""

from __future__ import annotations

from typing import Any

import spacy
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.constants import TOKENS_NAMES
from rasa.nlu.tokenizers.tokenizer import Token
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from spacy.language import Language
from spacy.tokens import Doc

from bot.nlu.attributes import SPACY_DOC
from bot.nlu.component import Component, text_of
from bot.nlu.quick_rules import remembered_classes


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class FrenchTokenizer(Component):
    """Tokens with lemma and part of speech, by the parts of ``modele`` that Balise uses.

    Settings: ``modele`` (a spaCy package), ``sans`` (its components that are not loaded at all).
    """

    def __init__(self, config: dict[str, Any]) -> None:
        super().__init__(config)
        with remembered_classes():
            self._nlp: Language = spacy.load(config["modele"], exclude=config["sans"])

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The small French model, whole."""
        return {"modele": "fr_core_news_sm", "sans": []}

    @staticmethod
    def required_packages() -> list[str]:
        """Packages that Rasa checks before training."""
        return ["spacy"]

    def process(self, messages: list[Message]) -> list[Message]:
        """Analyse each message."""
        for message in messages:
            if text := text_of(message):
                self._set(message, self._nlp(text))
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Only cut training messages into tokens: no component learns from their grammar."""
        for message in training_data.training_examples:
            if text := text_of(message):
                self._set(message, self._nlp.make_doc(text))
        return training_data

    @staticmethod
    def _set(message: Message, doc: Doc) -> None:
        message.set(SPACY_DOC, doc)
        tokens = [Token(token.text, token.idx, lemma=token.lemma_) for token in doc if not token.is_space]
        message.set(TOKENS_NAMES[TEXT], tokens)
