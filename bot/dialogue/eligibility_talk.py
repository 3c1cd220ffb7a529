"""The eligibility dialogue: what to ask next, how to read an answer, what to conclude."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from bot.curriculum.course import Course
from bot.curriculum.eligibility import Entry, Need, Profile, Sector, Verdict, assess
from bot.dialogue.profile import merge, read_profile, sector_of, similar_studies, total_months, without_unpaid_work
from bot.dialogue.statements import statements
from bot.dialogue.talk import Part
from bot.language.answers import does_not_know, says_mixed, yes_or_no
from bot.language.durations import durations, says_a_few_years
from bot.language.education import bac_level, earned_abroad, higher_studies
from bot.language.text import fold
from bot.replies.facts import Said

MAXIMUM_TRIES = 2


class Topic(Enum):
    """What the dialogue may ask, in order; the values are the slots of the form."""

    BAC = "bac"
    TOTAL = "experience_totale"
    SECTOR = "experience_secteur"
    SECTOR_MONTHS = "experience_secteur_mois"
    STUDIES = "etudes_superieures"


_CORRECTION = re.compile(
    r"\b(?:en fait|plutot|me suis trompe\w*|je voulais dire|correction|finalement|rectif\w*"
    r"|erreur|pardon|enfin|je corrige|c est pas|non c est)\b"
)


_VAGUE = re.compile(r"\b(?:quelques|plusieurs|qq) (?:mois|semaines|jours)\b")
ABOUT_WORK = frozenset({Topic.TOTAL, Topic.SECTOR, Topic.SECTOR_MONTHS})
"""Questions of the dialogue that a length of work answers."""


@dataclass(frozen=True)
class Progress:
    """Where the dialogue stands: what is known, and what remains to be confirmed with the centre."""

    profile: Profile
    unknown: frozenset[Topic] = frozenset()


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
    if asked is not None:
        text = statements(text)
        if not text:
            return progress
    told = read_profile(course, text, this_year, about_self=True, answers_how_long=asked in ABOUT_WORK)
    if asked in ABOUT_WORK:
        text = without_unpaid_work(text)
    if asked is not None:
        told = _direct_answer(course, progress.profile, asked, text, told)
    profile = _consistent(merge(progress.profile, told), told)
    unknown = frozenset(topic for topic in progress.unknown if _value(profile, topic) is None)
    if asked is not None and profile == progress.profile and _cannot_tell(asked, text):
        unknown |= {asked}
    return Progress(profile, unknown)


def _cannot_tell(asked: Topic, text: str) -> bool:
    """Whether nobody but the centre can settle the point: the person does not know, or studied abroad."""
    return does_not_know(text) or (asked is Topic.BAC and earned_abroad(text)) or bool(_VAGUE.search(fold(text)))


def give_up(progress: Progress, asked: Topic) -> Progress:
    """Leave one question to be confirmed with the centre."""
    return replace(progress, unknown=progress.unknown | {asked})


def _direct_answer(course: Course, known: Profile, asked: Topic, text: str, told: Profile) -> Profile:
    """The reading of a message as the answer to the question just asked."""
    about_diploma = asked in (Topic.BAC, Topic.STUDIES) and not _CORRECTION.search(fold(text))
    if about_diploma and (known.sector is not None or not durations(text)):
        # "Un BTS banque" names a branch of study here, not of work.
        told = replace(told, sector=None, sector_months=None)
    if asked is Topic.STUDIES and not _CORRECTION.search(fold(text)):
        # "Deux ans de sociologie" measures studies here, not work.
        told = replace(told, total_months=None, sector_months=None)
    if asked is Topic.BAC:
        level = bac_level(text, answers=True)
        return replace(told, has_bac=level if level is not None or earned_abroad(text) else _plain_yes_or_no(text))
    if asked is Topic.TOTAL:
        return replace(told, total_months=_months(course, text, told.total_months))
    if asked is Topic.SECTOR:
        return _sector_answer(course, known, text, told)
    if asked is Topic.SECTOR_MONTHS:
        return _sector_months_answer(known, text, told)
    return _studies_answer(course, text, told)


def _plain_yes_or_no(text: str) -> bool | None:
    """Yes or no; neither when the person adds that she does not really know."""
    return None if does_not_know(text) else yes_or_no(text)


def _months(course: Course, text: str, told: int | None) -> int | None:
    months = told if told is not None else total_months(text)
    if months is None and says_a_few_years(text):
        return course.access.equivalent_experience.months
    return months


def _sector_answer(course: Course, known: Profile, text: str, told: Profile) -> Profile:
    corrects = _CORRECTION.search(fold(text)) or yes_or_no(text) is False
    if corrects and durations(text) and told.sector is None:
        return replace(told, total_months=_months(course, text, told.total_months))
    sector = _sector(course, text)
    total = told.total_months if known.known_total_months is None else None
    months = told.total_months if sector is Sector.MIXED and told.sector_months is None else told.sector_months
    if _CORRECTION.search(fold(text)):
        total = told.total_months
    return replace(told, sector=sector, total_months=total, sector_months=months if sector is Sector.MIXED else None)


def _sector(course: Course, text: str) -> Sector | None:
    """Yes, no and partly weigh more than the trades named beside them."""
    named, said = sector_of(course, text), _plain_yes_or_no(text)
    if says_mixed(text) or named is Sector.MIXED:
        return Sector.MIXED
    if said is True:
        return Sector.INSIDE
    if said is False:
        return Sector.OUTSIDE
    return named


def _sector_months_answer(known: Profile, text: str, told: Profile) -> Profile:
    months = total_months(text)
    if months is None and _plain_yes_or_no(text) is False:
        months = 0
    if months is None and re.search(r"\b(?:tout|toute|toutes|tous|totalite|entierement)\b", fold(text)):
        months = known.known_total_months
    if _CORRECTION.search(fold(text)) and told.total_months is not None:
        return replace(told, sector=None)
    sector = Sector.OUTSIDE if months == 0 else None
    return replace(told, sector_months=months, total_months=None, sector=sector)


def _studies_answer(course: Course, text: str, told: Profile) -> Profile:
    said, close = _plain_yes_or_no(text), similar_studies(course, text)
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


def opening(progress: Progress) -> tuple[Part, ...]:
    """What to say as the dialogue begins: first what the person's own words already imply."""
    rules = {None: "utter_eligibilite_regle", True: "utter_eligibilite_avec_bac", False: "utter_eligibilite_sans_bac"}
    return (Part(rules[progress.profile.has_bac]), Part("utter_eligibilite_debut"))


