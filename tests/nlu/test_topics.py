"""The intent classifier, with one expert and with two."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import INTENT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix

from bot.nlu.letters import LettersFeaturizer
from bot.nlu.meaning import MeaningFeaturizer
from bot.nlu.topics import Expert, TopicClassifier
from tests.nlu.support import (
    CONTEXT,
    NEW_PHRASES,
    PHRASES,
    RESOURCE,
    loaded,
    message,
    new_messages,
    ranking,
    training_data,
)

LETTERS = {"origine": "LettersFeaturizer", "C": 100.0, "voix": 1.0, "un_contre_tous": True}
MEANING = {"origine": "MeaningFeaturizer.use", "C": 10.0, "voix": 1.0}
COUNCILS: dict[str, dict[str, Any]] = {
    "letters alone": {"experts": [LETTERS]},
    "meaning alone": {"experts": [MEANING]},
    "both": {"experts": [{**LETTERS, "voix": 0.67}, {**MEANING, "voix": 0.33}], "nettete": 0.8},
}
every_council = pytest.mark.parametrize("council", COUNCILS.values(), ids=COUNCILS.keys())


@pytest.fixture(scope="module")
def featurizers(tmp_path_factory: pytest.TempPathFactory) -> list[LettersFeaturizer | MeaningFeaturizer]:
    """Both featurizers, trained."""
    model = LocalModelStorage.create(tmp_path_factory.mktemp("modele"))
    kinds = (LettersFeaturizer, MeaningFeaturizer)
    both = [kind.create({}, model, Resource(kind.__name__), CONTEXT) for kind in kinds]
    for each in both:
        each.train(training_data())
    return both


@pytest.fixture(scope="module")
def phrases(featurizers: list[Any]) -> TrainingData:
    """The made-up phrases with both kinds of features."""
    data = training_data()
    for each in featurizers:
        each.process(data.training_examples)
    return data


@pytest.fixture
def unread(featurizers: list[Any]) -> list[Message]:
    """New messages with both kinds of features."""
    messages = new_messages()
    for each in featurizers:
        each.process(messages)
    return messages


def _trained(storage: LocalModelStorage, phrases: TrainingData, **config: Any) -> TopicClassifier:
    component = TopicClassifier.create(config, storage, RESOURCE, CONTEXT)
    component.train(phrases)
    return component


def _rankings(component: TopicClassifier, messages: list[Message]) -> list[list[tuple[str, float]]]:
    return [ranking(each) for each in component.process(messages)]


@every_council
def test_the_loaded_council_ranks_as_the_trained_one(
    storage: LocalModelStorage, tmp_path: Path, phrases: TrainingData, unread: list[Message], council: dict[str, Any]
) -> None:
    before = _rankings(_trained(storage, phrases, **council), unread)
    for each in unread:
        each.data.pop("intent_ranking")
    assert _rankings(loaded(TopicClassifier, tmp_path, council), unread) == before


@every_council
def test_probabilities_sum_to_one_the_likeliest_first(
    storage: LocalModelStorage, phrases: TrainingData, unread: list[Message], council: dict[str, Any]
) -> None:
    for found in _rankings(_trained(storage, phrases, **council), unread):
        chances = [chance for _, chance in found]
        assert {name for name, _ in found} == set(PHRASES)
        assert sum(chances) == pytest.approx(1.0, abs=2e-4)
        assert chances == sorted(chances, reverse=True)
        assert 1 / 3 < chances[0] <= 1


@every_council
def test_new_phrases_are_understood(
    storage: LocalModelStorage, phrases: TrainingData, unread: list[Message], council: dict[str, Any]
) -> None:
    done = _trained(storage, phrases, **council).process(unread)
    assert [each.get(INTENT)["name"] for each in done] == list(NEW_PHRASES)


def test_the_intent_is_the_first_of_the_ranking(
    storage: LocalModelStorage, phrases: TrainingData, unread: list[Message]
) -> None:
    for each in _trained(storage, phrases).process(unread):
        assert each.get(INTENT) == each.get("intent_ranking")[0]
        assert each.as_dict(only_output_properties=True).keys() >= {"intent", "intent_ranking"}


def test_an_expert_without_a_voice_is_not_heard(
    storage: LocalModelStorage, phrases: TrainingData, unread: list[Message]
) -> None:
    alone = _rankings(_trained(storage, phrases, experts=[LETTERS]), unread)
    mute = _trained(storage, phrases, experts=[LETTERS, {**MEANING, "voix": 0.0}])
    heard = _trained(storage, phrases, experts=[{**LETTERS, "voix": 0.5}, {**MEANING, "voix": 0.5}])
    assert _rankings(mute, unread) == alone
    assert _rankings(heard, unread) != alone


def test_two_opinions_are_multiplied(storage: LocalModelStorage, phrases: TrainingData, unread: list[Message]) -> None:
    letters, meaning = (_rankings(_trained(storage, phrases, experts=[each]), unread) for each in (LETTERS, MEANING))
    together = _rankings(_trained(storage, phrases, experts=[LETTERS, MEANING]), unread)
    for one, other, found in zip(letters, meaning, together, strict=True):
        product = {name: chance * dict(other)[name] for name, chance in one}
        whole = sum(product.values())
        assert dict(found) == pytest.approx({name: each / whole for name, each in product.items()}, abs=2e-3)


def test_sharpness_moves_the_likeliest_away_from_the_rest(
    storage: LocalModelStorage, phrases: TrainingData, unread: list[Message]
) -> None:
    dull, sharp = (
        _rankings(_trained(storage, phrases, experts=[MEANING], nettete=nettete), unread) for nettete in (0.5, 2.0)
    )
    assert [each[0][0] for each in dull] == [each[0][0] for each in sharp]
    assert all(after[0][1] > before[0][1] for before, after in zip(dull, sharp, strict=True))


def test_only_as_many_intents_are_ranked_as_asked_for(
    storage: LocalModelStorage, phrases: TrainingData, unread: list[Message]
) -> None:
    found = _rankings(_trained(storage, phrases, classement=2), unread)
    assert [len(each) for each in found] == [2, 2, 2]
    assert [each[0][0] for each in found] == list(NEW_PHRASES)


def test_messages_without_features_are_left_alone(
    storage: LocalModelStorage, phrases: TrainingData, unread: list[Message]
) -> None:
    component = _trained(storage, phrases)
    first, empty, last = component.process([unread[0], message(""), unread[2]])
    assert empty.get(INTENT) is None
    assert [each.get(INTENT)["name"] for each in (first, last)] == ["acheter_du_pain", "reparer_un_velo"]
    assert component.process([]) == []


def test_the_given_intents_of_training_phrases_stay(storage: LocalModelStorage, phrases: TrainingData) -> None:
    done = _trained(storage, phrases).process_training_data(phrases)
    assert {each.get(INTENT) for each in done.training_examples} == set(PHRASES)


def test_the_opinion_of_an_expert_is_a_probability_whatever_the_size_of_its_numbers() -> None:
    weights = np.array([[1000.0, 0.0], [0.0, -1000.0]], dtype=np.float32)
    expert = Expert("x", 1.0, weights, np.array([0.0, np.log(3)], dtype=np.float32))
    chances = np.exp(expert.log_chances(csr_matrix([[1.0, 0.0], [0.0, 1.0], [0.0, 0.0]])))
    np.testing.assert_allclose(chances, [[1, 0], [1, 0], [0.25, 0.75]], atol=1e-6)
