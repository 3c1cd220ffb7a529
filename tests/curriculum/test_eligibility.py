"""What the brochure implies for one learner, rule by rule."""

from __future__ import annotations

import pytest

from bot.curriculum.course import Course
from bot.curriculum.eligibility import Entry, Need, Profile, Sector, assess

INSIDE, OUTSIDE, MIXED = Sector.INSIDE, Sector.OUTSIDE, Sector.MIXED


@pytest.mark.parametrize(
    ("has_bac", "months", "entry"),
    [
        (True, None, Entry.OPEN),
        (True, 0, Entry.OPEN),
        (True, 60, Entry.OPEN),
        (False, None, Entry.TO_CONFIRM),
        (False, 0, Entry.TO_CONFIRM),
        (False, 23, Entry.TO_CONFIRM),
        (False, 24, Entry.OPEN_BY_EXPERIENCE),
        (False, 60, Entry.OPEN_BY_EXPERIENCE),
        (None, None, Entry.TO_CONFIRM),
        (None, 23, Entry.TO_CONFIRM),
        (None, 24, Entry.OPEN_BY_EXPERIENCE),
    ],
)
def test_entry_depends_on_the_bac_and_on_the_experience(
    course: Course, has_bac: bool | None, months: int | None, entry: Entry
) -> None:
    assert assess(course, Profile(has_bac=has_bac, total_months=months)).entry is entry


@pytest.mark.parametrize("sector", [INSIDE, OUTSIDE, MIXED, None])
def test_experience_of_any_sector_opens_the_course(course: Course, sector: Sector | None) -> None:
    profile = Profile(has_bac=False, total_months=24, sector=sector)
    assert assess(course, profile).entry is Entry.OPEN_BY_EXPERIENCE


def test_months_in_the_sector_count_as_experience_when_the_total_is_unknown(course: Course) -> None:
    verdict = assess(course, Profile(has_bac=False, sector=MIXED, sector_months=24))
    assert verdict.entry is Entry.OPEN_BY_EXPERIENCE
    assert verdict.missing_months == 0


def test_the_threshold_of_experience_is_read_from_the_course(small_course: Course) -> None:
    entries = [assess(small_course, Profile(has_bac=False, total_months=months)).entry for months in (5, 6)]
    assert entries == [Entry.TO_CONFIRM, Entry.OPEN_BY_EXPERIENCE]


@pytest.mark.parametrize(
    ("total", "sector", "sector_months", "internship"),
    [
        (17, INSIDE, None, Need.NOT_REQUIRED),
        (18, INSIDE, None, Need.NOT_REQUIRED),
        (36, INSIDE, None, Need.NOT_REQUIRED),
        (None, INSIDE, None, Need.NOT_REQUIRED),
        (17, OUTSIDE, None, Need.REQUIRED),
        (18, OUTSIDE, None, Need.REQUIRED),
        (36, OUTSIDE, None, Need.REQUIRED),
        (None, OUTSIDE, None, Need.REQUIRED),
        (60, MIXED, None, Need.TO_CONFIRM),
        (60, MIXED, 17, Need.TO_CONFIRM),
        (60, MIXED, 18, Need.NOT_REQUIRED),
        (60, MIXED, 36, Need.NOT_REQUIRED),
        (None, MIXED, 18, Need.NOT_REQUIRED),
        (0, None, None, Need.REQUIRED),
        (0, INSIDE, None, Need.REQUIRED),
        (60, None, None, Need.TO_CONFIRM),
        (None, None, None, Need.TO_CONFIRM),
    ],
)
def test_the_internship_depends_on_where_the_experience_was_acquired(
    course: Course, total: int | None, sector: Sector | None, sector_months: int | None, internship: Need
) -> None:
    profile = Profile(total_months=total, sector=sector, sector_months=sector_months)
    assert assess(course, profile).internship is internship


@pytest.mark.parametrize("has_bac", [True, False, None])
def test_the_bac_does_not_replace_the_internship(course: Course, has_bac: bool | None) -> None:
    assert assess(course, Profile(has_bac=has_bac, sector=OUTSIDE)).internship is Need.REQUIRED


