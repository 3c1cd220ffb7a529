"""What the tests share that start Balise by her launcher, as staff do."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from bot.runtime import ports

STOPPING_TAKES = 40
"""Seconds at the most."""


def environment(model: Path, data: Path, port: int, **settings: str) -> dict[str, str]:
    """Where she finds her model and keeps her data; ``settings`` are further variables, without ``BALISE_``."""
    return {
        **os.environ,
        "BALISE_PORT": str(port),
        "BALISE_PORT_ACTIONS": str(ports.any_free()),
        "BALISE_DONNEES": str(data),
        "BALISE_MODELES": str(model.parent),
        **{f"BALISE_{name}": value for name, value in settings.items()},
    }


def said_until_ready(launcher: subprocess.Popen[str]) -> list[str]:
    """What the launcher says until Balise is ready; the test fails where she never is."""
    said: list[str] = []
    assert launcher.stdout is not None
    for line in launcher.stdout:
        said.append(line)
        if "Balise est prête" in line:
            return said
    pytest.fail("Balise n'a pas démarré :\n" + "".join(said))
