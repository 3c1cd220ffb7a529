"""The trained model and its record."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.runtime.errors import LaunchError
from bot.runtime.model import Model

INPUTS = {"config.yml": "1", "data/nlu.yml": "1"}


@pytest.fixture
def trained(tmp_path: Path) -> Model:
    """A model that was trained from INPUTS."""
    model = Model(tmp_path / "models")
    _train(model, b"un modele")
    return model


def _train(model: Model, content: bytes) -> None:
    with model.workshop() as workshop:
        made = workshop / "balise.tar.gz"
        made.write_bytes(content)
        model.replace_by(made, INPUTS)


def _start_training_and_interrupt_it(model: Model) -> None:
    with model.workshop() as workshop:
        (workshop / "balise.tar.gz").write_bytes(b"la moi")
        raise KeyboardInterrupt


def test_without_a_model_there_is_a_reason_to_train(tmp_path: Path) -> None:
    assert "pas encore de modèle" in str(Model(tmp_path).why_train(INPUTS))


def test_a_model_of_the_same_inputs_needs_no_training(trained: Model) -> None:
    assert trained.why_train(INPUTS) is None


def test_a_model_of_other_inputs_names_what_changed(trained: Model) -> None:
    why = trained.why_train(INPUTS | {"data/nlu.yml": "2"})
    assert why == "data/nlu.yml a changé depuis le dernier modèle"


@pytest.mark.parametrize("content", ["", "{", "[]", "3"])
def test_a_record_that_cannot_be_read_is_a_reason_to_train(trained: Model, content: str) -> None:
    trained.record.write_text(content, encoding="utf-8")
    assert "balise.json manque ou ne se lit pas" in str(trained.why_train(INPUTS))


def test_a_missing_record_is_a_reason_to_train(trained: Model) -> None:
    trained.record.unlink()
    assert "balise.json manque" in str(trained.why_train(INPUTS))


def test_another_archive_than_the_recorded_one_is_a_reason_to_train(trained: Model) -> None:
    trained.archive.write_bytes(b"un autre")
    assert "n'est plus le modèle du dernier entraînement" in str(trained.why_train(INPUTS))


def test_an_interrupted_training_leaves_the_model_of_before(trained: Model) -> None:
    with pytest.raises(KeyboardInterrupt):
        _start_training_and_interrupt_it(trained)
    assert trained.archive.read_bytes() == b"un modele"
    assert trained.why_train(INPUTS) is None
    assert {path.name for path in trained.archive.parent.iterdir()} == {"balise.tar.gz", "balise.json", ".verrou"}


def test_what_a_killed_training_left_is_swept_away_by_the_next(trained: Model) -> None:
    left = trained.archive.parent / ".entrainement"
    left.mkdir()
    (left / "balise.tar.gz").write_bytes(b"la moi")
    with trained.workshop() as workshop:
        assert list(workshop.iterdir()) == []


def test_two_trainings_at_once_are_refused(trained: Model) -> None:
    with trained.workshop(), pytest.raises(LaunchError, match="autre entraînement"):
        _train(Model(trained.archive.parent), b"un autre")
    _train(trained, b"un nouveau")
    assert trained.archive.read_bytes() == b"un nouveau"
