"""What a message asks in the light of what went before it."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.curriculum.course import Course
from bot.curriculum.lookup import How, find_ue
from bot.dialogue.answering import elliptic, named
from bot.dialogue.programme.apart import named_apart
from bot.dialogue.talk import Ask, Question, Thread
from bot.dialogue.thread.correcting import corrected
from bot.dialogue.thread.denial import without_denied
from bot.dialogue.thread.following import ABOUT_CONTENT, TOTAL, asks_no_total, pointed
from bot.dialogue.thread.pairs import VES
from bot.dialogue.thread.rephrasing import puzzled
from bot.dialogue.turns import FALLBACK, SITUATION, Turn
from bot.language.clauses import asks
from bot.language.text import fold

MOST_WORDS_BY_NAME = 8
"""Words up to which a message that was not understood is about what it names; a longer one says more than that."""
_ABOUT_A_UE = frozenset({"demander_module", "demander_credits", "comparer_modules"})
_UE_ENTITIES = ("ue", "sujet_ue")
_ABOUT_COMING = frozenset({"demander_horaires", "demander_transport"})
_OF_THE_COURSE = {
    VES: frozenset({"demander_prix", "demander_duree", "demander_dates", "demander_inscription"}),
    "stage": frozenset({"demander_prix"}),
}
"""What is asked of the course, and not of what the same message asks before."""
_COUNTS_TIME = frozenset({"demander_duree", "demander_total", "demander_experience_requise", "demander_heures"})
"""What "pardon, c'est 26 mois en tout" may look like after a verdict."""
PRICE = "demander_prix"
CREDITS, MODULE, NEIGHBOUR = "demander_credits", "demander_module", "demander_module_voisin"
_POINTS_AT_A_UE = re.compile(
    r"\b(?:ue|uv|unites?|modules?|matieres?|cours|enseignements?|celle|celui|suivante?|precedente?|\d+)\b"
)
_MOST_WORDS_OF_A_NAME = 3
_COURTESIES = frozenset({"saluer", "remercier", "feliciter", "prendre_nouvelles", "confirmer", "prendre_conge"})


def understood(turn: Turn, course: Course) -> Turn:
    """The turn with the questions that its words ask here, after what was said before them."""
    turn = _counted_together(of_this_course(turn, course), course)
    # What points back was put in words of its own: "la première" of the message is then no longer a UE.
    return _pointing_back(turn, course) or _with_ues_named_beside(_from_thread(turn, course), course)


def points_back(turn: Turn, course: Course) -> bool:
    """Whether a turn only makes sense behind what was said, whatever its words resemble ("ok, la première")."""
    return _pointing_back(turn, course) is not None


def _counted_together(turn: Turn, course: Course) -> Turn:
    """ "La psycho et la socio, combien de crédits ?": the names alone, read as a question, belong to the count."""
    counted = [question for question in turn.questions if question.intent == CREDITS]
    others = [question for question in turn.questions if question.intent != CREDITS]
    names_only = all(
        question.intent == MODULE and len(fold(question.text).split()) <= _MOST_WORDS_OF_A_NAME for question in others
    )
    if len(counted) != 1 or not others or not names_only:
        return turn
    together = Question(CREDITS, turn.text)
    return replace(turn, questions=(together,)) if named_apart(Ask(together, turn.thread, course)) else turn


def asks_of_a_ue(turn: Turn, course: Course) -> bool:
    """Whether what was said before makes a turn a question about a UE ("et du droit ?" behind the programme)."""
    meant = _pointing_back(turn, course)
    return meant is not None and meant.intent == MODULE


def of_this_course(turn: Turn, course: Course) -> Turn:
    """The turn as far as it is about this course ("UE 3" is one of each), without what is denied ("pas la VAE")."""
    questions = tuple(_of_course(question, course) for question in turn.questions)
    text, questions = without_denied(questions, turn.text, course)
    return replace(turn, text=text, questions=questions)


def _of_course(question: Question, course: Course) -> Question:
    ours = {name: tuple(code for code in question.values(name) if course.find_ue(code)) for name in _UE_ENTITIES}
    return replace(question, entities={name: ours.get(name, values) for name, values in question.entities.items()})


def heard_in(thread: Thread, question: Question, turn: Turn) -> Thread:
    """The thread that a question is heard in.

    Asked beside the hours or the bus, an address is that of the courses; asked in one message with the VES or the
    internship, the price is that of the course.
    """
    beside = question.intent == "demander_lieu" and _ABOUT_COMING & {each.intent for each in turn.questions}
    in_one_message = thread is not turn.thread and question.intent in _OF_THE_COURSE.get(thread.thing or "", ())
    return replace(thread, thing=None) if beside or in_one_message else thread


def without_courtesies(questions: tuple[Question, ...]) -> tuple[Question, ...]:
    """The questions, without greetings and thanks when something else is asked."""
    asked = tuple(question for question in questions if question.intent not in _COURTESIES)
    return asked or questions[:1]


def _pointing_back(turn: Turn, course: Course) -> Turn | None:
    """ "Non pardon, la 7", "et l'autre ?", "et sans ?": what such words mean behind what was said before."""
    if not turn.questions or turn.corrects_verdict:
        return None
    meant = corrected(Ask(Question(turn.intent, turn.text), turn.thread, course))
    if meant is None and len(turn.questions) == 1:
        meant = pointed(Ask(turn.questions[0], turn.thread, course))
    return replace(turn, questions=(meant.question,)) if meant else None


def _from_thread(turn: Turn, course: Course) -> Turn:
    """A message that was not understood may be plain from what went before."""
    if not turn.questions:
        return turn
    if turn.corrects_verdict and turn.intent in _COUNTS_TIME and not asks(turn.text):
        return _asking(turn, SITUATION)
    ask = Ask(turn.questions[0], turn.thread, course)
    alone = len(turn.questions) == 1
    if alone and not turn.corrects_verdict and (gesture := puzzled(turn.text, turn.intent)):
        return _asking(turn, gesture)
    if turn.intent != FALLBACK and not (alone and (asks_no_total(ask) or _steps_from_nowhere(ask))):
        return turn
    if turn.corrects_verdict:
        return _asking(turn, SITUATION)
    meant = elliptic(ask) or (named(ask) if len(turn.text.split()) <= MOST_WORDS_BY_NAME else None)
    return replace(turn, questions=(meant.question,)) if meant else _asking(turn, _nearer(turn))


def _steps_from_nowhere(ask: Ask) -> bool:
    """Whether "et ensuite ?" is said where no UE was spoken of: nobody knows what comes next then."""
    if ask.question.intent != NEIGHBOUR or ask.thread.ues or ask.thread.topic in ABOUT_CONTENT:
        return False
    return not _POINTS_AT_A_UE.search(fold(ask.question.text))


def _nearer(turn: Turn) -> str:
    """Between two intents that are as near as each other: "combien en tout ?" is a price where nothing was counted."""
    if set(turn.alternatives[:2]) == {TOTAL, PRICE}:
        return TOTAL if turn.thread.quantity else PRICE
    return FALLBACK


def _asking(turn: Turn, intent: str) -> Turn:
    return replace(turn, questions=(replace(turn.questions[0], intent=intent),))


def _with_ues_named_beside(turn: Turn, course: Course) -> Turn:
    """ "On m'a noté AST004. Ça parle de quoi ?": a question about a UE is about the one that the message names."""
    found = find_ue(course, turn.text)
    if found.how not in (How.CODE, How.NUMBER, How.TITLE):
        return turn
    questions = (
        replace(question, entities={**question.entities, "ue": found.codes})
        if question.intent in _ABOUT_A_UE and not (question.values("ue") or question.values("sujet_ue"))
        else question
        for question in turn.questions
    )
    return replace(turn, questions=tuple(questions))
