"""Durations in free French text, in months.

"2 ans et demi" is 30, "un an et 3 mois" is 15, "une dizaine d'années" is 120. An age ("j'ai 45 ans")
is no duration.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.language.numbers import digits

_YEARS = r"(?:ans?|annees?|piges|balais)"
_MONTHS = r"(?:mois|moi)"
_NUMBER = r"(?P<{0}>\d{{1,3}})"
_DURATION = re.compile(
    rf"\b(?:{_NUMBER.format('years')} ?{_YEARS}\b(?P<half> (?:et )?(?:demie?|1 2|1 demie?))?"
    rf"(?: (?:et )?{_NUMBER.format('extra')} ?{_MONTHS}\b)?"
    rf"|{_NUMBER.format('months')} ?{_MONTHS}\b(?P<half_month> (?:et )?demi)?"
    rf"|{_NUMBER.format('weeks')} ?semaines?\b"
    rf"|(?P<half_year>(?:1 )?demi(?:e)? annee|(?:1|6) semestres?)\b"
    rf"|(?:{_NUMBER.format('terms')} ?trimestres?)\b)"
)
_AGE_BEFORE = re.compile(r"(?:\b(?:age|agee?) de|\b(?:a|vers|j avais|a mes|avant|des|limite|maximum|max))\s*$")
_I_HAVE = re.compile(r"\b(?:j ai|jai|g|moi|on a|elle a|il a|ayant|avec mes)\s*$")
_OF_WORK = re.compile(
    r"^\s*(?:d|de|dans|en|comme|chez|au|a l|a la|aux|passes?|pro|tout|derriere|a travailler|a bosser)\b"
)
_LIFETIME = re.compile(r"\btoute (?:une|la|ma|sa) (?:vie|carriere)\b|\bdepuis toujours\b")
_SINCE = re.compile(r"\bdepuis (?:l an |l annee )?(?P<year>(?:19|20)\d\d)\b")
_NONE = re.compile(
    r"^(?:0|zero|aucune?s?|nada|rien|jamais|pas d experience|pas encore|pas du tout|que dalle)\b"
    r"|\b(?:jamais (?:vraiment )?(?:travaille|bosse)|aucune experience|pas (?:d|l)? ?experience"
    r"|sans experience|pas encore travaille|jamais eu (?:de|d) (?:travail|boulot|emploi)|0 experience)\b"
)
MONTHS_A_YEAR = 12
ADULT_AGE = 16
WEEKS_A_MONTH = 4.345


@dataclass(frozen=True)
class Duration:
    """A duration found in a text. ``start`` and ``end`` are offsets in the text given by ``digits``."""

    months: int
    start: int
    end: int


def durations(text: str) -> list[Duration]:
    """Every duration in the text, in order; ages are left out."""
    plain = digits(text)
    return [
        Duration(_months(match), match.start(), match.end())
        for match in _DURATION.finditer(plain)
        if not _is_age(plain, match)
    ]


def since_year(text: str, this_year: int) -> int | None:
    """Months since a year that is named ("depuis 2015"), or None."""
    match = _SINCE.search(digits(text))
    return None if match is None else max(0, this_year - int(match["year"])) * MONTHS_A_YEAR


def says_none(text: str) -> bool:
    """Whether the text says that there is no experience at all."""
    return bool(_NONE.search(digits(text)))


def speaks_of_a_lifetime(text: str) -> bool:
    """Whether a whole working life is meant, without a figure."""
    return bool(_LIFETIME.search(digits(text)))


def _months(match: re.Match[str]) -> int:
    if match["years"]:
        half = MONTHS_A_YEAR // 2 if match["half"] else 0
        return int(match["years"]) * MONTHS_A_YEAR + half + int(match["extra"] or 0)
    if match["months"]:
        return int(match["months"])
    if match["weeks"]:
        return round(int(match["weeks"]) / WEEKS_A_MONTH)
    if match["terms"]:
        return int(match["terms"]) * 3
    return MONTHS_A_YEAR // 2


def _is_age(plain: str, match: re.Match[str]) -> bool:
    """ "J'ai 45 ans" and "à 45 ans" are ages; "j'ai 12 ans d'usine" and "à l'usine 12 ans" are not."""
    if not match["years"] or match["half"] or match["extra"]:
        return False
    before, after = plain[: match.start()], plain[match.end() :]
    if int(match["years"]) < ADULT_AGE:
        return False
    if _AGE_BEFORE.search(before):
        return True
    return bool(_I_HAVE.search(before)) and not _OF_WORK.search(after)
