"""The drawing of Balise beside stock Rasa."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from benchmarks.figures import Figures, number, visitors
from benchmarks.loads import MESSAGES
from benchmarks.served import BALISE
from benchmarks.stock_servers import NAME
from benchmarks.stock_targets import TARGETS

COLOURS = {BALISE.name: "#1f4e8c", NAME: "#9a9a9a"}
_TARGET = "#c0392b"
_DOTS_PER_INCH = 150
_SIZE = 12

Rows = Mapping[str, float]


def draw(balise: Figures, origin: Figures, rows: Sequence[Rows], path: Path) -> None:
    """Draw the ratios that are to stay under a bound, the messages a second, and the growth of a turn, into a PNG."""
    drawing = Figure(figsize=(17, 6.5), layout="constrained")
    ratios, rates, growth = drawing.subplots(1, 3, width_ratios=(1.5, 1, 1.2))
    _draw_ratios(ratios, *rows)
    _draw_rates(rates, {BALISE.name: balise, NAME: origin})
    _draw_growth(growth, {BALISE.name: balise, NAME: origin})
    handles = [*ratios.get_legend_handles_labels()[0], *growth.get_legend_handles_labels()[0]]
    drawing.legend(handles=handles, loc="outside lower center", ncols=len(handles), fontsize=_SIZE, frameon=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    drawing.savefig(path, dpi=_DOTS_PER_INCH)


def mean_turns(milliseconds: Sequence[float]) -> tuple[list[int], list[float]]:
    """The turns of a conversation, and how long they last: over a whole round of messages, since they differ."""
    length = len(MESSAGES)
    starts = range(0, len(milliseconds) - length + 1, length)
    return [start + length for start in starts], [
        statistics.mean(milliseconds[start : start + length]) for start in starts
    ]


def _draw_ratios(axes: Axes, balise: Rows, origin: Rows) -> None:
    bounded = [name for name, target in TARGETS.items() if not (target.at_least or target.alone)]
    ratios = [100 * balise[name] / origin[name] for name in bounded]
    axes.barh(bounded, ratios, color=COLOURS[BALISE.name], height=0.6)
    right = max(105.0, 1.05 * max(ratios))
    for rank, name in enumerate(bounded):
        label = f"{ratios[rank]:.0f} %  ({number(balise[name])} / {number(origin[name])})"
        axes.text(1.02 * right, rank, label, va="center", size=_SIZE)
        bound = 100 * TARGETS[name].bound
        axes.plot([bound] * 2, [rank - 0.42, rank + 0.42], color=_TARGET, lw=3, label="" if rank else "visé, au plus")
    axes.axvline(100, color=COLOURS[NAME], lw=2)
    axes.invert_yaxis()
    axes.set_xlim(0, right)
    _finish(axes, f"Balise en % de {NAME}", "moins, c'est mieux")


def _draw_rates(axes: Axes, measured: Mapping[str, Figures]) -> None:
    width = 0.4
    for rank, (name, figures) in enumerate(measured.items()):
        places = [place + (rank - 0.5) * width for place in range(len(figures.loads))]
        bars = axes.bar(places, [load.rate for load in figures.loads.values()], width, color=COLOURS[name], label=name)
        axes.bar_label(bars, [number(load.rate) for load in figures.loads.values()], padding=2, size=_SIZE)
    axes.set_xticks(range(len(figures.loads)), [visitors(count) for count in figures.loads])
    axes.set_yticks([])
    _finish(axes, "Messages par seconde", "plus, c'est mieux")


def _draw_growth(axes: Axes, measured: Mapping[str, Figures]) -> None:
    for name, figures in measured.items():
        axes.plot(*mean_turns(figures.growth.turns), color=COLOURS[name], lw=2.5, label=name)
    axes.set_ylim(bottom=0)
    _finish(axes, "Durée d'une réponse (ms)", "rang du message dans la conversation")


def _finish(axes: Axes, title: str, below: str) -> None:
    axes.set_title(title, size=_SIZE + 2)
    axes.set_xlabel(below, size=_SIZE)
    axes.tick_params(labelsize=_SIZE)
    axes.spines[["top", "right"]].set_visible(False)
