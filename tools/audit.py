"""Known vulnerabilities of the locked Python packages: ``python -m tools.audit REPORT.json [ERROR]``.

``make audit`` has pip-audit write the report. pip-audit ends well when its data cannot be had: it skips what it does
not find. So what it skipped is counted here, and an audit with skipped packages is no good news.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.locked import ROOT, python_packages

SECURITY = ROOT / "SECURITY.md"
CLEAN, VULNERABLE, INCOMPLETE = 0, 1, 2
"""Exit codes."""
NAMED_AT_MOST = 5


@dataclass(frozen=True)
class Audit:
    """What came out: packages by name, and advisories as ``name version : id``."""

    expected: int
    skipped: tuple[str, ...]
    new: tuple[str, ...]
    known: tuple[str, ...]

    @property
    def checked(self) -> int:
        """How many packages were looked up."""
        return self.expected - len(self.skipped)

    @property
    def exit_code(self) -> int:
        """Good only when every package was looked up, and nothing was found that SECURITY.md does not weigh."""
        if self.new:
            return VULNERABLE
        return INCOMPLETE if self.skipped or not self.expected else CLEAN

    def told(self) -> str:
        """In French, for staff."""
        lines = [f"{self.checked} paquets Python vérifiés sur {self.expected}."]
        lines += [f"Vulnérabilité à examiner : {each}" for each in self.new]
        lines += [f"Vulnérabilité connue, expliquée dans SECURITY.md : {each}" for each in self.known]
        if self.skipped:
            lines.append(
                f"AUDIT INCOMPLET : {len(self.skipped)} paquets n'ont pas pu être vérifiés ({_some(self.skipped)}). "
                "Les données des vulnérabilités n'étaient pas joignables, ou ne connaissent pas ces paquets."
            )
        elif self.exit_code == CLEAN:
            lines.append("Aucune vulnérabilité qui ne soit connue.")
        return "\n".join(lines)


def audit(report: Mapping[str, Any], expected: Sequence[str], weighed: str) -> Audit:
    """Read a report of pip-audit; ``weighed`` is the text that names the advisories already weighed."""
    entries = {_plain(each["name"]): each for each in report.get("dependencies", ())}
    skipped: list[str] = []
    new: list[str] = []
    known: list[str] = []
    for name in expected:
        entry = entries.get(_plain(name))
        if entry is None or "skip_reason" in entry:
            skipped.append(name)
            continue
        for found in entry.get("vulns", ()):
            names = (found["id"], *found.get("aliases", ()))
            told = f"{name} {entry['version']} : {', '.join(names)}"
            (known if any(each in weighed for each in names) else new).append(told)
    return Audit(len(expected), tuple(skipped), tuple(new), tuple(known))


def main(report: str, error: str | None = None) -> int:
    """Tell what the report says; return the exit code. ``error`` is the file of what pip-audit said beside it."""
    expected = [package.name for package in python_packages()]
    read = _read(Path(report))
    result = audit(read, expected, SECURITY.read_text(encoding="utf-8"))
    print(result.told())
    if not read and error:
        print(f"Ce que pip-audit a dit : {_last_line(Path(error))}")
    return result.exit_code


def _read(path: Path) -> Mapping[str, Any]:
    """The report; an empty one if pip-audit could not write any."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def _last_line(path: Path) -> str:
    lines = [line for line in path.read_text(encoding="utf-8", errors="replace").splitlines() if line.strip()]
    return lines[-1].strip() if lines else "rien"


def _plain(name: str) -> str:
    return name.lower().replace("_", "-").replace(".", "-")


def _some(names: Sequence[str]) -> str:
    more = len(names) - NAMED_AT_MOST
    return ", ".join(names[:NAMED_AT_MOST]) + (f" et {more} autres" if more > 0 else "")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
