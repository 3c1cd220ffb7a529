"""The eligibility form: each turn is decided by :mod:`bot.dialogue.eligibility.turn`."""

from __future__ import annotations

from abc import abstractmethod

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.answering import reply
from actions.base import BaliseAction, Events, assistant
from actions.tracker import VERDICT_GIVEN, changed, remember_progress, remember_thread, turn_of, utterance
from bot.dialogue.eligibility.asking import Topic
from bot.dialogue.eligibility.turn import Phase, take_turn
from bot.dialogue.talk import Part

FORM = "formulaire_eligibilite"
REQUESTED = "requested_slot"
STATE, TRIES = "eligibilite_etat", "eligibilite_essais"
STOPPED = "arrete"
NOT_BEGUN = -1
"""Tries of a form that a message opened by mistake: it ends without a word."""


class ValidateFormulaireEligibilite(BaliseAction):
    """Read the person's answer, answer what she asks beside it, and choose the next question."""

    def name(self) -> str:
        """Its name in domain.yml."""
        return f"validate_{FORM}"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """One turn of the form."""
        asked = tracker.get_slot(REQUESTED) if _is_running(tracker) else None
        topic = Topic(asked) if asked else None
        turn = turn_of(tracker)
        if topic is None and assistant().asks_of_a_ue(turn):
            return [*reply(dispatcher, tracker, turn), SlotSet(TRIES, NOT_BEGUN), SlotSet(REQUESTED, None)]
        result = take_turn(assistant(), turn, topic, int(tracker.get_slot(TRIES) or 0))
        if result.message.text:
            dispatcher.utter_message(**utterance(result.message))
        events = [*remember_thread(result.thread), *remember_progress(result.progress)]
        return [
            *changed(tracker, events),
            SlotSet(TRIES, result.tries),
            SlotSet(STATE, STOPPED if result.phase is Phase.STOPPED else None),
            SlotSet(REQUESTED, result.next_topic.value if result.next_topic else None),
        ]


class _Ask(BaliseAction):
    """Ask one question of the form."""

    @property
    @abstractmethod
    def topic(self) -> Topic:
        """What is asked."""

    def name(self) -> str:
        """Its name in domain.yml."""
        return f"action_ask_{FORM}_{self.topic.value}"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """Utter the question with its buttons."""
        question = Part(f"utter_ask_{FORM}_{self.topic.value}")
        dispatcher.utter_message(**utterance(assistant().say(turn_of(tracker), [question])))
        return []


class AskBac(_Ask):
    """Ask for the level of the bac."""

    topic = Topic.BAC


class AskExperienceTotale(_Ask):
    """Ask for the length of all work."""

    topic = Topic.TOTAL


class AskExperienceSecteur(_Ask):
    """Ask whether the work was in the sector."""

    topic = Topic.SECTOR


class AskExperienceSecteurMois(_Ask):
    """Ask how much of the work was in the sector."""

    topic = Topic.SECTOR_MONTHS


class AskEtudesSuperieures(_Ask):
    """Ask for studies close to the course."""

    topic = Topic.STUDIES


class ActionConclureEligibilite(BaliseAction):
    """Give the verdict, or take note that the person stopped."""

    def name(self) -> str:
        """Its name in domain.yml."""
        return "action_conclure_eligibilite"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """Utter the end of the form."""
        turn = turn_of(tracker)
        if tracker.get_slot(TRIES) == NOT_BEGUN:
            return [SlotSet(TRIES, None)]
        if tracker.get_slot(STATE) == STOPPED:
            dispatcher.utter_message(**utterance(assistant().say(turn, [Part("utter_eligibilite_arret")])))
            return [SlotSet(STATE, None), SlotSet(TRIES, None)]
        dispatcher.utter_message(**utterance(assistant().verdict(turn, turn.progress)))
        return [SlotSet(STATE, VERDICT_GIVEN), SlotSet(TRIES, None)]


def _is_running(tracker: Tracker) -> bool:
    """Whether the form was already asking when the message came (Rasa keeps the slot of an ended form)."""
    return (tracker.active_loop or {}).get("name") == FORM
