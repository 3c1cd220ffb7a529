"""A diploma earned in another country stays with the centre, whatever else is told."""

from __future__ import annotations

import pytest

from bot.curriculum.eligibility import Profile, Sector
from bot.dialogue.eligibility.asking import Progress, Topic, next_topic, overhear, read_answer
from bot.language.normalisation import normalise
from tests.dialogue.support import COURSE, YEAR

ABROAD = Progress(Profile(), frozenset({Topic.BAC}), abroad=True)


def after(progress: Progress, asked: Topic | None, text: str) -> Progress:
    """What is known once the text was read as an answer."""
    return read_answer(COURSE, progress, asked, normalise(text).text, YEAR)


@pytest.mark.parametrize("text", ["oui, au Maroc", "un master du Maroc", "j'ai le bac, je l'ai eu au Cameroun"])
def test_asked_for_the_bac_a_country_leaves_it_to_the_centre(text: str) -> None:
    assert after(Progress(Profile()), Topic.BAC, text) == ABROAD


def test_told_at_once_it_is_not_asked_for() -> None:
    found = after(Progress(Profile()), None, "j'arrive d'Ukraine avec mon diplôme, je peux entrer ?")
    assert found == ABROAD
    assert next_topic(COURSE, found) is Topic.TOTAL


def test_a_yes_given_before_is_taken_back() -> None:
    assert after(Progress(Profile(True)), Topic.TOTAL, "c'est un bac algérien en fait") == ABROAD


@pytest.mark.parametrize("text", ["oui un diplôme plus élevé, bac+5", "j'ai une licence", "oui"])
def test_the_same_diploma_told_again_does_not_settle_it(text: str) -> None:
    assert after(ABROAD, Topic.SECTOR, text).profile.has_bac is None


@pytest.mark.parametrize(("text", "has_bac"), [("j'ai un bac français", True), ("en fait j'ai pas le bac", False)])
def test_a_french_diploma_or_none_settles_it(text: str, has_bac: bool) -> None:
    assert after(ABROAD, Topic.TOTAL, text) == Progress(Profile(has_bac))


def test_another_diploma_beside_the_bac_takes_nothing_back() -> None:
    found = after(Progress(Profile(True)), Topic.TOTAL, "j'ai aussi un master du Maroc")
    assert found.profile.has_bac is True


@pytest.mark.parametrize("text", ["un diplôme algérien c'est accepté ?", "les diplômes étrangers sont reconnus ?"])
def test_who_asks_in_general_has_told_nothing(text: str) -> None:
    found = overhear(COURSE, Progress(Profile()), text, YEAR, about_self=False, answers_how_long=False)
    assert found == Progress(Profile())


def test_work_told_later_is_kept_beside_it() -> None:
    found = after(ABROAD, Topic.TOTAL, "6 ans en usine")
    assert found == Progress(Profile(None, 72, Sector.OUTSIDE), frozenset({Topic.BAC}), abroad=True)
