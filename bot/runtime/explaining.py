"""``make explain``: how one message is understood and answered, step by step."""

from __future__ import annotations

import asyncio
import os
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.runtime.console import say, terminal_width
from bot.runtime.decision import Thresholds, decision
from bot.runtime.errors import LaunchError
from bot.runtime.explanation import Earlier, Entity, Explanation, Reading, Retained, SlotChange, is_nothing, render
from bot.runtime.model import Model
from bot.runtime.rasa_command import prepare
from bot.runtime.signals import StopSignals
from bot.runtime.training import train_if_needed
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.runtime.rehearsal import Rehearsal, Turn

MESSAGE, BEFORE = "MESSAGE", "AVANT"
SEPARATOR = "|"
_USAGE = 'Quel message expliquer ? Par exemple : make explain MESSAGE="les horaires svp"'


@dataclass(frozen=True)
class Request:
    """The message to explain, and those that come before it."""

    message: str
    before: tuple[str, ...] = ()

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Request:
        """What ``MESSAGE`` and ``AVANT`` ask for.

        Raises:
            LaunchError: there is no message.
        """
        message = environment.get(MESSAGE, "").strip()
        if not message:
            raise LaunchError(_USAGE)
        before = (each.strip() for each in environment.get(BEFORE, "").split(SEPARATOR))
        return cls(message, tuple(each for each in before if each))


def explain(settings: Settings, signals: StopSignals) -> None:
    """Tell how the message of the environment is understood.

    Raises:
        LaunchError: there is no message, or Balise cannot be loaded.
        StopRequested: somebody interrupted it.
    """
    request = Request.from_environment()
    train_if_needed(settings, signals)
    say("Chargement du modèle…\n")
    with signals.interrupting_at_once():
        explained = asyncio.run(explanation(load(settings), request))
    say(render(explained, terminal_width()))


def load(settings: Settings) -> Rehearsal:
    """Balise in this process.

    Raises:
        LaunchError: she cannot be loaded.
    """
    prepare()
    from bot.runtime.rehearsal import Rehearsal

    return Rehearsal(Model(settings.models).archive)


async def explanation(rehearsal: Rehearsal, request: Request) -> Explanation:
    """Say the messages one after the other in a new conversation, and explain the last."""
    person = uuid.uuid4().hex
    earlier = [(text, await rehearsal.hears(person, text)) for text in request.before]
    turn = await rehearsal.hears(person, request.message)
    reading = _reading(rehearsal, request.message, turn)
    return Explanation(
        reading=reading,
        decision=decision(reading, turn.replies, Thresholds.of(rehearsal.settings), turn.asked),
        earlier=tuple(Earlier(text, _intents(heard.parsed)) for text, heard in earlier),
        slots=changes(turn.slots_before, turn.slots_after),
        actions=turn.actions,
        replies=turn.replies,
    )


def changes(before: Mapping[str, object], after: Mapping[str, object]) -> tuple[SlotChange, ...]:
    """The slots that a turn changed."""
    both = ((name, before.get(name), value) for name, value in after.items())
    told = ((name, old, new) for name, old, new in both if not (is_nothing(old) and is_nothing(new)))
    return tuple(SlotChange(name, old, new) for name, old, new in told if old != new)


def _reading(rehearsal: Rehearsal, text: str, turn: Turn) -> Reading:
    parsed = turn.parsed
    leading = parsed["intent"]["name"]
    if "questions" not in parsed:
        chosen = Retained(leading, parsed["intent"]["confidence"], text, _entities(parsed["entities"]))
        return Reading(text, questions=(chosen,), leading=leading)
    return Reading(
        written=text,
        normalised=rehearsal.normalised(text),
        changes=tuple((written, read) for written, read in parsed["corrections"]),
        pieces=rehearsal.pieces(text),
        questions=tuple(_retained(question) for question in parsed["questions"]),
        entities=_entities(parsed["entities"]),
        leading=leading,
        neighbours=tuple(parsed["alternatives"]),
    )


def _retained(question: Mapping[str, Any]) -> Retained:
    entities = _entities(question["entites"])
    return Retained(question["intention"], question["confiance"], question["texte"], entities)


def _entities(found: Iterable[Mapping[str, Any]]) -> tuple[Entity, ...]:
    return tuple(Entity(each["entity"], each["value"]) for each in found)


def _intents(parsed: Mapping[str, Any]) -> tuple[str, ...]:
    questions = parsed.get("questions") or [{"intention": parsed["intent"]["name"]}]
    return tuple(question["intention"] for question in questions)
