"""The REST channel of staff."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.lock_store import LockError

from bot.channels.staff import StaffChannel

APOLOGY = "Pardon, appelez le centre."
Hear = Callable[[UserMessage], Awaitable[None]]


async def answers(message: UserMessage) -> None:
    await message.output_channel.send_text_message(message.sender_id, "De 18 h à 21 h.")


async def says_nothing(_: UserMessage) -> None:
    pass


async def breaks(_: UserMessage) -> None:
    raise LockError("occupée")


async def answers_and_cannot_keep_it(message: UserMessage) -> None:
    await answers(message)
    raise OSError("disque plein")


def replies(hear: Hear, text: str = "quels horaires ?") -> list[str]:
    output = CollectingOutputChannel()
    asyncio.run(StaffChannel(APOLOGY).never_silent(hear)(UserMessage(text, output, "essai")))
    return [message["text"] for message in output.messages]


def test_an_answer_is_passed_on() -> None:
    assert replies(answers) == ["De 18 h à 21 h."]


@pytest.mark.parametrize("hear", [says_nothing, breaks, answers_and_cannot_keep_it])
def test_where_there_is_no_answer_that_was_kept_there_is_an_apology(hear: Hear) -> None:
    assert replies(hear) == [APOLOGY]


def test_a_command_may_be_obeyed_without_a_word() -> None:
    assert replies(says_nothing, "/restart") == []


def test_it_is_the_channel_that_staff_know() -> None:
    assert StaffChannel(APOLOGY).url_prefix() == "rest"


def test_its_apology_gives_the_contact() -> None:
    assert "02.32.76.94.80" in StaffChannel.from_credentials({})._apology
