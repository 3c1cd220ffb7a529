"""How well intents are told apart, measured by cross-validation."""

from __future__ import annotations

import json
from pathlib import Path

from bot.runtime import programs
from bot.runtime.console import Progress, percent, say, shown
from bot.runtime.signals import StopSignals
from bot.runtime.training import run_to_end
from bot.settings import ROOT, Settings

PARTS = 5
REPORTS = ROOT / "rapports"


def evaluate(settings: Settings, signals: StopSignals) -> None:
    """Cross-validate the understanding, and tell the figures that count.

    Raises:
        ProgramFailed: the evaluation failed.
        StopRequested: somebody interrupted it.
    """
    REPORTS.mkdir(exist_ok=True)
    say(f"Évaluation en {PARTS} entraînements : comptez une quinzaine de minutes.")
    progress = Progress("Évaluation")
    run_to_end(programs.cross_validation(settings, REPORTS, PARTS), progress, signals)
    say(summary(REPORTS))


def summary(folder: Path) -> str:
    """The figures of an evaluation, and where its details are."""
    report = json.loads((folder / "intent_report.json").read_text(encoding="utf-8"))
    return (
        f"Intentions reconnues : {percent(report['accuracy'])} ; "
        f"F1 moyen par intention : {percent(report['macro avg']['f1-score'])}\n"
        f"Confusions : {shown(folder / 'intent_confusion_matrix.png')}\n"
        f"Erreurs    : {shown(folder / 'intent_errors.json')}"
    )
