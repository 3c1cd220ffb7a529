"""Numbers in words, in digits and as ranks."""

from __future__ import annotations

import pytest

from bot.language.numbers import digits, ordinals

IN_DIGITS = [
    ("un an", "1 an"),
    ("deux ans", "2 ans"),
    ("trente-cinq ans", "35 ans"),
    ("vingt et un", "21"),
    ("soixante et onze", "71"),
    ("soixante-dix", "70"),
    ("quatre-vingt-dix-neuf", "99"),
    ("dix-huit mois", "18 mois"),
    ("deux mille dix", "2010"),
    ("zéro", "0"),
    ("l'UE douze", "l ue 12"),
    ("une dizaine d'années", "10 annees"),
    ("une quinzaine d'années", "15 annees"),
    ("à 18h30", "a 18h30"),
    ("CPN42", "cpn42"),
    ("rien à compter", "rien a compter"),
]

RANKS = [
    ("la première", [1]),
    ("le premier module", [1]),
    ("la deuxième", [2]),
    ("le second", [2]),
    ("la seconde UE", [2]),
    ("la troisième", [3]),
    ("le 5e module", [5]),
    ("la 7ème", [7]),
    ("la 1ère", [1]),
    ("le 10 ème", [10]),
    ("la douzième UE", [12]),
    ("la première et la quatrième", [1, 4]),
    ("la onzième puis la neuvième", [11, 9]),
    ("l'UE 5", []),
    ("le dernier", []),
    ("premièrement", []),
]


@pytest.mark.parametrize(("written", "expected"), IN_DIGITS)
def test_numbers_in_words_become_digits(written: str, expected: str) -> None:
    assert digits(written) == expected


@pytest.mark.parametrize(("written", "expected"), RANKS)
def test_ranks_are_read_in_order_of_appearance(written: str, expected: list[int]) -> None:
    assert ordinals(written) == expected


@pytest.mark.parametrize("number", range(1, 70))
def test_digits_stay_as_they_are_written(number: int) -> None:
    assert digits(f"il y a {number} ans") == f"il y a {number} ans"
