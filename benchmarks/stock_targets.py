"""What Balise is to be worth beside stock Rasa."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from benchmarks.figures import GROWTH, MEMORY, START, median_of, number, rate_of
from benchmarks.stock_training import PROCESSOR


@dataclass(frozen=True)
class Target:
    """A bound on Balise's figure divided by that of stock Rasa, or, ``alone``, on Balise's own figure."""

    bound: float
    at_least: bool = False
    alone: bool = False

    def is_met(self, balise: float, origin: float) -> bool:
        """Whether the figures keep to it."""
        value = balise if self.alone else balise / origin
        return value >= self.bound if self.at_least else value <= self.bound

    def __str__(self) -> str:
        whose = " pour Balise" if self.alone else ""
        return f"{'≥' if self.at_least else '≤'} {number(self.bound)}{whose}"


TARGETS = {
    PROCESSOR: Target(1 / 2),
    START: Target(1 / 3),
    MEMORY: Target(0.45),
    median_of(1): Target(1 / 3),
    median_of(8): Target(1 / 3),
    median_of(32): Target(1 / 3),
    rate_of(32): Target(4, at_least=True),
    GROWTH: Target(1.5, alone=True),
}


def verdicts(balise: Mapping[str, float], origin: Mapping[str, float]) -> dict[str, str]:
    """By row, what was aimed at, and whether it is met."""
    return {
        name: f"{target} : {'tenu' if target.is_met(balise[name], origin[name]) else 'non'}"
        for name, target in TARGETS.items()
    }
