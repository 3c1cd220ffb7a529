"""Durations in free French text, in months.

"2 ans et demi" is 30, "un an et 3 mois" is 15, "une dizaine d'années" is 120, "de 2019 à 2022" is 36.
An age ("j'ai 45 ans") is no duration. Of "3 ou 4 ans" the smaller is kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.language.numbers import digits

_YEARS = r"(?:ans?|annees?|piges|balais)"
_MONTHS = r"(?:mois|moi)"
_OR = r"(?: ?(?:a|ou|et|-)? ?\d{1,3})?"
_DURATION = re.compile(
    rf"\b(?:(?P<years>\d{{1,3}}){_OR} ?{_YEARS}\b(?P<half> (?:et )?(?:demie?|1 2|1 demie?))?"
    rf"(?: (?:et )?(?P<extra>\d{{1,3}}) ?{_MONTHS}\b)?"
    rf"|(?P<months>\d{{1,3}}){_OR} ?{_MONTHS}\b"
    r"|(?P<weeks>\d{1,3}) ?semaines?\b"
    r"|(?P<half_year>(?:1 )?demie? annee)\b"
    r"|(?P<semesters>\d{1,2}) ?semestres?\b"
    r"|(?P<terms>\d{1,2}) ?trimestres?\b"
    r"|(?P<from_age>commence a) \d{1,2} ans)"
)
_MONTH_NAMES = (
    "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre",
    "decembre",
)  # fmt: skip
_MONTH = rf"(?:(?P<{{0}}>{'|'.join(_MONTH_NAMES)}) )?"
_RANGE = re.compile(
    rf"\b(?:de |du |d |entre |depuis )?{_MONTH.format('month_from')}(?P<year_from>(?:19|20)\d\d) (?:a|au|et|jusqu (?:a|en)|jusque) "
    rf"(?:en )?{_MONTH.format('month_to')}(?P<year_to>(?:19|20)\d\d)\b"
)
_AGE_BEFORE = re.compile(
    r"(?:\b(?:age|agee?) de|\b(?:a|vers|j avais|a mes|avant|des|limite|maximum|max|avoir|aura|aurai)"
    r"|\b(?:fils|fille|enfant|ado|soeur|frere|mari|femme|neveu|niece|jeune|copine|copain)\w* (?:de|a|qui a))\s*$"
)
_I_HAVE = re.compile(r"\b(?:j ai|jai|g|moi|on a|elle a|il a|ayant|avec mes)\s*$")
_OF_WORK = re.compile(
    r"^\s*(?:d|de|dans|en|comme|chez|au|a l|a la|aux|passes?|pro|tout|derriere|a travailler|a bosser)\b"
)
_CAREER = re.compile(r"\bcommence\w* (?:a travailler |a bosser )?a (\d{1,2}) ans\b.{0,40}\bj en ai (\d{1,2})\b")
_A_FEW_YEARS = re.compile(
    r"\b(?:quelques|plusieurs|qq|qques|de nombreuses|beaucoup d|des) (?:annees|ans)\b|\blongtemps\b|\bdepuis toujours\b"
    r"|\btoute (?:une|1|la|ma|sa) (?:vie|carriere)\b"
)
_NONE = re.compile(
    r"^(?:non )?(?:0|zero|aucune?s?|nada|rien|jamais|pas d experience|pas encore|pas du tout|que dalle)\b"
    r"|\b(?:jamais (?:vraiment )?(?:travaille|bosse)|aucune experience|pas (?:d|l)? ?experience"
    r"|sans experience|pas encore travaille|pas travaille|jamais eu (?:de|d) (?:travail|boulot|emploi)|0 experience)\b"
)
_PART_WITHOUT_UNIT = re.compile(r"\b(dont|parmi lesquels) (\d{1,2}) (?!ans?\b|annees?\b|mois\b|semaines?\b)")
_BARE_AGE = re.compile(r"^(?:j ai |moi )?(1[6-9]|[2-9]\d) ans$")
_NEVER_WORKED = re.compile(
    r"\b(?:jamais (?:vraiment )?(?:travaille|bosse)|(?:pas|pa) (?:encore )?(?:travaille|bosse)|(?:aucune|0|sans|pas d) ?experience"
    r"|jamais eu (?:de |d )?(?:travail|boulot|emploi))\b"
    r"(?! (?:dans|en|comme|du|pendant|durant|depuis|beaucoup|assez|longtemps|cette|ces|l annee|\d))"
)
_DENIED = re.compile(r"(?<!meme )\bpas(?: du tout| vraiment)?$")
MONTHS_A_YEAR = 12
ADULT_AGE = 16
WEEKS_A_MONTH = 4.345


@dataclass(frozen=True)
class Duration:
    """A duration found in a text. ``start`` and ``end`` are offsets in the text given by :func:`readable`."""

    months: int
    start: int
    end: int


def readable(text: str) -> str:
    """The text in which durations are looked for: numbers in digits, "10 ans dont 2 dans…" with its unit."""
    plain = digits(text)
    return _PART_WITHOUT_UNIT.sub(r"\1 \2 ans ", plain) if " an" in plain else plain


def durations(text: str) -> list[Duration]:
    """Every duration in the text, in order; ages are left out, and "pas 2 ans" where another is put in its place."""
    plain = readable(text)
    career = _CAREER.search(plain)
    if career and int(career[2]) > int(career[1]):
        return [Duration((int(career[2]) - int(career[1])) * MONTHS_A_YEAR, career.start(), career.end())]
    found = [
        Duration(_months(match), match.start(), match.end())
        for match in _DURATION.finditer(plain)
        if not match["from_age"] and not _is_age(plain, match)
    ]
    found = _without_denied(plain, _without_bare_ages(text, found))
    found += [Duration(_between(match), match.start(), match.end()) for match in _RANGE.finditer(plain)]
    return sorted((duration for duration in found if duration.months >= 0), key=lambda duration: duration.start)


def _without_bare_ages(text: str, found: list[Duration]) -> list[Duration]:
    """Of "35 ans, 12 ans chauffeur" the first is an age: it stands alone between commas."""
    pieces = [digits(piece) for piece in re.split(r"[,;.!?]", text)]
    ages = {int(match[1]) * MONTHS_A_YEAR for piece in pieces if (match := _BARE_AGE.match(piece))}
    if len(found) < 2:
        return found
    return [duration for duration in found if duration.months not in ages]


def _without_denied(plain: str, found: list[Duration]) -> list[Duration]:
    """Of "c'est pas 2 ans, c'est 10 mois" only the second is meant."""
    kept = [duration for duration in found if not _DENIED.search(plain[: duration.start].rstrip())]
    return kept or found


def since_year(text: str, this_year: int) -> int | None:
    """Months since a year that is named ("depuis 2015"), or None."""
    match = re.search(r"\bdepuis (?:l an |l annee )?((?:19|20)\d\d)\b(?! a| au)", digits(text))
    return None if match is None else max(0, this_year - int(match[1])) * MONTHS_A_YEAR


def says_none(text: str) -> bool:
    """Whether the text says that there is no experience at all."""
    return bool(_NONE.search(digits(text)))


def says_never_worked(text: str) -> bool:
    """Whether a person tells, unasked, that she has never worked anywhere."""
    return bool(_NEVER_WORKED.search(digits(text)))


def says_a_few_years(text: str) -> bool:
    """Whether several years are meant without a figure ("quelques années", "toute ma vie")."""
    return bool(_A_FEW_YEARS.search(digits(text)))


def _months(match: re.Match[str]) -> int:
    if match["years"]:
        half = MONTHS_A_YEAR // 2 if match["half"] else 0
        return int(match["years"]) * MONTHS_A_YEAR + half + int(match["extra"] or 0)
    if match["months"]:
        return int(match["months"])
    if match["weeks"]:
        return round(int(match["weeks"]) / WEEKS_A_MONTH)
    if match["semesters"]:
        return int(match["semesters"]) * 6
    if match["terms"]:
        return int(match["terms"]) * 3
    return MONTHS_A_YEAR // 2


def _between(match: re.Match[str]) -> int:
    """Months between two dates; whole years where no month is named."""
    years = int(match["year_to"]) - int(match["year_from"])
    if not (match["month_from"] and match["month_to"]):
        return years * MONTHS_A_YEAR
    return years * MONTHS_A_YEAR + _MONTH_NAMES.index(match["month_to"]) - _MONTH_NAMES.index(match["month_from"])


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
