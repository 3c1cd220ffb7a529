"""Studies close to the course, told as the bac is asked for, or asked about."""

from __future__ import annotations

import pytest

from bot.curriculum.eligibility import Profile, Sector
from bot.dialogue.eligibility.asking import Progress, Topic, read_answer
from bot.language.normalisation import normalise
from tests.dialogue.support import COURSE, YEAR

ASKED_ABOUT_STUDIES = Profile(True, 60, Sector.INSIDE)


def after(known: Profile, asked: Topic, text: str) -> Profile:
    """What is known once the text was read as an answer."""
    return read_answer(COURSE, Progress(known), asked, normalise(text).text, YEAR).profile


@pytest.mark.parametrize("text", ["licence de socio", "oui, une licence de psychologie", "je suis en L2 psycho"])
def test_a_diploma_close_to_the_course_answers_the_question_on_studies_too(text: str) -> None:
    found = after(Profile(), Topic.BAC, text)
    assert (found.has_bac, found.has_similar_studies) == (True, True)


@pytest.mark.parametrize("text", ["licence de droit", "oui", "pas de licence de socio"])
def test_of_other_diplomas_it_is_still_asked_what_was_studied(text: str) -> None:
    assert after(Profile(), Topic.BAC, text).has_similar_studies is None


@pytest.mark.parametrize(
    "text",
    ["non enfin si psycho c'est proche non ?", "psycho c'est proche ?", "mon BTS SP3S ça compte ?", "la socio ça va ?"],
)
def test_who_asks_if_her_studies_are_close_has_named_them(text: str) -> None:
    assert after(ASKED_ABOUT_STUDIES, Topic.STUDIES, text).has_similar_studies is True


@pytest.mark.parametrize(
    "text", ["si je fais psycho c'est proche ?", "travailler dans le social ça compte ?", "le droit ?"]
)
def test_who_asks_something_else_has_named_no_studies(text: str) -> None:
    assert after(ASKED_ABOUT_STUDIES, Topic.STUDIES, text).has_similar_studies is None
