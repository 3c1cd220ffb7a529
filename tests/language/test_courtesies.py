"""Greetings and thanks around a message."""

from __future__ import annotations

import pytest

from bot.language.courtesies import is_courtesy, without_courtesies

ONLY_COURTESY = [
    "Bonjour",
    "bonsoir !",
    "Salut",
    "coucou",
    "Bonjour madame",
    "Bonjour, merci",
    "merci",
    "Merci beaucoup !",
    "merci d'avance",
    "Merci d'avance pour votre retour",
    "mille mercis",
    "svp",
    "s'il vous plaît",
    "Cordialement",
    "Bonne journée",
    "au revoir",
    "d'accord",
    "pardon",
    "...",
    "",
]

SAYS_MORE = [
    "combien ça coûte ?",
    "Bonjour, combien ça coûte ?",
    "merci de me rappeler",
    "je veux venir",
    "bonsoir les cours sont le soir",
    "non merci",
    "la bonne adresse",
]

PEELED = [
    ("Bonjour, combien ça coûte ?", "combien ça coûte ?"),
    ("Bonsoir madame, où sont les cours ?", "où sont les cours ?"),
    ("J'ai le bac. Merci d'avance, cordialement", "J'ai le bac"),
    ("Faut-il le bac ?", "Faut-il le bac ?"),
    ("Bonjour", "Bonjour"),
    ("merci", "merci"),
    ("", ""),
]


@pytest.mark.parametrize("text", ONLY_COURTESY)
def test_a_mere_courtesy_is_recognised(text: str) -> None:
    assert is_courtesy(text)


@pytest.mark.parametrize("text", SAYS_MORE)
def test_a_text_that_says_more_is_no_courtesy(text: str) -> None:
    assert not is_courtesy(text)


@pytest.mark.parametrize(("text", "expected"), PEELED)
def test_courtesies_are_taken_off_the_ends_unless_nothing_is_left(text: str, expected: str) -> None:
    assert without_courtesies(text) == expected


def test_the_question_mark_stays_when_the_courtesy_before_it_goes() -> None:
    left = without_courtesies("Quels sont les horaires s'il vous plaît ?")
    assert "plaît" not in left
    assert left.endswith("?")
