"""Rasa comes only after TensorFlow's stand-in: this file is read before any test module beside it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.runtime.rasa_command import prepare

if TYPE_CHECKING:
    from rasa.engine.storage.local_model_storage import LocalModelStorage

prepare()


@pytest.fixture
def storage(tmp_path: Path) -> LocalModelStorage:
    """An empty model of Rasa, on disk."""
    from rasa.engine.storage.local_model_storage import LocalModelStorage

    return LocalModelStorage.create(tmp_path)
