"""Where e-mail addresses, telephone numbers and social security numbers stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from phonenumbers import Leniency, PhoneNumberMatcher

from bot.privacy.spans import Span

REGIONS = ("FR", "RE", "GP", "MQ", "GF", "YT", "BE", "CH")
"""Whose national numbers are known; those of all countries are, behind their "+"."""
_FEWEST_DIGITS = 8
# At home in each of these regions a number begins with 0: a text without one costs no search.
_MAY_CALL = re.compile(r"(?<!\d)[+＋(]?\(?0|[+＋]\s?\(?\d")

_LOCAL = r"\w.!#$%&'*+/=?^`{|}~-"
_WRITTEN = re.compile(rf"(?<![{_LOCAL}])(?:[{_LOCAL}]+@)+[\w.-]+")
_AT = r"(?:\s*@\s*|\s*[(\[{<]\s*(?:at|arobase?)\s*[)\]}>]\s*|\s+arobas?e?\s+)"
_DOT = r"(?:\s*\.\s*|\s*[(\[{<]\s*(?:point|dot)\s*[)\]}>]\s*|\s+point\s+)"
_SPOKEN = re.compile(rf"(?<![\w+-])[\w+-]+(?:(?:\.|\s+point\s+)[\w+-]+)*{_AT}[\w-]+(?:{_DOT}[\w-]+)+", re.IGNORECASE)

# One separator throughout: a date before an hour holds as many figures.
_FRENCH = re.compile(
    r"(?<!\d)(?:(?:\+|00)\s?33[\s.-]?(?:\(0\)[\s.-]?)?|0)[1-9](?P<gap>[\s./_,·-]{0,3})\d\d(?:(?P=gap)\d\d){3}(?!\d)"
)

_BETWEEN = r"[\s./_-]{0,2}"
_NIR = re.compile(
    rf"(?<!\d)(?=(?P<nir>[1-478](?:{_BETWEEN}\d){{5}}{_BETWEEN}[\dAB](?:{_BETWEEN}\d){{8}})(?!\d))", re.IGNORECASE
)
_SAID_NIR = re.compile(
    r"\b(?:s[ée]cu(?:rit[ée] sociale)?|nir|num[ée]ro insee|carte vitale)\b[^\d\n\[]{0,30}?"
    rf"(?P<nir>[1-478](?:{_BETWEEN}\d){{5}}{_BETWEEN}[\dAB](?:{_BETWEEN}\d){{6,8}})(?!\d)",
    re.IGNORECASE,
)
_NOT_IN_NIR = re.compile(r"[^\dAB]")
_NO_MONTH = frozenset({"00", *map(str, range(13, 20)), *map(str, range(43, 50))})
# Corsica's departments, as the key counts them (INSEE).
_CORSICA = {"2A": "19", "2B": "18"}
_KEY_OF = 97


def emails(text: str) -> Iterator[Span]:
    """Addresses as they are written, and as they are dictated ("jean point dupont arobase exemple point fr")."""
    for pattern in (_WRITTEN, _SPOKEN):
        yield from (found.span() for found in pattern.finditer(text))


def phones(text: str) -> Iterator[Span]:
    """Telephone numbers of France and its neighbours, and of any country behind its prefix."""
    if not _MAY_CALL.search(text) or sum(map(str.isdecimal, text)) < _FEWEST_DIGITS:
        return
    yield from (found.span() for found in _FRENCH.finditer(text))
    for region in REGIONS:
        for found in PhoneNumberMatcher(text, region, Leniency.VALID):
            # A bracket that the number does not close stands around it.
            written = found.raw_string
            opening = written.startswith("(") and written.count("(") > written.count(")")
            yield found.start + opening, found.end


def social_security_numbers(text: str) -> Iterator[Span]:
    """NIR whose key fits, and numbers of that shape which are said to be one, with or without a key."""
    yield from (found.span("nir") for found in _NIR.finditer(text) if _key_fits(found["nir"]))
    yield from (found.span("nir") for found in _SAID_NIR.finditer(text))


def _key_fits(written: str) -> bool:
    """Whether the last two figures are 97 less the rest of the division of the others by 97 (INSEE)."""
    nir = _NOT_IN_NIR.sub("", written.upper())
    if nir[3:5] in _NO_MONTH:
        return False
    department = _CORSICA.get(nir[5:7], nir[5:7])
    if not department.isdecimal():
        return False
    number = int(nir[:5] + department + nir[7:13])
    return _KEY_OF - number % _KEY_OF == int(nir[13:])
