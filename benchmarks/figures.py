"""What is measured of one assistant, and its table beside another one's."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks.loads import EARLY_TURN, LATE_TURN, Growth, Load
from benchmarks.served import Start

START = "démarrage (s)"
MEMORY = "mémoire des deux (Mo)"
GROWTH = f"tour {LATE_TURN} / tour {EARLY_TURN}"


@dataclass(frozen=True)
class Figures:
    """Everything that is measured of one assistant; ``loads`` by how many visitors."""

    starts: tuple[Start, ...]
    memory: Mapping[str, float]
    loads: Mapping[int, Load]
    growth: Growth

    def rows(self) -> dict[str, float]:
        """The figures by what they mean, in French."""
        rows = {
            START: statistics.median(start.seconds for start in self.starts),
            "démarrage, processeur (s)": statistics.median(start.processor for start in self.starts),
            "mémoire de Rasa (Mo)": self.memory["rasa"],
            "mémoire des actions (Mo)": self.memory["actions"],
            MEMORY: sum(self.memory.values()),
        }
        for count, load in self.loads.items():
            rows |= {
                median_of(count): load.p50,
                f"{visitors(count)}, p95 (ms)": load.p95,
                rate_of(count): load.rate,
                f"{visitors(count)}, processeur par message (ms)": load.effort,
            }
        return rows | {
            f"tour {EARLY_TURN} (ms)": statistics.median(self.growth.early),
            f"tour {LATE_TURN} (ms)": statistics.median(self.growth.late),
            GROWTH: self.growth.ratio,
        }


def visitors(count: int) -> str:
    """So many visitors, in French."""
    return f"{count} visiteur{'s' if count > 1 else ''}"


def median_of(count: int) -> str:
    """The row of the median with so many visitors."""
    return f"{visitors(count)}, p50 (ms)"


def rate_of(count: int) -> str:
    """The row of the messages a second with so many visitors."""
    return f"{visitors(count)}, messages par seconde"


def table(
    names: Sequence[str], columns: Sequence[Mapping[str, float]], verdicts: Mapping[str, str] | None = None
) -> str:
    """One or two columns of figures in Markdown; of two, their ratio too, and what is said of some rows."""
    heads = ["", *names]
    if len(columns) > 1:
        heads += ["rapport", *(["visé"] if verdicts else [])]
    lines = [_row(heads), _row(["---", *["---:"] * (len(heads) - 1)])]
    for name in columns[0]:
        values = [column[name] for column in columns]
        cells = [name, *map(number, values)]
        if len(values) > 1:
            cells += [number(values[0] / values[1]), *([verdicts.get(name, "")] if verdicts else [])]
        lines.append(_row(cells))
    return "\n".join(lines)


def number(value: float) -> str:
    """A number as French writes it, with as many digits as mean something."""
    digits = 0 if value >= 100 else 1 if value >= 10 else 2
    return f"{value:.{digits}f}".replace(".", ",")


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
