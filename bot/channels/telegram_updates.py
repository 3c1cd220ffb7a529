"""What Telegram tells, reduced to what matters to Balise."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from telegram import CallbackQuery, InlineKeyboardMarkup, Message, Update
from telegram.constants import ChatType, UpdateType

WANTED = (UpdateType.MESSAGE, UpdateType.EDITED_MESSAGE, UpdateType.CALLBACK_QUERY)
"""What Telegram is asked to tell at all."""
_COMMAND = re.compile(r"/(?P<name>[a-z_]+)(?:@(?P<bot>\w+))?(?:\s.*)?", re.IGNORECASE | re.DOTALL)
_OTHER_NAMES = {"help": "aide", "stop": "effacer"}


class Command(Enum):
    """What the menu of the bot offers."""

    START = "start"
    HELP = "aide"
    RESTART = "recommencer"
    EXPORT = "exporter"
    ERASE = "effacer"
    CONTACT = "contact"


class Kind(Enum):
    """What somebody did."""

    WORDS = "mots"
    COMMAND = "commande"
    TAP = "bouton"
    ATTACHMENT = "pièce jointe"
    EDITED = "message modifié"
    FROM_GROUP = "groupe"


@dataclass(frozen=True)
class Tap:
    """A button that was chosen: the number of the query to answer, and of the message that had it (None: too old)."""

    query: str
    message: int | None = None
    label: str | None = None


@dataclass(frozen=True)
class Heard:
    """One thing that somebody did: ``number`` is Telegram's for it, ``album`` what a series of pictures shares.

    ``text`` holds the words, or the data of the button.
    """

    number: int
    chat: int
    kind: Kind
    text: str = ""
    command: Command | None = None
    tap: Tap | None = None
    album: str | None = None


def read(update: Update, username: str | None) -> Heard | None:
    """What an update tells (None: nothing to react to); ``username`` is the bot's own name."""
    if update.callback_query is not None:
        return _tap(update.update_id, update.callback_query)
    if update.edited_message is not None:
        return _edited(update.update_id, update.edited_message)
    if update.message is not None:
        return _message(update.update_id, update.message, username)
    return None


def _tap(number: int, query: CallbackQuery) -> Heard | None:
    if query.data is None:
        return None
    message = query.message
    # In private, the number of the chat is that of the person.
    chat = message.chat.id if message is not None else query.from_user.id
    markup = message.reply_markup if isinstance(message, Message) else None
    tap = Tap(query.id, message.message_id if message is not None else None, _label(query.data, markup))
    return Heard(number, chat, Kind.TAP, query.data, tap=tap)


def _label(data: str, markup: InlineKeyboardMarkup | None) -> str | None:
    rows = markup.inline_keyboard if markup is not None else ()
    return next((button.text for row in rows for button in row if button.callback_data == data), None)


def _edited(number: int, message: Message) -> Heard | None:
    """A moving location is edited all the time: only words count."""
    if message.chat.type != ChatType.PRIVATE or not message.text:
        return None
    return Heard(number, message.chat.id, Kind.EDITED)


def _message(number: int, message: Message, username: str | None) -> Heard | None:
    command = _command(message.text or "", username)
    if message.chat.type != ChatType.PRIVATE:
        asked = command in (Command.START, Command.HELP)
        return Heard(number, message.chat.id, Kind.FROM_GROUP) if asked else None
    if command is not None:
        return Heard(number, message.chat.id, Kind.COMMAND, command=command)
    if message.text:
        return Heard(number, message.chat.id, Kind.WORDS, message.text)
    if message.effective_attachment:
        return Heard(number, message.chat.id, Kind.ATTACHMENT, album=message.media_group_id)
    return None


def _command(text: str, username: str | None) -> Command | None:
    found = _COMMAND.fullmatch(text.strip())
    if found is None or (found["bot"] and found["bot"].lower() != (username or "").lower()):
        return None
    name = found["name"].lower()
    name = _OTHER_NAMES.get(name, name)
    return next((command for command in Command if command.value == name), None)
