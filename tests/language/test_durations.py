"""Durations of work, in months; ages are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.durations import durations, says_a_few_years, says_none, since_year
from bot.language.numbers import digits

ONE_DURATION = [
    ("1 an", 12),
    ("un an", 12),
    ("une année", 12),
    ("2ans", 24),
    ("2 ans", 24),
    ("deux ans", 24),
    ("cinq années", 60),
    ("neuf ans", 108),
    ("vingt et un ans de métier", 252),
    ("trente-cinq ans d'usine", 420),
    ("6 mois", 6),
    ("six mois", 6),
    ("dix-huit mois", 18),
    ("un mois", 1),
    ("3 semaines", 1),
    ("52 semaines", 12),
    ("deux trimestres", 6),
    ("un semestre", 6),
    ("deux semestres", 12),
    ("6 semestres", 36),
    ("une demi-année", 6),
    ("un an et demi", 18),
    ("une année et demie", 18),
    ("deux ans et demi", 30),
    ("3 ans et demie", 42),
    ("1 an 1/2", 18),
    ("2,5 ans", 30),
    ("2 ans et 3 mois", 27),
    ("un an et trois mois", 15),
    ("2 ans 6 mois", 30),
    ("deux années et quatre mois", 28),
    ("2 ou 3 ans", 24),
    ("deux à trois ans", 24),
    ("2-3 ans", 24),
    ("4 ou 5 mois", 4),
    ("de 2019 à 2022", 36),
    ("entre 2010 et 2020", 120),
    ("de mars 2019 à mai 2020", 14),
    ("j'ai commencé à travailler à 18 ans et j'en ai 40", 264),
    ("environ 5 ans", 60),
    ("presque 4 ans", 48),
    ("plus de 10 ans", 120),
    ("à peu près trois ans", 36),
    ("une dizaine d'années", 120),
    ("une bonne dizaine d'années", 120),
    ("une vingtaine d'années", 240),
    ("une vingtaine de mois", 20),
    ("depuis 5 ans", 60),
    ("7 ans d'ancienneté", 84),
    ("10 piges", 120),
    ("j'ai travaillé 20 ans", 240),
    ("j'ai 19 ans d'expérience", 228),
    ("j'ai 12 ans d'usine", 144),
    ("j'ai 30 ans à l'hôpital", 360),
]

SEVERAL = [
    ("dix ans dans la vente et 2 ans en mission locale", [120, 24]),
    ("5 ans en usine puis 8 mois dans le social", [60, 8]),
    ("1 an à temps plein, 6 mois à mi-temps", [12, 6]),
    ("j'ai 45 ans et 20 ans d'expérience", [240]),
    ("j'ai 32 ans, 10 ans comme vendeuse", [120]),
    ("moi 50 ans chauffeur 10 ans", [120]),
]

NO_DURATION = [
    "j'ai 45 ans",
    "j'ai trente ans",
    "j'ai 17 ans",
    "à 50 ans, peut-on entrer ?",
    "âgée de 38 ans",
    "elle a 32 ans",
    "mon fils de 19 ans",
    "je vais avoir 40 ans",
    "limite 45 ans",
    "depuis l'âge de 18 ans",
    "quelques années",
    "18h30",
    "l'UE 5",
    "bonjour",
    "",
]

NONE_AT_ALL = [
    "je n'ai jamais travaillé",
    "j'ai jamais bossé",
    "jamais",
    "non, jamais",
    "aucune",
    "aucune expérience",
    "je n'ai aucune expérience professionnelle",
    "pas d'expérience",
    "j'ai pas d'expérience",
    "sans expérience",
    "zéro",
    "0",
    "rien",
    "pas encore",
    "pas encore travaillé",
    "je n'ai pas travaillé",
    "que dalle",
]

SOME = ["deux ans", "oui", "je travaille", "beaucoup d'expérience", "10 ans d'expérience", "je ne sais pas"]


@pytest.mark.parametrize(("written", "months"), ONE_DURATION)
def test_a_duration_is_read_in_months(written: str, months: int) -> None:
    assert [each.months for each in durations(written)] == [months]


@pytest.mark.parametrize(("written", "months"), SEVERAL)
def test_several_durations_are_read_in_order(written: str, months: list[int]) -> None:
    assert [each.months for each in durations(written)] == months


@pytest.mark.parametrize("written", NO_DURATION)
def test_ages_and_other_numbers_are_no_durations(written: str) -> None:
    assert durations(written) == []


@pytest.mark.parametrize(
    ("written", "months"),
    [
        ("c'est pas 2 ans c'est 10 mois", [10]),
        ("non pas 2 ans mais 10 mois", [10]),
        ("même pas 2 ans", [24]),
        ("pas 2 ans", [24]),
    ],
)
def test_a_duration_that_another_replaces_is_left_out(written: str, months: list[int]) -> None:
    assert [duration.months for duration in durations(written)] == months


def test_a_duration_tells_where_it_stands_in_the_text_in_digits() -> None:
    text = "J'ai travaillé deux ans et demi en usine"
    (found,) = durations(text)
    assert digits(text)[found.start : found.end] == "2 ans et demi"


@pytest.mark.parametrize("written", NONE_AT_ALL)
def test_no_experience_at_all_is_recognised(written: str) -> None:
    assert says_none(written)


@pytest.mark.parametrize("written", SOME)
def test_some_experience_is_not_taken_for_none(written: str) -> None:
    assert not says_none(written)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("quelques années", True),
        ("plusieurs années", True),
        ("de nombreuses années", True),
        ("toute ma vie", True),
        ("toute une vie", True),
        ("toute ma carrière", True),
        ("depuis toujours", True),
        ("longtemps", True),
        ("quelques mois", False),
        ("toute la journée", False),
        ("depuis deux ans", False),
        ("", False),
    ],
)
def test_years_without_a_figure_are_recognised(written: str, expected: bool) -> None:
    assert says_a_few_years(written) is expected


@pytest.mark.parametrize(
    ("written", "months"),
    [
        ("depuis 2015", 120),
        ("depuis l'an 2000", 300),
        ("depuis l'année 2010", 180),
        ("depuis deux mille dix", 180),
        ("depuis 2025", 0),
        ("depuis 2030", 0),
        ("depuis 5 ans", None),
        ("en 2015", None),
        ("bonjour", None),
    ],
)
def test_a_starting_year_gives_the_months_since(written: str, months: int | None) -> None:
    assert since_year(written, 2025) == months


@given(years=st.integers(1, 60), months=st.integers(1, 11))
def test_years_and_months_add_up(years: int, months: int) -> None:
    (found,) = durations(f"{years} ans et {months} mois")
    assert found.months == years * 12 + months


@given(st.integers(16, 99))
def test_what_a_person_says_to_have_in_years_alone_is_her_age(age: int) -> None:
    assert durations(f"J'ai {age} ans.") == []


@given(st.text())
def test_any_text_can_be_searched_for_durations(text: str) -> None:
    assert all(each.months >= 0 and each.start < each.end for each in durations(text))
