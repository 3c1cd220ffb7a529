"""The logs of the programs that Balise starts, and what they say when one fails."""

from __future__ import annotations

import re
from pathlib import Path

LONGEST = 300
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
_EXCEPTION = re.compile(r"(?:[a-z_]\w*\.)*[A-Z]\w*(?<!Warning): \S")
# What Rasa says around the exception of a component, which tells more.
_WRAPPER = "GraphComponentException"
_ERROR_LEVEL = re.compile(r" (?:ERROR|CRITICAL) |\"level\": \"(?:error|critical)\"")


def start_log(path: Path) -> None:
    """Make an empty log, and keep the one of the time before beside it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists():
        path.replace(path.with_suffix(f".precedent{path.suffix}"))
    path.touch()


def lines_of(path: Path) -> list[str]:
    """The written lines of a log, without colours."""
    if not path.exists():
        return []
    text = _COLOURS.sub("", path.read_text(encoding="utf-8", errors="replace"))
    return [line.rstrip() for line in text.splitlines() if line.strip()]


def last_meaningful_line(path: Path) -> str:
    """The line that tells best why a program failed: its last exception, else its last error, else its last line."""
    lines = lines_of(path)
    for tells in (_EXCEPTION.match, _ERROR_LEVEL.search):
        found = [line for line in lines if tells(line)]
        telling = [line for line in found if _WRAPPER not in line] or found
        if telling:
            return telling[-1][:LONGEST]
    return lines[-1][:LONGEST] if lines else "aucun message"
