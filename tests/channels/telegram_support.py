"""What Telegram tells, and a bot that only notes what it is asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, cast

from telegram import Update
from telegram.error import TelegramError

from bot.channels.telegram_api import Bot
from bot.channels.telegram_updates import Heard, read

CHAT = 42
NAME = "BaliseBot"
_FILE = {"file_id": "a", "file_unique_id": "b"}
VOICE = {"voice": {**_FILE, "duration": 2}}
PHOTO = {"photo": [{**_FILE, "width": 9, "height": 9}]}


def message(number: int = 1, chat: int = CHAT, kind: str = "private", **content: Any) -> dict[str, Any]:
    """An update with a message."""
    somebody = {"id": CHAT, "is_bot": False, "first_name": "Zélie"}
    head = {"message_id": number, "from": somebody, "chat": {"id": chat, "type": kind}, "date": 1_700_000_000}
    return {"update_id": number, "message": head | content}


def edited(**content: Any) -> dict[str, Any]:
    """An update with a message that was edited."""
    update = message(**content)
    return {"update_id": 1, "edited_message": update["message"] | {"edit_date": 1_700_000_001}}


def tap(data: str, label: str = "Oui", with_message: bool = True) -> dict[str, Any]:
    """An update with a button that was chosen."""
    markup = {
        "inline_keyboard": [[{"text": "Non", "callback_data": "autre"}], [{"text": label, "callback_data": data}]]
    }
    above = message(7, text="Alors ?", reply_markup=markup)["message"]
    query = {"id": "q", "from": above["from"], "chat_instance": "1", "data": data}
    return {"update_id": 1, "callback_query": query | ({"message": above} if with_message else {})}


def heard(update: dict[str, Any], username: str | None = NAME) -> Heard | None:
    """What an update tells."""
    return read(Update.de_json(update, None), username)


@dataclass
class Notebook:
    """A bot that notes its calls; ``failing`` says how often a method fails first, and with what."""

    failing: dict[str, list[TelegramError]] = field(default_factory=dict)
    calls: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = field(default_factory=list)
    username: str = NAME
    defaults: None = None

    def __getattr__(self, method: str) -> Any:
        async def note(*arguments: Any, **named: Any) -> Any:
            self.calls.append((method, arguments, named))
            if self.failing.get(method):
                raise self.failing[method].pop(0)
            return True

        return note

    def asked(self, method: str) -> list[tuple[tuple[Any, ...], dict[str, Any]]]:
        """The arguments of each call of a method."""
        return [(arguments, named) for name, arguments, named in self.calls if name == method]

    @property
    def bot(self) -> Bot:
        """As the code takes it."""
        return cast(Bot, self)
