"""Places in a text."""

from __future__ import annotations

from collections.abc import Iterable

Span = tuple[int, int]
"""Where something begins, and the first character behind it."""


def replaced(text: str, spans: Iterable[Span], by: str) -> str:
    """The text with another text at these places; of places that overlap, the earliest and longest counts."""
    pieces: list[str] = []
    end = 0
    for start, stop in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= end:
            pieces += [text[end:start], by]
            end = stop
    return "".join([*pieces, text[end:]])
