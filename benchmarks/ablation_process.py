"""One configuration in a process of its own: ``python -m benchmarks.ablation_process (train|read) FOLDER``.

The folder holds ``job.json`` (the pipeline, the phrases, the messages) and receives the model and what was found. Only
Rasa is imported here, so that an interpreter with stock Rasa runs it too.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import logging
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

_WARMING = 10

Job = dict[str, Any]


def main() -> None:
    """Train, or read the messages."""
    _prepare()
    command, folder = sys.argv[1], Path(sys.argv[2])
    job: Job = json.loads((folder / "job.json").read_text(encoding="utf-8"))
    found = {"train": _train, "read": _read}[command](job, folder / "model")
    (folder / f"{command}.json").write_text(json.dumps(found), encoding="utf-8")


def _prepare() -> None:
    logging.disable(logging.WARNING)
    if importlib.util.find_spec("tensorflow") is None:
        importlib.import_module("bot.runtime.rasa_command").prepare()
    structlog = importlib.import_module("structlog")
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))


def _steps(job: Job, model: Path) -> Iterator[tuple[type[Any], tuple[Any, ...]]]:
    """Each component's class, with what it is made from."""
    from rasa.engine.graph import ExecutionContext, GraphSchema
    from rasa.engine.storage.local_model_storage import LocalModelStorage
    from rasa.engine.storage.resource import Resource

    storage = LocalModelStorage(model)
    for rank, settings in enumerate(job["pipeline"]):
        module, _, name = settings["name"].rpartition(".")
        component: type[Any] = getattr(importlib.import_module(module), name)
        own = {key: value for key, value in settings.items() if key != "name"}
        context = ExecutionContext(GraphSchema({}), node_name=f"{name}{rank}")
        yield component, ({**component.get_default_config(), **own}, storage, Resource(f"{name}{rank}"), context)


def _train(job: Job, model: Path) -> dict[str, float]:
    """Train as Rasa's graph does: one instance learns, another, loaded, works on the training messages."""
    from rasa.shared.nlu.training_data.message import Message
    from rasa.shared.nlu.training_data.training_data import TrainingData

    model.mkdir()
    phrases = [Message(data={"text": text, "intent": intent}) for text, intent in job["phrases"]]
    data = TrainingData(phrases)
    steps = list(_steps(job, model))
    start = time.perf_counter()
    for rank, (component, made_from) in enumerate(steps):
        if hasattr(component, "train"):
            component.create(*made_from).train(data)
        if rank < len(steps) - 1:
            data = _loaded(component, made_from).process_training_data(data)
    return {"seconds": time.perf_counter() - start}


def _loaded(component: type[Any], made_from: tuple[Any, ...]) -> Any:
    load: Callable[..., Any] = component.load if hasattr(component, "train") else component.create
    return load(*made_from)


def _read(job: Job, model: Path) -> dict[str, Any]:
    """What each message is read as, how long a message takes, and how much memory the process holds."""
    components = [_loaded(component, made_from) for component, made_from in _steps(job, model)]
    for text in job["messages"][:_WARMING]:
        _understand(components, text)
    readings, milliseconds = [], []
    for text in job["messages"]:
        start = time.perf_counter()
        reading = _understand(components, text)
        milliseconds.append(1000 * (time.perf_counter() - start))
        readings.append(reading)
    return {"readings": readings, "milliseconds": statistics.median(milliseconds), "megabytes": _resident_megabytes()}


def _understand(components: list[Any], text: str) -> dict[str, float]:
    """The probability of each intent."""
    from rasa.shared.nlu.training_data.message import Message

    messages = [Message(data={"text": text})]
    for component in components:
        messages = component.process(messages)
    return {each["name"]: float(each["confidence"]) for each in messages[0].get("intent_ranking")}


def _resident_megabytes() -> float:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS:"))


if __name__ == "__main__":
    main()
