"""What every action has in common: the assistant, and an apology when something breaks."""

from __future__ import annotations

import logging
import traceback
from abc import ABC, abstractmethod
from functools import cache
from pathlib import Path
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.tracker import utterance
from bot.dialogue.assistant import Assistant
from bot.dialogue.talk import Part
from bot.dialogue.turns import Turn
from bot.settings import Settings

logger = logging.getLogger(__name__)
Events = list[dict[str, Any]]
NOBODY = Turn("", ())
"""The turn in whose name Balise apologises: the tracker itself may be what cannot be read."""
LONGEST_EMPTY_WORD = 3


@cache
def assistant() -> Assistant:
    """The assistant of this process, read once from the project's files."""
    settings = Settings.from_environment()
    return Assistant.from_files(settings.courses, settings.domain, settings.course, settings.kept_days)


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
        except Exception as error:
            logger.error("L'action %s a échoué : %s", self.name(), _told(error, tracker))
            dispatcher.utter_message(**utterance(assistant().say(NOBODY, [Part("utter_panne")])))
            return []


def _told(error: Exception, tracker: Tracker) -> str:
    """What happened and where, without the person's words: they have no place in logs."""
    places = ", ".join(
        f"{Path(frame.filename).name}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)
    )
    words = [word for word in str(tracker.latest_message.get("text") or "").split() if len(word) > LONGEST_EMPTY_WORD]
    detail = "(détail tu)" if any(word in str(error) for word in words) else str(error)
    return f"{type(error).__name__} {detail} [{places}]"
