"""Write out what people abbreviate, and say what was changed.

The result is what every later step of understanding reads. Only forms listed in ``abreviations.yml``
are touched, so that a good word is never turned into another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

_LEXICON = Path(__file__).with_name("abreviations.yml")
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "\u00a0": " ", "\u202f": " "})
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*", re.UNICODE)
_SPACES = re.compile(r"\s+")
# "iii" may be a Roman number; "ouiiii" is not.
_REPEATED = re.compile(r"([^\W\d_iI])\1{2,}|([iI])\2{3,}", re.UNICODE)
_SHOUTED_SHARE = 0.7
_SHOUTED_LENGTH = 8


@dataclass(frozen=True)
class Normalised:
    """A text as understanding reads it, and the changes made, as (written, read) pairs."""

    text: str
    changes: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class _Lexicon:
    words: dict[str, str]
    phrases: dict[str, str]
    phrase: re.Pattern[str]


@cache
def _lexicon() -> _Lexicon:
    content = YAML(typ="safe", pure=True).load(_LEXICON.read_text(encoding="utf-8"))
    phrases = {str(key): str(value) for key, value in content["suites"].items()}
    longest_first = sorted(phrases, key=len, reverse=True)
    pattern = re.compile(rf"(?<![\w'])(?:{'|'.join(map(re.escape, longest_first))})(?![\w'])", re.IGNORECASE)
    words = {str(key): str(value) for key, value in content["mots"].items()}
    return _Lexicon(words, phrases, pattern)


def full_forms() -> list[str]:
    """What the abbreviations stand for: good words all of them."""
    return [*_lexicon().words.values(), *_lexicon().phrases.values()]


def normalise(text: str) -> Normalised:
    """The text with its abbreviations written out, its shouting lowered and its spaces single."""
    changes: list[tuple[str, str]] = []
    plain = _SPACES.sub(" ", text.translate(_APOSTROPHES)).strip()
    plain = _REPEATED.sub(lambda found: found[0][0], plain)
    if _is_shouted(plain):
        plain = plain.lower()
    plain = _replace_phrases(plain, changes)
    return Normalised(_replace_words(plain, changes), tuple(changes))


def _is_shouted(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    upper = sum(character.isupper() for character in letters)
    return len(letters) >= _SHOUTED_LENGTH and upper / len(letters) >= _SHOUTED_SHARE


def _replace_phrases(text: str, changes: list[tuple[str, str]]) -> str:
    lexicon = _lexicon()

    def write_out(match: re.Match[str]) -> str:
        read = lexicon.phrases[match[0].lower()]
        changes.append((match[0], read))
        return read

    # Twice: what one phrase becomes may complete another ("sa coute cb").
    return lexicon.phrase.sub(write_out, lexicon.phrase.sub(write_out, text))


def _replace_words(text: str, changes: list[tuple[str, str]]) -> str:
    words = _lexicon().words

    def write_out(match: re.Match[str]) -> str:
        written = match[0]
        read = words.get(written.lower())
        if read is None or read == written.lower():
            return written
        changes.append((written, read))
        return read

    return _WORD.sub(write_out, text)
