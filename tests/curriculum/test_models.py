"""The form of a course file: immutable, without unknown keys, with figures that make sense."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from bot.curriculum.course import Course
from bot.curriculum.models import RomeCode, VagueThreshold
from bot.curriculum.teaching import Contact, Place, Ue, Years
from tests.curriculum.files import Data


def _ue(**changes: object) -> Ue:
    fields: Data = {"code": "JAR001", "intitule": "Terre", "credits": 3, "contenu": "des plantes"}
    return Ue.model_validate(fields | changes)


def _place(*options: Ue) -> Place:
    return Place.model_validate({"numero": 1, "partie": "premiere", "choix": options})


def test_a_course_cannot_be_changed(course: Course) -> None:
    with pytest.raises(ValidationError, match="frozen"):
        course.identity.title = "Autre"


def test_an_unknown_key_is_refused() -> None:
    with pytest.raises(ValidationError, match="durée"):
        _ue(durée=3)


def test_spaces_around_a_text_are_dropped() -> None:
    assert _ue(intitule="  Terre ").title == "Terre"


@pytest.mark.parametrize("title", ["", "   "])
def test_a_text_may_not_be_blank(title: str) -> None:
    with pytest.raises(ValidationError, match="intitule"):
        _ue(intitule=title)


@pytest.mark.parametrize("code", ["TET99", "tet099", "TET0999", "TE0099", " TET099", "UA211G"])
def test_a_code_of_ue_is_three_capitals_and_three_figures(code: str) -> None:
    with pytest.raises(ValidationError, match="code"):
        _ue(code=code)


@pytest.mark.parametrize("code", ["K180", "k1801", "Z1801", "K18011"])
def test_a_rome_code_is_a_letter_up_to_n_and_four_figures(code: str) -> None:
    with pytest.raises(ValidationError, match="code"):
        RomeCode.model_validate({"code": code, "intitule": "Métier"})


@pytest.mark.parametrize("credit_count", [0, -6])
def test_a_ue_gives_at_least_one_credit(credit_count: int) -> None:
    with pytest.raises(ValidationError, match="credits"):
        _ue(credits=credit_count)


def test_a_ue_may_have_no_subjects() -> None:
    assert _ue().subjects == ()


def test_a_place_with_one_ue_is_no_choice() -> None:
    assert not _place(_ue()).is_choice


def test_a_place_with_two_ue_is_a_choice() -> None:
    assert _place(_ue(), _ue(code="JAR002")).is_choice


def test_a_place_without_ue_is_refused() -> None:
    with pytest.raises(ValidationError, match="choix"):
        _place()


def test_a_span_of_years_may_be_a_single_length() -> None:
    assert Years(minimum=2, maximum=2).maximum == 2


def test_a_span_of_years_may_not_be_upside_down() -> None:
    with pytest.raises(ValidationError, match="le minimum dépasse le maximum"):
        Years(minimum=3, maximum=2)


def test_our_reading_of_a_vague_phrase_must_be_marked_as_such() -> None:
    with pytest.raises(ValidationError, match="lecture"):
        VagueThreshold.model_validate({"brochure": "un peu", "mois_minimum": 6, "lecture": False})


def test_a_threshold_may_be_without_field() -> None:
    threshold = VagueThreshold.model_validate({"brochure": "un peu", "mois_minimum": 6, "lecture": True})
    assert threshold.field is None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("courriel", "toits"),
        ("courriel", "a b@ecole.example"),
        ("courriel", "toits@ecole"),
        ("telephone", "0100000000"),
        ("telephone", "01.00.00.00"),
        ("code_postal", "7613"),
        ("code_postal", "7613A"),
    ],
)
def test_a_contact_that_nobody_could_reach_is_refused(small_data: Data, field: str, value: str) -> None:
    with pytest.raises(ValidationError, match=field):
        Contact.model_validate(small_data["contact"] | {field: value})
