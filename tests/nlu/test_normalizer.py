"""What the first component puts on a message, and what it learns from the phrases."""

from __future__ import annotations

from pathlib import Path

import pytest
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.curriculum.loader import CurriculumError
from bot.nlu.attributes import CHANGES, ORIGINAL_TEXT
from bot.nlu.normalizer import FrenchNormalizer
from bot.settings import ROOT
from tests.nlu.support import CONTEXT, RESOURCE, loaded, message

CONFIG = {"formations": str(ROOT / "curriculum"), "corriger": True}
# Words that no dictionary has and that no file of a course names, in as many phrases as it takes to be good.
TAUGHT = [f"{word} {rank}" for rank in range(12) for word in ("c en distanciel", "psychopatho", "un boulo au zblorg")]


@pytest.fixture
def normalizer(storage: LocalModelStorage) -> FrenchNormalizer:
    """Before any training: it knows French and the course, and no phrase."""
    return FrenchNormalizer(CONFIG, storage, RESOURCE)


@pytest.fixture
def trained(storage: LocalModelStorage) -> FrenchNormalizer:
    """As another process finds it after a training."""
    return _trained(storage, TrainingData([message(text) for text in TAUGHT]))


def _trained(storage: LocalModelStorage, phrases: TrainingData) -> FrenchNormalizer:
    FrenchNormalizer(CONFIG, storage, RESOURCE).train(phrases)
    component = FrenchNormalizer.load(CONFIG, storage, RESOURCE, CONTEXT)
    assert isinstance(component, FrenchNormalizer)
    return component


def _read(component: FrenchNormalizer, text: str) -> str:
    (done,) = component.process([message(text)])
    return str(done.get(TEXT))


@pytest.mark.parametrize(
    ("written", "read", "changes"),
    [
        ("slt c koi la vae", "salut c'est quoi la vae", [["c koi", "c'est quoi"], ["slt", "salut"]]),
        ("g pa le bac", "j'ai pas le bac", [["g pa", "j'ai pas"]]),
        ("FAUT-IL LE BAC ?", "faut-il le bac ?", []),
        ("l’ue   5", "l'ue 5", []),
        ("Merciiiii", "Merci", []),
        ("bonjour", "bonjour", []),
        ("la fromation", "la formation", [["fromation", "formation"]]),
        (
            "linscription svp",
            "l'inscription s'il vous plaît",
            [["svp", "s'il vous plaît"], ["linscription", "l'inscription"]],
        ),
        ("JVEUX LE DIPLOMME", "je veux le diplôme", [["jveux", "je veux"], ["diplomme", "diplôme"]]),
        ("psycopathologie", "psychopathologie", [["psycopathologie", "psychopathologie"]]),
        ("mon fonjecif", "mon fongecif", [["fonjecif", "fongecif"]]),
        ("le nombre deures", "le nombre d'heures", [["deures", "d'heures"]]),
        ("le nombre dheures", "le nombre d'heures", [["dheures", "d'heures"]]),
        ("jean.dipolme@stahe.fr", "jean.dipolme@stahe.fr", []),
    ],
)
def test_the_normal_form_replaces_the_text_and_the_original_stays(
    normalizer: FrenchNormalizer, written: str, read: str, changes: list[list[str]]
) -> None:
    (done,) = normalizer.process([message(written)])
    assert done.get(TEXT) == read
    assert done.get(ORIGINAL_TEXT) == written
    assert done.get(CHANGES) == changes


def test_slips_stay_when_they_are_not_to_be_put_right(storage: LocalModelStorage) -> None:
    component = FrenchNormalizer({**CONFIG, "corriger": False}, storage, RESOURCE)
    (done,) = component.process([message("slt la fromation")])
    assert done.get(TEXT) == "salut la fromation"
    assert done.get(CHANGES) == [["slt", "salut"]]


def test_the_changes_are_part_of_the_output_and_the_original_is_not(normalizer: FrenchNormalizer) -> None:
    (done,) = normalizer.process([message("slt")])
    told = done.as_dict(only_output_properties=True)
    assert told[CHANGES] == [["slt", "salut"]]
    assert ORIGINAL_TEXT not in told


@pytest.mark.parametrize("data", [{}, {TEXT: ""}, {TEXT: None}], ids=["absent", "empty", "none"])
def test_a_message_without_text_is_left_alone(normalizer: FrenchNormalizer, data: dict[str, str | None]) -> None:
    (done,) = normalizer.process([Message(data=dict(data))])
    assert done.data == data


def test_each_message_of_a_batch_is_read_by_itself(normalizer: FrenchNormalizer) -> None:
    done = normalizer.process([message("slt"), Message(data={}), message("cb ca coute")])
    assert [each.get(TEXT) for each in done] == ["salut", None, "combien ça coute"]


def test_training_phrases_are_normalised_like_messages(normalizer: FrenchNormalizer) -> None:
    phrases = TrainingData([message("g pa le diplomme", **{INTENT: "decrire_situation"})])
    (done,) = normalizer.process_training_data(phrases).training_examples
    assert done.get(TEXT) == "j'ai pas le diplôme"
    assert done.get(INTENT) == "decrire_situation"


@pytest.mark.parametrize(("written", "read"), [("distancel", "distanciel"), ("psychopato", "psychopatho")])
def test_a_slip_is_read_as_a_word_of_the_phrases(
    normalizer: FrenchNormalizer, trained: FrenchNormalizer, written: str, read: str
) -> None:
    assert _read(normalizer, written) != read
    assert _read(trained, written) == read


def test_words_of_many_phrases_are_left_alone(trained: FrenchNormalizer) -> None:
    assert _read(trained, "un zblorg en distanciel, psychopatho") == "un zblorg en distanciel, psychopatho"


def test_a_word_counts_once_a_phrase_however_often_it_stands_there(storage: LocalModelStorage) -> None:
    component = _trained(storage, TrainingData([message("psychopatho " * 15)]))
    assert _read(component, "psychopato") == "psychopato"


def test_phrases_are_counted_as_they_are_read(storage: LocalModelStorage) -> None:
    component = _trained(storage, TrainingData([message(f"PSYCHOPATHO SVP {rank}") for rank in range(12)]))
    assert _read(component, "psychopato") == "psychopatho"


def test_the_counts_outlive_the_process(storage: LocalModelStorage, tmp_path: Path) -> None:
    _trained(storage, TrainingData([message(text) for text in TAUGHT]))
    assert _read(loaded(FrenchNormalizer, tmp_path, CONFIG), "distancel") == "distanciel"


@pytest.mark.parametrize(
    "phrases",
    [TrainingData([]), TrainingData([Message(data={}), Message(data={TEXT: ""})])],
    ids=["no phrase", "phrases without text"],
)
def test_nothing_to_learn_from_leaves_french_and_the_course(storage: LocalModelStorage, phrases: TrainingData) -> None:
    assert _read(_trained(storage, phrases), "la fromation en psycopathologie") == "la formation en psychopathologie"


def test_the_courses_of_the_environment_are_read_unless_others_are_named(
    storage: LocalModelStorage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BALISE_FORMATIONS", str(tmp_path))
    with pytest.raises(CurriculumError, match=tmp_path.name):
        FrenchNormalizer(FrenchNormalizer.get_default_config(), storage, RESOURCE)
    FrenchNormalizer(CONFIG, storage, RESOURCE)


def test_a_folder_without_courses_is_refused(storage: LocalModelStorage, tmp_path: Path) -> None:
    with pytest.raises(CurriculumError):
        FrenchNormalizer({**CONFIG, "formations": str(tmp_path)}, storage, RESOURCE)
