"""What waits for an answer."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

import pytest

from bot.channels.telegram_inbox import Inbox, Recent
from bot.channels.telegram_updates import Heard, Kind


def words(number: int, chat: int) -> Heard:
    """The so manieth thing that somebody wrote."""
    return Heard(number, chat, Kind.WORDS, str(number))


def taken(things: Iterable[Heard], within: float = 5.0, slow: float = 0.01, failing: int = -1) -> list[tuple[int, int]]:
    """The things in the order in which they were done, each as its chat and its number."""
    done: list[tuple[int, int]] = []

    async def take(heard: Heard) -> None:
        await asyncio.sleep(slow)
        if heard.number == failing:
            raise ValueError("mot secret")
        done.append((heard.chat, heard.number))

    async def work() -> None:
        inbox = Inbox(take)
        for thing in things:
            inbox.put(thing)
        await inbox.close(within)

    asyncio.run(work())
    return done


def test_each_chat_keeps_its_order() -> None:
    done = taken(words(number, chat) for number in range(10) for chat in (1, 2))
    for chat in (1, 2):
        assert [number for where, number in done if where == chat] == list(range(10))


def test_a_slow_chat_holds_up_no_other() -> None:
    done = taken([*(words(number, 1) for number in range(5)), words(9, 2)])
    assert done.index((2, 9)) <= 1


def test_what_fails_holds_up_nothing_and_is_told_without_its_words(caplog: pytest.LogCaptureFixture) -> None:
    assert taken([words(0, 1), words(1, 1), words(2, 1)], failing=1) == [(1, 0), (1, 2)]
    assert "ValueError" in caplog.text
    assert "mot secret" not in caplog.text


def test_an_end_waits_for_what_is_quick_and_tells_what_it_leaves(caplog: pytest.LogCaptureFixture) -> None:
    assert taken([words(0, 1)], within=1.0, slow=0.05) == [(1, 0)]
    assert taken([words(0, 1), words(1, 1)], within=0.05, slow=5) == []
    assert "arrêt avant 2 réponse(s)" in caplog.text


def test_a_chat_can_be_used_again_after_a_pause() -> None:
    done: list[int] = []

    async def take(heard: Heard) -> None:
        done.append(heard.number)

    async def work() -> None:
        inbox = Inbox(take)
        for number in range(3):
            inbox.put(words(number, 1))
            await asyncio.sleep(0.01)

    asyncio.run(work())
    assert done == [0, 1, 2]


def test_what_was_shown_once_is_not_new_again() -> None:
    recent = Recent()
    assert recent.is_new(7)
    assert not recent.is_new(7)
    assert recent.is_new(8)


def test_memory_has_an_end() -> None:
    recent = Recent(most=2)
    for thing in (1, 2, 3):
        assert recent.is_new(thing)
    assert not recent.is_new(3)
    assert not recent.is_new(2)
    assert recent.is_new(1)
