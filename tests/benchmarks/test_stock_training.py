"""What the trainings cost, kept for the next comparison."""

from __future__ import annotations

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from benchmarks.stock_servers import CONFIGURATION
from benchmarks.stock_training import Record, Training, passes_seconds, shared_inputs, with_passes
from bot.runtime.errors import LaunchError
from bot.settings import Settings

INPUTS = {"data/nlu.yml": "a", "domain.yml (intents)": "b"}
LOG = (
    "23:57:00 INFO - Starting to train component 'TEDPolicy'.\nEpochs: 100%|##| 100/100 [00:41<00:00, t_loss=5.2]\n"
    "23:58:20 INFO - Starting to train component 'DIETClassifier'.\n"
    "Epochs:  50%|# | 1/2 [01:00<01:00, t_loss=7.4]\rEpochs: 100%|##| 2/2 [01:40<00:00, t_loss=2.1]\n"
    "00:00:10 INFO - Finished training component 'DIETClassifier'.\n"
    "00:00:12 INFO - Starting to train component 'ResponseSelector'.\n"
)
COSTS = {"Balise": Training(300.0, 280.0), "Rasa d'origine": Training(3000.0, 4000.0, passes=2, share=0.5)}


def test_what_trainings_cost_is_found_again(tmp_path: Path) -> None:
    Record(tmp_path / "modele").write(INPUTS, COSTS)
    assert Record(tmp_path / "modele").read(INPUTS) == COSTS


def test_costs_on_other_phrases_are_refused(tmp_path: Path) -> None:
    Record(tmp_path / "modele").write(INPUTS, COSTS)
    with pytest.raises(LaunchError, match=r"data/nlu\.yml a changé.*--entrainer"):
        Record(tmp_path / "modele").read({**INPUTS, "data/nlu.yml": "c"})


def test_without_a_record_one_is_told_to_train(tmp_path: Path) -> None:
    with pytest.raises(LaunchError, match="--entrainer"):
        Record(tmp_path / "modele").read(INPUTS)


def test_both_learn_from_the_phrases_and_the_domain_but_balises_code_does_not_count() -> None:
    names = shared_inputs(Settings())
    assert {"data/nlu.yml", "data/rules.yml", "domain.yml (intents)", "benchmarks/stock/config.yml"} <= names.keys()
    assert not any(name.startswith("bot/") for name in names)


def test_the_log_tells_how_long_the_classifier_went_over_the_phrases() -> None:
    assert passes_seconds(LOG) == 100
    assert passes_seconds(LOG.replace("01:40", "2:01:40")) == 7300
    assert passes_seconds("") == 0


def test_fewer_passes_change_nothing_else_of_the_configuration(tmp_path: Path) -> None:
    yaml = YAML(typ="safe", pure=True)
    before = yaml.load(CONFIGURATION / "config.yml")
    after = yaml.load(with_passes(CONFIGURATION / "config.yml", 2, tmp_path))
    classifier = next(step for step in after["pipeline"] if step["name"] == "DIETClassifier")
    assert classifier["epochs"] == 2
    classifier["epochs"] = 100
    assert after == before


def test_the_passes_left_out_are_projected_and_said() -> None:
    short = Training(1000.0, 3600.0, passes=2, share=0.5)
    assert short.whole == 3600 * 0.5 + 3600 * 0.5 * 50
    assert "2 passes" in short.remark
    assert "25,5 heures" in short.remark


def test_with_all_passes_nothing_is_projected() -> None:
    assert Training(1000.0, 3600.0, share=0.9).whole == 3600
    assert not Training(1000.0, 3600.0).remark
