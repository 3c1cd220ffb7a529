"""How Balise and Telegram find each other."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from typing import Any, cast

import pytest
from telegram.error import BadRequest, InvalidToken, NetworkError, TelegramError

from bot.channels import telegram_connection
from bot.channels.telegram_connection import Connection
from bot.channels.telegram_inbox import Outcome
from bot.channels.telegram_reception import Reception
from bot.channels.voice import Voice
from bot.settings import Settings, TelegramSettings
from tests.channels.telegram_support import NAME, Notebook

SECRET = "s" * 40
VOICE = Voice.of(Settings())
BROUGHT = TelegramSettings("123:jeton", SECRET, url="https://balise.example")
FETCHED = TelegramSettings("123:jeton", SECRET)


class Door:
    """A reception that notes what comes in."""

    username: str | None = None

    def __init__(self, slow: Collection[int] = ()) -> None:
        self.came: list[dict[str, Any]] = []
        self.slow = slow
        self._outcomes: list[Outcome] = []

    async def receive(self, update: dict[str, Any]) -> Outcome:
        """Note an update, which is dealt with at once unless it is one of those that take too long."""
        self.came.append(update)
        outcome: Outcome = asyncio.get_running_loop().create_future()
        if update["update_id"] not in self.slow:
            outcome.set_result(None)
        self._outcomes.append(outcome)
        return outcome

    async def close(self, _: float) -> None:
        """Leave what takes too long."""
        for outcome in self._outcomes:
            outcome.cancel()


class Fetching(Notebook):
    """A bot that has two updates, then nothing for a long time."""

    async def do_api_request(self, method: str, **named: Any) -> list[dict[str, Any]]:
        """Fetch updates, or wait."""
        self.calls.append((method, (), named))
        if len(self.asked("getUpdates")) > 1:
            await asyncio.sleep(named["api_kwargs"]["timeout"])
        return [{"update_id": 7}, {"update_id": 8}]


def connected(settings: TelegramSettings, book: Notebook, slow: Collection[int] = ()) -> Door:
    """Open and close the connection; what came in meanwhile."""
    door = Door(slow)

    async def connect() -> None:
        connection = Connection(settings, book.bot, cast(Reception, door), VOICE)
        connection.open()
        await asyncio.sleep(0.05)
        await connection.close()

    asyncio.run(connect())
    return door


def test_telegram_learns_where_to_bring_messages_and_how_to_prove_that_it_is_telegram() -> None:
    book = Notebook()
    connected(BROUGHT, book)
    (((url,), named),) = book.asked("set_webhook")
    assert url == "https://balise.example/telegram/webhook"
    assert named["secret_token"] == SECRET
    assert named["allowed_updates"] == ["message", "edited_message", "callback_query"]
    assert named["max_connections"] == 40
    assert book.asked("delete_webhook") == []


def test_the_menu_is_registered_in_the_words_of_the_domain() -> None:
    book = Notebook()
    connected(BROUGHT, book)
    (((commands,), _),) = book.asked("set_my_commands")
    assert [each.command for each in commands] == ["start", "aide", "recommencer", "exporter", "effacer", "contact"]
    assert all(3 <= len(each.description) <= 256 for each in commands)


def test_without_an_address_messages_are_fetched_and_those_before_confirmed() -> None:
    book = Fetching()
    door = connected(FETCHED, book)
    assert book.asked("set_webhook") == []
    assert len(book.asked("delete_webhook")) == 1
    assert door.came == [{"update_id": 7}, {"update_id": 8}]
    assert offsets(book) == [0, 9]


def offsets(book: Notebook) -> list[int]:
    """From which update on the bot asked for some, each time: Telegram forgets those before."""
    return [named["api_kwargs"]["offset"] for _, named in book.asked("getUpdates")]


@pytest.mark.parametrize("slow", [7, 8])
def test_what_is_not_answered_at_the_end_is_left_to_the_next_start(slow: int) -> None:
    book = Fetching()
    connected(FETCHED, book, slow=(slow,))
    assert offsets(book) == [0, slow]


def test_the_name_of_the_bot_is_known_from_then_on() -> None:
    assert connected(BROUGHT, Notebook()).username == NAME


@pytest.mark.parametrize(
    ("method", "error"),
    [("initialize", InvalidToken("123:jeton")), ("set_webhook", BadRequest("HTTPS url must be provided"))],
)
def test_what_telegram_refuses_closes_the_channel_and_is_told(
    method: str, error: TelegramError, caplog: pytest.LogCaptureFixture
) -> None:
    connected(BROUGHT, Notebook({method: [error]}))
    assert "canal fermé" in caplog.text
    assert "HTTPS" in caplog.text or method == "initialize"
    assert "jeton" not in caplog.text


def test_a_menu_that_is_refused_keeps_nobody_from_talking(caplog: pytest.LogCaptureFixture) -> None:
    door = connected(FETCHED, Fetching({"set_my_commands": [BadRequest("x")]}))
    assert len(door.came) == 2
    assert "menu" in caplog.text


def test_an_end_while_telegram_is_out_of_reach_is_quick() -> None:
    book = Notebook({"initialize": [NetworkError("x")] * 9})
    connected(BROUGHT, book)
    assert book.asked("set_webhook") == []


def test_a_refusal_later_on_does_not_close_the_channel(monkeypatch: pytest.MonkeyPatch) -> None:
    class Hiccup(Fetching):
        """A bot that is refused once."""

        async def do_api_request(self, method: str, **named: Any) -> list[dict[str, Any]]:
            """Be refused, then fetch."""
            if not self.asked("refused"):
                self.calls.append(("refused", (), {}))
                raise InvalidToken("x")
            return await super().do_api_request(method, **named)

    monkeypatch.setattr(telegram_connection, "LONGEST_WAIT", 0.001)
    assert len(connected(FETCHED, Hiccup()).came) == 2
