"""The units of systemd."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from bot.channels.gate import BIGGEST_BODY
from bot.settings import ROOT, Settings
from tests.databases import absent

UNITS = ROOT / "deploy" / "systemd"
INSTALLED = "/opt/balise"
NAMES = ("balise-rasa@.service", "balise-actions@.service")


@pytest.mark.parametrize("name", NAMES)
def test_systemd_takes_the_unit(name: str, tmp_path: Path) -> None:
    verify = shutil.which("systemd-analyze")
    if verify is None:
        absent("systemd-analyze n'est pas installé")
    unit = tmp_path / name
    written = (UNITS / name).read_text(encoding="utf-8").replace(INSTALLED, str(ROOT))
    unit.write_text(written, encoding="utf-8")
    done = subprocess.run(
        [verify, "verify", "--man=no", str(tmp_path / name.replace("@", "@5006"))],
        capture_output=True,
        text=True,
        check=False,
        cwd=link_the_instance(unit),
    )
    found = [line for line in done.stderr.splitlines() if name.partition("@")[0] in line]
    assert (done.returncode, found) == (0, [])


def link_the_instance(unit: Path) -> Path:
    (unit.parent / unit.name.replace("@", "@5006")).symlink_to(unit)
    return unit.parent


@pytest.mark.parametrize("name", NAMES)
def test_every_file_that_a_unit_names_is_in_the_project(name: str) -> None:
    written = (UNITS / name).read_text(encoding="utf-8")
    named = re.findall(rf"{INSTALLED}/([\w./@-]+)", written)
    made = {".venv/bin/python", "models/balise.tar.gz"}
    assert [path for path in named if path not in made and not (ROOT / path).exists()] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_unit_that_died_is_started_again_and_has_no_rights_to_speak_of(name: str) -> None:
    written = (UNITS / name).read_text(encoding="utf-8").splitlines()
    for line in ("Restart=always", "NoNewPrivileges=yes", "ProtectSystem=strict", "CapabilityBoundingSet="):
        assert line in written


def test_the_settings_that_the_rasa_unit_sets_are_taken() -> None:
    written = (UNITS / NAMES[0]).read_text(encoding="utf-8").replace("%i", "5006")
    lines = [line for line in written.splitlines() if line.startswith("Environment=")]
    environment = dict(each.split("=", 1) for line in lines for each in line.removeprefix("Environment=").split())
    settings = Settings.from_environment(environment)
    assert settings.public
    assert settings.credentials.name in written
    assert (settings.port, settings.actions_port) == (5006, 5055)
    assert int(environment["SANIC_REQUEST_MAX_SIZE"]) == BIGGEST_BODY


def test_the_example_of_secrets_is_taken_once_its_blanks_are_filled() -> None:
    written = (ROOT / "deploy" / "balise.env.exemple").read_text(encoding="utf-8").splitlines()
    environment = dict(line.split("=", 1) for line in written if line and not line.startswith("#"))
    settings = Settings.from_environment(environment)
    assert settings.database_url is not None
    assert settings.redis_url is not None
