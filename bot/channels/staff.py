"""Rasa's REST channel as staff use it: never silent, whatever broke.

Rasa's own answers 200 with nothing in it when the action server is gone, and with a reply that nobody kept when the
database is.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.channels.rest import QueueOutputChannel, RestInput
from sanic import Blueprint

from bot.channels.conversation import COMMAND
from bot.channels.voice import BREAKDOWN, Voice
from bot.settings import Settings

logger = logging.getLogger(__name__)
Hear = Callable[[UserMessage], Awaitable[Any]]


class StaffChannel(RestInput):  # type: ignore[misc]
    """``/webhooks/rest/webhook``, which apologises where it has no answer."""

    def __init__(self, apology: str) -> None:
        self._apology = apology

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> StaffChannel:
        """The channel with the words of domain.yml."""
        return cls(Voice.of(Settings.from_environment()).say(BREAKDOWN, cls.name()).text)

    def blueprint(self, on_new_message: Hear) -> Blueprint:
        """The routes of Rasa's channel."""
        routes: Blueprint = super().blueprint(self.never_silent(on_new_message))
        return routes

    def never_silent(self, hear: Hear) -> Hear:
        """Hear messages so that each gets an answer or the apology; a command may be obeyed without a word."""

        async def heard(message: UserMessage) -> None:
            output: CollectingOutputChannel = message.output_channel
            try:
                await hear(message)
            except Exception as error:
                # Without the message of the error, which may quote the person.
                logger.error("Une réponse n'a pas pu être donnée : %s", type(error).__name__)
                # What was said so far is not kept.
                output.messages.clear()
            else:
                # One that streams keeps nothing of what it said.
                if output.messages or isinstance(output, QueueOutputChannel) or message.text.startswith(COMMAND):
                    return
            await output.send_text_message(message.sender_id, self._apology)

        return heard
