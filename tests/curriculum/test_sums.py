"""Hours and credits: what the brochure prints, added up, with every choice shown."""

from __future__ import annotations

import pytest

from bot.curriculum.course import Course
from bot.curriculum.models import PartKey
from bot.curriculum.sums import Span, part_credits, place_credits, total_credits, total_hours, ue_credits


def test_the_hours_of_both_parts_make_666(course: Course) -> None:
    assert [part.hours for part in course.parts] == [360, 306]
    assert total_hours(course) == 666


def test_the_hours_of_a_single_part_are_the_total(small_course: Course) -> None:
    assert total_hours(small_course) == 50


@pytest.mark.parametrize(("part", "least", "most"), [("premiere", 36, 36), ("seconde", 30, 32)])
def test_the_credits_of_a_part_show_the_choice(course: Course, part: PartKey, least: int, most: int) -> None:
    assert part_credits(course, part) == Span(least, most)


def test_a_part_without_places_gives_no_credits(small_course: Course) -> None:
    assert part_credits(small_course, "seconde") == Span(0, 0)


def test_the_credits_of_all_ue_are_66_or_68(course: Course) -> None:
    assert ue_credits(course) == Span(66, 68)


def test_all_credits_are_112_or_114(course: Course) -> None:
    assert total_credits(course) == Span(112, 114)
    assert str(total_credits(course)) == "112 ou 114"


def test_the_experience_alone_adds_its_credits(course: Course) -> None:
    without_report = course.model_copy(update={"report": None})
    assert total_credits(without_report) == Span(96, 98)


def test_the_report_alone_adds_its_credits(course: Course) -> None:
    without_experience = course.model_copy(update={"experience": None})
    assert total_credits(without_experience) == Span(82, 84)


def test_without_experience_and_report_the_total_is_that_of_the_ue(small_course: Course) -> None:
    assert total_credits(small_course) == ue_credits(small_course) == Span(6, 6)


def test_a_place_with_a_choice_gives_the_least_and_the_most(course: Course) -> None:
    assert place_credits(course.programme.places[11]) == Span(4, 6)


def test_a_place_without_choice_gives_one_figure(course: Course) -> None:
    assert place_credits(course.programme.places[4]) == Span(8, 8)


def test_spans_add_end_by_end() -> None:
    assert Span(1, 2) + Span(10, 30) == Span(11, 32)


@pytest.mark.parametrize(("span", "single", "words"), [(Span(36, 36), True, "36"), (Span(30, 32), False, "30 ou 32")])
def test_a_span_says_both_ends_only_when_they_differ(span: Span, single: bool, words: str) -> None:
    assert (span.is_single, str(span)) == (single, words)
