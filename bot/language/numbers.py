"""Numbers as people write them: digits, words, ordinals."""

from __future__ import annotations

import re

from text_to_num import alpha2digit

from bot.language.text import fold

_RANKS = ("premier", "deuxieme", "troisieme", "quatrieme", "cinquieme", "sixieme", "septieme",
          "huitieme", "neuvieme", "dixieme", "onzieme", "douzieme")  # fmt: skip
_ORDINALS = {word: rank for rank, word in enumerate(_RANKS, start=1)} | {
    "premiere": 1, "second": 2, "seconde": 2}  # fmt: skip
_ORDINAL = re.compile(rf"\b(?:(?P<word>{'|'.join(_ORDINALS)})|(?P<digits>\d{{1,2}}) ?(?:er|ere|e|eme|ieme|nd|nde))\b")
_ROUND = {"dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40}
_ABOUT = re.compile(rf"\b(?:1|une) ({'|'.join(_ROUND)})\b(?: d)?")


def digits(text: str) -> str:
    """The folded text with numbers in digits: "trente-cinq ans" gives "35 ans", "un an" gives "1 an"."""
    folded = fold(alpha2digit(text.lower().replace("-", " "), "fr", 0))
    return _ABOUT.sub(lambda found: str(_ROUND[found[1]]), folded)


def ordinals(text: str) -> list[int]:
    """Ranks named in a text ("la deuxième", "le 5e"), in order of appearance."""
    return [
        _ORDINALS[match["word"]] if match["word"] else int(match["digits"]) for match in _ORDINAL.finditer(fold(text))
    ]
