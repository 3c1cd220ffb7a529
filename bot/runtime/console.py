"""What staff read while Balise is trained and served."""

from __future__ import annotations

import os
import shutil
import sys
import textwrap
import time
from contextlib import suppress
from pathlib import Path

CLEAR_LINE = "\r\x1b[K"
WIDEST = 100


def say(text: str) -> None:
    """Print a line at once."""
    # A terminal that was closed meanwhile must not keep the servers from being stopped.
    with suppress(OSError):
        print(text, flush=True)


def shown(path: Path) -> str:
    """A path as staff would write it: from the current folder where it lies inside."""
    relative = os.path.relpath(path)
    return str(path) if relative.startswith("..") else relative


def percent(share: float) -> str:
    """A share of one as staff read it."""
    return f"{100 * share:.1f} %".replace(".", ",")


def terminal_width() -> int:
    """How long a line of text may be: that of the terminal, unless it is too wide to read well."""
    return min(shutil.get_terminal_size().columns, WIDEST)


def wrapped(text: str, label: str, width: int, label_below: str | None = None) -> list[str]:
    """A text cut at spaces to the width, its first line behind the label and the others behind a blank as long."""
    below = " " * len(label) if label_below is None else label_below
    lines: list[str] = []
    for paragraph in text.splitlines():
        first = below if lines else label
        lines += textwrap.wrap(paragraph, width, initial_indent=first, subsequent_indent=below) or [""]
    return lines


class Progress:
    """One line, rewritten in place, that tells what goes on and for how long; silent outside a terminal."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._start = time.monotonic()

    @property
    def seconds(self) -> int:
        """How long it has been going on."""
        return round(time.monotonic() - self._start)

    def tell(self, step: str = "") -> None:
        """Show the step that goes on now."""
        if sys.stdout.isatty():
            parts = [self._title, *([step] if step else []), f"{self.seconds} s"]
            self._write(" · ".join(parts)[: shutil.get_terminal_size().columns - 1])

    def end(self, text: str) -> None:
        """Replace the line by how it ended."""
        self.clear()
        say(text)

    def clear(self) -> None:
        """Take the line away."""
        if sys.stdout.isatty():
            self._write("")

    @staticmethod
    def _write(text: str) -> None:
        with suppress(OSError):
            sys.stdout.write(CLEAR_LINE + text)
            sys.stdout.flush()
