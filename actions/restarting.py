"""Forgetting all that was said."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.events import AllSlotsReset
from rasa_sdk.executor import CollectingDispatcher

from actions.answering import correct, reply
from actions.base import BaliseAction, Events, assistant
from actions.tracker import turn_of, utterance
from bot.dialogue.talk import Part


class ActionToutRecommencer(BaliseAction):
    """Start over: nothing that was told is kept in mind."""

    def name(self) -> str:
        """Its name in domain.yml."""
        return "action_tout_recommencer"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """Say so, and empty every slot; a figure after the verdict or a mere "la première" is no wish to start over."""
        turn = turn_of(tracker)
        if turn.corrects_verdict:
            return correct(dispatcher, tracker, turn)
        if assistant().points_back(turn):
            return reply(dispatcher, tracker, turn)
        dispatcher.utter_message(**utterance(assistant().say(turn, [Part("utter_recommencer")])))
        return [AllSlotsReset()]
