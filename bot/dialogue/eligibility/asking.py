"""The eligibility dialogue: what to ask next, how to read an answer."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.curriculum.course import Course
from bot.curriculum.eligibility import Profile, Sector
from bot.dialogue.eligibility.abroad import weighed_abroad
from bot.dialogue.eligibility.added_work import Added, add, beside_studies, comes_on_top, instead, on_top
from bot.dialogue.eligibility.profile import (
    asks_whether_close,
    measures_other_work,
    merge,
    read_profile,
    similar_studies,
    studied_something_close,
    total_months,
    without_unpaid_work,
    without_wishes,
)
from bot.dialogue.eligibility.progress import Progress, Topic
from bot.dialogue.eligibility.reconsidering import corrected_length, earned_none, reconsidered_bac, takes_back
from bot.dialogue.eligibility.sector import sector_of
from bot.dialogue.eligibility.statements import statements
from bot.language.answers import does_not_know, says_mixed, yes_or_no
from bot.language.durations import durations, says_a_few_years
from bot.language.education import bac_level, earned_abroad, has_learned_profession, higher_studies
from bot.language.text import fold

__all__ = ["ABOUT_WORK", "MAXIMUM_TRIES", "Progress", "Topic", "give_up", "next_topic", "overhear", "read_answer"]
MAXIMUM_TRIES = 2


_VAGUE = re.compile(r"\b(?:quelques|plusieurs|qq) (?:mois|semaines|jours)\b")
ABOUT_WORK = frozenset({Topic.TOTAL, Topic.SECTOR, Topic.SECTOR_MONTHS})
"""Questions of the dialogue that a length of work answers."""


def next_topic(course: Course, progress: Progress) -> Topic | None:
    """What to ask next, or None when enough is known."""
    return next((topic for topic in Topic if _is_open(course, progress, topic)), None)


def _is_open(course: Course, progress: Progress, topic: Topic) -> bool:
    profile = progress.profile
    if topic in progress.unknown:
        return False
    if topic is Topic.BAC:
        return profile.has_bac is None
    if topic is Topic.TOTAL:
        return course.experience is not None and profile.known_total_months is None
    if topic is Topic.SECTOR:
        return course.internship is not None and profile.sector is None and profile.total_months != 0
    if topic is Topic.SECTOR_MONTHS:
        return profile.sector is Sector.MIXED and profile.sector_months is None
    return course.ves is not None and profile.has_bac is True and profile.has_similar_studies is None


def read_answer(course: Course, progress: Progress, asked: Topic | None, text: str, this_year: int) -> Progress:
    """What is known after a message; the same progress when the message tells nothing.

    A message may answer what was asked, tell more, or correct what was told before. What it asks tells nothing.
    """
    return weighed_abroad(progress, _heard(course, progress, asked, text, this_year), asked, text)


def _heard(course: Course, progress: Progress, asked: Topic | None, text: str, this_year: int) -> Progress:
    if asked is Topic.STUDIES and asks_whether_close(course, text):
        return _known_now(progress, replace(progress.profile, has_similar_studies=True))
    if asked is not None:
        text = statements(text)
        if not text:
            return progress
        if again := _reconsidered(progress, asked, text):
            return again
    if added := _added(course, progress.profile, asked, text, this_year):
        rest = _read(course, progress, asked, added.rest, this_year) if added.rest else progress
        return _known_now(rest, add(rest.profile, added.work))
    return _read(course, progress, asked, text, this_year)


def overhear(
    course: Course, progress: Progress, text: str, this_year: int, *, about_self: bool, answers_how_long: bool
) -> Progress:
    """What is known after a message to which nothing was asked; the arguments are those of ``read_profile``."""
    if added := on_top(course, progress.profile, text, this_year, asked=False):
        told = read_profile(course, added.rest, this_year, about_self=about_self)
        profile = add(merge(progress.profile, told), added.work)
    else:
        told = read_profile(course, text, this_year, about_self=about_self, answers_how_long=answers_how_long)
        profile = merge(progress.profile, told)
    return weighed_abroad(progress, replace(progress, profile=profile), None, text)


def _read(course: Course, progress: Progress, asked: Topic | None, text: str, this_year: int) -> Progress:
    told = read_profile(course, text, this_year, about_self=True, answers_how_long=asked in ABOUT_WORK)
    if asked in ABOUT_WORK:
        text = without_unpaid_work(text)
    if asked is not None:
        told = _direct_answer(course, progress.profile, asked, text, told)
    found = _known_now(progress, _consistent(merge(progress.profile, told), told))
    if asked is not None and found.profile == progress.profile and _cannot_tell(asked, text):
        return replace(found, unknown=found.unknown | {asked})
    return found


def _known_now(progress: Progress, profile: Profile) -> Progress:
    """The profile, and of what was left to the centre only what it still does not tell."""
    return Progress(profile, frozenset(topic for topic in progress.unknown if _value(profile, topic) is None))


def _added(course: Course, known: Profile, asked: Topic | None, text: str, this_year: int) -> Added | None:
    """What the message adds to the work that is known."""
    if asked is Topic.STUDIES:
        return beside_studies(course, known, text, this_year)
    if asked is Topic.SECTOR_MONTHS and not measures_other_work(course, text):
        return None
    return on_top(course, known, text, this_year, asked=asked is not None, told_again=asked is Topic.TOTAL)


def _reconsidered(progress: Progress, asked: Topic, text: str) -> Progress | None:
    """An answer taken back by words that do not say which; None when they take nothing back."""
    known = progress.profile
    if asked not in ABOUT_WORK and (months := corrected_length(known, text)) is not None:
        kept = known.sector_months if (known.sector_months or 0) <= months else None
        return _known_now(progress, replace(known, total_months=months, sector_months=kept))
    answered = known.has_bac is not None or Topic.BAC in progress.unknown
    if not answered or asked not in ABOUT_WORK or durations(text):
        return None
    if asked is not Topic.TOTAL or known.known_total_months is not None:
        return _known_now(progress, replace(known, has_bac=False)) if earned_none(text) else None
    if known.has_bac is not None and takes_back(text):
        return replace(progress, profile=replace(known, has_bac=None))
    has_bac = reconsidered_bac(text, known.has_bac)
    return None if has_bac is None else _known_now(progress, replace(known, has_bac=has_bac))


def _cannot_tell(asked: Topic, text: str) -> bool:
    """Whether nobody but the centre can settle the point: the person does not know, or studied abroad."""
    return (
        does_not_know(text)
        or (asked is Topic.BAC and earned_abroad(text, answers=True))
        or bool(_VAGUE.search(fold(text)))
    )


def give_up(progress: Progress, asked: Topic) -> Progress:
    """Leave one question to be confirmed with the centre."""
    return replace(progress, unknown=progress.unknown | {asked})


def _direct_answer(course: Course, known: Profile, asked: Topic, text: str, told: Profile) -> Profile:
    """The reading of a message as the answer to the question just asked."""
    about_diploma = asked in (Topic.BAC, Topic.STUDIES) and not instead(text)
    if about_diploma and (known.sector is not None or not durations(text)):
        # "Un BTS banque" names a branch of study here, not of work.
        told = replace(told, sector=None, sector_months=None)
    if asked is Topic.STUDIES and not instead(text):
        # "Deux ans de sociologie" measures studies here, not work.
        told = replace(told, total_months=None, sector_months=None)
    if asked is Topic.BAC:
        return _bac_answer(course, text, told)
    if asked is Topic.TOTAL:
        return replace(told, total_months=_months(course, text, told.total_months))
    if asked is Topic.SECTOR:
        return _sector_answer(course, known, text, told)
    if asked is Topic.SECTOR_MONTHS:
        return _sector_months_answer(course, known, text, told)
    if instead(text) and told.total_months is not None:
        return told
    return _studies_answer(course, text, told)


def _bac_answer(course: Course, text: str, told: Profile) -> Profile:
    """The diploma, and the subject that it names: "licence de socio" answers the question on studies as well."""
    if earned_abroad(text, answers=True):
        return replace(told, has_bac=None)
    level = bac_level(text, answers=True)
    if level is None:
        level = _plain_yes_or_no(text)
    if level is None and has_learned_profession(text):
        level = True
    close = True if level and studied_something_close(course, text) else told.has_similar_studies
    return replace(told, has_bac=level, has_similar_studies=close)


def _plain_yes_or_no(text: str) -> bool | None:
    """Yes or no; neither when the person adds that she does not really know."""
    return None if does_not_know(text) else yes_or_no(text)


def _months(course: Course, text: str, told: int | None) -> int | None:
    months = told if told is not None else total_months(text)
    if months is None and says_a_few_years(text):
        return course.access.equivalent_experience.months
    return months


def _sector_answer(course: Course, known: Profile, text: str, told: Profile) -> Profile:
    corrects = instead(text) or yes_or_no(text) is False
    if corrects and durations(text) and told.sector is None:
        return replace(told, total_months=_months(course, text, told.total_months))
    sector = _sector(course, text)
    total = told.total_months if known.known_total_months is None else None
    months = told.sector_months
    if sector is Sector.MIXED and months is None and not measures_other_work(course, text):
        months = told.total_months
    if instead(text):
        total = told.total_months
    return replace(told, sector=sector, total_months=total, sector_months=months if sector is Sector.MIXED else None)


def _sector(course: Course, text: str) -> Sector | None:
    """Yes, no and partly weigh more than the trades named beside them."""
    # "À Pôle emploi" says where the work was, as the question asks; elsewhere it may say where one is registered.
    named, said = sector_of(course, text) or sector_of(course, f"travaillé {text}"), _plain_yes_or_no(text)
    if says_mixed(text) or named is Sector.MIXED:
        return Sector.MIXED
    if said is True:
        return Sector.INSIDE
    if said is False:
        return Sector.OUTSIDE
    return Sector.MIXED if named is Sector.INSIDE and comes_on_top(text) else named


def _sector_months_answer(course: Course, known: Profile, text: str, told: Profile) -> Profile:
    if measures_other_work(course, text):
        return replace(told, sector=None, total_months=None)
    apart = told.sector_months if sector_of(course, text) is Sector.MIXED else None
    months = apart if apart is not None else total_months(text)
    if months is None and _plain_yes_or_no(text) is False:
        months = 0
    if months is None and re.search(r"\b(?:tout|toute|toutes|tous|totalite|entierement)\b", fold(text)):
        months = known.known_total_months
    if instead(text) and told.total_months is not None:
        return replace(told, sector=None)
    sector = Sector.OUTSIDE if months == 0 else None
    return replace(told, sector_months=months, total_months=None, sector=sector)


def _studies_answer(course: Course, text: str, told: Profile) -> Profile:
    said, studied = _plain_yes_or_no(text), without_wishes(without_unpaid_work(text))
    close = similar_studies(course, studied)
    if said is None and close:
        return replace(told, has_similar_studies=True)
    if said is True and higher_studies(text) and not close:
        return replace(told, has_similar_studies=None if durations(text) else True)
    return replace(told, has_similar_studies=said)


def _consistent(profile: Profile, told: Profile) -> Profile:
    """No more months in the sector than altogether, and none where the sector is settled."""
    if profile.sector in (Sector.INSIDE, Sector.OUTSIDE) and told.sector is not None:
        profile = replace(profile, sector_months=None)
    months, total = profile.sector_months, profile.total_months
    if months is not None and total is not None and months > total:
        profile = replace(profile, total_months=months)
    return profile


def _value(profile: Profile, topic: Topic) -> object | None:
    values = {
        Topic.BAC: profile.has_bac,
        Topic.TOTAL: profile.total_months,
        Topic.SECTOR: profile.sector,
        Topic.SECTOR_MONTHS: profile.sector_months,
        Topic.STUDIES: profile.has_similar_studies,
    }
    return values[topic]
