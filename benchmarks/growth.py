"""How Balise grows with courses and training phrases: ``python -m benchmarks.growth``.

Prints tables for docs/exploitation.md, and draws their ratios in ``rapports/croissance.png``. The courses are made of
the first one, with other words; the phrases are a share of each intent's, the same at each call. Everything is done in
folders that are thrown away. Times of the processor change little with what else the machine does; others do.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from benchmarks.growth_courses import make_courses
from benchmarks.growth_phrases import train, write_data
from benchmarks.growth_served import measure_served
from benchmarks.growth_tables import Series, draw, table
from bot.curriculum.catalogue import load_catalogue
from bot.runtime.model import NAME, Model
from bot.runtime.rasa_command import ENVIRONMENT
from bot.settings import ROOT, Settings

COURSES = (1, 10, 100)
SHARES = (0.25, 0.5, 1.0)
PICTURE = ROOT / "rapports" / "croissance.png"
FORMATIONS, PHRASES = PARTS = ("formations", "phrases")

Figures = dict[str, float]


def with_courses(settings: Settings, count: int) -> Figures:
    """What so many courses cost; the last of them is spoken of."""
    with tempfile.TemporaryDirectory() as place:
        courses = Path(place, "curriculum")
        code = make_courses(courses, count)[-1]
        alone = _measured("courses", str(courses), code)
        phone = load_catalogue(courses).get(code).contact.phone
        served = measure_served(replace(settings, courses=courses), code, phone)
        return {**alone, **served}


def with_phrases(settings: Settings, share: float) -> Figures:
    """What a share of the training phrases costs."""
    with tempfile.TemporaryDirectory() as place:
        data, models = Path(place, "data"), Path(place, NAME)
        settings = replace(settings, models=models, data=Path(place, "donnees"))
        count = write_data(data, share)
        trained = train(settings, data)
        read = _measured("read", str(Model(models).archive))
        course = load_catalogue(settings.courses, settings.course).default
        served = measure_served(settings, course.code, course.contact.phone)
        return {PHRASES: count, **trained, **read, **served}


def _measured(*what: str) -> Figures:
    """Measures of :mod:`benchmarks.growth_process`.

    Raises:
        CalledProcessError: it failed; it has told why.
    """
    line = [sys.executable, "-W", "ignore", "-m", "benchmarks.growth_process", *what]
    printed = subprocess.run(line, cwd=ROOT, env={**ENVIRONMENT, **os.environ}, stdout=subprocess.PIPE, check=True)
    figures: Figures = json.loads(printed.stdout.splitlines()[-1])
    return figures


def grown_courses(settings: Settings, counts: tuple[int, ...]) -> Series:
    """The figures of each count of courses."""
    return Series(FORMATIONS, counts, tuple(with_courses(settings, count) for count in counts))


def grown_phrases(settings: Settings, shares: tuple[float, ...]) -> Series:
    """The figures of each share of the phrases."""
    figures = [with_phrases(settings, share) for share in shares]
    return Series(PHRASES, tuple(each.pop(PHRASES) for each in figures), tuple(figures))


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.growth", description="Mesure comment Balise grandit.")
    parser.add_argument("--seulement", choices=PARTS, help="ne mesurer que cela")
    parser.add_argument("--formations", nargs="+", type=int, default=COURSES, help="combien de formations")
    parser.add_argument("--parts", nargs="+", type=float, default=SHARES, help="quelles parts des phrases")
    return parser.parse_args()


def main() -> None:
    """Measure, print and draw."""
    options = arguments()
    settings = Settings.from_environment()
    every: list[Series] = []
    if options.seulement != PHRASES:
        every.append(grown_courses(settings, tuple(options.formations)))
        print(table(every[-1]), end="\n\n", flush=True)
    if options.seulement != FORMATIONS:
        every.append(grown_phrases(settings, tuple(options.parts)))
        print(table(every[-1]), flush=True)
    draw(every, PICTURE)


if __name__ == "__main__":
    main()
