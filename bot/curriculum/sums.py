"""Sums that the brochure does not print: hours and credits, with every choice shown.

A total that hid the choice between UE of different credits would be false for half of the learners,
so credits are always given as a span.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.curriculum.course import Course
from bot.curriculum.models import PartKey
from bot.curriculum.teaching import Place


@dataclass(frozen=True, order=True)
class Span:
    """The least and the most that a choice can give. Unit: that of what is summed."""

    least: int
    most: int

    def __add__(self, other: Span) -> Span:
        return Span(self.least + other.least, self.most + other.most)

    @property
    def is_single(self) -> bool:
        """Whether no choice changes the sum."""
        return self.least == self.most

    def __str__(self) -> str:
        return str(self.least) if self.is_single else f"{self.least} ou {self.most}"


def place_credits(place: Place) -> Span:
    """Credits of one place, over the UE that may be chosen there."""
    possible = [ue.credits for ue in place.options]
    return Span(min(possible), max(possible))


def part_credits(course: Course, part: PartKey) -> Span:
    """Credits of the UE of one part."""
    return sum((place_credits(place) for place in course.places_of(part)), Span(0, 0))


def ue_credits(course: Course) -> Span:
    """Credits of all UE, without experience and report."""
    return sum((place_credits(place) for place in course.programme.places), Span(0, 0))


def total_credits(course: Course) -> Span:
    """Credits of all UE, of the experience and of the report."""
    extra = sum(item.credits for item in (course.experience, course.report) if item is not None)
    return ue_credits(course) + Span(extra, extra)


def total_hours(course: Course) -> int:
    """Hours of all parts."""
    return sum(part.hours for part in course.parts)
