"""Find the UE that people mean: by code, number, rank, title, part of a title or subject, with typos."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache

from rapidfuzz import fuzz

from bot.curriculum.course import Course
from bot.curriculum.teaching import Ue
from bot.language.numbers import RANK, digits, ordinals
from bot.language.text import fold

_WORD = r"(?:ue|uv|unites?|modules?|modul|matieres?|cours|numero|enseignements?|n|num)"
_UNIT = (
    r"(?:h|heures?|mois|ans?|annees?|euros?|e|premier\w*|dernier\w*|suivant\w*|janvier|fevrier|mars|avril|mai|juin"
    r"|juillet|aout|septembre|octobre|novembre|decembre|ue|modules?|fois|credits?|minutes?|soirs?|jours?"
    r"|semaines?|bus|bis|a \d+|\d+)"
)
_NUMBERED = re.compile(
    rf"\b{_WORD} ?(?:d enseignement )?(?:numero |n |no |num )?"
    rf"(\d{{1,2}}(?:(?: et| ou| puis)? \d{{1,2}})*)\b(?! {_UNIT}\b)"
)
_BARE = re.compile(rf"\b(?:la|le|celle?|l|au|du|de la)(?: numero| n| no)? (\d{{1,2}})\b(?! {_UNIT}\b)")
_ANY_RANK = rf"(?:{RANK}|(?:avant )?derni(?:er|ere))"
_RANKED = re.compile(
    rf"\b(?:(?P<before>{_ANY_RANK}) {_WORD}|{_WORD} (?P<after>{_ANY_RANK})"
    rf"|(?:la|le|celle?|l) (?P<alone>{_ANY_RANK})"
    r"(?= (?:c|est|ca|svp|stp|s il|et|elle|il|parle|porte|on|alors|aussi)\b|$))(?!\w)"
)
_OTHER_RANKS = re.compile(r"\b(?:partie|annee|bloc|etape|moitie|niveau|fois|lieu|temps|semestre)\b")
_CODE = re.compile(r"\b([a-z]{3}) ?(\d{1,3})\b")
_TITLE_SCORE = 88
_WORD_SCORE = 86
_SHORTEST_FUZZY = 5
_SHORTEST_CUT = 7
_SHORTEST_PHONE_NUMBER = 4
_EMPTY_WORDS = frozenset(
    "de la le les des du un une et en au aux sur d l s dans avec son sa ses par pour a c est quoi ue module "
    "modules matiere cours formation social sociale professionnel professionnelle theorie pratique elements "
    "questions initiation outils demarches recherche methodes champs institutions acteurs".split()
)


class How(Enum):
    """By what a UE was recognised, the surest first."""

    CODE = "code"
    NUMBER = "numero"
    TITLE = "titre"
    SUBJECT = "sujet"


@dataclass(frozen=True)
class Found:
    """What a text refers to: no UE, one, or several between which the person must say.

    ``ues`` holds one UE when the reference is clear. Two or more are ambiguous, unless they are the
    options of one place, which belong together.
    """

    ues: tuple[Ue, ...] = ()
    how: How | None = None

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of what was found."""
        return tuple(ue.code for ue in self.ues)

    @property
    def is_ambiguous(self) -> bool:
        """Whether several UE answer to the words used."""
        return len(self.ues) > 1


def find_ue(course: Course, text: str) -> Found:
    """The UE that a text refers to, by the surest way that gives any."""
    ways = {How.CODE: _by_code, How.NUMBER: _by_number, How.TITLE: _by_title, How.SUBJECT: _by_subject}
    for how, way in ways.items():
        if found := way(course, text):
            return Found(tuple(found), how)
    return Found()


def names_unknown_ue(course: Course, text: str) -> bool:
    """Whether a text names a number or code that no UE of the course bears ("UE 13", "TET008")."""
    count = len(course.programme.places)
    numbers = _numbers(digits(text))
    prefixes = {ue.code[:3].lower() for _, ue in course.ues()}
    codes = [letters for letters, _ in _CODE.findall(fold(text)) if letters in prefixes]
    return any(not 1 <= number <= count for number in numbers) or (bool(codes) and not _by_code(course, text))


def neighbour(course: Course, code: str, step: int) -> tuple[Ue, ...]:
    """The UE of the place ``step`` places after that of ``code`` (before, if negative); empty past the ends."""
    found = course.find_ue(code)
    if found is None:
        return ()
    number = found[0].number + step
    return next((place.options for place in course.programme.places if place.number == number), ())


