"""What programs take of the processors, as Linux counts it in /proc."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

PROC = Path("/proc")
DATABASES = {"postgres": "PostgreSQL", "redis-server": "Redis"}
"""Programs that nobody here starts, by the name of their processes."""
_TICKS = os.sysconf("SC_CLK_TCK")
# user, nice, system, irq, softirq, steal: what of the line « cpu » of /proc/stat is no idleness.
_BUSY = (0, 1, 2, 5, 6, 7)


@dataclass(frozen=True)
class Efforts:
    """Seconds of processor: of each kind of process that was asked for, and of everything else on the machine."""

    ours: Mapping[str, float] = field(default_factory=dict)
    elsewhere: float = 0.0

    def __add__(self, other: Efforts) -> Efforts:
        kinds = [*self.ours, *(kind for kind in other.ours if kind not in self.ours)]
        together = {kind: self.ours.get(kind, 0.0) + other.ours.get(kind, 0.0) for kind in kinds}
        return Efforts(together, self.elsewhere + other.elsewhere)

    def __sub__(self, other: Efforts) -> Efforts:
        since = {kind: seconds - other.ours.get(kind, 0.0) for kind, seconds in self.ours.items()}
        return Efforts(since, self.elsewhere - other.elsewhere)


def cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0))


def efforts(processes: Mapping[str, Sequence[int]]) -> Efforts:
    """What was spent so far by the processes of each kind with all that they started, and by the databases."""
    children = _children()
    ours = {kind: _spent_by(pids, children if kind != "mesure" else {}) for kind, pids in processes.items()}
    for name, kind in DATABASES.items():
        ours[kind] = sum(_spent(pid) for pid in _named(name))
    return Efforts(ours, _busy() - sum(ours.values()))


def _spent_by(pids: Sequence[int], children: Mapping[int, Sequence[int]]) -> float:
    return sum(_spent(pid) + _spent_by(children.get(pid, ()), children) for pid in pids)


def _spent(pid: int) -> float:
    with suppress(OSError):
        return sum(int(ticks) for ticks in _fields(pid)[11:13]) / _TICKS
    return 0.0


def _children() -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for pid in _all():
        with suppress(OSError):
            found.setdefault(int(_fields(pid)[1]), []).append(pid)
    return found


def _named(name: str) -> Iterator[int]:
    for pid in _all():
        with suppress(OSError):
            if (PROC / str(pid) / "comm").read_text().strip() == name:
                yield pid


def _all() -> Iterator[int]:
    return (int(each.name) for each in PROC.iterdir() if each.name.isdigit())


def _fields(pid: int) -> list[str]:
    # The name, between brackets, may hold spaces: what counts comes after it.
    return (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()


def _busy() -> float:
    counts = (PROC / "stat").read_text().splitlines()[0].split()[1:]
    return sum(int(counts[place]) for place in _BUSY) / _TICKS
