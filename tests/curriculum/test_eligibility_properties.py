"""What holds of the verdict on any learner, tried on profiles drawn at random."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.curriculum.course import Course
from bot.curriculum.eligibility import Entry, Need, Profile, Sector, assess

ENTRIES = [Entry.TO_CONFIRM, Entry.OPEN_BY_EXPERIENCE, Entry.OPEN]
NEEDS = [Need.REQUIRED, Need.TO_CONFIRM, Need.NOT_REQUIRED]

# Most lengths lie near the thresholds of 18, 24 and 36 months.
MONTHS = st.integers(0, 48) | st.integers(0, 600)
MORE = st.integers(0, 48)
PROFILES = st.builds(
    Profile,
    has_bac=st.none() | st.booleans(),
    total_months=st.none() | MONTHS,
    sector=st.none() | st.sampled_from(Sector),
    sector_months=st.none() | MONTHS,
    has_similar_studies=st.none() | st.booleans(),
    doubts_french=st.booleans(),
)


@given(profile=PROFILES, months=MONTHS, more=MORE)
def test_more_experience_never_makes_entry_worse(course: Course, profile: Profile, months: int, more: int) -> None:
    before = assess(course, replace(profile, total_months=months))
    after = assess(course, replace(profile, total_months=months + more))
    assert ENTRIES.index(after.entry) >= ENTRIES.index(before.entry)


@given(profile=PROFILES, months=MONTHS, more=MORE)
def test_more_experience_never_adds_missing_months(course: Course, profile: Profile, months: int, more: int) -> None:
    before = assess(course, replace(profile, total_months=months)).missing_months
    after = assess(course, replace(profile, total_months=months + more)).missing_months
    assert before is not None
    assert after is not None
    assert after <= before


@given(profile=PROFILES, months=MONTHS, more=MORE)
def test_more_experience_never_makes_the_internship_worse(
    course: Course, profile: Profile, months: int, more: int
) -> None:
    before = assess(course, replace(profile, total_months=months))
    after = assess(course, replace(profile, total_months=months + more))
    assert NEEDS.index(after.internship) >= NEEDS.index(before.internship)


@given(profile=PROFILES, months=MONTHS, more=MORE)
def test_more_months_in_the_sector_never_make_the_internship_worse(
    course: Course, profile: Profile, months: int, more: int
) -> None:
    before = assess(course, replace(profile, sector_months=months))
    after = assess(course, replace(profile, sector_months=months + more))
    assert NEEDS.index(after.internship) >= NEEDS.index(before.internship)


@given(profile=PROFILES, months=MONTHS, more=MORE)
def test_more_months_in_the_sector_never_withdraw_the_vae(
    course: Course, profile: Profile, months: int, more: int
) -> None:
    before = assess(course, replace(profile, sector_months=months))
    after = assess(course, replace(profile, sector_months=months + more))
    assert after.suggests_vae >= before.suggests_vae


@given(profile=PROFILES)
def test_the_bac_opens_the_course_and_changes_nothing_else(course: Course, profile: Profile) -> None:
    without = assess(course, replace(profile, has_bac=False))
    with_bac = assess(course, replace(profile, has_bac=True))
    assert ENTRIES.index(with_bac.entry) >= ENTRIES.index(without.entry)
    assert replace(with_bac, entry=without.entry) == without


@given(profile=PROFILES, other=PROFILES)
def test_the_verdict_depends_on_the_profile_alone(course: Course, profile: Profile, other: Profile) -> None:
    first = assess(course, profile)
    assess(course, other)
    assert assess(course, replace(profile)) == first


@given(profile=PROFILES)
def test_missing_months_lie_between_none_and_eighteen(course: Course, profile: Profile) -> None:
    missing = assess(course, profile).missing_months
    assert missing is None or 0 <= missing <= 18


@given(profile=PROFILES)
def test_missing_months_are_unknown_only_when_no_length_is_known(course: Course, profile: Profile) -> None:
    knows_nothing = profile.total_months is None and profile.sector_months is None
    assert (assess(course, profile).missing_months is None) is knows_nothing


@given(profile=PROFILES)
def test_the_internship_is_never_asked_of_those_who_worked_in_the_sector_alone(
    course: Course, profile: Profile
) -> None:
    inside = replace(profile, sector=Sector.INSIDE, total_months=max(1, profile.total_months or 0))
    assert assess(course, inside).internship is Need.NOT_REQUIRED


@given(profile=PROFILES)
def test_the_internship_is_always_asked_of_those_who_come_from_outside(course: Course, profile: Profile) -> None:
    assert assess(course, replace(profile, sector=Sector.OUTSIDE)).internship is Need.REQUIRED
