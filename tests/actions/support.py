"""Trackers as Rasa sends them to the action server, made by hand."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

FORM = "formulaire_eligibilite"
Event = dict[str, Any]


def tracker(
    text: str = "",
    intent: str | None = None,
    *,
    slots: Mapping[str, Any] | None = None,
    events: Sequence[Event] = (),
    loop: str | None = None,
    **latest: Any,
) -> Tracker:
    """What the action server gets when a person wrote this."""
    message = {"text": text, "intent": {"name": intent, "confidence": 0.9}, "entities": [], **latest}
    return Tracker("essai", dict(slots or {}), message, list(events), False, None, {"name": loop} if loop else {}, None)


def said(text: str, *names: str, buttons: Sequence[tuple[str, str]] = (), sources: Sequence[str] = ()) -> Event:
    """The event of something that Balise said."""
    return {
        "event": "bot",
        "text": text,
        "data": {"buttons": [{"title": title, "payload": payload} for title, payload in buttons] or None},
        "metadata": {"reponses": list(names), "sources": list(sources)},
    }


def heard(text: str, channel: str | None = "rest") -> Event:
    """The event of something that the person wrote."""
    return {"event": "user", "text": text, "input_channel": channel}


def run(action: Action, given: Tracker) -> tuple[list[dict[str, Any]], list[Event]]:
    """What an action utters, and its events."""
    dispatcher = CollectingDispatcher()
    events: Any = asyncio.run(action.run(dispatcher, given, {}))  # type: ignore[arg-type, typeddict-item]
    return dispatcher.messages, events


def slots_of(events: Sequence[Event]) -> dict[str, Any]:
    """The values of the slots that events set."""
    return {event["name"]: event["value"] for event in events if event["event"] == "slot"}
