"""What a visitor of the site can do, whatever carries it: talk, read again, take away, erase."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, nullcontext
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage

from bot.channels.conversation import Event, Line, iso_date, lines, notes, replies_to
from bot.channels.gate import UnknownButton, admitted
from bot.channels.metrics import METRICS
from bot.replies.wording import Message, buttons_of, written
from bot.runtime.conversations import Conversations, conversations_of

CHANNEL = "site"
ANSWER_WITHIN = 25.0
"""Seconds: less than any proxy in front waits."""

Hear = Callable[[UserMessage], Awaitable[Any]]


class Unanswered(Exception):
    """Balise could not answer: a part of her is broken or too slow."""


class Whole(CollectingOutputChannel):  # type: ignore[misc]
    """Collects replies as they were said: Rasa's own collector cuts them at empty lines."""

    @classmethod
    def name(cls) -> str:
        """The name of the channel, as variants of replies know it."""
        return CHANNEL

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Keep a reply, and count it."""
        METRICS.said(self.name(), message)
        await super().send_response(recipient_id, message)

    async def send_text_message(self, recipient_id: str, text: str, **_: Any) -> None:
        """Keep a text in one piece."""
        await self._persist_message(self._message(recipient_id, text=text))


class Visits:
    """The conversations of visitors."""

    def __init__(self, agent: Callable[[], Agent], hear: Hear, notice: Message, output: type[Whole] = Whole) -> None:
        """``agent`` gives the agent of the moment: Rasa loads it after its channels. ``notice`` opens each visit."""
        self._agent = agent
        self._hear = hear
        self._notice = _as_event(notice)
        self._output = output

    async def say(self, sender: str, text: str, message_id: str | None) -> Sequence[Line]:
        """Hear a message and answer it; one of the last messages that is brought again is answered the same.

        Raises:
            Refused: the message is not let in.
            Unanswered: no answer came.
        """
        async with self._one_delivery(sender, message_id):
            recent = [self._notice, *await self._kept().last_events(sender)]
            if message_id is not None and (given := replies_to(message_id, recent)):
                return given
            return await self.do(sender, await self._admitted(sender, text, recent), message_id)

    async def do(self, sender: str, text: str, message_id: str | None) -> Sequence[Line]:
        """Answer what the channel itself asks in the visitor's name: a command of its own, or admitted words.

        Raises:
            Unanswered: no answer came.
        """
        output = self._output()
        message = UserMessage(text, output, sender, input_channel=output.name(), message_id=message_id)
        with METRICS.turn(output.name()):
            try:
                await asyncio.wait_for(self._hear(message), ANSWER_WITHIN)
            except Exception as error:
                raise Unanswered from error
            if not output.messages:
                raise Unanswered
        return [_line(each) for each in output.messages]

    async def history(self, sender: str) -> Sequence[Line]:
        """What was said so far."""
        return tuple(lines(await self._events(sender)))

    async def erase(self, sender: str) -> None:
        """Forget the conversation; a message that is being answered is erased with its answer."""
        async with self._agent().lock_store.lock(sender):
            await self._kept().erase(sender)

    async def export(self, sender: str) -> dict[str, Any]:
        """Everything that is kept of the visitor: what was said, and what Balise noted to follow the thread."""
        events = await self._kept().events(sender)
        said = [
            {"de": "vous" if line.by_visitor else "Balise", "texte": line.text, "date": iso_date(line.at)}
            for line in lines(events)
        ]
        return {"conversation": said, "notes": notes(events)}

    async def _admitted(self, sender: str, text: str, recent: Sequence[Event]) -> str:
        """What is to be heard; only for a button offered long ago is the whole conversation read."""
        try:
            return admitted(text, recent)
        except UnknownButton:
            return admitted(text, await self._events(sender))

    def _one_delivery(self, sender: str, message_id: str | None) -> AbstractAsyncContextManager[Any]:
        """Keeps a message that a proxy brings twice at once from being heard twice."""
        if message_id is None:
            return nullcontext()
        lock: AbstractAsyncContextManager[Any] = self._agent().lock_store.lock(f"{sender} {message_id}")
        return lock

    async def _events(self, sender: str) -> list[Event]:
        return [self._notice, *await self._kept().events(sender)]

    def _kept(self) -> Conversations:
        return conversations_of(self._agent().tracker_store)


def _as_event(message: Message) -> Event:
    return {"event": "bot", "text": message.text, "timestamp": 0.0, "data": {"buttons": written(message.buttons)}}


def _line(message: dict[str, Any]) -> Line:
    return Line(False, str(message.get("text") or ""), time.time(), buttons_of(message), message.get("image"))
