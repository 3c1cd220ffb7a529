"""What tools/setup.sh says when it cannot do its work, tried in a copy of the little it needs."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from bot.settings import ROOT

SCRIPTS = ("tools/setup.sh", "tools/telling.sh")
UNREACHABLE = "http://127.0.0.1:9/simple"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    (tmp_path / "tools").mkdir()
    for script in SCRIPTS:
        shutil.copy(ROOT / script, tmp_path / script)
    shutil.copy(ROOT / ".python-version", tmp_path)
    (tmp_path / "requirements.lock").write_text("balise-introuvable==1.0\n", encoding="utf-8")
    return tmp_path


def _setup(copy: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["tools/setup.sh"], cwd=copy, env=os.environ | environment, capture_output=True, text=True, check=False
    )


def test_a_missing_python_is_told_in_one_line_with_what_to_do(copy: Path) -> None:
    (copy / ".python-version").write_text("3.99\n", encoding="utf-8")
    done = _setup(copy)
    assert done.returncode == 1
    assert done.stderr.startswith("Installation : Python 3.99 est introuvable ; installez-le")
    assert done.stderr.count("\n") == 1


def test_a_missing_network_is_told_with_the_log_that_has_the_details(copy: Path) -> None:
    done = _setup(
        copy,
        PIP_CONFIG_FILE=os.devnull,
        PIP_INDEX_URL=UNREACHABLE,
        PIP_FIND_LINKS="",
        PIP_RETRIES="0",
        UV_DEFAULT_INDEX=UNREACHABLE,
        UV_HTTP_RETRIES="0",
    )
    last = done.stderr.splitlines()[-1]
    assert done.returncode == 1
    assert "a échoué, le réseau ou l'index de paquets ne répond pas" in last
    assert last.endswith(".outils/installation.log")
    assert (copy / ".outils/installation.log").read_text(encoding="utf-8")


def test_nothing_is_done_where_everything_is_up_to_date(copy: Path) -> None:
    (copy / ".venv/bin").mkdir(parents=True)
    (copy / ".venv/bin/python").symlink_to(shutil.which("python3", path=str(ROOT / ".venv/bin")) or "python3")
    inputs = b"".join((copy / name).read_bytes() for name in ("requirements.lock", ".python-version", *SCRIPTS))
    known = subprocess.run(["cksum"], input=inputs, capture_output=True, check=True).stdout
    (copy / ".venv/.installe").write_bytes(known)
    done = _setup(copy)
    assert (done.returncode, done.stderr) == (0, "")
