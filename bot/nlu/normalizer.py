"""First component: write out what people abbreviate."""

from __future__ import annotations

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.language.normalisation import normalise
from bot.nlu.attributes import CHANGES, ORIGINAL_TEXT
from bot.nlu.component import Component, text_of


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class FrenchNormalizer(Component):
    """Replace the text by its normal form; keep the original and the list of changes on the message."""

    def process(self, messages: list[Message]) -> list[Message]:
        """Normalise each message that has a text."""
        for message in messages:
            written = text_of(message)
            if not written:
                continue
            read = normalise(written)
            message.set(ORIGINAL_TEXT, written)
            message.set(CHANGES, [list(change) for change in read.changes], add_to_output=True)
            message.set(TEXT, read.text)
        return messages