def conclusion(course: Course, progress: Progress) -> tuple[Part, ...]:
    """The verdict, in replies."""
    verdict = assess(course, progress.profile)
    parts = [Part("utter_avis_entete"), Part(f"utter_avis_acces_{verdict.entry.value}")]
    if course.experience is not None:
        parts.append(_experience_part(verdict.missing_months))
    if course.internship is not None:
        parts.append(Part(f"utter_avis_stage_{verdict.internship.value}"))
    parts.append(Part("utter_avis_conditions"))
    return (*parts, *_suggestions(verdict), Part("utter_avis_suite"))


def _experience_part(missing: int | None) -> Part:
    if missing is None:
        return Part("utter_avis_experience_inconnue")
    if missing == 0:
        return Part("utter_avis_experience_suffit")
    return Part("utter_avis_experience_manque", {"mois_manquants": Said(str(missing))})


def implications(course: Course, profile: Profile) -> tuple[Part, ...]:
    """What the little that is known implies, for somebody who tells of herself without asking."""
    verdict = assess(course, profile)
    return (*_entry_implied(verdict, profile), *_diploma_implied(course, verdict, profile), *_suggestions(verdict))


def _entry_implied(verdict: Verdict, profile: Profile) -> Iterator[Part]:
    if verdict.entry is Entry.OPEN:
        yield Part("utter_avis_acces_ouverte")
    elif profile.has_bac is False:
        by_experience = verdict.entry is Entry.OPEN_BY_EXPERIENCE
        yield Part("utter_avis_acces_ouverte_par_experience" if by_experience else "utter_eligibilite_sans_bac")


def _diploma_implied(course: Course, verdict: Verdict, profile: Profile) -> Iterator[Part]:
    if profile.known_total_months is not None and course.experience is not None:
        yield _experience_part(verdict.missing_months)
    if course.internship is not None and profile.sector is not None and verdict.internship is not Need.TO_CONFIRM:
        yield Part(f"utter_avis_stage_{verdict.internship.value}")


def _suggestions(verdict: Verdict) -> Iterator[Part]:
    """What the learner might think of, beyond what is required of her."""
    if verdict.suggests_vae:
        yield Part("utter_avis_vae")
    if verdict.suggests_ves:
        yield Part("utter_avis_ves")
    if verdict.suggests_language_support:
        yield Part("utter_avis_langue")
