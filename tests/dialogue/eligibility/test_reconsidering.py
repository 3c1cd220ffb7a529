"""The bac taken back, without naming it."""

from __future__ import annotations

import pytest

from bot.curriculum.eligibility import Profile, Sector
from bot.dialogue.eligibility.asking import Progress, Topic, next_topic, read_answer
from bot.dialogue.eligibility.reconsidering import corrected_length
from bot.language.normalisation import normalise
from tests.dialogue.support import COURSE, YEAR


def after(progress: Progress, asked: Topic, text: str) -> Progress:
    """What is known once the text was read as an answer."""
    return read_answer(COURSE, progress, asked, normalise(text).text, YEAR)


@pytest.mark.parametrize(
    "text",
    [
        "ah non en fait je l'ai pas eu",
        "pardon je me suis trompé je ne l'ai pas",
        "je l'ai raté",
        "non en fait",
        "en fait non",
        "euh non pardon",
        "ah non je l'ai jamais eu",
        "finalement je l'ai pas obtenu",
        "je l'ai loupé de peu",
        "j'ai échoué en fait",
        "en fait j'ai pas réussi",
    ],
)
def test_right_after_the_bac_a_pronoun_takes_it_back(text: str) -> None:
    found = after(Progress(Profile(True)), Topic.TOTAL, text)
    assert found == Progress(Profile(False))
    assert next_topic(COURSE, found) is Topic.TOTAL


SALES = Profile(True, 24, Sector.OUTSIDE)
LENGTHS = [
    ("en fait non c'est 10 mois", 10),
    ("ah non pardon 10 mois", 10),
    ("non 10 mois", 10),
    ("je me suis trompée, c'est 3 ans", 36),
    ("enfin plutôt un an et demi au total", 18),
    ("non c'est pas 2 ans c'est 10 mois", 10),
]


@pytest.mark.parametrize(("text", "months"), LENGTHS)
def test_a_length_corrected_at_the_question_on_studies_is_that_of_all_work(text: str, months: int) -> None:
    found = after(Progress(SALES), Topic.STUDIES, text)
    assert found == Progress(Profile(True, months, Sector.OUTSIDE))
    assert next_topic(COURSE, found) is Topic.STUDIES


def test_where_less_work_is_told_than_lay_in_the_sector_that_is_asked_again() -> None:
    found = after(Progress(Profile(True, 60, Sector.MIXED, 24)), Topic.STUDIES, "en fait non c'est 10 mois")
    assert found.profile == Profile(True, 10, Sector.MIXED)
    assert next_topic(COURSE, found) is Topic.SECTOR_MONTHS


@pytest.mark.parametrize("text", ["en fait 2 ans de sociologie", "non, 2 ans de droit", "10 mois", "oui, 2 ans", "non"])
def test_the_length_of_studies_corrects_no_work(text: str) -> None:
    assert corrected_length(SALES, normalise(text).text) is None


DENIED, UNSURE = Progress(Profile(False)), Progress(Profile(), frozenset({Topic.BAC}))
CLAIMED = [
    (DENIED, "ah si en fait je l'ai"),
    (DENIED, "si si je l'ai eu"),
    (DENIED, "oui pardon je l'ai"),
    (DENIED, "en fait si"),
    (UNSURE, "ah si en fait je l'ai"),
    (UNSURE, "finalement je l'ai bien eu"),
]


@pytest.mark.parametrize(("before", "text"), CLAIMED)
def test_a_bac_first_denied_or_unsure_is_claimed(before: Progress, text: str) -> None:
    assert after(before, Topic.TOTAL, text) == Progress(Profile(True))


@pytest.mark.parametrize("text", ["je me suis trompée", "oups erreur", "pardon je me suis trompé de bouton"])
def test_a_bare_mistake_asks_for_the_bac_again(text: str) -> None:
    found = after(Progress(Profile(True)), Topic.TOTAL, text)
    assert found == Progress(Profile())
    assert next_topic(COURSE, found) is Topic.BAC


@pytest.mark.parametrize("text", ["je l'ai raté en fait", "ah non je l'ai pas eu"])
def test_one_question_later_too(text: str) -> None:
    assert after(Progress(Profile(True, 60)), Topic.SECTOR, text) == Progress(Profile(False, 60))


UNTOUCHED = [
    (Topic.TOTAL, Profile(True), "non", Profile(True)),
    (Topic.TOTAL, Profile(True), "jamais", Profile(True, 0)),
    (Topic.TOTAL, Profile(True), "non jamais", Profile(True, 0)),
    (Topic.TOTAL, Profile(True), "je l'ai pas calculé", Profile(True)),
    (Topic.TOTAL, Profile(True), "je ne l'ai pas compté, environ 5 ans", Profile(True, 60)),
    (Topic.TOTAL, Profile(True), "en fait 5 ans", Profile(True, 60)),
    (Topic.TOTAL, Profile(True), "je ne l'ai pas vraiment compté", Profile(True)),
    (Topic.TOTAL, Profile(True), "je le sais pas", Profile(True)),
    (Topic.TOTAL, Profile(True), "je l'ai pas en tête", Profile(True)),
    (Topic.TOTAL, Profile(True), "j'ai pas eu de travail", Profile(True)),
    (Topic.TOTAL, Profile(False), "non en fait", Profile(False)),
    (Topic.SECTOR, Profile(True, 60), "non en fait", Profile(True, 60, Sector.OUTSIDE)),
    (Topic.SECTOR, Profile(True, 60), "non", Profile(True, 60, Sector.OUTSIDE)),
    (Topic.STUDIES, Profile(True, 60, Sector.INSIDE), "non", Profile(True, 60, Sector.INSIDE, None, False)),
]


@pytest.mark.parametrize(("asked", "known", "text", "expected"), UNTOUCHED)
def test_other_denials_leave_the_bac_as_it_was(asked: Topic, known: Profile, text: str, expected: Profile) -> None:
    assert after(Progress(known), asked, text).profile == expected
