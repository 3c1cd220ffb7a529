"""Sparse features: words and pieces of words, weighted by how rare they are (TF-IDF)."""

from __future__ import annotations

from typing import Any

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer

from bot.language.text import fold
from bot.nlu.component import TrainedComponent, text_of
from bot.nlu.storage import Array


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class LettersFeaturizer(TrainedComponent):
    """TF-IDF of words and word pairs, and of character n-grams within words, on folded text.

    Settings: ``mots`` and ``lettres`` (shortest and longest n-gram), ``frequence_lettres`` (least number
    of training messages that a piece of word must appear in).
    """

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        super().__init__(config, model_storage, resource)
        self._vectorizers: list[TfidfVectorizer] = [
            _vectorizer("word", config["mots"], 1),
            _vectorizer("char_wb", config["lettres"], config["frequence_lettres"]),
        ]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Words and pairs; two to five letters, seen twice at least."""
        return {"mots": [1, 2], "lettres": [2, 5], "frequence_lettres": 2}

    def restore(self, arrays: dict[str, Array], facts: Any) -> None:
        """Take back the words and pieces, and how rare they are."""
        for rank, (vectorizer, words) in enumerate(zip(self._vectorizers, facts, strict=True)):
            vectorizer.vocabulary = {word: column for column, word in enumerate(words)}
            vectorizer.idf_ = arrays[f"idf{rank}"]

    def train(self, training_data: TrainingData) -> Resource:
        """Learn which words and pieces exist and how rare they are."""
        texts = [text for message in training_data.training_examples if (text := text_of(message))]
        for vectorizer in self._vectorizers:
            vectorizer.fit(texts)
        idf = {f"idf{rank}": vectorizer.idf_.astype(np.float32) for rank, vectorizer in enumerate(self._vectorizers)}
        return self.keep(idf, [vectorizer.get_feature_names_out().tolist() for vectorizer in self._vectorizers])

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the sparse vector of each message that has a text."""
        written = [message for message in messages if text_of(message)]
        if written:
            texts = [text_of(message) for message in written]
            matrix = csr_matrix(hstack([vectorizer.transform(texts) for vectorizer in self._vectorizers]))
            for row, message in enumerate(written):
                message.add_features(Features(matrix[row], FEATURE_TYPE_SENTENCE, TEXT, type(self).__name__))
        return messages


def _vectorizer(analyzer: str, ngrams: list[int], least: int) -> TfidfVectorizer:
    return TfidfVectorizer(
        analyzer=analyzer,
        ngram_range=(ngrams[0], ngrams[1]),
        min_df=least,
        sublinear_tf=True,
        preprocessor=fold,
        # The other analyzers cut no words, and warn when told how to.
        token_pattern=r"\S+" if analyzer == "word" else None,
        dtype=np.float32,
    )
