"""One turn of the conversation: from what was said to what is replied and remembered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bot.curriculum.catalogue import Catalogue, load_catalogue
from bot.curriculum.course import Course
from bot.curriculum.eligibility import Profile
from bot.dialogue.answering import answer
from bot.dialogue.eligibility import asking as eligibility
from bot.dialogue.eligibility.conclusion import conclusion, implications
from bot.dialogue.eligibility.profile import merge
from bot.dialogue.talk import Answer, Ask, Part, Question, Thread
from bot.dialogue.thread.context import (
    asks_of_a_ue,
    heard_in,
    of_this_course,
    points_back,
    understood,
    without_courtesies,
)
from bot.dialogue.thread.own_case import AGREEMENT, as_told, in_her_case, takes_up_offer, tells_how_long, was_offered
from bot.dialogue.thread.rephrasing import PLAINER, PUZZLED, WHY, plainer, reasons
from bot.dialogue.thread.supposing import ANY_FIELD, WITHOUT_BAC
from bot.dialogue.turns import ELIGIBILITY, FALLBACK, SITUATION, LastReply, Outcome, Turn
from bot.language.education import bac_level
from bot.privacy import KEPT_DAYS
from bot.replies.facts import Facts, Said, course_facts, enumerate_in_french, service_facts
from bot.replies.suggestions import suggestions
from bot.replies.together import Contact, useful_buttons
from bot.replies.wording import Message, Wording, join

REPETITION = "demander_repetition"
SOURCE = "demander_source"
SILENCE = "utter_silence"
__all__ = ["ELIGIBILITY", "FALLBACK", "REPETITION", "SITUATION", "Assistant", "LastReply", "Outcome", "Turn"]
ASIDE_GESTURES = frozenset({
    ELIGIBILITY, SITUATION, FALLBACK, "confirmer", "refuser", "repondre_ne_sait_pas", "hors_sujet", "remercier",
    "feliciter", "saluer", "exprimer_incomprehension", "demander_module_voisin", "demander_total",
})  # fmt: skip
"""What asks nothing beside the eligibility dialogue."""
_TELLS_OF_ONESELF = frozenset({
    ELIGIBILITY, SITUATION, "demander_prerequis", "demander_vae", "demander_ves", "demander_experience_requise",
    "demander_stage", "demander_diplome_etranger", "demander_inscription", "demander_selection", "exprimer_doute",
})  # fmt: skip
"""Topics on which what a person says of her work is meant as her own past."""
LONGEST_REPLY = 1200
"""Characters beyond which the answers to several questions are not all given at once."""
MOST_SECTIONS = 3
"""Sections of the brochure that are named when a person asks for the source."""
_TO_THE_LAST_REPLY = {PUZZLED: plainer, WHY: reasons}
_PRESENTS_ITSELF = frozenset({"utter_saluer", "utter_demander_identite", "utter_exprimer_detresse"})
_ABOUT_ENTRY = frozenset({
    ELIGIBILITY, SITUATION, "demander_prerequis", "demander_diplome_etranger", WITHOUT_BAC, ANY_FIELD,
})  # fmt: skip


class Assistant:
    """Answers turns from the courses of a catalogue, in the words of a domain file."""

    def __init__(self, catalogue: Catalogue, wording: Wording, kept_days: int = KEPT_DAYS) -> None:
        """``kept_days``: after how many days a conversation at rest is forgotten."""
        self._catalogue = catalogue
        self._wording = wording
        service = service_facts(kept_days)
        self._facts = {course.code: {**course_facts(course), **service} for course in catalogue}
        self._contacts = {course.code: Contact(course.contact.phone, course.contact.email) for course in catalogue}

    @classmethod
    def from_files(
        cls, courses: Path, domain: Path, default_course: str | None = None, kept_days: int = KEPT_DAYS
    ) -> Assistant:
        """The assistant of a project folder.

        Raises:
            CurriculumError: a curriculum file is wrong.
            WordingError: the domain file has no replies.
        """
        return cls(load_catalogue(courses, default_course), Wording.read(domain), kept_days)

    def course(self, turn: Turn) -> Course:
        """The course that a turn is about."""
        return self._catalogue.get(turn.course_code)

    def points_back(self, turn: Turn) -> bool:
        """Whether a turn only makes sense behind what was said before it."""
        return points_back(turn, self.course(turn))

    def asks_of_a_ue(self, turn: Turn) -> bool:
        """Whether what was said before makes a turn a question about a UE, whatever its words resemble."""
        return asks_of_a_ue(turn, self.course(turn))

    def reply(self, turn: Turn) -> Outcome:
        """Answer everything that a turn asks, in one message."""
        course = self.course(turn)
        turn = as_told(understood(turn, course), course)
        progress = self.hear(turn)
        if self._wants_eligibility(turn):
            return Outcome(Message(""), turn.thread, progress, starts_eligibility=True)
        if turn.intent == FALLBACK:
            return Outcome(self.announced(turn, self._doubt(turn, course)), turn.thread, progress)
        messages, thread = self._answers(turn, course, progress)
        message = replace(join(messages), buttons=useful_buttons(messages))
        return Outcome(self.announced(turn, message), thread, progress)

    def hear(self, turn: Turn) -> eligibility.Progress:
        """What is known of the person after a turn in which nothing was asked of her."""
        if not turn.text:
            return turn.progress
        course = self.course(turn)
        if turn.has_verdict and turn.intent == SITUATION:
            return eligibility.read_answer(course, turn.progress, eligibility.Topic.TOTAL, turn.text, turn.year)
        intents = {question.intent for question in turn.questions}
        offered = takes_up_offer(turn)
        if not (offered or intents & _TELLS_OF_ONESELF):
            told = Profile(has_bac=bac_level(turn.text))
            return replace(turn.progress, profile=merge(turn.progress.profile, told))
        about_self = offered or intents <= {ELIGIBILITY, SITUATION}
        return eligibility.overhear(
            course, turn.progress, turn.text, turn.year, about_self=about_self, answers_how_long=tells_how_long(turn)
        )

    @staticmethod
    def _wants_eligibility(turn: Turn) -> bool:
        """Whether a question beside others asks for it, or a "yes" accepts the offer just made."""
        return any(question.intent == ELIGIBILITY for question in turn.questions) or (
            turn.intent == AGREEMENT and was_offered(turn)
        )

    def say(self, turn: Turn, parts: Sequence[Part], separator: str = "\n\n") -> Message:
        """Replies put into words; one that the course has no facts for becomes an admission."""
        course = self.course(turn)
        return join([self._say(course, part, turn.channel) for part in parts], separator)

    def verdict(self, turn: Turn, progress: eligibility.Progress) -> Message:
        """The conclusion of the eligibility dialogue."""
        return self.say(turn, conclusion(self.course(turn), progress), "\n")

    def announced(self, turn: Turn, message: Message) -> Message:
        """The message, behind the notice that Balise is a machine if it is the first of a conversation."""
        if turn.last is not None or _PRESENTS_ITSELF & set(message.names):
            return message
        return join([self.say(turn, [Part("utter_annonce")]), message])

    def answer_asides(self, turn: Turn) -> tuple[list[Message], Thread]:
        """Answers to what is asked beside the eligibility dialogue, and the thread they leave."""
        turn = of_this_course(turn, self.course(turn))
        aside = tuple(question for question in turn.questions if question.intent not in ASIDE_GESTURES)
        return self._answers(replace(turn, questions=aside), self.course(turn), turn.progress)

    def _answers(self, turn: Turn, course: Course, progress: eligibility.Progress) -> tuple[list[Message], Thread]:
        messages = self._implied(turn, course, progress)
        thread = turn.thread
        left: list[str] = []
        for question in without_courtesies(turn.questions):
            found = self._answer(turn, course, progress, question, heard_in(thread, question, turn))
            message = self._say_answer(turn, course, found)
            if question.intent == REPETITION and turn.last:
                message = turn.last.message
            if messages and sum(len(each.text) for each in (*messages, message)) > LONGEST_REPLY:
                left.append(question.intent)
                continue
            thread = found.thread
            messages.append(message)
        if left:
            rest = self._say(course, Part("utter_reste"), turn.channel)
            messages.append(replace(rest, buttons=suggestions(left)))
        return self._contacts[course.code].said_once(messages), thread

    def _answer(
        self, turn: Turn, course: Course, progress: eligibility.Progress, question: Question, thread: Thread
    ) -> Answer:
        if question.intent == REPETITION:
            return Answer.one("utter_rien_a_repeter", thread)
        if question.intent == SOURCE:
            return self._source(turn, thread)
        if question.intent in _TO_THE_LAST_REPLY and (parts := self._to_the_last_reply(turn, course, question)):
            return Answer(parts, thread)
        if question.intent == SITUATION:
            return Answer(self._situation(turn, course, progress), thread)
        ask = Ask(question, thread, course)
        return in_her_case(turn, ask, progress.profile, answer(ask))

    def _implied(self, turn: Turn, course: Course, progress: eligibility.Progress) -> list[Message]:
        """Somebody says in passing that she has no bac: what that means comes before the rest."""
        told = progress.profile.has_bac is False and turn.progress.profile.has_bac is None
        if not told or any(question.intent in _ABOUT_ENTRY for question in turn.questions):
            return []
        return [self._say(course, Part("utter_eligibilite_sans_bac"), turn.channel)]

    def _to_the_last_reply(self, turn: Turn, course: Course, question: Question) -> tuple[Part, ...]:
        """The last reply in plainer words, or the reason for it; nothing where domain.yml has none to give."""
        said = turn.last.message.names if turn.last else ()
        parts = _TO_THE_LAST_REPLY[question.intent](question.text, said, self._wording.names(), course, turn.thread)
        facts = self._facts[course.code]
        return tuple(part for part in parts if self._wording.can_say(part.name, {**facts, **part.facts}, turn.channel))

    def _source(self, turn: Turn, thread: Thread) -> Answer:
        sources = turn.last.message.sources if turn.last else ()
        if not sources:
            return Answer.one("utter_demander_source_generale", thread)
        sections = Said(enumerate_in_french(f"« {section} »" for section in sources[:MOST_SECTIONS]))
        return Answer.one("utter_demander_source", thread, {"rubriques": sections})

    def _situation(self, turn: Turn, course: Course, progress: eligibility.Progress) -> tuple[Part, ...]:
        if turn.has_verdict and progress != turn.progress:
            return conclusion(course, progress)
        implied = implications(course, progress.profile)
        if not implied:
            return (Part("utter_decrire_situation"),)
        return (*implied, Part("utter_situation_suite"))

    def _doubt(self, turn: Turn, course: Course) -> Message:
        """First time: what the person may have meant. Second time in a row: somebody to call."""
        if not turn.text and not turn.questions:
            return self._say(course, Part("utter_message_vide"), turn.channel)
        buttons = suggestions(turn.alternatives)
        if not buttons or (turn.last and turn.last.was_doubt):
            return self._say(course, Part("utter_proposer_contact"), turn.channel)
        asked = self._say(course, Part("utter_proposer"), turn.channel)
        return replace(asked, buttons=buttons)

    def _say_answer(self, turn: Turn, course: Course, found: Answer) -> Message:
        separator = "\n" if len(found.parts) > 2 else "\n\n"
        messages = self._contacts[course.code].said_once([self._said_anew(turn, course, part) for part in found.parts])
        return replace(join(messages, separator), buttons=useful_buttons(messages))

    def _said_anew(self, turn: Turn, course: Course, part: Part) -> Message:
        """A reply; in other words, if those would be the very ones of the reply before, and no fact is lost."""
        message = self._say(course, part, turn.channel)
        last, again = turn.last.message if turn.last else None, f"{part.name}{PLAINER}"
        facts: Facts = {**self._facts[course.code], **part.facts}
        if last is None or part.name not in last.names or message.text not in last.text:
            return message
        if not self._wording.can_say(again, facts, turn.channel):
            return message
        other = self._wording.say(again, facts, turn.channel)
        told = (facts[fact].text.lower() for fact in self._wording.placeholders(part.name, turn.channel))
        return replace(other, buttons=message.buttons) if all(fact in other.text.lower() for fact in told) else message

    def _say(self, course: Course, part: Part, channel: str | None) -> Message:
        facts: Facts = {**self._facts[course.code], **part.facts}
        if self._wording.can_say(part.name, facts, channel):
            return self._wording.say(part.name, facts, channel)
        return self._wording.say(SILENCE, facts, channel)
