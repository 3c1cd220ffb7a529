"""Slips of the finger, as people make them on a phone: to train on, never to speak with."""

from __future__ import annotations

import random

_NEIGHBOURS = {
    "a": "zq", "b": "vn", "c": "xv", "d": "sf", "e": "rz", "f": "dg", "i": "uo", "l": "mk", "m": "l",
    "n": "b", "o": "ip", "p": "o", "r": "et", "s": "dq", "t": "ry", "u": "yi",
}  # fmt: skip
_SHORTEST = 4
_WORDS_A_SLIP = 6


def with_slips(text: str, chance: random.Random) -> str:
    """The text with one slip for every six words or so, in words of at least four letters."""
    words = text.split(" ")
    long = [rank for rank, word in enumerate(words) if len(word) >= _SHORTEST and word.isalpha()]
    for rank in chance.sample(long, min(len(long), max(1, len(words) // _WORDS_A_SLIP))):
        words[rank] = _slip(words[rank], chance)
    return " ".join(words)


def _slip(word: str, chance: random.Random) -> str:
    """The word with a letter dropped, doubled, swapped with the next, or replaced by its neighbour on the keyboard."""
    at = chance.randrange(1, len(word) - 1)
    before, letter, after = word[:at], word[at], word[at + 1 :]
    slips = (
        before + after,
        before + letter * 2 + after,
        before + after[0] + letter + after[1:],
        before + chance.choice(_NEIGHBOURS.get(letter.lower(), "e")) + after,
    )
    return chance.choice(slips)
