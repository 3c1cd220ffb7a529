"""One turn of the eligibility form: an answer, a question beside it, a doubt, a wish to stop."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from enum import Enum, auto

from bot.curriculum.course import Course
from bot.curriculum.eligibility import Profile
from bot.dialogue.assistant import ASIDE_GESTURES, Assistant
from bot.dialogue.eligibility import asking as talk
from bot.dialogue.eligibility.asking import Progress, Topic
from bot.dialogue.eligibility.conclusion import OF_FOREIGN_DIPLOMAS, opening
from bot.dialogue.eligibility.profile import speaks_of_unpaid_work
from bot.dialogue.eligibility.unsaid import NOT_SAID, asks_of_unsaid_work
from bot.dialogue.talk import Part, Question, Thread
from bot.dialogue.thread.rephrasing import PUZZLED, puzzled
from bot.dialogue.turns import ELIGIBILITY, FALLBACK, SITUATION, Turn
from bot.language.answers import merely_agrees
from bot.language.clauses import asks
from bot.replies.wording import Message, join

_STOPS = frozenset({"arreter", "prendre_conge"})
_STARTS_OVER = frozenset({"recommencer"})
_ASKS_WHY = frozenset({"demander_pourquoi"})
_STRONG = 0.6
"""Probability from which words that do not have the form of a question are taken to ask something."""


class Phase(Enum):
    """Where the form stands after a turn."""

    ASKING = auto()
    DONE = auto()
    STOPPED = auto()


@dataclass(frozen=True)
class FormTurn:
    """What to say before the next question, and what is then known. ``tries``: unusable answers so far."""

    message: Message
    progress: Progress
    thread: Thread
    phase: Phase
    next_topic: Topic | None
    tries: int = 0


def take_turn(assistant: Assistant, turn: Turn, asked: Topic | None, tries: int) -> FormTurn:
    """Decide one turn of the form; ``asked`` is None on the turn that starts it."""
    course = assistant.course(turn)
    if asked is None:
        return _start(assistant, turn, course)
    if turn.intent in _STOPS:
        return FormTurn(Message(""), turn.progress, turn.thread, Phase.STOPPED, None)
    if not turn.text and turn.intent not in _STARTS_OVER:
        return _button(assistant, turn, asked, tries)
    if turn.intent in _STARTS_OVER:
        return _ask(assistant, turn, course, Progress(Profile()), [Part("utter_eligibilite_debut")])
    if turn.intent in _ASKS_WHY or puzzled(turn.text, FALLBACK) == PUZZLED:
        return _ask(assistant, turn, course, turn.progress, [Part(f"utter_pourquoi_{asked.value}")], tries)
    return _hear(assistant, turn, course, asked, tries)


def _start(assistant: Assistant, turn: Turn, course: Course) -> FormTurn:
    """Answer what the opening implies or asks beside, then ask what is not known yet."""
    progress = talk.read_answer(course, turn.progress, None, turn.text, turn.year) if turn.text else turn.progress
    messages, thread = assistant.answer_asides(turn)
    first_topic = talk.next_topic(course, progress)
    said = {name for message in messages for name in message.names}
    parts = [part for part in _not_just_said(turn, opening(progress)) if part.name not in said]
    opened = assistant.say(turn, parts) if first_topic else Message("")
    message = _without_buttons([assistant.announced(turn, join([*messages, opened]))])
    return FormTurn(message, progress, thread, *_phase(first_topic))


def _without_buttons(messages: list[Message]) -> Message:
    """The messages as one; the buttons are those of the question that follows it."""
    return replace(join(messages), buttons=())


def _not_just_said(turn: Turn, parts: tuple[Part, ...]) -> list[Part]:
    said = turn.last.message.names if turn.last else ()
    return [part for part in parts if part.name not in said]


def _button(assistant: Assistant, turn: Turn, asked: Topic, tries: int) -> FormTurn:
    """A button of an earlier message, or no text at all: answer it, then ask again without reproach."""
    messages, thread = assistant.answer_asides(turn)
    message = _without_buttons(messages)
    return FormTurn(message, turn.progress, thread, Phase.ASKING, asked, tries)


def _hear(assistant: Assistant, turn: Turn, course: Course, asked: Topic, tries: int) -> FormTurn:
    """Take the answer if there is one, and answer what is asked beside it."""
    progress = talk.read_answer(course, turn.progress, asked, turn.text, turn.year)
    told = progress != turn.progress
    asides = () if len(turn.questions) == 1 and asks_of_unsaid_work(turn.text) else _asides(turn, told)
    messages, thread = assistant.answer_asides(replace(turn, questions=asides)) if asides else ([], turn.thread)
    if not asides and (rule := _rule(turn, progress, asked)):
        return _ask(assistant, turn, course, progress, [Part(rule)], 0 if told else tries)
    if not told and not asides:
        return _not_understood(assistant, turn, course, asked, tries)
    next_topic = talk.next_topic(course, progress)
    if not messages and next_topic and (next_topic is asked or _overrules(progress, turn.progress)):
        messages = [assistant.say(turn, [Part("utter_eligibilite_note")])]
    message = _without_buttons(messages)
    kept = tries if next_topic is asked and not told else 0
    return FormTurn(message, progress, thread, *_phase(next_topic), tries=kept)


def _overrules(progress: Progress, before: Progress) -> bool:
    """Whether something that was known has been told anew."""
    known = (each.name for each in fields(Profile) if each.name != "doubts_french")
    return any(getattr(before.profile, name) not in (None, getattr(progress.profile, name)) for name in known)


def _rule(turn: Turn, progress: Progress, asked: Topic) -> str | None:
    """What the brochure says, or does not say, on words that do not settle the question."""
    if progress.abroad and not turn.progress.abroad:
        return OF_FOREIGN_DIPLOMAS
    told = progress != turn.progress
    tells_of_it = not told and asked in talk.ABOUT_WORK and speaks_of_unpaid_work(turn.text)
    if tells_of_it or asks_of_unsaid_work(turn.text):
        return f"utter_{NOT_SAID}"
    if told:
        return None
    is_about_entry = any(question.intent in (ELIGIBILITY, SITUATION) for question in turn.questions)
    return "utter_eligibilite_regle" if is_about_entry and asks(turn.text) else None


def _asides(turn: Turn, told: bool) -> tuple[Question, ...]:
    """What the message asks beside the form; when it also answers the form, only what has the form of a question."""
    has_question = asks(turn.text)
    if told and not has_question:
        return ()
    least = _STRONG if told or not has_question else 0.0
    asked = (question for question in turn.questions if question.intent not in ASIDE_GESTURES)
    return tuple(question for question in asked if question.confidence >= least)


def _not_understood(assistant: Assistant, turn: Turn, course: Course, asked: Topic, tries: int) -> FormTurn:
    """Ask again once; after the second unusable answer leave the point to be confirmed."""
    if tries + 1 >= talk.MAXIMUM_TRIES:
        progress = talk.give_up(turn.progress, asked)
        return _ask(assistant, turn, course, progress, [Part("utter_eligibilite_passons")])
    how = "oui_ou_non" if merely_agrees(turn.text) else "pas_compris"
    if asked in (Topic.TOTAL, Topic.SECTOR_MONTHS):
        how = "duree"
    return _ask(assistant, turn, course, turn.progress, [Part(f"utter_eligibilite_{how}")], tries + 1)


def _ask(
    assistant: Assistant, turn: Turn, course: Course, progress: Progress, parts: list[Part], tries: int = 0
) -> FormTurn:
    next_topic = talk.next_topic(course, progress)
    return FormTurn(assistant.say(turn, parts), progress, turn.thread, *_phase(next_topic), tries=tries)


def _phase(next_topic: Topic | None) -> tuple[Phase, Topic | None]:
    return (Phase.ASKING if next_topic else Phase.DONE), next_topic
