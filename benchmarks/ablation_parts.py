"""Components that only the ablation uses: what the product could have done instead."""

from __future__ import annotations

from typing import Any

from rasa.nlu.constants import TOKENS_NAMES
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix, hstack

from bot.language.courtesies import without_courtesies
from bot.nlu.component import Component, text_of
from bot.nlu.tokenizer import FrenchTokenizer


class WholeMessage(Component):
    """Takes the courtesies off as ClauseSplitter does, and cuts nothing."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Nothing to set."""
        return {}

    def process(self, messages: list[Message]) -> list[Message]:
        """Shorten each message."""
        for message in messages:
            if text := text_of(message):
                message.set(TEXT, without_courtesies(text))
        return messages


class LemmaTokenizer(FrenchTokenizer):
    """Puts the lemmas of spaCy in the place of the words."""

    def process(self, messages: list[Message]) -> list[Message]:
        """Rewrite each message in lemmas."""
        for message in super().process(messages):
            if text_of(message):
                message.set(TEXT, " ".join(token.lemma for token in message.get(TOKENS_NAMES[TEXT])))
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Rewrite the training messages likewise."""
        self.process(training_data.training_examples)
        return training_data


class FeaturesJoiner(Component):
    """Puts all features of a message side by side, so that one regression learns from them together."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Nothing to set."""
        return {}

    def process(self, messages: list[Message]) -> list[Message]:
        """Replace the features of each message by their row."""
        for message in messages:
            if message.features:
                row = csr_matrix(hstack([csr_matrix(each.features) for each in message.features]))
                message.features = [Features(row, FEATURE_TYPE_SENTENCE, TEXT, type(self).__name__)]
        return messages
