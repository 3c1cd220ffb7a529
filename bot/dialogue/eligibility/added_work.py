"""Work told on top of what is known ("j'ai aussi fait 2 ans au CCAS"): it adds to the rest, and replaces nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.curriculum.course import Course
from bot.curriculum.eligibility import Profile, Sector
from bot.dialogue.eligibility.profile import read_profile, similar_studies
from bot.dialogue.eligibility.sector import names_sector
from bot.dialogue.eligibility.statements import statements
from bot.language.answers import yes_or_no
from bot.language.education import speaks_of_oneself
from bot.language.text import fold
from bot.language.trades import names_another_trade

_EDGE = re.compile(
    r"\s*(?:[;!?:\n…]+|[,.](?!\d))\s*|\s+(?=(?:mais|sauf que|par contre|en plus)\b)"
    r"|\s+(?=(?:et|puis)\b(?! (?:demi|quelques?|\w+ (?:mois|ans?\b))))",
    re.IGNORECASE,
)
_ON_TOP = re.compile(
    r"\b(?:aussi|egalement|en plus|en outre|par ailleurs|et puis|en complement|sans compter|r?ajout\w*|avais oublie"
    r"|oublie (?:de|d|mes|mon|ma|les|\d)\b"
    r"|\d (?:ans?|mois) de plus)\b|^(?:et )?(?:plus|\+) ?\d"
)
_IN_ALL = re.compile(r"\b(?:en tout|au total|en totalite)\b")
_INSTEAD = re.compile(
    r"\b(?:en fait|plutot|me suis trompe\w*|je voulais dire|correction|finalement|rectif\w*|erreur|pardon|enfin"
    r"|je corrige|c est pas|non c est)\b"
)
# The brochure does not say whether these are experience.
_WORTH_UNSAID = re.compile(r"\b(?:stages?|service civique|benevol\w*|volontariat|alternance|apprenti\w*)\b")
_IS = re.compile(r"\bsuis (?!en\b|diplom|titulaire|inscrit|sorti)")
_SUBJECT = re.compile(r"(?<!centre )\b(?:socia\w+|insertion|accompagnement)\b")
_STUDY = re.compile(
    r"\b(?:fac|universite|licences?|master\w*|etud\w+|ecole|bts|dut|but|deug|deust|iut|irts|diplom\w+|cursus|bac|prepa"
    r"|semestres?|filiere|option|dees|deass|deamp|cap|bep|lycee"
    r"|(?<!organisme de )(?<!organismes de )(?<!centre de )(?<!conseil en )(?<!formateur en )formations?)\b"
)
_JOB = r"travaill\w*|boss\w*|boulot\w*|taff?\w*|employee?|salariee?|embauche\w*|en poste"
_AT_WORK = re.compile(rf"\b(?:{_JOB})\b")
_WORKED = re.compile(rf"\b(?:{_JOB}|experience|exerc\w+|cdd|cdi|interim|(?:ai|avais) ete|etais|comme)\b")


@dataclass(frozen=True)
class Added:
    """The work that comes on top, as :func:`add` takes it, and the other words of the message."""

    work: Profile
    rest: str


def instead(text: str) -> bool:
    """Whether the words correct what was told before."""
    return bool(_INSTEAD.search(fold(text)))


def on_top(
    course: Course, known: Profile, text: str, this_year: int, *, asked: bool, told_again: bool = False
) -> Added | None:
    """The work that a message adds to what is known, None when it adds none.

    ``asked``: the message answers a question about the person, so that a bare length is one of work.
    ``told_again``: the length of all work was known and is told anew, as after a verdict: then work in another
    sector than the one told so far comes on top as well, unless its words correct.
    """
    if known.known_total_months is None or not (asked or speaks_of_oneself(text)):
        return None
    clauses = _clauses(text if asked else statements(text))
    told = {clause: work for clause in clauses if (work := _work(course, clause, this_year, asked=asked))}
    marked = [clause for clause in told if comes_on_top(clause)]
    if any(work.total_months is not None for clause, work in told.items() if clause not in marked):
        # A whole account ("3 ans de vente et aussi 2 ans au CCAS") replaces what was known.
        marked = list(told) if told_again and _lies_elsewhere(course, known, text, this_year) else []
    return _added(course, clauses, marked, this_year) if marked else None


def beside_studies(course: Course, known: Profile, text: str, this_year: int) -> Added | None:
    """The work told in answer to the question on studies, None when there is none."""
    clauses = _clauses(text)
    says_yes = yes_or_no(text) is True
    work = [clause for clause in clauses if _is_work_not_study(course, known, clause, this_year, says_yes=says_yes)]
    adds_nothing = known.sector is Sector.INSIDE and not _WORKED.search(fold(text))
    found = _added(course, clauses, work, this_year) if work else None
    return None if found and adds_nothing and found.work.total_months is None else found


def add(known: Profile, work: Profile) -> Profile:
    """What is known, and the work that comes on top of it."""
    if not known.known_total_months and known.sector is None:
        total = work.total_months if work.total_months is not None else known.total_months
        return replace(known, total_months=total, sector=work.sector, sector_months=work.sector_months)
    total = (known.total_months or 0) + (work.total_months or 0) or None
    if known.total_months is None and known.sector is not Sector.INSIDE:
        total = None
    sector, inside = _where(known, work)
    return replace(known, total_months=total, sector=sector, sector_months=inside)


def _where(known: Profile, work: Profile) -> tuple[Sector | None, int | None]:
    """The sector of all work, and the months inside it; asked again where they do not follow."""
    inside = known.known_sector_months
    if work.sector is not Sector.OUTSIDE:
        inside = _sum_of_parts(inside, work.known_sector_months)
    if known.sector is None:
        return (Sector.MIXED, inside) if work.sector in (Sector.INSIDE, Sector.MIXED) else (None, None)
    if known.sector is work.sector and known.sector is not Sector.MIXED:
        return known.sector, None
    if work.sector is None and known.sector is not Sector.MIXED:
        return Sector.MIXED, None
    told = work.sector is Sector.OUTSIDE or work.known_sector_months is not None
    return Sector.MIXED, inside if told else known.sector_months


def _sum_of_parts(known: int | None, more: int | None) -> int | None:
    """At least as much as is known of either part."""
    return None if known is None and more is None else (known or 0) + (more or 0)


def _clauses(text: str) -> list[str]:
    return [clause for piece in _EDGE.split(text) if (clause := piece.strip())]


def _work(course: Course, clause: str, this_year: int, *, asked: bool = True) -> Profile | None:
    """The work that a clause tells of, None when it tells of none."""
    if _is_study(clause) or _WORTH_UNSAID.search(fold(clause)):
        return None
    told = read_profile(course, clause, this_year, about_self=True, answers_how_long=asked)
    return told if told.total_months is not None or (told.sector is not None and _WORKED.search(fold(clause))) else None


def comes_on_top(clause: str) -> bool:
    """Whether the words say that something comes beside the rest ("aussi", "en plus")."""
    folded = fold(clause)
    return bool(_ON_TOP.search(folded)) and not _IN_ALL.search(folded)


def _is_study(clause: str) -> bool:
    """Whether a clause is about studies; "j'ai bossé 2 ans dans une école" is not."""
    folded = fold(clause)
    return bool(_STUDY.search(folded)) and not _AT_WORK.search(folded)


def _is_work_not_study(course: Course, known: Profile, clause: str, this_year: int, *, says_yes: bool) -> bool:
    folded = fold(clause)
    if _IS.search(folded) and names_sector(course, clause) and not _is_study(clause):
        return known.sector is not Sector.INSIDE
    work = _work(course, clause, this_year)
    if work is None or (instead(clause) and not comes_on_top(clause)):
        return False
    if _WORKED.search(folded):
        return True
    if names_sector(course, clause):
        return not (says_yes and _SUBJECT.search(folded))
    on_top_after_all = comes_on_top(clause) and instead(clause)
    return on_top_after_all and not similar_studies(course, clause) and not names_another_trade(clause)


def _lies_elsewhere(course: Course, known: Profile, text: str, this_year: int) -> bool:
    """Whether all the work of a message lies in the other sector than the work told so far."""
    sides = {Sector.INSIDE, Sector.OUTSIDE}
    told = read_profile(course, text, this_year, about_self=True, answers_how_long=True)
    return not instead(text) and {known.sector, told.sector} == sides and told.total_months is not None


def _added(course: Course, clauses: list[str], work: list[str], this_year: int) -> Added:
    """The clauses of work read together, and the others."""
    told = read_profile(course, ", ".join(work), this_year, about_self=True, answers_how_long=True)
    rest = ", ".join(clause for clause in clauses if clause not in work)
    where = Profile(total_months=told.total_months, sector=told.sector, sector_months=told.sector_months)
    return Added(where, rest)
