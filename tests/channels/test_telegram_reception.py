"""What arrives from Telegram, before it is answered."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, cast

import pytest
from limits import RateLimitItemPerMinute

from bot.channels import telegram_reception
from bot.channels.pace import Deed, Pace
from bot.channels.telegram_memory import Memory
from bot.channels.telegram_reception import Reception, settled
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
        reception = Reception(cast(Talk, listener), Notebook().bot, Memory(), pace)
        for update in updates:
            await reception.receive(update)
        await asyncio.sleep(0)
        await reception.close(1)

    asyncio.run(receive())
    return listener


def test_an_update_that_comes_again_is_answered_once() -> None:
    update = message(1, text="bonjour")
    assert [heard.number for heard in received(update, update, message(2, text="bonjour")).answered] == [1, 2]


class Slow(Listener):
    """Answers only when it may."""

    def __init__(self) -> None:
        super().__init__()
        self.may_answer = asyncio.Event()

    async def take(self, heard: Heard) -> None:
        """Wait, then note."""
        await self.may_answer.wait()
        await super().take(heard)


def play(scene: Callable[[Reception, Slow], Awaitable[None]]) -> None:
    """Play something with a reception whose answers wait."""

    async def begin() -> None:
        listener = Slow()
        await scene(Reception(cast(Talk, listener), Notebook().bot, Memory(), Pace()), listener)

    asyncio.run(begin())


def test_telegram_may_forget_an_update_only_once_it_is_answered() -> None:
    async def scene(reception: Reception, listener: Slow) -> None:
        outcome = await reception.receive(message(1, text="bonjour"))
        await asyncio.sleep(0)
        assert not outcome.done()
        listener.may_answer.set()
        assert await settled([outcome])
        assert listener.answered

    play(scene)


def test_an_update_that_comes_again_while_it_is_answered_is_forgotten_with_the_first() -> None:
    async def scene(reception: Reception, listener: Slow) -> None:
        outcomes = [await reception.receive(message(1, text="bonjour")) for _ in range(3)]
        await asyncio.sleep(0)
        assert not any(outcome.done() for outcome in outcomes)
        listener.may_answer.set()
        assert await settled(outcomes)
        assert len(listener.answered) == 1

    play(scene)


def test_what_the_end_of_the_server_leaves_must_be_brought_again_and_what_comes_after_it_too() -> None:
    async def scene(reception: Reception, _: Slow) -> None:
        before = [await reception.receive(message(number, text="bonjour")) for number in (1, 2)]
        await reception.close(0)
        for outcome in (*before, await reception.receive(message(3, text="bonjour"))):
            assert not await settled([outcome])

    play(scene)


def test_what_takes_too_long_is_not_brought_again_to_be_said_twice() -> None:
    async def scene(reception: Reception, listener: Slow) -> None:
        outcome = await reception.receive(message(1, text="bonjour"))
        assert await settled([outcome], within=0.01)
        assert not outcome.done()
        listener.may_answer.set()
        await reception.close(1)
        assert len(listener.answered) == 1

    play(scene)


@pytest.mark.parametrize("update", [message(1, new_chat_title="Nous"), {"update_id": 1}])
def test_telegram_may_forget_at_once_what_needs_no_answer(update: dict[str, Any]) -> None:
    async def scene(reception: Reception, _: Slow) -> None:
        assert (await reception.receive(update)).done()

    play(scene)


def test_what_could_not_be_counted_is_taken_when_it_comes_again(monkeypatch: pytest.MonkeyPatch) -> None:
    async def fail(*_: Any) -> None:
        raise OSError("compteur")

    async def scene(reception: Reception, listener: Slow) -> None:
        listener.may_answer.set()
        with monkeypatch.context() as broken:
            broken.setattr(Pace, "count", fail)
            with pytest.raises(OSError, match="compteur"):
                await reception.receive(message(1, text="bonjour"))
        await asyncio.sleep(0)
        assert await settled([await reception.receive(message(1, text="bonjour"))])
        assert len(listener.answered) == 1

    play(scene)


def test_pictures_sent_together_get_one_answer() -> None:
    album = [message(number, **PHOTO, media_group_id="9") for number in range(3)]
    assert len(received(*album, message(5, **PHOTO, media_group_id="10")).answered) == 2


@pytest.mark.parametrize("text", ["et ?", "/exporter"])
def test_whoever_goes_too_fast_is_told_once(text: str) -> None:
    listener = received(*(message(number, text=text) for number in range(9)), most=3)
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
