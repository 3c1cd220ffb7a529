"""Mistyped copies of the training phrases."""

from __future__ import annotations

import pytest
from rapidfuzz.distance import Levenshtein
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.augmentation import SlipsAugmenter
from tests.nlu.support import PHRASES, message, training_data

SIZE = sum(map(len, PHRASES.values()))


def _augmented(copies: int, seed: int = 7, data: TrainingData | None = None) -> list[tuple[str, str]]:
    done = SlipsAugmenter({"copies": copies, "graine": seed}).process_training_data(data or training_data())
    return [(each.get(INTENT), each.get(TEXT)) for each in done.training_examples]


def _originals() -> list[tuple[str, str]]:
    return [(intent, text) for intent, texts in PHRASES.items() for text in texts]


@pytest.mark.parametrize("copies", [0, 1, 3])
def test_every_phrase_stays_and_gets_its_copies(copies: int) -> None:
    found = _augmented(copies)
    assert found[:SIZE] == _originals()
    # A slip may leave a phrase as it was, or come twice: Rasa drops what is told twice.
    assert 0.9 * SIZE * copies <= len(found) - SIZE <= SIZE * copies


def test_each_copy_is_a_slip_away_from_a_phrase_of_its_intent() -> None:
    for intent, text in _augmented(2)[SIZE:]:
        assert intent in PHRASES
        assert min(Levenshtein.distance(text, phrase) for phrase in PHRASES[intent]) <= 2, text


def test_most_copies_are_mistyped() -> None:
    phrases = {text for _, text in _originals()}
    copies = [text for _, text in _augmented(1)][SIZE:]
    assert sum(text not in phrases for text in copies) >= 0.9 * SIZE


def test_training_twice_makes_the_same_copies() -> None:
    assert _augmented(2) == _augmented(2)


def test_another_seed_makes_other_copies() -> None:
    assert _augmented(1, seed=7) != _augmented(1, seed=8)


def test_only_phrases_with_an_intent_and_a_text_are_copied() -> None:
    data = TrainingData(
        [message("quelques mots"), Message(data={INTENT: "saluer"}), message("bonjour", intent="saluer")]
    )
    assert len(_augmented(1, data=data)) == len(data.training_examples) + 1


def test_messages_to_understand_pass_untouched() -> None:
    messages = [message("les horaires du soir"), message("la pluie")]
    done = SlipsAugmenter(SlipsAugmenter.get_default_config()).process(messages)
    assert [each.get(TEXT) for each in done] == ["les horaires du soir", "la pluie"]
