"""What the brochure implies for one learner: entry, diploma, internship, VAE and VES.

Everything here is indicative: people decide. The rules come from the sections « Publics concernés et
prérequis », « Modalités de formation » and « Conditions d'obtention du titre »; the two thresholds
that the brochure leaves vague are read from the curriculum file, where they are marked as our reading.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from bot.curriculum.course import Course


class Sector(Enum):
    """Where the experience was acquired, relative to the sector of the diploma."""

    INSIDE = "secteur"
    OUTSIDE = "hors_secteur"
    MIXED = "mixte"


class Entry(Enum):
    """Whether the course is open to the learner."""

    OPEN = "ouverte"
    OPEN_BY_EXPERIENCE = "ouverte_par_experience"
    TO_CONFIRM = "a_confirmer"


class Need(Enum):
    """Whether something is required of the learner."""

    REQUIRED = "requis"
    NOT_REQUIRED = "non_requis"
    TO_CONFIRM = "a_confirmer"


@dataclass(frozen=True)
class Profile:
    """What a learner has told. None means: not known. Durations are in months."""

    has_bac: bool | None = None
    total_months: int | None = None
    sector: Sector | None = None
    sector_months: int | None = None
    has_similar_studies: bool | None = None
    doubts_french: bool = False

    @property
    def known_sector_months(self) -> int | None:
        """Months in the sector, deduced where they follow from the rest."""
        if self.total_months == 0 or self.sector is Sector.OUTSIDE:
            return 0
        if self.sector is Sector.INSIDE:
            return self.total_months if self.total_months is not None else self.sector_months
        return self.sector_months

    @property
    def known_total_months(self) -> int | None:
        """Months of work altogether: never fewer than those in the sector."""
        if self.total_months is None:
            return self.sector_months
        return max(self.total_months, self.sector_months or 0)


@dataclass(frozen=True)
class Verdict:
    """What follows from a profile.

    ``missing_months`` is how much experience the diploma still requires, None when that is unknown.
    """

    entry: Entry
    internship: Need
    missing_months: int | None
    suggests_vae: bool
    suggests_ves: bool
    suggests_language_support: bool


def assess(course: Course, profile: Profile) -> Verdict:
    """The verdict on a profile; whatever is unknown is to be confirmed, never assumed."""
    return Verdict(
        entry=_entry(course, profile),
        internship=_internship(course, profile),
        missing_months=_missing_months(course, profile),
        suggests_vae=_suggests_vae(course, profile),
        suggests_ves=course.ves is not None and profile.has_similar_studies is True,
        suggests_language_support=profile.doubts_french,
    )


def _entry(course: Course, profile: Profile) -> Entry:
    """Section « Publics concernés et prérequis »."""
    if profile.has_bac:
        return Entry.OPEN
    months = profile.known_total_months
    if months is not None and months >= course.access.equivalent_experience.months:
        return Entry.OPEN_BY_EXPERIENCE
    return Entry.TO_CONFIRM


def _internship(course: Course, profile: Profile) -> Need:
    """Sections « Publics concernés et prérequis » and « Conditions d'obtention du titre »."""
    if course.internship is None or course.experience is None:
        return Need.NOT_REQUIRED
    if profile.total_months == 0 or profile.sector is Sector.OUTSIDE:
        return Need.REQUIRED
    if profile.sector is Sector.INSIDE:
        return Need.NOT_REQUIRED
    months = profile.known_sector_months
    if months is not None and months >= course.experience.months:
        return Need.NOT_REQUIRED
    return Need.TO_CONFIRM


def _missing_months(course: Course, profile: Profile) -> int | None:
    """Section « Conditions d'obtention du titre »: experience of any field counts."""
    if course.experience is None:
        return 0
    months = profile.known_total_months
    return None if months is None else max(0, course.experience.months - months)


def _suggests_vae(course: Course, profile: Profile) -> bool:
    """Section « Modalités de formation »; the number of months is our reading of « importante »."""
    months = profile.known_sector_months
    return course.vae is not None and months is not None and months >= course.vae.substantial.months
