"""What the tests of several folders share: one trained model for the whole session."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.runtime.model import Model
from bot.settings import ROOT, Settings
from tests.databases import PostgreSQL, RedisServer, a_postgresql, a_redis


@pytest.fixture(scope="session", autouse=True)
def _signals_reach_the_tests() -> Iterator[None]:
    """Undo what a shell does to programs in the background: it makes them, and their children, deaf to Ctrl-C."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    hung_up = signal.signal(signal.SIGHUP, signal.SIG_DFL)
    yield
    signal.signal(signal.SIGINT, before)
    signal.signal(signal.SIGHUP, hung_up)


@pytest.fixture(scope="session")
def model() -> Path:
    """The model of the present files: trained now if they changed, else the one in models/."""
    subprocess.run([sys.executable, "-m", "bot.runtime.launch", "train"], cwd=ROOT, check=True)
    return Model(Settings.from_environment().models).archive


@pytest.fixture
def postgresql() -> Iterator[PostgreSQL]:
    """An empty PostgreSQL database of the test's own."""
    with a_postgresql() as database:
        yield database


@pytest.fixture
def redis_server(tmp_path: Path) -> Iterator[RedisServer]:
    """An empty Redis of the test's own."""
    with a_redis(tmp_path) as server:
        yield server
