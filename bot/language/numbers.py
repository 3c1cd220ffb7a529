"""Numbers as people write them: digits, words, ordinals."""

from __future__ import annotations

import re

from text_to_num import alpha2digit

from bot.language.text import fold

_RANKS = ("premier", "deuxieme", "troisieme", "quatrieme", "cinquieme", "sixieme", "septieme",
          "huitieme", "neuvieme", "dixieme", "onzieme", "douzieme")  # fmt: skip
_ORDINALS = {word: rank for rank, word in enumerate(_RANKS, start=1)} | {
    "premiere": 1, "second": 2, "seconde": 2}  # fmt: skip
_SUFFIX = r"(?:er|ere|re|e|eme|ieme|nd|nde|de)"
RANK = rf"(?:{'|'.join(_ORDINALS)}|\d{{1,2}} ?{_SUFFIX})"
"""A regular expression for a rank on folded text ("deuxieme", "2e")."""
_ORDINAL = re.compile(rf"\b(?:(?P<word>{'|'.join(_ORDINALS)})|(?P<digits>\d{{1,2}}) ?{_SUFFIX})\b")
_ROUND = {"dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40}
_ABOUT = re.compile(rf"\b(?:une )?(?:bonne |petite )?({'|'.join(_ROUND)})\b(?: d[e']| d)?")
_HALVES = re.compile(r"(\d+)[.,]5 ?(ans?|ann[ée]es?|mois)\b")


def digits(text: str) -> str:
    """The folded text with numbers in digits: "trente-cinq ans" gives "35 ans", "un an" gives "1 an"."""
    rounded = _ABOUT.sub(lambda found: f"{_ROUND[found[1]]} ", text.lower().replace("-", " "))
    return fold(alpha2digit(_HALVES.sub(r"\1 \2 et demi", rounded), "fr", 0))


def ordinals(text: str) -> list[int]:
    """Ranks named in a text ("la deuxième", "le 5e"), in order of appearance."""
    return [
        _ORDINALS[match["word"]] if match["word"] else int(match["digits"]) for match in _ORDINAL.finditer(fold(text))
    ]
