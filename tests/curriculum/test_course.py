"""One whole course: how its UE and parts are found, and the checks across its sections."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import ValidationError

from bot.curriculum.course import Course
from tests.curriculum.conftest import small_course_data
from tests.curriculum.files import Data, put


def _strings(value: Any) -> Iterator[str]:
    """The strings of raw content, keys aside."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _strings(each)


def test_the_ue_come_in_the_order_of_the_brochure(course: Course) -> None:
    codes = [ue.code for _, ue in course.ues()]
    assert codes[:2] == ["TET099", "AST004"]
    assert codes[-3:] == ["PSY001", "UEV010", "TET006"]


@pytest.mark.parametrize(("code", "number"), [("TET099", 1), ("PSY001", 11), ("UEV010", 12), ("TET006", 12)])
def test_a_ue_is_found_by_its_code_with_its_place(course: Course, code: str, number: int) -> None:
    found = course.find_ue(code)
    assert found is not None
    assert (found[0].number, found[1].code) == (number, code)


@pytest.mark.parametrize("code", ["", "XYZ001", "tet099", "UAS003"])
def test_an_unknown_code_finds_no_ue(course: Course, code: str) -> None:
    assert course.find_ue(code) is None


def test_a_part_is_found_by_its_key(course: Course) -> None:
    part = course.part("seconde")
    assert part is not None
    assert part.hours == 306


def test_a_part_that_the_course_lacks_is_none(small_course: Course) -> None:
    assert small_course.part("seconde") is None


def test_the_places_of_a_part_are_its_own(course: Course) -> None:
    assert [place.number for place in course.places_of("seconde")] == [7, 8, 9, 10, 11, 12]


def test_a_part_that_the_course_lacks_has_no_places(small_course: Course) -> None:
    assert small_course.places_of("seconde") == ()


@pytest.mark.parametrize(
    "text",
    [
        "CPN42-00A",
        "Chargé d'accompagnement social et professionnel",
        "Géographie urbaine",
        "psychopathologie",
        "collectivités territoriales et associations",
        "T1",
        "monitrice éducatrice",
        "prix",
    ],
)
def test_the_texts_are_at_any_depth_of_the_file(course: Course, text: str) -> None:
    assert text in set(course.texts())


def test_everything_that_the_file_says_is_among_the_texts(small_course: Course) -> None:
    said = set(_strings(small_course_data()))
    assert said <= set(small_course.texts())


def test_figures_and_what_the_file_leaves_out_are_no_texts(small_course: Course) -> None:
    texts = list(small_course.texts())
    assert all(isinstance(text, str) and text for text in texts)
    assert not {"50", "True", "None", "25"} & set(texts)


def test_the_texts_come_in_the_same_order_each_time(course: Course) -> None:
    assert list(course.texts()) == list(course.texts())


@pytest.mark.parametrize("numbers", [(1, 3), (2, 3), (0, 1), (2, 1), (1, 1)])
def test_the_numbers_of_the_ue_must_follow_each_other_from_one(small_data: Data, numbers: tuple[int, int]) -> None:
    for rank, number in enumerate(numbers):
        put(small_data, f"ue.liste.{rank}.numero", number)
    with pytest.raises(ValidationError, match=r"se suivre|numero"):
        Course.model_validate(small_data)


def test_two_places_may_not_share_a_code(small_data: Data) -> None:
    put(small_data, "ue.liste.1.choix.0.code", "JAR001")
    with pytest.raises(ValidationError, match=r"code répété \(JAR001\)"):
        Course.model_validate(small_data)


def test_two_options_of_a_place_may_not_share_a_code(small_data: Data) -> None:
    small_data["ue"]["liste"][0]["choix"] *= 2
    with pytest.raises(ValidationError, match=r"code répété \(JAR001\)"):
        Course.model_validate(small_data)


def test_a_ue_may_not_belong_to_a_part_that_the_course_lacks(small_data: Data) -> None:
    put(small_data, "ue.liste.1.partie", "seconde")
    with pytest.raises(ValidationError, match=r"partie absente \(seconde\)"):
        Course.model_validate(small_data)


def test_the_certificate_may_not_crown_a_part_that_the_course_lacks(small_data: Data, data: Data) -> None:
    put(small_data, "certificat_intermediaire", data["certificat_intermediaire"] | {"partie": "seconde"})
    with pytest.raises(ValidationError, match=r"partie absente \(seconde\)"):
        Course.model_validate(small_data)


def test_the_certificate_may_crown_a_part_of_the_course(small_data: Data, data: Data) -> None:
    put(small_data, "certificat_intermediaire", data["certificat_intermediaire"])
    certificate = Course.model_validate(small_data).certificate
    assert certificate is not None
    assert certificate.part == "premiere"


def test_two_parts_may_not_share_a_key(small_data: Data) -> None:
    small_data["parties"] *= 2
    with pytest.raises(ValidationError, match="premiere"):
        Course.model_validate(small_data)
