"""What waits for an answer."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

import pytest

from bot.channels.telegram_inbox import Inbox, Outcome
from bot.channels.telegram_updates import Heard, Kind


def words(number: int, chat: int) -> Heard:
    """The so manieth thing that somebody wrote."""
    return Heard(number, chat, Kind.WORDS, str(number))


def pending() -> Outcome:
    """What has not been dealt with yet."""
    return asyncio.get_running_loop().create_future()


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
            inbox.put(thing, pending())
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


def outcomes(seconds: Iterable[float], within: float = 0.1) -> list[str]:
    """What became of some things of one chat, each of which takes so many seconds, and of one that came too late."""

    async def take(heard: Heard) -> None:
        await asyncio.sleep(float(heard.text))
        if heard.number == 0:
            raise ValueError

    async def work() -> list[str]:
        inbox, found = Inbox(take), []
        for number, each in enumerate(seconds):
            found.append(pending())
            inbox.put(Heard(number, 1, Kind.WORDS, str(each)), found[-1])
        await inbox.close(within)
        found.append(pending())
        inbox.put(words(9, 1), found[-1])
        return ["left" if each.cancelled() else "done" if each.done() else "pending" for each in found]

    return asyncio.run(work())


def test_of_each_thing_it_is_told_whether_it_was_done_or_left() -> None:
    assert outcomes([0.01, 0.01, 5, 0.01]) == ["done", "done", "left", "left", "left"]


def test_what_failed_is_done_too_for_it_would_fail_again() -> None:
    assert outcomes([0]) == ["done", "left"]


def test_a_chat_can_be_used_again_after_a_pause() -> None:
    done: list[int] = []

    async def take(heard: Heard) -> None:
        done.append(heard.number)

    async def work() -> None:
        inbox = Inbox(take)
        for number in range(3):
            inbox.put(words(number, 1), pending())
            await asyncio.sleep(0.01)

    asyncio.run(work())
    assert done == [0, 1, 2]
