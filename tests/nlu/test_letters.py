"""Sparse features of words and letters."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.letters import LettersFeaturizer
from tests.nlu.support import CONTEXT, RESOURCE, loaded, message, new_messages, training_data, vector


@pytest.fixture
def trained(storage: LocalModelStorage) -> LettersFeaturizer:
    """Trained on the made-up phrases, and stored."""
    component = LettersFeaturizer.create({}, storage, RESOURCE, CONTEXT)
    component.train(training_data())
    return component


def _vector(component: LettersFeaturizer, text: str) -> np.ndarray:
    (done,) = component.process([message(text)])
    return vector(done)


def test_the_loaded_component_gives_the_same_features(trained: LettersFeaturizer, tmp_path: Path) -> None:
    again = loaded(LettersFeaturizer, tmp_path)
    for before, after in zip(trained.process(new_messages()), again.process(new_messages()), strict=True):
        assert vector(before).any()
        np.testing.assert_array_equal(vector(before), vector(after))


def test_the_settings_hold_for_the_loaded_component(storage: LocalModelStorage, tmp_path: Path) -> None:
    config = {"mots": [1, 1], "lettres": [3, 3], "frequence_lettres": 1}
    trained = LettersFeaturizer.create(config, storage, RESOURCE, CONTEXT)
    trained.train(training_data())
    np.testing.assert_array_equal(
        _vector(trained, "une baguette"), _vector(loaded(LettersFeaturizer, tmp_path, config), "une baguette")
    )
    assert np.count_nonzero(_vector(trained, "une baguette")) == 2 + len({" un", "une", "ne "}) + len("baguette")


@pytest.mark.parametrize("disguised", ["VÉLO DE VILLE", "velo de ville", "vélo, de ville !", "Vélo  de Ville"])
def test_case_accents_and_signs_change_nothing(trained: LettersFeaturizer, disguised: str) -> None:
    np.testing.assert_array_equal(_vector(trained, disguised), _vector(trained, "vélo de ville"))


def test_a_mistyped_word_stays_near_its_own(trained: LettersFeaturizer) -> None:
    right, mistyped, other = (_vector(trained, text) for text in ("baguette", "bagette", "soleil"))
    assert right @ mistyped > right @ other


@pytest.mark.parametrize("text", ["xyzzy", "👍", "Можно по-русски?"])
def test_unknown_words_give_an_empty_vector(trained: LettersFeaturizer, text: str) -> None:
    assert not _vector(trained, text).any()


def test_a_rare_word_weighs_more_than_a_common_one(trained: LettersFeaturizer) -> None:
    row = _vector(trained, "est seigle")
    words = trained._vectorizers[0].vocabulary_
    assert row[words["seigle"]] > row[words["est"]] > 0


def test_messages_without_text_get_no_features(trained: LettersFeaturizer) -> None:
    empty, written = trained.process([Message(data={}), message("une baguette")])
    assert empty.features == []
    assert [feature.origin for feature in written.features] == ["LettersFeaturizer"]


def test_a_batch_of_nothing_stays_a_batch_of_nothing(trained: LettersFeaturizer) -> None:
    assert trained.process([]) == []


def test_a_batch_gives_each_message_its_own_row(trained: LettersFeaturizer) -> None:
    together = trained.process(new_messages())
    for done, alone in zip(together, new_messages(), strict=True):
        np.testing.assert_allclose(vector(done), vector(trained.process([alone])[0]))
