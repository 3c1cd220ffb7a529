"""What arrives from Telegram, before it is answered."""

from __future__ import annotations

import asyncio
from typing import Any, cast

import pytest
from limits import RateLimitItemPerMinute

from bot.channels import telegram_reception
from bot.channels.pace import Deed, Pace
from bot.channels.telegram_reception import Reception
from bot.channels.telegram_talk import Talk
from bot.channels.telegram_updates import Heard
from tests.channels.telegram_support import PHOTO, Notebook, message


class Listener:
    """Notes what it is to answer."""

    def __init__(self) -> None:
        self.answered: list[Heard] = []
        self.slowed_down: list[Heard] = []

    async def take(self, heard: Heard) -> None:
        """Note something to answer."""
        self.answered.append(heard)

    async def slow_down(self, heard: Heard) -> None:
        """Note somebody who goes too fast."""
        self.slowed_down.append(heard)


def received(*updates: dict[str, Any], most: int = 100) -> Listener:
    """What is left to answer of some updates, of which a chat may send so many a minute."""
    listener = Listener()

    async def receive() -> None:
        pace = Pace(limits={Deed.MESSAGE: RateLimitItemPerMinute(most)})
        reception = Reception(cast(Talk, listener), Notebook().bot, pace)
        for update in updates:
            await reception.receive(update)
        await asyncio.sleep(0)
        await reception.close(1)

    asyncio.run(receive())
    return listener


def test_an_update_that_comes_again_is_answered_once() -> None:
    update = message(1, text="bonjour")
    assert [heard.number for heard in received(update, update, message(2, text="bonjour")).answered] == [1, 2]


def test_pictures_sent_together_get_one_answer() -> None:
    album = [message(number, **PHOTO, media_group_id="9") for number in range(3)]
    assert len(received(*album, message(5, **PHOTO, media_group_id="10")).answered) == 2


def test_whoever_goes_too_fast_is_told_once() -> None:
    listener = received(*(message(number, text="et ?") for number in range(9)), most=3)
    assert len(listener.answered) == 3
    assert len(listener.slowed_down) == 1


def test_one_chat_slows_down_no_other() -> None:
    listener = received(*(message(chat, chat=chat, text="et ?") for chat in range(1, 6)), most=1)
    assert len(listener.answered) == 5


def test_what_cannot_be_read_is_left_and_told_without_its_words(caplog: pytest.LogCaptureFixture) -> None:
    listener = received({"update_id": 1, "message": {"text": "mot secret"}}, message(2, text="bonjour"))
    assert [heard.number for heard in listener.answered] == [2]
    assert "message illisible" in caplog.text
    assert "mot secret" not in caplog.text


def test_an_error_that_quotes_the_person_is_told_without_its_words(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: Any) -> None:
        raise ValueError("mot secret")

    monkeypatch.setattr(telegram_reception, "read", fail)
    assert received(message(1, text="mot secret")).answered == []
    assert "ValueError" in caplog.text
    assert "mot secret" not in caplog.text


@pytest.mark.parametrize("content", [{}, {"update_id": "1"}, {"update_id": None}])
def test_what_is_no_update_is_refused(content: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="update_id"):
        received(content)
