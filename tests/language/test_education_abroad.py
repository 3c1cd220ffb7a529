"""Diplomas of other countries, and French ones."""

from __future__ import annotations

import pytest

from bot.language.education import earned_abroad, earned_here
from bot.language.normalisation import normalise


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("j'ai le bac mais il est d'un autre pays", True),
        ("un bac du Maroc", True),
        ("mon bac est étranger", True),
        ("un diplôme obtenu hors de France", True),
        ("j'ai un bac algérien", True),
        ("je viens d'Ukraine. J'ai un diplôme de psychologue", True),
        ("j'ai un diplôme de Kiev", True),
        ("j'arrive du Sénégal avec ma licence", True),
        ("je viens du Maroc mais j'ai une licence française", False),
        ("je viens de Rouen, j'ai le bac", False),
        ("je suis marocaine, j'ai le bac", False),
        ("j'ai une licence d'anglais", False),
        ("j'ai le bac", False),
        ("un BTS", False),
    ],
)
def test_a_diploma_of_another_country_is_recognised(written: str, expected: bool) -> None:
    assert earned_abroad(normalise(written).text) is expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("oui, au Maroc", True),
        ("oui mais à l'étranger", True),
        ("oui au Maroc, je vis en France depuis 2 ans", True),
        ("oui, mon bac en France", False),
        ("oui", False),
    ],
)
def test_asked_for_the_bac_a_country_alone_tells_where_it_was_earned(written: str, expected: bool) -> None:
    assert earned_abroad(normalise(written).text, answers=True) is expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("j'ai un bac français", True),
        ("j'ai une licence de droit obtenue en France", True),
        ("j'ai le DAEU", True),
        ("j'ai le bac", False),
        ("j'ai ma licence, je suis en France", False),
        ("un bac du Maroc", False),
    ],
)
def test_a_french_diploma_is_recognised(written: str, expected: bool) -> None:
    assert earned_here(normalise(written).text) is expected
