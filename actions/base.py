"""What every action has in common: the assistant, and an apology when something breaks."""

from __future__ import annotations

import logging
from abc import ABC, abstractmethod
from functools import cache
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.tracker import turn_of, utterance
from bot.dialogue.assistant import Assistant
from bot.dialogue.talk import Part
from bot.settings import Settings

logger = logging.getLogger(__name__)
Events = list[dict[str, Any]]


@cache
def assistant() -> Assistant:
    """The assistant of this process, read once from the project's files."""
    settings = Settings.from_environment()
    return Assistant.from_files(settings.courses, settings.domain, settings.course)


class BaliseAction(Action, ABC):
    """An action that never leaves the person without an answer."""

    @abstractmethod
    def name(self) -> str:
        """The name of the action in domain.yml."""

    @abstractmethod
    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """Do the work of the action, and return the events that Rasa remembers."""

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> Events:
        """Act; when that fails, apologise and give the contact, and tell staff what happened."""
        try:
            return self.act(dispatcher, tracker)
        except Exception:
            # Without the text: what a person wrote has no place in logs.
            logger.exception("L'action %s a échoué", self.name())
            dispatcher.utter_message(**utterance(assistant().say(turn_of(tracker), [Part("utter_panne")])))
            return []
