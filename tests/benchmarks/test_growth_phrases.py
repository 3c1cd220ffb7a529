"""The part of the training phrases that growth is measured on."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from benchmarks.ablation import phrases
from benchmarks.growth_phrases import DATA, training_on, write_data, write_phrases
from bot.settings import Settings


@pytest.fixture(scope="module")
def every() -> Counter[tuple[str, str]]:
    return Counter(phrases())


def learnt(folder: Path) -> Counter[tuple[str, str]]:
    entries: list[dict[str, Any]] = YAML(typ="safe").load((folder / "nlu.yml").read_text("utf-8"))["nlu"]
    return Counter(
        (line.removeprefix("- "), entry["intent"]) for entry in entries for line in entry["examples"].splitlines()
    )


def test_phrases_are_read_back_as_they_were_written(tmp_path: Path) -> None:
    said = [
        ("c'est combien : 3 # 4 ?", "demander_prix"),
        ("- et « l'UE » ?", "demander_module"),
        ("ok", "demander_prix"),
    ]
    write_phrases(tmp_path / "nlu.yml", said)
    assert learnt(tmp_path) == Counter(said)


def test_the_whole_data_are_all_the_phrases_and_everything_beside_them(
    tmp_path: Path, every: Counter[tuple[str, str]]
) -> None:
    count = write_data(tmp_path / "data", 1.0)
    assert learnt(tmp_path / "data") == every
    assert count == every.total()
    beside = {path.name for path in DATA.glob("*.yml") if not path.name.startswith("nlu")}
    assert {path.name for path in (tmp_path / "data").iterdir()} == {"nlu.yml", *beside}


def test_a_quarter_has_a_quarter_of_each_intent_and_invents_nothing(
    tmp_path: Path, every: Counter[tuple[str, str]]
) -> None:
    write_data(tmp_path / "data", 0.25)
    quarter = learnt(tmp_path / "data")
    assert quarter <= every
    whole = Counter(intent for _, intent in every.elements())
    part = Counter(intent for _, intent in quarter.elements())
    assert part == {intent: max(2, round(0.25 * count)) for intent, count in whole.items()}


def test_the_same_share_is_the_same_phrases_each_time(tmp_path: Path) -> None:
    for name in ("one", "other"):
        write_data(tmp_path / name, 0.5)
    assert (tmp_path / "one" / "nlu.yml").read_bytes() == (tmp_path / "other" / "nlu.yml").read_bytes()


@pytest.mark.parametrize("share", [0.25, 1.0])
def test_the_training_reads_the_data_that_were_written_and_not_those_of_the_project(
    tmp_path: Path, share: float
) -> None:
    data = tmp_path / f"data-{share}"
    command = training_on(data, Settings(models=tmp_path)).command
    assert command[command.index("--data") + 1] == str(data)
    assert command[command.index("--out") + 1] == str(tmp_path)
