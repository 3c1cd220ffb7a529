"""Reduce French text to what matters when words are compared."""

from __future__ import annotations

import re
import unicodedata

_LIGATURES = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "’": "'", "‘": "'", "ʼ": "'"})
_NOT_WORD = re.compile(r"[^a-z0-9+]+")


def strip_accents(text: str) -> str:
    """The text without diacritics, its case kept."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text.translate(_LIGATURES))
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def fold(text: str) -> str:
    """Lower-case words without accents, separated by single spaces; punctuation is dropped, '+' kept."""
    return _NOT_WORD.sub(" ", strip_accents(text).lower()).strip()


def names_code(text: str, code: str) -> bool:
    """Whether a text names a code such as "CP29", with or without a space between letters and digits."""
    pieces = re.findall(r"[a-z]+|\d+", code.lower())
    return bool(re.search(rf"\b{' ?'.join(pieces)}\b", fold(text)))


def any_of(words: tuple[str, ...]) -> str:
    """A regular expression for any of these folded phrases, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
