"""What the first component puts on a message."""

from __future__ import annotations

import pytest
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.attributes import CHANGES, ORIGINAL_TEXT
from bot.nlu.normalizer import FrenchNormalizer
from tests.nlu.support import message


@pytest.mark.parametrize(
    ("written", "read", "changes"),
    [
        ("slt c koi la vae", "salut c'est quoi la vae", [["c koi", "c'est quoi"], ["slt", "salut"]]),
        ("g pa le bac", "j'ai pas le bac", [["g pa", "j'ai pas"]]),
        ("FAUT-IL LE BAC ?", "faut-il le bac ?", []),
        ("l’ue   5", "l'ue 5", []),
        ("Merciiiii", "Merci", []),
        ("bonjour", "bonjour", []),
    ],
)
def test_the_normal_form_replaces_the_text_and_the_original_stays(
    written: str, read: str, changes: list[list[str]]
) -> None:
    (done,) = FrenchNormalizer({}).process([message(written)])
    assert done.get(TEXT) == read
    assert done.get(ORIGINAL_TEXT) == written
    assert done.get(CHANGES) == changes


def test_the_changes_are_part_of_the_output_and_the_original_is_not() -> None:
    (done,) = FrenchNormalizer({}).process([message("slt")])
    told = done.as_dict(only_output_properties=True)
    assert told[CHANGES] == [["slt", "salut"]]
    assert ORIGINAL_TEXT not in told


@pytest.mark.parametrize("data", [{}, {TEXT: ""}, {TEXT: None}], ids=["absent", "empty", "none"])
def test_a_message_without_text_is_left_alone(data: dict[str, str | None]) -> None:
    (done,) = FrenchNormalizer({}).process([Message(data=dict(data))])
    assert done.data == data


def test_each_message_of_a_batch_is_read_by_itself() -> None:
    done = FrenchNormalizer({}).process([message("slt"), Message(data={}), message("cb ca coute")])
    assert [each.get(TEXT) for each in done] == ["salut", None, "combien ça coute"]


def test_training_phrases_are_normalised_like_messages() -> None:
    phrases = TrainingData([message("g pa le bac", **{INTENT: "decrire_situation"})])
    (done,) = FrenchNormalizer({}).process_training_data(phrases).training_examples
    assert done.get(TEXT) == "j'ai pas le bac"
    assert done.get(INTENT) == "decrire_situation"
