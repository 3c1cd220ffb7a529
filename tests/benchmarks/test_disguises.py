"""The same message, written otherwise."""

from __future__ import annotations

import pytest

from benchmarks.disguises import (
    DISGUISES,
    as_sms,
    in_capitals,
    mistyped,
    politely,
    without_accents,
    without_punctuation,
)

TEXT = "Est-ce que vous êtes ouverts l'été, et c'est combien pour une année ?"


@pytest.mark.parametrize("name", DISGUISES)
def test_a_disguise_changes_the_message_the_same_way_each_time(name: str) -> None:
    assert DISGUISES[name](TEXT) != TEXT
    assert DISGUISES[name](TEXT) == DISGUISES[name](TEXT)


def test_each_disguise_does_what_its_name_says() -> None:
    assert without_accents("êtes-vous là ?") == "etes-vous la ?"
    assert in_capitals("le prix ?") == "LE PRIX ?"
    assert without_punctuation("le prix, svp !") == "le prix svp "
    assert as_sms("Est-ce que c'est combien pour l'année ?") == "esk c cb pr lannee ?"
    assert politely("le prix ?").startswith("Bonjour")
    assert "le prix ?" in politely("le prix ?")


def test_slips_leave_short_words_and_the_number_of_words_alone() -> None:
    assert mistyped("la vae") == "la vae"
    assert len(mistyped(TEXT).split()) == len(TEXT.split())
