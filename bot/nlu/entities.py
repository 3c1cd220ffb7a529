"""The entities of the domain, with normalised values that resolve in the curriculum."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import (
    ENTITIES,
    ENTITY_ATTRIBUTE_END,
    ENTITY_ATTRIBUTE_START,
    ENTITY_ATTRIBUTE_TYPE,
    ENTITY_ATTRIBUTE_VALUE,
    EXTRACTOR,
)
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.curriculum.catalogue import Catalogue, load_catalogue
from bot.curriculum.lookup import How, find_ue
from bot.language.durations import durations
from bot.language.education import bac_level
from bot.language.mentions import funders, modes, parts
from bot.nlu.component import Component, courses_of, text_of

SUBJECT_ENTITY = "sujet_ue"
UE_ENTITY = "ue"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class DomainEntities(Component):
    """Find UE (``ue``: surely meant, ``sujet_ue``: by a subject that other words may share), ``financeur``,
    ``bloc``, ``modalite``, ``duree_mois`` and ``niveau_bac``.

    Rules and not a trained extractor: the values are a closed set, known from the curriculum files.
    Settings: ``formations`` (a folder of curriculum files; without it, that of ``BALISE_FORMATIONS``).
    """

    def __init__(self, config: dict[str, Any]) -> None:
        super().__init__(config)
        self._catalogue: Catalogue = load_catalogue(courses_of(config))

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The curriculum files that everything else of Balise reads."""
        return {"formations": None}

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the entities of each message."""
        for message in messages:
            text = text_of(message)
            found = [_entity(name, value, text) for name, value in self._values(text)]
            message.set(ENTITIES, found, add_to_output=True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Training phrases carry no entities: nothing is learnt from them."""
        return training_data

    def _values(self, text: str) -> Iterator[tuple[str, Any]]:
        yield from self._ues(text)
        yield from (("financeur", key) for key in funders(text))
        yield from (("bloc", key) for key in parts(text))
        yield from (("modalite", key) for key in modes(text))
        yield from (("duree_mois", duration.months) for duration in durations(text))
        level = bac_level(text)
        if level is not None:
            yield "niveau_bac", "bac" if level else "sans_bac"

    def _ues(self, text: str) -> Iterator[tuple[str, str]]:
        for course in self._catalogue:
            found = find_ue(course, text)
            name = SUBJECT_ENTITY if found.how is How.SUBJECT else UE_ENTITY
            yield from ((name, code) for code in found.codes)


def _entity(name: str, value: Any, text: str) -> dict[str, Any]:
    return {
        ENTITY_ATTRIBUTE_TYPE: name,
        ENTITY_ATTRIBUTE_VALUE: value,
        ENTITY_ATTRIBUTE_START: 0,
        ENTITY_ATTRIBUTE_END: len(text),
        EXTRACTOR: DomainEntities.__name__,
    }
