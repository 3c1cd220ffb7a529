"""The packages that the lock files name."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHON_LOCK = ROOT / "requirements.lock"
WIDGET_LOCK = ROOT / "widget" / "package-lock.json"
_PINNED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==(\S+)")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_INSIDE = "node_modules/"


@dataclass(frozen=True)
class Package:
    """A package of an exact version. ``hashes`` are those of its files, under the names that CycloneDX gives them."""

    ecosystem: str
    name: str
    version: str
    hashes: tuple[tuple[str, str], ...] = ()
    licence: str | None = None
    builds_only: bool = False

    @property
    def purl(self) -> str:
        """Its package URL (https://github.com/package-url/purl-spec)."""
        return f"pkg:{self.ecosystem}/{self.name.replace('@', '%40')}@{self.version}"


def python_packages(lock: Path = PYTHON_LOCK) -> Iterator[Package]:
    """The packages of requirements.lock."""
    for block in re.split(r"\n(?=\S)", lock.read_text(encoding="utf-8")):
        if found := _PINNED.match(block):
            hashes = tuple(("SHA-256", each) for each in _HASH.findall(block))
            yield Package("pypi", found[1].lower(), found[2], hashes)


def widget_packages(lock: Path = WIDGET_LOCK) -> Iterator[Package]:
    """The packages of the widget's package-lock.json."""
    entries = json.loads(lock.read_text(encoding="utf-8"))["packages"]
    seen = set()
    for place, entry in entries.items():
        name = place.rpartition(_INSIDE)[2]
        # "" is the widget itself; a package may lie in several places.
        if place and (name, entry["version"]) not in seen:
            seen.add((name, entry["version"]))
            builds_only = bool(entry.get("dev"))
            yield Package("npm", name, entry["version"], _integrity(entry), entry.get("license"), builds_only)


def _integrity(entry: dict[str, str]) -> tuple[tuple[str, str], ...]:
    kind, _, value = entry.get("integrity", "").partition("-")
    if not value:
        return ()
    return ((f"SHA-{kind.removeprefix('sha')}", base64.b64decode(value).hex()),)
