"""Forty made-up phrases of three intents, and short ways to make messages and components."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import issparse

PHRASES: dict[str, tuple[str, ...]] = {
    "acheter_du_pain": (
        "je voudrais une baguette",
        "une baguette bien cuite",
        "deux pains au chocolat",
        "vous avez du pain complet",
        "un pain de campagne tranché",
        "trois croissants au beurre",
        "il reste des croissants",
        "une brioche aux raisins",
        "du pain sans sel",
        "la baguette est chaude",
        "une tarte aux pommes",
        "des chaussons aux pommes",
        "un pain de seigle",
    ),
    "parler_du_temps": (
        "il pleut depuis ce matin",
        "quel temps fait-il dehors",
        "la météo annonce du soleil",
        "il va neiger demain",
        "le vent souffle fort",
        "un orage arrive ce soir",
        "il fait très froid",
        "la pluie va s'arrêter",
        "le ciel est gris",
        "du brouillard sur la route",
        "il gèle la nuit",
        "une vague de chaleur",
        "le soleil revient demain",
    ),
    "reparer_un_velo": (
        "ma chaîne de vélo a sauté",
        "mon pneu est crevé",
        "les freins de mon vélo grincent",
        "changer la chambre à air",
        "régler le dérailleur",
        "la selle est cassée",
        "gonfler les pneus",
        "mon guidon est tordu",
        "une roue de vélo voilée",
        "remplacer les plaquettes de frein",
        "graisser la chaîne",
        "une pédale qui tourne mal",
        "réparer mon vélo de ville",
        "le phare du vélo ne marche plus",
    ),
}
NEW_PHRASES = {
    "acheter_du_pain": "encore une baguette et un croissant",
    "parler_du_temps": "il pleut et le vent est froid",
    "reparer_un_velo": "le pneu de mon vélo est à plat",
}
RESOURCE = Resource("essai")
CONTEXT = ExecutionContext(GraphSchema({}))

Trained = TypeVar("Trained")


def message(text: str, **data: Any) -> Message:
    """A message to understand."""
    return Message(data={TEXT: text, **data})


def training_data() -> TrainingData:
    """All made-up phrases."""
    return TrainingData([message(text, **{INTENT: intent}) for intent, texts in PHRASES.items() for text in texts])


def new_messages() -> list[Message]:
    """One message an intent that is not among the phrases."""
    return [message(text) for text in NEW_PHRASES.values()]


def loaded(component: type[Trained], folder: Path, config: dict[str, Any] | None = None) -> Trained:
    """The component as another process finds it in a stored model."""
    return component.load(config or {}, LocalModelStorage(folder), RESOURCE, CONTEXT)  # type: ignore[attr-defined]


def vector(of: Message, rank: int = 0) -> npt.NDArray[np.float32]:
    """The features of one origin, as a dense row."""
    features = of.features[rank].features
    return np.asarray(features.toarray() if issparse(features) else features)[0]


def ranking(of: Message) -> list[tuple[str, float]]:
    """The intents of a classified message, the likeliest first."""
    return [(entry["name"], entry["confidence"]) for entry in of.get(INTENT_RANKING_KEY)]
