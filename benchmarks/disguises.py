"""The same message, written otherwise: what understanding should not mind."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from bot.language.slips import with_slips
from bot.language.text import strip_accents

Disguise = Callable[[str], str]

_SHORT = {
    "est-ce que": "esk", "qu'est-ce que": "keske", "quelles": "kel", "quels": "kel", "quelle": "kel", "quel": "kel",
    "vous": "vs", "pour": "pr",
    "combien": "cb", "beaucoup": "bcp", "quoi": "koi", "quand": "kan", "avec": "ac", "dans": "ds",
    "faut": "fo", "je suis": "chui", "pas": "pa", "toujours": "tjs", "que": "ke", "qui": "ki", "c'est": "c",
}  # fmt: skip
_SHORTENED = re.compile(rf"\b(?:{'|'.join(sorted(_SHORT, key=len, reverse=True))})\b")


def without_accents(text: str) -> str:
    """As typed on a foreign keyboard."""
    return strip_accents(text)


def in_capitals(text: str) -> str:
    """As typed with the shift key stuck."""
    return text.upper()


def without_punctuation(text: str) -> str:
    """As dictated."""
    return re.sub(r"[?!.,;:…]", "", text)


def mistyped(text: str) -> str:
    """With a slip for every six words or so, the same at each call."""
    return with_slips(text, random.Random(text))


def as_sms(text: str) -> str:
    """Shortened, without accents or apostrophes."""
    short = _SHORTENED.sub(lambda found: _SHORT[found[0]], text.lower())
    return strip_accents(short).replace("'", "").replace("’", "")


def politely(text: str) -> str:
    """Between courtesies."""
    return f"Bonjour, j'espère que vous allez bien. {text} Merci d'avance pour votre réponse, bonne journée !"


DISGUISES: dict[str, Disguise] = {
    "sans accents": without_accents,
    "en capitales": in_capitals,
    "sans ponctuation": without_punctuation,
    "avec des fautes de frappe": mistyped,
    "en SMS": as_sms,
    "avec des politesses": politely,
}
