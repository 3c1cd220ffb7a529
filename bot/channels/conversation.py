"""A conversation as its two sides saw it, read from the events that Rasa keeps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

from bot.replies.wording import Button, buttons_of

COMMAND = "/"
"""What a text begins with that Rasa takes for an intent, without reading it."""
Event = Mapping[str, Any]


@dataclass(frozen=True)
class Line:
    """What one side said: the visitor's words, or a reply with its buttons. ``at`` is in seconds since 1970."""

    by_visitor: bool
    text: str
    at: float
    buttons: tuple[Button, ...] = ()
    image: str | None = None
    message_id: str | None = None


def lines(events: Sequence[Event]) -> Iterator[Line]:
    """What was said, in order; a button that was chosen counts as its label said."""
    offered: dict[str, str] = {}
    for event in events:
        if event.get("event") == "bot" and (line := _reply(event)):
            offered.update({button.payload: button.title for button in line.buttons})
            yield line
        elif event.get("event") == "user" and event.get("text"):
            text = str(event["text"])
            yield Line(True, offered.get(text, text), _time(event), message_id=_text(event.get("message_id")))


def offered_last(events: Sequence[Event]) -> frozenset[str]:
    """The payloads that may be chosen now: those of the replies to the last message."""
    payloads: set[str] = set()
    for event in reversed(events):
        if event.get("event") == "user":
            break
        if event.get("event") == "bot":
            payloads.update(button.payload for button in _buttons(event))
    return frozenset(payloads)


def label(payload: str, events: Sequence[Event]) -> str | None:
    """The label under which a payload was offered last, at whatever time (None: it never was)."""
    for event in reversed(events):
        if event.get("event") == "bot":
            for button in _buttons(event):
                if button.payload == payload:
                    return button.title
    return None


def replies_to(message_id: str, events: Sequence[Event]) -> tuple[Line, ...]:
    """What was replied to the message of this number (nothing: it was not heard, or not answered)."""
    heard = False
    found: list[Line] = []
    for line in lines(events):
        if line.by_visitor:
            heard = line.message_id == message_id
        elif heard:
            found.append(line)
    return tuple(found)


def notes(events: Sequence[Event]) -> dict[str, Any]:
    """What was noted of the visitor to follow the thread, by slot."""
    noted = {str(event["name"]): event.get("value") for event in events if event.get("event") == "slot"}
    return {name: value for name, value in noted.items() if value is not None}


def iso_date(at: float) -> str:
    """A time in seconds since 1970, as ISO 8601 writes it."""
    return datetime.fromtimestamp(at, timezone.utc).isoformat(timespec="seconds")


def _reply(event: Event) -> Line | None:
    image = _text((event.get("data") or {}).get("image"))
    text = _text(event.get("text")) or ""
    if not text and image is None:
        return None
    return Line(False, text, _time(event), _buttons(event), image)


def _buttons(event: Event) -> tuple[Button, ...]:
    return buttons_of(event.get("data") or {})


def _time(event: Event) -> float:
    return float(event.get("timestamp") or 0.0)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None
