"""Replies as Telegram takes them: texts that are not too long, pictures that it can show, files."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

LONGEST_TEXT = 4096
"""UTF-16 units, as Telegram counts characters."""
NAME_OF_COPY = "conversation-balise.json"
_SEPARATORS = ("\n\n", "\n", " ")
_EMBEDDED = "data:image/png;base64,"


@dataclass(frozen=True)
class File:
    """A file, and what is said under it."""

    name: str
    content: bytes
    caption: str


def copy_of(kept: Mapping[str, Any], caption: str) -> File:
    """What is kept of a person, as a file that she can read and a program too."""
    return File(NAME_OF_COPY, json.dumps(kept, ensure_ascii=False, indent=2).encode(), caption)


def pieces(text: str, longest: int = LONGEST_TEXT) -> Iterator[str]:
    """The text in pieces that are not too long, cut between paragraphs, else lines, else words."""
    text = text.strip()
    while length(text) > longest:
        end = _end_of_piece(text, longest)
        yield text[:end].rstrip()
        text = text[end:].lstrip()
    if text:
        yield text


def length(text: str) -> int:
    """How long a text is for Telegram."""
    return len(text.encode("utf-16-le")) // 2


def picture(image: str) -> bytes | str | None:
    """A picture as Telegram takes it: its bytes, or an address it fetches itself (None: it could not show it)."""
    if image.startswith(_EMBEDDED):
        try:
            return base64.b64decode(image.removeprefix(_EMBEDDED), validate=True)
        except ValueError:
            return None
    fetched = image.startswith("https://") and image.split("?")[0].lower().endswith(".png")
    return image if fetched else None


def _end_of_piece(text: str, longest: int) -> int:
    within = text.encode("utf-16-le")[: 2 * longest].decode("utf-16-le", errors="ignore")
    for separator in _SEPARATORS:
        end = within.rfind(separator)
        if end > 0:
            return end
    return len(within)
