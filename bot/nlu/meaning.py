"""Dense features: what a message means, whatever its letters."""

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

from bot.nlu.component import TrainedComponent, text_of
from bot.nlu.encoders import ENCODERS, Vectors

# Rasa trains one instance and processes the training messages with another, right after: encoding takes a minute.
_just_encoded: dict[str, dict[str, Vectors]] = {}


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class MeaningFeaturizer(TrainedComponent):
    """The vector of a sentence encoder, centred on the training messages and brought to one length.

    Settings: ``encodeur`` (``use`` or ``e5``).
    """

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        super().__init__(config, model_storage, resource)
        self._encode = ENCODERS[config["encodeur"]]()
        self._centre: Vectors = np.zeros(0, dtype=np.float32)

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The faster encoder."""
        return {"encodeur": "use"}

    def restore(self, arrays: dict[str, Vectors], facts: Any) -> None:
        """Take back the centre."""
        self._centre = arrays["centre"]

    def train(self, training_data: TrainingData) -> Resource:
        """Remember the mean of the training messages: the raw vectors all point nearly one way."""
        texts = [text for message in training_data.training_examples if (text := text_of(message))]
        vectors = self._encode(texts)
        self._centre = vectors.mean(axis=0)
        _just_encoded[self._config["encodeur"]] = dict(zip(texts, vectors, strict=True))
        return self.keep({"centre": self._centre})

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Add the vectors of the training messages, as :meth:`train` found them."""
        encode = self._encode
        known = _just_encoded.pop(self._config["encodeur"], {})
        self._encode = lambda texts: np.stack([known[text] if text in known else encode([text])[0] for text in texts])
        done = super().process_training_data(training_data)
        self._encode = encode
        return done

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the vector of each message that has a text."""
        written = [message for message in messages if text_of(message)]
        if written:
            vectors = self._centred(self._encode([text_of(message) for message in written]))
            for message, vector in zip(written, vectors, strict=True):
                message.add_features(self._features(vector))
        return messages

    def _centred(self, vectors: Vectors) -> Vectors:
        centred = vectors - self._centre
        lengths = np.linalg.norm(centred, axis=1, keepdims=True)
        return np.asarray(centred / np.maximum(lengths, 1e-9), dtype=np.float32)

    def _features(self, vector: Vectors) -> Features:
        origin = f"{type(self).__name__}.{self._config['encodeur']}"
        return Features(vector[np.newaxis, :], FEATURE_TYPE_SENTENCE, TEXT, origin)
