"""What training costs, of Balise and of stock Rasa, one after the other on the same phrases.

On a machine that others use, the seconds of processor say more than those of the clock. Stock Rasa's classifier goes
100 times over the phrases, which takes hours: it may be told to go over them less often. What was measured is then
the least that its training costs, and the whole is projected from the share that the classifier took.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from ruamel.yaml import YAML

from benchmarks.figures import number
from benchmarks.served import BALISE
from benchmarks.stock_servers import CONFIGURATION, NAME, StockRasa
from bot.runtime import model, programs, training_inputs
from bot.runtime.console import Progress, say
from bot.runtime.errors import LaunchError
from bot.runtime.processes import Program
from bot.runtime.signals import StopSignals
from bot.runtime.training import run_to_end
from bot.settings import Settings

SECONDS = "entraînement (s)"
PROCESSOR = "entraînement, processeur (s)"
CLASSIFIER = "DIETClassifier"
PASSES = 100
"""How often stock Rasa's classifier goes over the phrases, unless told otherwise."""
# From the classifier's beginning to the last time that its progress was told: hours, if any, minutes, seconds.
_PASSES = re.compile(
    rf"to train component '{CLASSIFIER}'.*\d+/\d+ \[(?:(\d+):)?(\d+):(\d+)<.*component '{CLASSIFIER}'", re.S
)
# What both learn from; the rest of what Balise depends on does not concern stock Rasa.
_SHARED = ("data/", "domain")


@dataclass(frozen=True)
class Training:
    """What a training cost, in seconds: of a clock, and of processors.

    Attributes:
        passes: how often stock Rasa's classifier went over the phrases (:data:`PASSES`: as often as it should).
        share: the part of the time that this took.
    """

    seconds: float
    processor: float
    passes: int = PASSES
    share: float = 0.0

    def rows(self) -> dict[str, float]:
        """The figures by what they mean, in French."""
        return {SECONDS: self.seconds, PROCESSOR: self.processor}

    @property
    def whole(self) -> float:
        """Seconds of processor with all passes, projected: each is taken to cost the same."""
        return self.processor * (1 + self.share * (PASSES / self.passes - 1))

    @property
    def remark(self) -> str:
        """In French, what is to be known of the figures; empty when all passes were made."""
        if self.passes == PASSES:
            return ""
        return (
            f"Entraînement d'origine : {self.passes} passes de {CLASSIFIER} au lieu de {PASSES}. Projection à {PASSES} "
            f"passes : {number(self.whole / 3600)} heures de processeur."
        )


class Record:
    """What the trainings cost, kept beside the model of stock Rasa, with what they learnt from."""

    def __init__(self, archive: Path) -> None:
        self._path = archive.with_name("entrainements.json")

    def write(self, inputs: Mapping[str, str], trainings: Mapping[str, Training]) -> None:
        """Keep what trainings on these inputs cost."""
        content = {"entrees": inputs, "cout": {name: asdict(each) for name, each in trainings.items()}}
        self._path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")

    def read(self, inputs: Mapping[str, str]) -> dict[str, Training]:
        """What each training cost, by the name of its stack.

        Raises:
            LaunchError: there is no such record, or the inputs have changed since.
        """
        try:
            content = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise LaunchError(f"Pas de modèle d'origine dans {self._path.parent} : ajoutez --entrainer.") from error
        changed = training_inputs.changes(content["entrees"], inputs)
        if changed:
            raise LaunchError(f"Le modèle d'origine n'a plus les mêmes phrases : {changed}. Ajoutez --entrainer.")
        return {name: Training(**cost) for name, cost in content["cout"].items()}


def shared_inputs(settings: Settings) -> dict[str, str]:
    """A checksum for each file that both learn from, and for the configuration of stock Rasa."""
    every = training_inputs.checksums(settings.domain)
    shared = {name: checksum for name, checksum in every.items() if name.startswith(_SHARED)}
    own = CONFIGURATION / "config.yml"
    return shared | {"benchmarks/stock/config.yml": hashlib.sha256(own.read_bytes()).hexdigest()}


def with_passes(configuration: Path, passes: int, folder: Path) -> Path:
    """A configuration whose intent classifier goes over the phrases so many times, written into a folder."""
    content = YAML(typ="safe", pure=True).load(configuration.read_text(encoding="utf-8"))
    next(step for step in content["pipeline"] if step["name"] == CLASSIFIER)["epochs"] = passes
    written = folder / configuration.name
    with written.open("w", encoding="utf-8") as file:
        YAML(typ="safe", pure=True).dump(content, file)
    return written


def train_both(stock: StockRasa, settings: Settings, passes: int) -> None:
    """Train Balise, whose model is thrown away, then stock Rasa, whose model is kept, and record what it cost.

    Raises:
        LaunchError: a training failed.
        StopRequested: somebody interrupted it.
    """
    inputs = shared_inputs(settings)
    stock.model.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=stock.model.parent) as place, StopSignals() as signals:
        folder = Path(place)
        # Their logs outlive the folder: they tell why a training failed.
        settings = replace(settings, data=stock.model.parent)
        balise = _cost(programs.training(settings, folder, model.NAME), signals)
        configuration = with_passes(CONFIGURATION / "config.yml", passes, folder)
        program = stock.training(settings, configuration, folder)
        origin = _cost(program, signals)
        origin = replace(
            origin, passes=passes, share=passes_seconds(program.log.read_text(encoding="utf-8")) / origin.seconds
        )
        (folder / stock.model.name).replace(stock.model)
    Record(stock.model).write(inputs, {BALISE.name: balise, NAME: origin})


def passes_seconds(log: str) -> int:
    """How long the classifier went over the phrases, as the log of a training tells; 0 where it does not."""
    found = _PASSES.search(log)
    hours, minutes, seconds = (int(part or 0) for part in found.groups()) if found else (0, 0, 0)
    return 3600 * hours + 60 * minutes + seconds


def _cost(program: Program, signals: StopSignals) -> Training:
    before = os.times()
    run_to_end(program, Progress(program.name), signals)
    after = os.times()
    spent = [times.children_user + times.children_system for times in (before, after)]
    cost = Training(after.elapsed - before.elapsed, spent[1] - spent[0])
    say(f"{program.name} : {cost.seconds:.0f} s ; {cost.processor:.0f} s de processeur.")
    return cost
