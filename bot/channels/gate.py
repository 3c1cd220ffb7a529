"""What strangers may say to Balise: words, and the buttons that she offered."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.channels.conversation import COMMAND, Event, label, offered_last

LONGEST_MESSAGE = 500
"""Characters."""
BIGGEST_BODY = 16 * 1024
"""Bytes of a request, whatever it asks."""
# Control characters say nothing, and PostgreSQL refuses one of them; a lone surrogate is no character at all.
_UNSPEAKABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


class Refused(ValueError):
    """A message that is not let in; ``reply`` names the response of domain.yml that says why."""

    def __init__(self, code: str, reply: str) -> None:
        super().__init__(code)
        self.code = code
        self.reply = reply


class UnknownButton(Refused):
    """A command that was never offered."""

    def __init__(self) -> None:
        super().__init__("bouton_inconnu", "utter_bouton_inconnu")


def admitted(text: str, events: Sequence[Event]) -> str:
    """What Balise is to hear.

    A button of the last reply is heard as itself, one of an earlier reply as its label said: the conversation has
    gone on since. Anything else that looks like a command would let a stranger fill slots.

    Raises:
        Refused: the message is empty or too long.
        UnknownButton: it is a command that was never offered.
    """
    words = _UNSPEAKABLE.sub("", text).strip()
    if not words:
        raise Refused("message_vide", "utter_message_vide")
    if words.startswith(COMMAND):
        return _chosen(words, events)
    if len(words) > LONGEST_MESSAGE:
        raise Refused("message_trop_long", "utter_message_trop_long")
    return words


def _chosen(payload: str, events: Sequence[Event]) -> str:
    if payload in offered_last(events):
        return payload
    title = label(payload, events)
    if title is None:
        raise UnknownButton
    return title
