"""What the tests of several folders share: one trained model for the whole session."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bot.runtime.model import Model
from bot.settings import ROOT, Settings


@pytest.fixture(scope="session")
def model() -> Path:
    """The model of the present files: trained now if they changed, else the one in models/."""
    subprocess.run([sys.executable, "-m", "bot.runtime.launch", "train"], cwd=ROOT, check=True)
    return Model(Settings.from_environment().models).archive
