"""What every component of Balise has in common."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData


class Component(GraphComponent):
    """A component without trained state; subclasses override :meth:`process`."""

    def __init__(self, config: dict[str, Any]) -> None:
        self._config = config

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Component:
        """Make the component for training or for use."""
        return cls({**cls.get_default_config(), **config})

    def process(self, messages: list[Message]) -> list[Message]:
        """Work on the messages of one batch: the whole message first, then its clauses."""
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Work on the training messages as on any others."""
        self.process(training_data.training_examples)
        return training_data


def text_of(message: Message) -> str:
    """The text that understanding reads; empty on messages that carry none."""
    return str(message.get(TEXT) or "")
