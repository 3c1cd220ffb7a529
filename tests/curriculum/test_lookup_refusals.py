"""Numbers, ranks and words that look like a UE and are none; ways of writing that must not hide one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.curriculum.course import Course
from bot.curriculum.lookup import How, find_ue, names_unknown_ue

COUNTS = ["les 12 ue", "12 ue", "les 12 modules", "combien d'ue", "les 6 premières ue", "les 6 UE suivantes", "3 ue"]

HOURS = [
    "je finis à 17h",
    "18h30",
    "à 18 h 30",
    "de 18h30 à 21h30",
    "les cours à 18h30",
    "le soir à 21h",
    "360h",
    "du 10 h à midi",
]

LENGTHS = ["2 ans", "2 à 3 ans", "j'ai 18 mois d'expérience", "le stage de 3 mois", "j'ai 25 ans", "au bout de 2 ans"]

MONTHS = [
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
]  # fmt: skip

DATES = [
    *(f"le 8 {month}" for month in MONTHS),
    "au 3 septembre",
    "la 2e année",
    "la première année",
    "la dernière année",
]

RANKS_OF_OTHER_THINGS = [
    "c'est la première fois", "la dernière fois", "la deuxième partie", "la première étape", "la seconde moitié",
    "au 2e niveau", "dans un premier temps", "en premier lieu",
]  # fmt: skip

OTHER_FIGURES = ["le bus 8", "bus 43", "la ligne T1", "30 crédits", "5 euros", "bac+2", "niveau 5", "le 43", "au 44A"]

OUT_OF_RANGE = ["ue 0", "ue 13", "le module 99", "la treizième ue", "ABC123", "tet 100", "TET0999"]

ALIKE = ["je suis facteur", "mes collègues facteurs"]

SMALL_TALK = ["", "   ", "?!", "bonjour", "merci beaucoup", "oui", "comment venir", "quel est le prix"]

# Ranks and figures of everyday speech, beside words that may also stand beside a UE.
EVERYDAY = [
    "le 1er septembre", "le 1er janvier", "la semaine dernière", "le mois dernier", "l'an dernier", "le premier jour",
    "des cours 2 soirs par semaine", "les cours 2 fois par semaine", "le 02 32 76 94 80",
    "mon numéro 06 12 34 56 78", "n° 02.32.76.94.80", "le dernier métro", "le premier métier", "la première chose",
]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [*COUNTS, *HOURS, *LENGTHS, *DATES, *RANKS_OF_OTHER_THINGS, *OTHER_FIGURES, *OUT_OF_RANGE, *ALIKE, *SMALL_TALK],
)
def test_what_names_no_ue_finds_none(course: Course, text: str) -> None:
    assert find_ue(course, text).codes == ()


@pytest.mark.parametrize("text", EVERYDAY)
def test_a_figure_of_everyday_speech_is_no_number_of_ue(course: Course, text: str) -> None:
    assert find_ue(course, text).codes == ()


@pytest.mark.parametrize(
    ("text", "codes"), [("UE6", ("TET007",)), ("l'UE5", ("TET003",)), ("ue12", ("UEV010", "TET006"))]
)
def test_a_number_may_be_glued_to_the_word_ue(course: Course, text: str, codes: tuple[str, ...]) -> None:
    found = find_ue(course, text)
    assert (found.how, found.codes) == (How.NUMBER, codes)


@pytest.mark.parametrize(
    ("text", "codes"), [("les ue 3 et 4", ("TRS001", "CCE001")), ("les ue 1, 2 et 3", ("TET099", "AST004", "TRS001"))]
)
def test_one_word_may_bring_several_numbers(course: Course, text: str, codes: tuple[str, ...]) -> None:
    assert find_ue(course, text).codes == codes


@pytest.mark.parametrize(("text", "code"), [("la 1re ue", "TET099"), ("la 2de ue", "AST004")])
def test_a_rank_may_be_written_in_the_short_form_of_dictionaries(course: Course, text: str, code: str) -> None:
    assert find_ue(course, text).codes == (code,)


@pytest.mark.parametrize("text", ["la relation aux publics", "relation aux publics"])
def test_the_beginning_that_two_titles_share_is_ambiguous(course: Course, text: str) -> None:
    assert set(find_ue(course, text).codes) == {"TRS001", "TRS002"}


UNKNOWN = ["UE 13", "ue 0", "module 20", "ue treize", "TET008", "tet 8", "ue 3 et ue 14"]

NOT_UNKNOWN = ["UE 12", "tet99", "TET008 ou TET099", "ABC123", "les 12 ue", "les cours à 18h30", "n° 76137", "bonjour"]


@pytest.mark.parametrize("text", UNKNOWN)
def test_a_number_or_code_that_no_ue_bears_is_known_as_such(course: Course, text: str) -> None:
    assert names_unknown_ue(course, text)


@pytest.mark.parametrize("text", NOT_UNKNOWN)
def test_what_names_a_ue_or_nothing_names_no_unknown_ue(course: Course, text: str) -> None:
    assert not names_unknown_ue(course, text)


@pytest.mark.parametrize(("text", "unknown"), [("UE13", True), ("des cours 20 heures par semaine", False)])
def test_an_unknown_number_is_read_as_a_known_one_would_be(course: Course, text: str, unknown: bool) -> None:
    assert names_unknown_ue(course, text) is unknown


@given(text=st.text() | st.text(alphabet="ue mlad0123456789hàé'²½①-"))
def test_any_text_whatever_finds_only_ue_of_the_course(course: Course, text: str) -> None:
    known = {ue.code for _, ue in course.ues()}
    assert set(find_ue(course, text).codes) <= known
