"""Stock Rasa, as it is set up to be measured."""

from __future__ import annotations

import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from benchmarks.stock_servers import CONFIGURATION, StockRasa
from bot.runtime.errors import LaunchError
from bot.settings import Settings


def read(text: str) -> dict[str, Any]:
    content: dict[str, Any] = YAML(typ="safe", pure=True).load(text)
    return content


def test_it_trains_what_rasa_init_trains_in_french() -> None:
    ours = read((CONFIGURATION / "config.yml").read_text(encoding="utf-8"))
    theirs = read((files("rasa") / "engine/recipes/config_files/default_config.yml").read_text(encoding="utf-8"))
    assert ours["language"] == "fr"
    assert (ours["pipeline"], ours["policies"]) == (theirs["pipeline"], theirs["policies"])


def test_none_of_balise_is_in_its_files() -> None:
    for path in CONFIGURATION.glob("*.yml"):
        assert "bot." not in path.read_text(encoding="utf-8")


def test_an_interpreter_that_is_not_there_is_told_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(LaunchError, match=r"Pas de Rasa d'origine .*docs/exploitation\.md"):
        StockRasa(tmp_path / "python", tmp_path / "modele").check()


def test_an_interpreter_without_tensorflow_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LaunchError, match=r"n'a pas rasa 3\.6\.21, tensorflow"):
        StockRasa(Path(sys.executable), tmp_path / "modele").check()


def test_a_file_that_is_no_program_is_refused(tmp_path: Path) -> None:
    (tmp_path / "python").touch()
    with pytest.raises(LaunchError, match="ne se lance pas"):
        StockRasa(tmp_path / "python", tmp_path / "modele").check()


def test_its_programs_run_in_its_interpreter_with_as_many_threads_as_it_likes(tmp_path: Path) -> None:
    stock = StockRasa(tmp_path / "python", tmp_path / "modele")
    for program in (*stock.stack().programs(Settings()), stock.training(Settings(), CONFIGURATION, tmp_path)):
        assert program.command[:3] == (str(tmp_path / "python"), "-m", "rasa")
        assert "OMP_NUM_THREADS" not in program.environment
