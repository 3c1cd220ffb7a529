"""Where the work that people speak of lay: in the sector of the course, or in another."""

from __future__ import annotations

import re
from functools import cache

from bot.curriculum.course import Course
from bot.curriculum.eligibility import Sector
from bot.language.answers import says_mixed
from bot.language.numbers import digits
from bot.language.text import any_of, fold
from bot.language.trades import names_another_trade

_MEMBER_OF_AUDIENCE = re.compile(
    r"\b(?:suivie?|accompagnee?|inscrite?|orientee?|envoyee?|aidee|aides? par|convoquee?"
    r"|(?<!suis )(?:la|le|1|une?|cette|votre|leur) conseillere? (?:de|a|du)"
    r"|ma conseillere|mon conseiller|demandeu\w+ d emploi"
    r"|(?:m|nous) (?:a|ont|avait) (?:dit|parle|conseille\w*|envoye\w*|oriente\w*|propose|donne|recue?|aidee?|indique)"
    r"|qui (?:m|nous) envoie|(?:je|on) (?:vis|vit|vivais|loge|habite)|(?:suis|etais|ete) (?:heberge|loge)e?"
    r"|suis (?:toujours |encore )?(?:a|chez) (?:pole emploi|france travail))\b|^hebergee?\b"
)
_FOREIGN_TO_SECTOR = re.compile(
    r"\b(?:(?:pas|pa|aucune?|jamais|sans|ni|0|zero)\b(?: \w+){0,6}? (?:dans|du|de|en|l)(?: le| la| l| ce)?"
    r" (?:social|secteur|domaine|insertion|accompagnement|action sociale)"
    r"|hors (?:du )?(?:secteur|domaine|social)|(?:un )?autre (?:domaine|secteur|metier|branche)|rien a voir"
    r"|pas (?:du tout )?(?:dans|de) (?:le |ce |l )?(?:secteur|domaine|social)\w*"
    r"|jamais (?:dans|travaille dans) le social|pas dans l (?:accompagnement|insertion))\b"
)
_BRANCH_OF_STUDY = re.compile(
    r"\b(?:bac(?: ?pro\w*| techno\w*)?|bts|dut|deug|cap|bep|licence(?: pro\w*)?|master|titre pro)"
    r"(?: (?:en|de|du|des|d|l|la|le|option|mention))*"
    r"(?: (?!(?:et|puis|mais|ou|ni|j|je|jai|dans|chez|comme|avec|depuis|pendant|c|qui|en|a|au)\b|\d)\w+){1,2}\b"
)
_AT = re.compile(r"\b(conseillere?|agente?|salariee?|employee?) (?:a|au|chez|de|du) (?=pole|france)")
_AS = re.compile(r"\b(pole emploi|france travail)(?: \w+){0,3}? (?:comme|en tant que?) (conseillere?|agente?)\b")
_WORKED_AT = re.compile(
    r"\b(?:travaill\w*|boss\w*|taff?\w*)(?: (?:pendant )?\d+ (?:ans?|mois|annees?)(?: et demie?)?)?"
    r" (?:a|au|chez|pour|dans|en) (?:(?:un|une|l|le|la|les|des) )?"
)
_SOME_SECTOR = re.compile(
    r"\bdans (?:le|ce) (?:secteur|domaine) (?=(?:du|de|des|d|prive|public|marchand|bancaire|medical|agricole|industriel"
    r"|tertiaire|commercial|culturel|sportif|artistique|automobile|hospitalier)\b)"
)


def sector_of(course: Course, text: str) -> Sector | None:
    """Where the work that a text speaks of lay, or None when the words do not tell; a diploma tells of no work."""
    folded = _BRANCH_OF_STUDY.sub(" ", fold(text))
    inside = names_sector(course, folded) and not speaks_of_audience(folded)
    outside = names_another_trade(folded) or bool(_FOREIGN_TO_SECTOR.search(folded))
    if _FOREIGN_TO_SECTOR.search(folded) and not names_another_trade(folded):
        inside = False
    if inside and outside:
        return Sector.MIXED
    if inside:
        return Sector.MIXED if says_mixed(text) else Sector.INSIDE
    return Sector.OUTSIDE if outside else None


def names_sector(course: Course, text: str) -> bool:
    """Whether the words name work of the sector: "conseillère Pôle emploi" is also "conseillère à Pôle emploi"."""
    words = course.vocabulary.sector
    if not words:
        return False
    named = _any_named(words)
    plain = _SOME_SECTOR.sub("", fold(text))
    readings = (plain, _AT.sub(r"\1 ", plain), _AS.sub(r"\2 \1", plain), _worked_at(_SOME_SECTOR.sub("", digits(text))))
    return any(named.search(reading) for reading in readings)


def speaks_of_audience(text: str) -> bool:
    """Whether the words tell of somebody who is received or sent by an employer of the sector, not of her work."""
    return bool(_MEMBER_OF_AUDIENCE.search(fold(text)))


@cache
def _any_named(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(tuple(_worked_at(fold(word)) for word in words))})\b")


def _worked_at(plain: str) -> str:
    """ "Bossé 3 ans chez", "travaillé dans un": one and the same words for having worked somewhere."""
    return _WORKED_AT.sub("travaille a ", plain)
