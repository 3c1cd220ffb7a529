"""The real course, and short ways to make questions and turns."""

from __future__ import annotations

from typing import Any

from bot.curriculum.course import Course
from bot.curriculum.loader import load_course
from bot.curriculum.lookup import How, find_ue
from bot.dialogue.assistant import Turn
from bot.dialogue.talk import Answer, Ask, Question, Thread
from bot.language.mentions import funders, parts
from bot.settings import ROOT

COURSES = ROOT / "curriculum"
DOMAIN = ROOT / "domain.yml"
COURSE: Course = load_course(COURSES / "CPN42-00A.yml")
YEAR = 2025
PHONE = COURSE.contact.phone
EMAIL = COURSE.contact.email


def question(intent: str, text: str = "", **entities: Any) -> Question:
    """A question with what its words name, as understanding would find it, and the entities given beside."""
    ues = find_ue(COURSE, text)
    found = {
        "financeur": funders(text),
        "bloc": parts(text),
        "sujet_ue" if ues.how is How.SUBJECT else "ue": ues.codes,
    }
    named: dict[str, tuple[Any, ...]] = {name: tuple(values) for name, values in found.items() if values}
    return Question(intent, text, {**named, **entities})


def ask(intent: str, text: str = "", thread: Thread | None = None, **entities: Any) -> Ask:
    """A question in its context, on the real course."""
    return Ask(question(intent, text, **entities), thread or Thread(), COURSE)


def names(answer: Answer) -> list[str]:
    """The replies of an answer."""
    return [part.name for part in answer.parts]


def turn(text: str, *intents: str, **remembered: Any) -> Turn:
    """A turn in which each intent is asked in the same words."""
    return Turn(text, tuple(question(intent, text) for intent in intents), year=YEAR, **remembered)
