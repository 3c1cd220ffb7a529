"""The widget's built files, each in the smallest form that the browser reads."""

from __future__ import annotations

import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_ENCODINGS = (("br", ".br"), ("gzip", ".gz"))
_FOR_EVER = "public, max-age=31536000, immutable"
_ASK_AGAIN = "no-cache"
_TYPES = {".js": "text/javascript; charset=utf-8", ".html": "text/html; charset=utf-8"}


@dataclass(frozen=True)
class BuiltFile:
    """The content of a file and the headers that describe it."""

    content: bytes
    headers: Mapping[str, str]

    @property
    def type(self) -> str:
        """Its media type."""
        return self.headers["Content-Type"]


class NotBuilt(FileNotFoundError):
    """There is no such file, or the widget was never built."""


def read(folder: Path, name: str, accepted: str = "") -> BuiltFile:
    """A file of the folder; ``accepted`` is what the browser says of encodings.

    Raises:
        NotBuilt: the folder holds no file of this very name.
    """
    names = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    if name not in names:
        raise NotBuilt(name)
    headers = {
        "Content-Type": _type_of(name),
        "Cache-Control": _FOR_EVER if _carries_its_fingerprint(name) else _ASK_AGAIN,
        "Vary": "Accept-Encoding",
    }
    offered = {part.split(";")[0].strip().lower() for part in accepted.split(",")}
    for encoding, ending in _ENCODINGS:
        if encoding in offered and name + ending in names:
            return BuiltFile((folder / (name + ending)).read_bytes(), {**headers, "Content-Encoding": encoding})
    return BuiltFile((folder / name).read_bytes(), headers)


def _type_of(name: str) -> str:
    ending = Path(name).suffix
    return _TYPES.get(ending) or mimetypes.guess_type(name)[0] or "application/octet-stream"


def _carries_its_fingerprint(name: str) -> bool:
    """Whether the name changes with the content: "chat-1A2B3C4D.js"."""
    stem = name.split(".", maxsplit=1)[0]
    fingerprint = stem.rsplit("-", maxsplit=1)[-1]
    return "-" in stem and len(fingerprint) == 8 and fingerprint.isalnum() and fingerprint.isupper()
