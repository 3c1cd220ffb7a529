"""What every component of Balise has in common."""

from __future__ import annotations

from abc import ABC, abstractmethod
from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu import storage
from bot.nlu.storage import Array
from bot.settings import Settings


def courses_of(config: dict[str, Any]) -> Path:
    """The folder of curriculum files that a component reads: of its settings, else where the environment has them."""
    named: str | None = config["formations"]
    return Path(named) if named else Settings.from_environment().courses


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


class TrainedComponent(Component, ABC):
    """A component that learns numbers; subclasses override :meth:`train` and :meth:`restore`."""

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        super().__init__(config)
        self._storage = model_storage
        self._resource = resource

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> TrainedComponent:
        """Make the component for training."""
        return cls({**cls.get_default_config(), **config}, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> TrainedComponent:
        """Make the trained component."""
        component = cls({**cls.get_default_config(), **config}, model_storage, resource)
        component.restore(*storage.load(model_storage, resource))
        return component

    @abstractmethod
    def train(self, training_data: TrainingData) -> Resource:
        """Learn from the training messages, and :meth:`keep` what was learnt."""

    @abstractmethod
    def restore(self, arrays: dict[str, Array], facts: Any) -> None:
        """Take back what :meth:`keep` kept."""

    def keep(self, arrays: dict[str, Array], facts: Any = None) -> Resource:
        """Write what was learnt into the model."""
        storage.save(self._storage, self._resource, arrays, facts)
        return self._resource


def text_of(message: Message) -> str:
    """The text that understanding reads; empty on messages that carry none."""
    return str(message.get(TEXT) or "")
