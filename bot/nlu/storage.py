"""Keep trained numbers in the model: arrays and JSON, never pickles."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import numpy.typing as npt
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage

Array = npt.NDArray[np.floating[Any]]
_ARRAYS = "nombres.npz"
_FACTS = "reste.json"


def save(storage: ModelStorage, resource: Resource, arrays: dict[str, Array], facts: Any = None) -> None:
    """Write arrays, and anything JSON can hold, under one resource of the model."""
    with storage.write_to(resource) as folder:
        np.savez_compressed(folder / _ARRAYS, **arrays)
        (folder / _FACTS).write_text(json.dumps(facts, ensure_ascii=False), encoding="utf-8")


def load(storage: ModelStorage, resource: Resource) -> tuple[dict[str, Array], Any]:
    """Read back what :func:`save` wrote."""
    with storage.read_from(resource) as folder:
        with np.load(folder / _ARRAYS, allow_pickle=False) as stored:
            arrays = {name: stored[name] for name in stored.files}
        return arrays, json.loads((folder / _FACTS).read_text(encoding="utf-8"))