@pytest.mark.parametrize(
    ("total", "sector_months", "missing"),
    [(0, None, 18), (1, None, 17), (17, None, 1), (18, None, 0), (36, None, 0), (None, None, None), (None, 6, 12)],
)
def test_the_diploma_requires_eighteen_months_of_experience(
    course: Course, total: int | None, sector_months: int | None, missing: int | None
) -> None:
    profile = Profile(total_months=total, sector_months=sector_months)
    assert assess(course, profile).missing_months == missing


@pytest.mark.parametrize("sector", [INSIDE, OUTSIDE, MIXED, None])
def test_experience_of_any_sector_counts_for_the_diploma(course: Course, sector: Sector | None) -> None:
    assert assess(course, Profile(total_months=10, sector=sector)).missing_months == 8


@pytest.mark.parametrize(
    ("total", "sector", "sector_months", "suggested"),
    [
        (35, INSIDE, None, False),
        (36, INSIDE, None, True),
        (None, INSIDE, 36, True),
        (None, INSIDE, None, False),
        (120, OUTSIDE, None, False),
        (120, MIXED, None, False),
        (120, MIXED, 35, False),
        (120, MIXED, 36, True),
        (120, None, None, False),
        (None, None, 36, True),
        (0, None, None, False),
    ],
)
def test_the_vae_is_suggested_from_36_months_in_the_sector(
    course: Course, total: int | None, sector: Sector | None, sector_months: int | None, suggested: bool
) -> None:
    profile = Profile(total_months=total, sector=sector, sector_months=sector_months)
    assert assess(course, profile).suggests_vae is suggested


@pytest.mark.parametrize(("studies", "suggested"), [(True, True), (False, False), (None, False)])
def test_the_ves_is_suggested_after_similar_studies(course: Course, studies: bool | None, suggested: bool) -> None:
    assert assess(course, Profile(has_similar_studies=studies)).suggests_ves is suggested


@pytest.mark.parametrize("doubts", [True, False])
def test_language_support_is_suggested_to_those_who_doubt_their_french(course: Course, doubts: bool) -> None:
    assert assess(course, Profile(doubts_french=doubts)).suggests_language_support is doubts


def test_of_somebody_unknown_everything_is_to_be_confirmed(course: Course) -> None:
    verdict = assess(course, Profile())
    assert (verdict.entry, verdict.internship, verdict.missing_months) == (Entry.TO_CONFIRM, Need.TO_CONFIRM, None)
    assert (verdict.suggests_vae, verdict.suggests_ves, verdict.suggests_language_support) == (False, False, False)


def test_a_course_without_those_sections_requires_and_suggests_nothing(small_course: Course) -> None:
    profile = Profile(total_months=120, sector=INSIDE, has_similar_studies=True)
    verdict = assess(small_course, profile)
    assert (verdict.internship, verdict.missing_months) == (Need.NOT_REQUIRED, 0)
    assert (verdict.suggests_vae, verdict.suggests_ves) == (False, False)


@pytest.mark.parametrize("section", ["internship", "experience"])
def test_a_course_that_lacks_a_section_asks_for_no_internship(course: Course, section: str) -> None:
    without = course.model_copy(update={section: None})
    assert assess(without, Profile(total_months=0, sector=OUTSIDE)).internship is Need.NOT_REQUIRED


@pytest.mark.parametrize(
    ("profile", "months"),
    [
        (Profile(total_months=60, sector=INSIDE), 60),
        (Profile(total_months=60, sector=OUTSIDE), 0),
        (Profile(total_months=60, sector=MIXED, sector_months=20), 20),
        (Profile(total_months=60, sector=MIXED), None),
        (Profile(total_months=60), None),
        (Profile(total_months=0), 0),
        (Profile(), None),
    ],
)
def test_the_months_in_the_sector_are_deduced_where_they_follow(profile: Profile, months: int | None) -> None:
    assert profile.known_sector_months == months


@pytest.mark.parametrize(("total", "inside", "known"), [(60, 20, 60), (12, 20, 20), (None, 20, 20), (None, None, None)])
def test_the_total_is_never_less_than_the_months_in_the_sector(
    total: int | None, inside: int | None, known: int | None
) -> None:
    assert Profile(total_months=total, sector_months=inside).known_total_months == known
