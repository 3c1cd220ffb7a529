"""Folding: what two spellings of a word have in common."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.text import any_of, fold, strip_accents

FOLDED = [
    ("Élève", "eleve"),
    ("ÇA COÛTE", "ca coute"),
    ("cœur et sœur", "coeur et soeur"),
    ("Ex æquo", "ex aequo"),
    ("l'école", "l ecole"),
    ("l’école", "l ecole"),
    ("  deux   espaces ", "deux espaces"),
    ("C'est combien ?!", "c est combien"),
    ("bac+2", "bac+2"),
    ("Mont-Saint-Aignan", "mont saint aignan"),
    ("18h30", "18h30"),
    ("naïf, Noël, où", "naif noel ou"),
    ("...", ""),
    ("", ""),
    ("🙂", ""),
]


@pytest.mark.parametrize(("written", "expected"), FOLDED)
def test_folding_keeps_only_lower_case_words_without_accents(written: str, expected: str) -> None:
    assert fold(written) == expected


def test_stripping_accents_keeps_case_and_punctuation() -> None:
    assert strip_accents("Où, à l'École ? Œuvre !") == "Ou, a l'Ecole ? OEuvre !"


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_folded_text_holds_only_words_and_single_spaces(text: str) -> None:
    assert re.fullmatch(r"(?:[a-z0-9+]+(?: [a-z0-9+]+)*)?", fold(text))


@given(st.text(alphabet="abcdeéèêàùçîôœ '-", min_size=1))
def test_case_does_not_count_once_folded(text: str) -> None:
    assert fold(text.upper()) == fold(text)


def test_the_longest_of_several_phrases_is_matched_first() -> None:
    found = re.match(any_of(("cpf", "cpf de transition", "cpf transition")), "cpf de transition pro")
    assert found is not None
    assert found[0] == "cpf de transition"


def test_signs_in_a_phrase_are_taken_literally() -> None:
    assert re.fullmatch(any_of(("bac+2",)), "bac+2")
    assert not re.fullmatch(any_of(("bac+2",)), "bacc2")
