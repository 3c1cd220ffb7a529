"""The form of a course file: immutable, without unknown keys, with figures that make sense."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from bot.curriculum.course import Course
from bot.curriculum.models import Employer, Objective, RomeCode, VagueThreshold


def test_a_course_cannot_be_changed(course: Course) -> None:
    with pytest.raises(ValidationError, match="frozen"):
        setattr(course.identity, "title", "Autre")  # noqa: B010


def test_an_unknown_key_is_refused() -> None:
    with pytest.raises(ValidationError, match="durée"):
        Objective.model_validate({"titre": "Planter", "detail": "sur un toit", "durée": 3})


def test_spaces_around_a_text_are_dropped() -> None:
    assert Employer.model_validate({"nom": "  mairies "}).name == "mairies"


@pytest.mark.parametrize("name", ["", "   "])
def test_a_text_may_not_be_blank(name: str) -> None:
    with pytest.raises(ValidationError, match="nom"):
        Employer.model_validate({"nom": name})


def test_an_employer_may_have_no_examples_and_no_other_name_today() -> None:
    employer = Employer.model_validate({"nom": "mairies"})
    assert (employer.examples, employer.today) == ((), None)


@pytest.mark.parametrize("code", ["K180", "k1801", "Z1801", "K18011"])
def test_a_rome_code_is_a_letter_up_to_n_and_four_figures(code: str) -> None:
    with pytest.raises(ValidationError, match="code"):
        RomeCode.model_validate({"code": code, "intitule": "Métier"})


def test_our_reading_of_a_vague_phrase_must_be_marked_as_such() -> None:
    with pytest.raises(ValidationError, match="lecture"):
        VagueThreshold.model_validate({"brochure": "un peu", "mois_minimum": 6, "lecture": False})


def test_a_threshold_may_be_without_field() -> None:
    threshold = VagueThreshold.model_validate({"brochure": "un peu", "mois_minimum": 6, "lecture": True})
    assert threshold.field is None
