"""Dense features of sentences."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.encoders import ENCODERS
from bot.nlu.meaning import MeaningFeaturizer
from tests.nlu.support import CONTEXT, PHRASES, RESOURCE, loaded, message, new_messages, training_data, vector

SIZES = {"use": 512, "e5": 384}
TEXTS = [text for texts in PHRASES.values() for text in texts]


def _trained(storage: LocalModelStorage, encoder: str = "use") -> MeaningFeaturizer:
    component = MeaningFeaturizer.create({"encodeur": encoder}, storage, RESOURCE, CONTEXT)
    component.train(training_data())
    return component


@pytest.mark.parametrize("encoder", ["use", "e5"])
def test_the_loaded_component_gives_the_same_features(storage: LocalModelStorage, tmp_path: Path, encoder: str) -> None:
    trained = _trained(storage, encoder)
    again = loaded(MeaningFeaturizer, tmp_path, {"encodeur": encoder})
    for before, after in zip(trained.process(new_messages()), again.process(new_messages()), strict=True):
        assert vector(before).shape == (SIZES[encoder],)
        np.testing.assert_array_equal(vector(before), vector(after))


@pytest.mark.parametrize("encoder", ["use", "e5"])
def test_the_origin_names_the_encoder(storage: LocalModelStorage, encoder: str) -> None:
    (done,) = _trained(storage, encoder).process([message("il pleut")])
    assert [feature.origin for feature in done.features] == [f"MeaningFeaturizer.{encoder}"]


def test_every_vector_has_length_one(storage: LocalModelStorage) -> None:
    done = _trained(storage).process([message(text) for text in TEXTS])
    np.testing.assert_allclose([np.linalg.norm(vector(each)) for each in done], 1.0, rtol=1e-5)


def test_vectors_are_centred_on_the_training_phrases(storage: LocalModelStorage) -> None:
    encode = ENCODERS["use"]()
    raw = encode(["il pleut"])[0] - encode(TEXTS).mean(axis=0)
    (done,) = _trained(storage).process([message("il pleut")])
    np.testing.assert_allclose(vector(done), raw / np.linalg.norm(raw), atol=1e-5)


def test_a_phrase_is_nearer_to_its_own_intent_than_to_others(storage: LocalModelStorage) -> None:
    component = _trained(storage)
    centres = {
        intent: np.mean([vector(each) for each in component.process([message(text) for text in texts])], axis=0)
        for intent, texts in PHRASES.items()
    }
    nearest = [max(centres, key=lambda name: centres[name] @ vector(new)) for new in component.process(new_messages())]
    assert nearest == list(PHRASES)


def test_messages_without_text_get_no_features(storage: LocalModelStorage) -> None:
    empty, written = _trained(storage).process([Message(data={TEXT: ""}), message("il pleut")])
    assert empty.features == []
    assert len(written.features) == 1


def test_a_batch_of_nothing_stays_a_batch_of_nothing(storage: LocalModelStorage) -> None:
    assert _trained(storage).process([]) == []


def test_an_unknown_encoder_is_refused(storage: LocalModelStorage) -> None:
    with pytest.raises(KeyError, match="camembert"):
        MeaningFeaturizer.create({"encodeur": "camembert"}, storage, RESOURCE, CONTEXT)
