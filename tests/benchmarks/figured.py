"""Figures as they could have been measured."""

from __future__ import annotations

from benchmarks.figures import Figures
from benchmarks.loads import Growth, Load
from benchmarks.served import Start


def figures(factor: float = 1.0) -> Figures:
    """All figures of one assistant, so many times as big."""
    load = Load(tuple(factor * each for each in range(1, 101)), seconds=5 * factor, processor=2 * factor)
    return Figures(
        starts=(Start(10 * factor, 8 * factor), Start(30 * factor, 9 * factor), Start(11 * factor, 8 * factor)),
        memory={"rasa": 300 * factor, "actions": 50 * factor},
        loads={1: load, 8: load, 32: load},
        growth=Growth(tuple(factor * each for each in range(1, 201)), early=(2.0, 2.0), late=(3.0, 3.0 * factor)),
    )
