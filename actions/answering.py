"""Answers to questions, and proposals in case of doubt."""

from __future__ import annotations

from dataclasses import replace

from rasa_sdk import Tracker
from rasa_sdk.events import FollowupAction
from rasa_sdk.executor import CollectingDispatcher

from actions.base import BaliseAction, Events, assistant
from actions.tracker import changed, remember_progress, remember_thread, turn_of, utterance
from bot.dialogue.talk import Question
from bot.dialogue.turns import SITUATION, Turn


def reply(dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
    """Answer a turn, and remember the thread and what was told."""
    outcome = assistant().reply(turn)
    if outcome.starts_eligibility:
        return [FollowupAction("formulaire_eligibilite")]
    dispatcher.utter_message(**utterance(outcome.message, outcome.thread.earlier))
    return [*changed(tracker, [*remember_thread(outcome.thread), *remember_progress(outcome.progress)])]


def correct(dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
    """Take a message as something that the person tells of herself, whatever its intent."""
    return reply(dispatcher, tracker, replace(turn, questions=(Question(SITUATION, turn.text),)))


class ActionRepondre(BaliseAction):
    """Answer everything that the message asks."""

    def name(self) -> str:
        """Its name in domain.yml."""
        return "action_repondre"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """Answer, and remember the thread and what was told."""
        return reply(dispatcher, tracker, turn_of(tracker))


class ActionProposer(ActionRepondre):
    """The message was not understood: propose what it may have meant, or somebody to call."""

    def name(self) -> str:
        """Its name in domain.yml."""
        return "action_proposer"
