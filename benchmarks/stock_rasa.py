"""Balise beside stock Rasa: ``python -m benchmarks.stock_rasa [--entrainer [PASSES]]`` prints the table and draws it.

Stock Rasa is what ``rasa init`` gives, in French (:mod:`benchmarks.stock_servers`). Both run on this machine at the
same time and are spoken to by turns (:mod:`benchmarks.turns`). ``--entrainer`` trains both first, and keeps the model
of stock Rasa for the next time (:mod:`benchmarks.stock_training`); ``--python`` names the interpreter that stock Rasa
is installed in.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks import stock_chart
from benchmarks.figures import table
from benchmarks.served import BALISE
from benchmarks.stock_servers import MODEL, NAME, PYTHON, StockRasa
from benchmarks.stock_targets import verdicts
from benchmarks.stock_training import PASSES, Record, shared_inputs, train_both
from benchmarks.turns import measure
from bot.runtime.console import say, shown
from bot.runtime.errors import LaunchError, StopRequested
from bot.settings import ROOT, Settings, SettingsError

CHART = ROOT / "rapports" / "rasa_origine.png"
DESCRIPTION = "Mesure Balise à côté d'un Rasa d'origine."
INTERRUPTED = 130


def compare(stock: StockRasa, settings: Settings, passes: int | None) -> None:
    """Train where passes are asked for, measure both, print the table and draw it.

    Raises:
        LaunchError: stock Rasa or its model is missing, a training failed, or servers do not start.
        RuntimeError: a message got no answer.
        StopRequested: somebody interrupted a training.
    """
    stock.check()
    if passes:
        train_both(stock, settings, passes)
    trainings = Record(stock.model).read(shared_inputs(settings))
    balise, origin = measure((BALISE, stock.stack()), settings)
    rows = [trainings[BALISE.name].rows() | balise.rows(), trainings[NAME].rows() | origin.rows()]
    print(table((BALISE.name, NAME), rows, verdicts(*rows)))
    print(f"\n{trainings[NAME].remark}")
    stock_chart.draw(balise, origin, rows, CHART)
    say(f"\nDessin : {shown(CHART)}")


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.stock_rasa", description=DESCRIPTION)
    parser.add_argument(
        "--python", type=Path, default=PYTHON, help=f"interpréteur de Rasa d'origine ({shown(PYTHON)} sinon)"
    )
    parser.add_argument("--modele", type=Path, help="dossier du modèle d'origine (models/origine sinon)")
    parser.add_argument(
        "--entrainer",
        type=_count,
        nargs="?",
        const=PASSES,
        metavar="PASSES",
        help=f"entraîner d'abord les deux et noter ce que cela coûte ; Rasa d'origine en {PASSES} passes, ou moins",
    )
    return parser.parse_args()


def _count(written: str) -> int:
    if not (written.isdecimal() and 1 <= int(written) <= PASSES):
        raise argparse.ArgumentTypeError(f"un nombre de 1 à {PASSES} est attendu (lu : « {written} »)")
    return int(written)


def main() -> int:
    """Compare; return the exit code."""
    options = arguments()
    try:
        settings = Settings.from_environment()
        folder = options.modele or settings.models / "origine"
        stock = StockRasa(options.python.absolute(), folder.absolute() / f"{MODEL}.tar.gz")
        compare(stock, settings, options.entrainer)
    except StopRequested:
        return INTERRUPTED
    except (LaunchError, SettingsError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
