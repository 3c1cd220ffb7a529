"""Dates of birth, where a text says that they are: any other date stays."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.privacy.spans import Span

_MONTHS = (
    r"janv(?:ier)?|f[ée]vr?(?:ier)?|mars|avr(?:il)?|mai|juin|juil(?:let)?|ao[uû]t|sept(?:embre)?|oct(?:obre)?"
    r"|nov(?:embre)?|d[ée]c(?:embre)?"
)
_GAP = r"[\s./-]{1,3}"
_YEAR = r"(?:19|20)\d\d"
_SPELT_DAY = rf"\d{{1,2}}(?:er)?{_GAP}(?:\d{{1,2}}|{_MONTHS})\.?(?:{_GAP}(?:{_YEAR}|\d\d))?"
_DAY = rf"(?:{_YEAR}-\d\d-\d\d|{_SPELT_DAY}|\d{{8}}|\d{{6}})"
_WEEKDAY = r"(?:(?:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche)\s+)?"
_WHEN = rf"(?:(?:le|un|:|-)?\s*{_WEEKDAY}(?P<day>{_DAY})|(?:en|vers|:)\s*(?P<year>(?:(?:{_MONTHS})\s+)?{_YEAR}))(?!\d)"
# Anything but figures and what was masked already; short, so that the date belongs to the word before it.
_FILL = r"[^\d\n\[]{0,30}?"
_BORN = r"\bn(?:é|ee)(?:\(e\)|[.·-]?e)?s?(?!\w)"
# Without its accent, only where the date follows at once: elsewhere it is a negation.
_BORN_UNACCENTED = r"\bne\s+(?=le\b|en\b)"
_BIRTH = r"(?:naissance|anniv(?:ersaire)?|ddn)\b"
_PATTERNS = (
    re.compile(rf"(?:{_BORN}{_FILL}\b|{_BORN}\s*(?=:)|{_BORN_UNACCENTED}){_WHEN}", re.IGNORECASE),
    re.compile(rf"\b{_BIRTH}{_FILL}{_WHEN}", re.IGNORECASE),
    re.compile(rf"(?<!\d)(?P<day>{_DAY})(?!\d)(?P<year>){_FILL}\b{_BIRTH}", re.IGNORECASE),
)


def births(text: str) -> Iterator[Span]:
    """Where dates of birth stand."""
    for pattern in _PATTERNS:
        for found in pattern.finditer(text):
            yield found.span("day" if found["day"] else "year")
