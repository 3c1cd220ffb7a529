"""What training writes into the model: arrays and JSON, never pickles."""

from __future__ import annotations

import json
import pickle
import pickletools
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource

from bot.nlu import storage as plain
from bot.nlu.letters import LettersFeaturizer
from bot.nlu.meaning import MeaningFeaturizer
from bot.nlu.topics import TopicClassifier
from tests.nlu.support import CONTEXT, RESOURCE, training_data


def _is_pickle(content: bytes) -> bool:
    try:
        return bool(list(pickletools.genops(content)))
    except Exception:
        return False


def test_a_pickle_is_recognised_as_one() -> None:
    assert _is_pickle(pickle.dumps({"mots": ["a"]}))
    assert not _is_pickle(b'{"mots": ["a"]}')


@pytest.mark.parametrize("facts", [None, [], ["é", "œ"], {"intentions": ["a"], "experts": [["x", 0.5]]}, "texte", 3])
def test_what_is_saved_is_read_back_by_another_process(storage: LocalModelStorage, tmp_path: Path, facts: Any) -> None:
    arrays = {"poids": np.arange(6, dtype=np.float32).reshape(2, 3), "vide": np.zeros(0, dtype=np.float32)}
    plain.save(storage, RESOURCE, arrays, facts)
    read, told = plain.load(LocalModelStorage(tmp_path), RESOURCE)
    assert told == facts
    assert read.keys() == arrays.keys()
    for name, array in arrays.items():
        np.testing.assert_array_equal(read[name], array)
        assert read[name].dtype == np.float32


def test_two_resources_stay_apart(storage: LocalModelStorage) -> None:
    plain.save(storage, Resource("un"), {"a": np.ones(1, dtype=np.float32)}, "un")
    plain.save(storage, Resource("deux"), {"b": np.ones(2, dtype=np.float32)}, "deux")
    assert plain.load(storage, Resource("un"))[1] == "un"
    assert list(plain.load(storage, Resource("deux"))[0]) == ["b"]


def test_training_leaves_no_pickle_in_the_model(storage: LocalModelStorage, tmp_path: Path) -> None:
    phrases = training_data()
    for rank, kind in enumerate((LettersFeaturizer, MeaningFeaturizer, TopicClassifier)):
        component = kind.create({}, storage, Resource(f"{rank}"), CONTEXT)
        component.train(phrases)
        component.process(phrases.training_examples)
    files = sorted(path for path in tmp_path.rglob("*") if path.is_file())
    assert [path.name for path in files] == ["nombres.npz", "reste.json"] * 3
    for path in files:
        assert not _is_pickle(path.read_bytes())
        if path.suffix == ".json":
            json.loads(path.read_text(encoding="utf-8"))
            continue
        with zipfile.ZipFile(path) as archive:
            assert all(name.endswith(".npy") for name in archive.namelist())
            assert archive.namelist()
        with np.load(path, allow_pickle=False) as stored:
            assert {stored[name].dtype.kind for name in stored.files} == {"f"}


def test_arrays_of_objects_are_never_read_back(storage: LocalModelStorage) -> None:
    with storage.write_to(RESOURCE) as folder:
        np.savez_compressed(folder / "nombres.npz", piege=np.array([{"a": 1}], dtype=object))
        (folder / "reste.json").write_text("null", encoding="utf-8")
    with pytest.raises(ValueError, match="allow_pickle=False"):
        plain.load(storage, RESOURCE)


def test_what_json_cannot_hold_is_refused_when_training(storage: LocalModelStorage) -> None:
    with pytest.raises(TypeError, match="JSON"):
        plain.save(storage, RESOURCE, {}, {"a", "b"})
