"""First component: write out what people abbreviate, and put their slips right."""

from __future__ import annotations

from collections import Counter
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.curriculum.catalogue import load_catalogue
from bot.language.mentions import funder_names
from bot.language.normalisation import full_forms, normalise
from bot.language.spelling import Speller, words_of
from bot.nlu.attributes import CHANGES, ORIGINAL_TEXT
from bot.nlu.component import TrainedComponent, courses_of, text_of
from bot.nlu.storage import Array


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class FrenchNormalizer(TrainedComponent):
    """Replace the text by its normal form; keep the original and the list of changes on the message.

    It learns which words people use about a course, and reads unknown words as the nearest of them.
    Settings: ``formations`` (a folder of curriculum files, whose names are all good words; without it, that of
    ``BALISE_FORMATIONS``), ``corriger`` (whether misspelt words are put right).
    """

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        super().__init__(config, model_storage, resource)
        courses = load_catalogue(courses_of(config))
        self._names = [*full_forms(), *funder_names(), *(text for course in courses for text in course.texts())]
        self._speller = Speller({}, self._names)

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The curriculum files that everything else of Balise reads; slips are put right."""
        return {"formations": None, "corriger": True}

    def train(self, training_data: TrainingData) -> Resource:
        """Count in how many training phrases each word stands."""
        phrases = [normalise(text).text for each in training_data.training_examples if (text := text_of(each))]
        counts = Counter(word for phrase in phrases for word in set(words_of(phrase)))
        return self.keep({}, dict(counts))

    def restore(self, arrays: dict[str, Array], facts: Any) -> None:
        """Take back the words."""
        self._speller = Speller(facts, self._names)

    def process(self, messages: list[Message]) -> list[Message]:
        """Normalise each message that has a text."""
        for message in messages:
            written = text_of(message)
            if not written:
                continue
            plain = normalise(written)
            read, slips = self._speller.correct(plain.text) if self._config["corriger"] else (plain.text, ())
            changes = [list(change) for change in (*plain.changes, *slips)]
            message.set(ORIGINAL_TEXT, written)
            message.set(CHANGES, changes, add_to_output=True)
            message.set(TEXT, read)
        return messages
