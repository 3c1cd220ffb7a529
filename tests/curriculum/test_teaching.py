"""The form of what is taught, how and where: codes, credits, choices, years, ways to reach the centre."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from bot.curriculum.teaching import Contact, Place, Ue, Years
from tests.curriculum.files import Data


def _ue(**changes: object) -> Ue:
    fields: Data = {"code": "JAR001", "intitule": "Terre", "credits": 3, "contenu": "des plantes"}
    return Ue.model_validate(fields | changes)


def _place(*options: Ue) -> Place:
    return Place.model_validate({"numero": 1, "partie": "premiere", "choix": options})


def test_an_unknown_key_is_refused() -> None:
    with pytest.raises(ValidationError, match="durée"):
        _ue(durée=3)


@pytest.mark.parametrize("code", ["TET99", "tet099", "TET0999", "TE0099", " TET099", "UA211G"])
def test_a_code_of_ue_is_three_capitals_and_three_figures(code: str) -> None:
    with pytest.raises(ValidationError, match="code"):
        _ue(code=code)


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
