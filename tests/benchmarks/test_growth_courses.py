"""Folders of courses that are made to be measured."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from benchmarks.growth_courses import FIRST, another, code_of, make_courses
from bot.curriculum.catalogue import load_catalogue
from bot.curriculum.course import Course
from bot.curriculum.lookup import find_ue


@pytest.fixture(scope="module")
def first() -> dict[str, Any]:
    content: dict[str, Any] = YAML(typ="safe", pure=True).load(FIRST.read_text(encoding="utf-8"))
    return content


def made(first: dict[str, Any], *ranks: int) -> list[Course]:
    return [Course.model_validate(another(first, rank)) for rank in ranks]


@pytest.mark.parametrize("count", [1, 2, 5])
def test_a_folder_has_as_many_courses_as_were_asked_for(tmp_path: Path, count: int) -> None:
    codes = make_courses(tmp_path / "curriculum", count)
    assert len(codes) == count
    assert codes == [course.code for course in load_catalogue(tmp_path / "curriculum")]


def test_the_first_course_is_that_of_the_project_unchanged(tmp_path: Path) -> None:
    make_courses(tmp_path / "curriculum", 2)
    assert load_catalogue(tmp_path / "curriculum").default == load_catalogue(FIRST.parent).get("CPN42-00A")


def test_the_last_code_is_that_of_the_last_course_made(tmp_path: Path) -> None:
    assert make_courses(tmp_path / "curriculum", 3)[-1] == code_of(2)


def test_a_hundred_courses_share_no_code_title_phone_or_address(first: dict[str, Any]) -> None:
    courses = [Course.model_validate(first), *made(first, *range(1, 100))]
    for told in ("code", "identity.title", "contact.phone", "contact.email"):
        values = {_at(course, told) for course in courses}
        assert len(values) == 100, told


def test_a_hundred_courses_share_no_code_of_a_ue(first: dict[str, Any]) -> None:
    courses = [Course.model_validate(first), *made(first, *range(1, 100))]
    codes = [ue.code for course in courses for _, ue in course.ues()]
    assert len(set(codes)) == len(codes)


def test_every_course_has_words_that_no_other_has(first: dict[str, Any]) -> None:
    one, other = made(first, 1, 2)
    subject = next(ue.subjects[0] for _, ue in one.ues())
    assert find_ue(one, subject).codes
    assert not find_ue(other, subject).codes


def test_every_second_ue_keeps_its_title(first: dict[str, Any]) -> None:
    true, copy = Course.model_validate(first), made(first, 7)[0]
    kept = [ue.title == other.title for (_, ue), (_, other) in zip(true.ues(), copy.ues(), strict=True)]
    assert kept == [number % 2 == 0 for number in range(1, len(kept) + 1)]


def test_the_same_rank_gives_the_same_course(first: dict[str, Any]) -> None:
    assert another(first, 42) == another(first, 42)


def test_the_first_course_is_left_as_it_was(first: dict[str, Any]) -> None:
    before = Course.model_validate(first)
    another(first, 3)
    assert Course.model_validate(first) == before


def _at(course: Course, path: str) -> Any:
    value: Any = course
    for name in path.split("."):
        value = getattr(value, name)
    return value
