"""Figures that grow with something: a table with the ratios to the smallest size, and a picture of these."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

from matplotlib import colormaps
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, NullLocator

from benchmarks.figures import number

Figures = Mapping[str, float]
_MARKERS = "osD^vPX"
_COLOURS = 20
_DOTS_PER_INCH = 110


@dataclass(frozen=True)
class Series:
    """The same figures at several sizes.

    Attributes:
        what: what grows, in French.
        sizes: how much of it there is, the least first.
        figures: of each size, by what they mean, in French.
    """

    what: str
    sizes: tuple[float, ...]
    figures: tuple[Figures, ...]

    def ratios(self) -> dict[str, list[float]]:
        """How many times its first value each figure is; without those that begin at nothing."""
        first = self.figures[0]
        return {name: [each[name] / value for each in self.figures] for name, value in first.items() if value}


def table(series: Series) -> str:
    """The figures in Markdown, a column a size, with the ratio to the first column between brackets."""
    heads = [series.what, *(f"{size:g}" for size in series.sizes)]
    lines = [_row(heads), _row(["---", *["---:"] * len(series.sizes)])]
    ratios = series.ratios()
    for name in series.figures[0]:
        first, *values = (each[name] for each in series.figures)
        beside = [f" (× {number(ratio)})" for ratio in ratios[name][1:]] if name in ratios else [""] * len(values)
        cells = (f"{number(value)}{ratio}" for value, ratio in zip(values, beside, strict=True))
        lines.append(_row([name, number(first), *cells]))
    return "\n".join(lines)


def draw(every: Sequence[Series], path: Path) -> None:
    """A picture of the ratios, one frame a series, both scales logarithmic: what grows in step is a slanted line."""
    drawing = Figure(figsize=(11 * len(every), 7), layout="constrained")
    frames = drawing.subplots(1, len(every), squeeze=False)
    for axes, series in zip(frames[0], every, strict=True):
        _draw_one(axes, series)
    path.parent.mkdir(parents=True, exist_ok=True)
    drawing.savefig(path, dpi=_DOTS_PER_INCH)


def _draw_one(axes: Axes, series: Series) -> None:
    told = FuncFormatter(lambda value, _: f"{value:g}".replace(".", ","))
    axes.set_prop_cycle(color=[colormaps["tab20"](rank) for rank in range(_COLOURS)])
    in_step = [size / series.sizes[0] for size in series.sizes]
    axes.plot(series.sizes, in_step, linestyle=":", linewidth=4, color="lightgrey", label="en proportion")
    steepest_first = sorted(series.ratios().items(), key=lambda entry: -entry[1][-1])
    for (name, ratios), marker in zip(steepest_first, cycle(_MARKERS)):
        axes.plot(series.sizes, ratios, marker=marker, label=f"{name} : × {number(ratios[-1])}")
    axes.set_xscale("log")
    axes.set_yscale("log")
    axes.set_xticks(series.sizes)
    axes.xaxis.set_minor_locator(NullLocator())
    axes.xaxis.set_major_formatter(told)
    axes.yaxis.set_major_formatter(told)
    axes.yaxis.set_minor_formatter(told)
    axes.set_xlabel(series.what)
    axes.set_ylabel("combien de fois la première valeur")
    axes.legend(loc="upper left", bbox_to_anchor=(1, 1), frameon=False)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
