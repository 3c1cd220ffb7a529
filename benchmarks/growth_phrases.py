"""Balise trained on a part of her phrases: what training, the model and reading cost."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import LiteralScalarString

from benchmarks.ablation import Phrase, part_of, phrases
from benchmarks.served import MEGABYTE
from bot.runtime import programs
from bot.runtime.console import Progress
from bot.runtime.model import NAME, Model
from bot.runtime.processes import Program
from bot.runtime.signals import StopSignals
from bot.runtime.training import run_to_end
from bot.settings import ROOT, Settings

DATA = ROOT / "data"
_UNDERSTANDING = "nlu*.yml"


def write_data(folder: Path, share: float) -> int:
    """Write the training data with a share of the phrases of each intent; return how many there are."""
    folder.mkdir()
    every = list(phrases())
    learnt = every if share == 1 else part_of(every, share)
    write_phrases(folder / "nlu.yml", learnt)
    for path in set(DATA.glob("*.yml")) - set(DATA.glob(_UNDERSTANDING)):
        shutil.copy(path, folder)
    return len(learnt)


def write_phrases(path: Path, learnt: Iterable[Phrase]) -> None:
    """Write phrases as Rasa reads them, by intent."""
    by_intent: dict[str, list[str]] = {}
    for text, intent in learnt:
        by_intent.setdefault(intent, []).append(f"- {text}\n")
    entries = [
        {"intent": intent, "examples": LiteralScalarString("".join(lines))} for intent, lines in by_intent.items()
    ]
    with path.open("w", encoding="utf-8") as stream:
        YAML(typ="rt").dump({"version": "3.1", "nlu": entries}, stream)


def train(settings: Settings, data: Path) -> dict[str, float]:
    """Train a model into the folder of the settings, as « make train » does; return what it cost and weighs.

    Raises:
        ProgramFailed: the training failed.
        StopRequested: somebody interrupted it.
    """
    program = training_on(data, settings)
    before = os.times()
    with StopSignals() as signals:
        run_to_end(program, Progress(program.name), signals)
    after = os.times()
    spent = [times.children_user + times.children_system for times in (before, after)]
    return {
        "entraînement, processeur (s)": spent[1] - spent[0],
        "taille du modèle (Mo)": Model(settings.models).archive.stat().st_size / MEGABYTE,
    }


def training_on(data: Path, settings: Settings) -> Program:
    """The training of the project, on other data."""
    program = programs.training(settings, settings.models, NAME)
    return replace(program, command=(*program.command[:-1], str(data)))
