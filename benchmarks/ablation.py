"""What each part of understanding is worth: ``python -m benchmarks.ablation``.

Trains every configuration of :mod:`benchmarks.ablation_pipelines` on the same part of the training phrases, one after
another, each in processes of its own, and prints a table of what they make of ``tests/nlu/messages.yml``.
``--python`` names an interpreter with stock Rasa and TensorFlow, for the configurations that need it.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ruamel.yaml import YAML

from benchmarks.ablation_pipelines import CONFIGURATIONS, Configuration
from benchmarks.disguises import mistyped
from benchmarks.messages import FOREIGN, Case, read_cases
from bot.runtime.rasa_command import ENVIRONMENT
from bot.settings import ROOT

MESSAGES = ROOT / "tests" / "nlu" / "messages.yml"
FALSE_REFUSALS = 0.02
SEED = 7
PATIENCE = 3600
DESCRIPTION = "Mesure ce que vaut chaque partie de la compréhension, et Rasa seul."
STAGES = {"train": "l'entraînement", "read": "la lecture"}

Phrase = tuple[str, str]
Chances = dict[str, float]


class NotMeasured(Exception):
    """A configuration cannot run here; the message says why, in French."""


@dataclass(frozen=True)
class Measures:
    """A row of the table: shares, seconds of training, milliseconds a message, megabytes while reading."""

    right: float
    right_mistyped: float
    foreign_refused: float
    seconds: float
    milliseconds: float
    megabytes: float

    def __str__(self) -> str:
        shares = (self.right, self.right_mistyped, self.foreign_refused)
        cells = [f"{100 * share:.1f} %".replace(".", ",") for share in shares]
        milliseconds = f"{self.milliseconds:.1f} ms".replace(".", ",")
        return " | ".join([*cells, f"{self.seconds:.0f} s", milliseconds, f"{self.megabytes:.0f} Mo"])


HEAD = (
    "| configuration | justes | avec fautes de frappe | étrangers reconnus | entraînement | par message | mémoire |\n"
    "| --- | ---: | ---: | ---: | ---: | ---: | ---: |"
)


def phrases() -> Iterator[Phrase]:
    """The training phrases, each with its intent."""
    for path in sorted((ROOT / "data").glob("nlu*.yml")):
        for entry in YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))["nlu"]:
            for line in entry["examples"].splitlines():
                yield line.removeprefix("- ").strip(), entry["intent"]


def part_of(every: Sequence[Phrase], share: float) -> list[Phrase]:
    """A share of the phrases of each intent, the same at each call."""
    by_intent: dict[str, list[Phrase]] = {}
    for phrase in every:
        by_intent.setdefault(phrase[1], []).append(phrase)
    return [
        phrase
        for intent, own in sorted(by_intent.items())
        for phrase in random.Random(f"{SEED} {intent}").sample(own, max(2, round(share * len(own))))
    ]


def right_share(cases: Sequence[Case], readings: Sequence[Chances]) -> float:
    """How many messages are read as an intent that is right."""
    pairs = zip(cases, readings, strict=True)
    return sum(max(chances, key=chances.__getitem__) in case.accepted for case, chances in pairs) / len(cases)


def foreign_refused(cases: Sequence[Case], readings: Sequence[Chances]) -> float:
    """How many foreign messages are refused by the threshold that refuses few of those on the course."""
    suspicions = [(case.is_foreign, chances.get(FOREIGN, 0.0)) for case, chances in zip(cases, readings, strict=True)]
    ours = sorted((chance for is_foreign, chance in suspicions if not is_foreign), reverse=True)
    foreign = [chance for is_foreign, chance in suspicions if is_foreign]
    threshold = ours[int(FALSE_REFUSALS * len(ours))]
    return sum(chance > threshold for chance in foreign) / len(foreign)


def measure(python: str, job: dict[str, Any], cases: Sequence[Case]) -> Measures:
    """Train and read in two processes, so that neither weighs on what is measured of the other.

    Raises:
        NotMeasured: one of them failed.
    """
    with TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "job.json").write_text(json.dumps(job), encoding="utf-8")
        trained, read = _run(python, "train", folder), _run(python, "read", folder)
    plain, faulty = read["readings"][: len(cases)], read["readings"][len(cases) :]
    return Measures(
        right_share(cases, plain),
        right_share(cases, faulty),
        foreign_refused(cases, plain),
        trained["seconds"],
        read["milliseconds"],
        read["megabytes"],
    )


def _run(python: str, command: str, folder: Path) -> dict[str, Any]:
    line = [python, "-W", "ignore", "-m", "benchmarks.ablation_process", command, str(folder)]
    environment = {**os.environ, **ENVIRONMENT, "TF_CPP_MIN_LOG_LEVEL": "3"}
    try:
        done = subprocess.run(
            line, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise NotMeasured(f"plus de {PATIENCE // 60} minutes") from error
    except OSError as error:
        raise NotMeasured(f"{python} ne se lance pas : {error.strerror}") from error
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["sans un mot"])[-1]
        raise NotMeasured(f"{STAGES[command]} a échoué : {last[:200]}")
    found: dict[str, Any] = json.loads((folder / f"{command}.json").read_text(encoding="utf-8"))
    return found


def row(configuration: Configuration, stock_python: str | None, job: dict[str, Any], cases: Sequence[Case]) -> str:
    """The line of the table, or why there are no figures."""
    try:
        if configuration.needs_tensorflow and not stock_python:
            raise NotMeasured("il faut TensorFlow ; donnez --python")
        python = stock_python if configuration.needs_tensorflow and stock_python else sys.executable
        cells = str(measure(python, {**job, "pipeline": configuration.pipeline()}, cases))
    except NotMeasured as error:
        cells = f"non mesuré : {str(error).replace('|', '/')} | | | | |"
    return f"| {configuration.title} | {cells} |"


def arguments() -> argparse.Namespace:
    """The command line."""
    keys = [each.key for each in CONFIGURATIONS]
    parser = argparse.ArgumentParser(prog="python -m benchmarks.ablation", description=DESCRIPTION)
    parser.add_argument("--part", type=float, default=0.33, help="part des phrases d'entraînement (0.33)")
    parser.add_argument("--python", help="interpréteur où rasa==3.6.21 est installé avec TensorFlow")
    parser.add_argument("--only", nargs="+", choices=keys, default=keys, metavar="LIGNE", help=", ".join(keys))
    return parser.parse_args()


def main() -> None:
    """Print the table, row by row as they are measured."""
    options = arguments()
    cases = [case for case in read_cases([MESSAGES]) if not case.asks_several]
    learnt = part_of(list(phrases()), options.part)
    plain = [case.text for case in cases]
    job = {"phrases": learnt, "messages": [*plain, *map(mistyped, plain)]}
    foreign = sum(case.is_foreign for case in cases)
    print(
        f"Appris sur {len(learnt)} phrases ; mesuré sur {len(cases)} messages à une question, "
        f"dont {foreign} étrangers à la formation, reconnus au seuil qui refuse à tort "
        f"{100 * FALSE_REFUSALS:.0f} % des autres.\n\n{HEAD}",
        flush=True,
    )
    for configuration in CONFIGURATIONS:
        if configuration.key in options.only:
            print(row(configuration, options.python, job, cases), flush=True)


if __name__ == "__main__":
    main()
