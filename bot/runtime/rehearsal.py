"""A conversation with the trained model and the real actions in this very process: no server, nothing kept.

Rasa is imported here: :func:`bot.runtime.rasa_command.prepare` comes first.
"""

from __future__ import annotations

import json
import logging
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, final

import structlog
from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.engine.constants import PLACEHOLDER_MESSAGE, PLACEHOLDER_TRACKER
from rasa.shared.core.constants import REQUESTED_SLOT
from rasa.shared.core.events import ActionExecuted, BotUttered, Event, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.exceptions import RasaException
from rasa_sdk.executor import ActionExecutor

from bot.curriculum.loader import CurriculumError
from bot.nlu.component import text_of
from bot.nlu.gathering import Node, Weights, clues, leaning
from bot.nlu.normalizer import FrenchNormalizer
from bot.nlu.questions import QuestionGatherer, trees
from bot.replies.wording import WordingError
from bot.runtime.errors import LaunchError
from bot.runtime.explanation import Likely, Piece, Reply

ACTIONS = "actions.actions"
CHANNEL = "rest"
NOBODY = ""
_OF_RASA = frozenset({"action_listen", "action_session_start"})


@dataclass(frozen=True)
class Turn:
    """One message and what came of it.

    ``parsed`` is what understanding put on the message, ``asked`` the slot that a form was asking for.
    """

    parsed: Mapping[str, Any]
    asked: str | None
    slots_before: Mapping[str, object]
    slots_after: Mapping[str, object]
    actions: tuple[str, ...]
    replies: tuple[Reply, ...]


class _ActionsAtHand:
    """Stands where Rasa expects the address of an action server, and carries the actions out itself."""

    url = ACTIONS
    kwargs: Mapping[str, Any] = {}

    def __init__(self) -> None:
        self._executor = ActionExecutor()
        self._executor.register_package(ACTIONS)

    async def request(self, json: Mapping[str, Any], **_: object) -> Any:
        """Carry out the action that Rasa asks for."""
        return _as_sent(await self._executor.run(_as_sent(json)))


@final
class Rehearsal:
    """Balise, as she is served, heard by nobody else."""

    def __init__(self, archive: Path) -> None:
        """``archive`` is the trained model.

        Raises:
            LaunchError: a file that the model or the actions read is wrong.
        """
        _quieten()
        try:
            self._agent = Agent.load(str(archive), action_endpoint=_ActionsAtHand())
        except (CurriculumError, WordingError, RasaException) as error:
            raise LaunchError(f"Balise ne se charge pas : {error}") from error

    @property
    def settings(self) -> dict[str, Any]:
        """The settings of the component that decides, as this model has them."""
        return {**QuestionGatherer.get_default_config(), **self._nodes[self._name(QuestionGatherer)].config}

    async def hears(self, person: str, text: str) -> Turn:
        """Have a person say something, after what she said already."""
        before = await self._tracker(person)
        message = UserMessage(text, CollectingOutputChannel(), person, input_channel=CHANNEL)
        await self._agent.handle_message(message)
        after = await self._tracker(person)
        events = list(after.events)[len(before.events) :]
        return Turn(
            parsed=next(event.parse_data for event in events if isinstance(event, UserUttered)),
            asked=before.get_slot(REQUESTED_SLOT) if before.active_loop_name else None,
            slots_before=before.current_slot_values(),
            slots_after=after.current_slot_values(),
            actions=_actions(events),
            replies=_replies(events),
        )

    def normalised(self, text: str) -> str:
        """The text with its corrections, its courtesies still around it."""
        return text_of(self._after(self._name(FrenchNormalizer), text)[0])

    def pieces(self, text: str) -> tuple[Piece, ...]:
        """The message and its clauses, as they stand before the last component folds them together."""
        before = self._nodes[self._name(QuestionGatherer)].needs["messages"]
        ((_, node),) = trees(self._after(before, text))
        return (Piece(node.reading.text, _ranked(node)), *_clauses(node, self.settings))

    async def _tracker(self, person: str) -> DialogueStateTracker:
        """The conversation so far, as it is now: what comes later does not change it."""
        tracker = await self._agent.tracker_store.retrieve(person)
        return tracker or DialogueStateTracker.from_events(person, [], self._agent.domain.slots)

    def _after(self, node: str, text: str) -> list[Any]:
        """The messages that one component of the pipeline hands on."""
        tracker = DialogueStateTracker.from_events(NOBODY, [])
        inputs = {PLACEHOLDER_MESSAGE: [UserMessage(text)], PLACEHOLDER_TRACKER: tracker}
        return list(self._agent.processor.graph_runner.run(inputs=inputs, targets=[node])[node])

    @property
    def _nodes(self) -> dict[str, Any]:
        return dict(self._agent.processor.model_metadata.predict_schema.nodes)

    def _name(self, component: type) -> str:
        return next(name for name, node in self._nodes.items() if node.uses is component)


def _quieten() -> None:
    # Used as a library, Rasa tells every message at debug level, and warns of what the project does on purpose.
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    warnings.simplefilter("ignore")


def _as_sent(content: Any) -> Any:
    """What arrives of something that is sent as JSON: a copy, with lists for tuples."""
    return json.loads(json.dumps(content))


def _ranked(node: Node) -> tuple[Likely, ...]:
    return tuple(Likely(intent, confidence) for intent, confidence in node.reading.ranking.items())


def _clauses(node: Node, settings: Mapping[str, Any], depth: int = 0) -> Iterator[Piece]:
    """The parts of a node, however deep, as :class:`bot.nlu.gathering.Gatherer` weighs them."""
    weights = Weights(**settings["poids"])
    for part in node.parts:
        seen = leaning(part.reading, node.reading, settings["recul"])
        silent = seen.intent in {*settings["gestes"], settings["hors_sujet"]}
        yield Piece(
            text=part.reading.text,
            intents=_ranked(part),
            depth=depth + 1,
            in_context=Likely(seen.intent, seen.confidence),
            asks=None if silent else weights.chance(clues(seen, part, node, depth, settings["hors_sujet"])),
        )
        yield from _clauses(part, settings, depth + 1)


def _actions(events: list[Event]) -> tuple[str, ...]:
    names = [event.action_name for event in events if isinstance(event, ActionExecuted)]
    return tuple(name for name in names if name and name not in _OF_RASA)


def _replies(events: list[Event]) -> tuple[Reply, ...]:
    return tuple(_reply(event) for event in events if isinstance(event, BotUttered))


def _reply(event: Any) -> Reply:
    buttons = event.data.get("buttons") or []
    return Reply(
        event.text or "",
        tuple(button["title"] for button in buttons),
        tuple(event.metadata.get("sources") or ()),
        tuple(event.metadata.get("reponses") or ()),
    )
