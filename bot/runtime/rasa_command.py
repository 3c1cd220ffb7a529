"""Run a Rasa command as Balise needs it: ``python -m bot.runtime.rasa_command train …``."""

from __future__ import annotations

import logging
import os
import sys
import warnings

from bot.runtime import discreet_logs, tensorflow_absence

ENVIRONMENT = {
    # Rasa sends usage reports unless told not to; with them on, training under sentry-sdk 2 crashes.
    "RASA_TELEMETRY_ENABLED": "false",
    # Several threads a process fight over the cores and slow every short message down.
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
}


def prepare() -> None:
    """Set what must be set before Rasa is imported."""
    for name, value in ENVIRONMENT.items():
        os.environ.setdefault(name, value)
    warnings.filterwarnings("ignore", category=DeprecationWarning)
    warnings.filterwarnings("ignore", message="pkg_resources is deprecated")
    tensorflow_absence.install()


def main() -> None:
    """Hand the command line over to Rasa."""
    prepare()
    if sys.argv[1:2] in (["run"], ["shell"]):
        # A training has no visitors, and its errors are to be read in full.
        discreet_logs.keep_discreet()
    logging.getLogger("matplotlib").setLevel(logging.WARNING)
    sys.argv[0] = "rasa"
    from rasa.__main__ import main as rasa_main

    from bot.runtime import rasa_patches

    rasa_patches.apply()
    rasa_main()


if __name__ == "__main__":
    main()
