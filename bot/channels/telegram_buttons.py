"""Buttons as Telegram takes them: one a row, with data that is short whatever the button sends."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.channels.conversation import Line
from bot.replies.wording import Button

LONGEST_DATA = 64
"""Bytes that Telegram takes behind a button; it refuses the whole message beyond."""
CHOSEN = "choisi"
"""The data of a button that only shows what was chosen."""
_FINGERPRINT = 12
_MARK = "✓ "


def data_of(payload: str) -> str:
    """What stands behind a button in place of its payload, which may be longer than Telegram takes."""
    return "b:" + hashlib.blake2b(payload.encode(), digest_size=_FINGERPRINT).hexdigest()


def payload_of(data: str, said: Sequence[Line]) -> str | None:
    """The payload that some data stands for, among the buttons offered in a conversation (None: never offered)."""
    offered = (button.payload for line in reversed(said) for button in line.buttons)
    return next((payload for payload in offered if data_of(payload) == data), None)


def keyboard(buttons: Iterable[Button]) -> InlineKeyboardMarkup | None:
    """The buttons of a reply (None: it has none)."""
    rows = [[InlineKeyboardButton(button.title, callback_data=data_of(button.payload))] for button in buttons]
    return InlineKeyboardMarkup(rows) if rows else None


def marked(label: str) -> InlineKeyboardMarkup:
    """What stays of the buttons once one of them was chosen: what it said."""
    return InlineKeyboardMarkup([[InlineKeyboardButton(_MARK + label, callback_data=CHOSEN)]])
