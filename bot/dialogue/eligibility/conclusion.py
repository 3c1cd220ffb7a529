"""The eligibility dialogue in replies: how it opens, its verdict, what the little that is known implies."""

from __future__ import annotations

from collections.abc import Iterator

from bot.curriculum.course import Course
from bot.curriculum.eligibility import Entry, Need, Profile, Verdict, assess
from bot.dialogue.eligibility.asking import Progress
from bot.dialogue.talk import Part
from bot.replies.facts import Said

OF_FOREIGN_DIPLOMAS = "utter_demander_diplome_etranger"


def opening(progress: Progress) -> tuple[Part, ...]:
    """What to say as the dialogue begins: first what the person's own words already imply."""
    if progress.abroad:
        return (Part(OF_FOREIGN_DIPLOMAS), Part("utter_eligibilite_debut"))
    rules = {None: "utter_eligibilite_regle", True: "utter_eligibilite_avec_bac", False: "utter_eligibilite_sans_bac"}
    return (Part(rules[progress.profile.has_bac]), Part("utter_eligibilite_debut"))


def conclusion(course: Course, progress: Progress) -> tuple[Part, ...]:
    """The verdict, in replies."""
    verdict = assess(course, progress.profile)
    parts = [Part("utter_avis_entete"), _entry_part(verdict, progress)]
    if course.experience is not None:
        parts.append(experience_part(verdict.missing_months))
    if course.internship is not None:
        parts.append(_internship_part(verdict))
    parts.append(Part("utter_avis_conditions"))
    return (*parts, *_suggestions(verdict), Part("utter_avis_suite"))


def _entry_part(verdict: Verdict, progress: Progress) -> Part:
    abroad = progress.abroad and verdict.entry is Entry.TO_CONFIRM
    return Part("utter_avis_acces_diplome_etranger" if abroad else f"utter_avis_acces_{verdict.entry.value}")


def own_internship(course: Course, profile: Profile) -> Part | None:
    """Whether the person has the internship to do, in one sentence; nothing when what she told does not touch it."""
    touched = profile.sector is not None or profile.total_months == 0
    if not touched or course.internship is None:
        return None
    return Part(f"utter_eligibilite_stage_{assess(course, profile).internship.value}")


def own_entry(course: Course, profile: Profile) -> Part:
    """What the verdict leaves to somebody who takes it for a refusal."""
    leaves_open = assess(course, profile).entry is not Entry.TO_CONFIRM
    return Part(f"utter_eligibilite_pas_ferme_{'ouverte' if leaves_open else 'a_confirmer'}")


def _internship_part(verdict: Verdict) -> Part:
    return Part(f"utter_avis_stage_{verdict.internship.value}")


def experience_part(missing: int | None) -> Part:
    """What the diploma still requires of experience; ``missing`` is in months, None when that is unknown."""
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
        yield experience_part(verdict.missing_months)
    if course.internship is not None and profile.sector is not None and verdict.internship is not Need.TO_CONFIRM:
        yield _internship_part(verdict)


def _suggestions(verdict: Verdict) -> Iterator[Part]:
    """What the learner might think of, beyond what is required of her."""
    if verdict.suggests_vae:
        yield Part("utter_avis_vae")
    if verdict.suggests_ves:
        yield Part("utter_avis_ves")
    if verdict.suggests_language_support:
        yield Part("utter_avis_langue")