def _by_code(course: Course, text: str) -> list[Ue]:
    written = {f"{letters}{int(number):03d}".upper() for letters, number in _CODE.findall(fold(text))}
    return [ue for _, ue in course.ues() if ue.code in written]


def _by_number(course: Course, text: str) -> list[Ue]:
    plain = digits(text)
    numbers = _numbers(plain) or _ranks(course, text) or [int(number) for number in _BARE.findall(plain)]
    places = {place.number: place for place in course.programme.places}
    return [ue for number in dict.fromkeys(numbers) if number in places for ue in places[number].options]


def _numbers(plain: str) -> list[int]:
    """Numbers behind the word UE or one like it ("les ue 3 et 4")."""
    groups = (re.findall(r"\d+", group) for group in _NUMBERED.findall(plain))
    return [int(number) for group in groups if len(group) < _SHORTEST_PHONE_NUMBER for number in group]


def _ranks(course: Course, text: str) -> list[int]:
    """Ranks ("la deuxième", "le dernier module") that stand for a place and not for a part or a year."""
    folded = fold(text)
    if _OTHER_RANKS.search(folded):
        return []
    found = [match["before"] or match["after"] or match["alone"] for match in _RANKED.finditer(folded)]
    return [_place(course, rank) for rank in found]


def _place(course: Course, rank: str) -> int:
    if "dern" in rank:
        return len(course.programme.places) - int(rank.startswith("avant"))
    return ordinals(rank)[0]


def _by_title(course: Course, text: str) -> list[Ue]:
    """UE whose title, or one side of its colon, stands in the text; all that share that side."""
    folded = fold(text)
    scored = [(*_title_score(ue, folded), ue) for _, ue in course.ues()]
    best = max((score for score, _, _ in scored), default=0.0)
    if best < _TITLE_SCORE:
        return []
    said = {words for score, words, _ in scored if score >= best - 1}
    return [ue for _, ue in course.ues() if any(words in " ".join(_words(ue.title)) for words in said)]


def _title_score(ue: Ue, folded: str) -> tuple[float, str]:
    """How well a title stands in the text, from 0 to 100, and by which words: all of them, or one side."""
    whole = " ".join(_words(ue.title))
    best = (_score(whole, folded), whole)
    for side in (" ".join(_words(side)) for side in ue.title.split(":")):
        if len(side.split()) > 1:
            best = max(best, (_score(side, folded) - 2, side))
    return best


def _score(title: str, folded: str) -> float:
    return fuzz.partial_ratio(title, folded) if len(folded) >= len(title) * 0.8 else 0.0


def _by_subject(course: Course, text: str) -> list[Ue]:
    """UE with the longest subject named in the text; then those that share a rare title word with it."""
    words = fold(text).split()
    best: dict[str, int] = {}
    for _, ue in course.ues():
        lengths = [len(subject) for subject in ue.subjects if _names(words, _words(subject))]
        if lengths:
            best[ue.code] = max(lengths)
    if best:
        longest = max(best.values())
        return [ue for _, ue in course.ues() if best.get(ue.code) == longest]
    return list(_by_title_word(course, words))


def _by_title_word(course: Course, words: list[str]) -> Iterator[Ue]:
    telling = [word for word in words if word not in _EMPTY_WORDS and len(word) >= _SHORTEST_FUZZY]
    for _, ue in course.ues():
        title = [word for word in _words(ue.title) if word not in _EMPTY_WORDS]
        if any(_same(word, other) for word in telling for other in title):
            yield ue


@cache
def _words(name: str) -> tuple[str, ...]:
    """The folded words of a title or subject; there are few of them and every message is held against all."""
    return tuple(fold(name).split())


def _names(words: list[str], subject: tuple[str, ...]) -> bool:
    """Whether the words of a subject stand side by side among these words, typos allowed."""
    span = len(subject)
    # Words that are the same begin alike: that spares nearly all comparisons.
    starts = (at for at in range(len(words) - span + 1) if words[at][0] == subject[0][0])
    return any(
        all(_same(word, wanted) for word, wanted in zip(words[at : at + span], subject, strict=True)) for at in starts
    )


def _same(word: str, wanted: str) -> bool:
    if word[0] != wanted[0]:
        return False
    if word == wanted or word == f"{wanted}s" or f"{word}s" == wanted:
        return True
    # "psychopatho" cuts a long word short; a shorter beginning may be another word's.
    if len(word) >= _SHORTEST_CUT and wanted.startswith(word):
        return True
    return min(len(word), len(wanted)) >= _SHORTEST_FUZZY and fuzz.ratio(word, wanted) >= _WORD_SCORE
