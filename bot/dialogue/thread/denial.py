""" "Pas l'UE 5, la 6": what stands behind "pas" is denied, and only the rest is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.curriculum.course import Course
from bot.curriculum.lookup import How, find_ue
from bot.dialogue.talk import Question
from bot.language.mentions import funders, parts
from bot.language.text import fold, strip_accents

_ARTICLE = r"(?:l['’]\s?|(?:le|la|les|du|des|de la|de l['’]|au|aux|cel(?:le|ui)|ce|cette)\b)"
_CORRECTION = re.compile(
    r"^\W*(?:(?:ah|non|mais|euh|oh|et|nan|bah?|je (?:ne )?(?:parle|parlais|demande|demandais|veux|voulais))\b\W*)*"
    rf"pas (?P<denied>{_ARTICLE}[^,;.?!]{{1,50}}?)(?:\s*[,;.]\s*(?:mais\s+)?|\s+mais\s+)"
    rf"(?P<meant>(?:(?:plutot|juste|je (?:parle|veux|demande|voulais))\s+)?{_ARTICLE}.{{1,60}})$",
    re.IGNORECASE | re.DOTALL,
)
_OF_ONESELF = re.compile(
    r"\b(?:bac\w*|brevet|temps|argent|permis|voiture|niveau|moyens?|diplomes?|courage|age|ordinateur|je|j|moi)\b"
)
"""What one lacks rather than denies: "pas le bac, la vente pendant 6 ans" tells of a person."""


def correction(text: str) -> tuple[str, str] | None:
    """What a message denies and what it puts in its place; None when it corrects nothing."""
    plain = strip_accents(text)
    # Offsets are those of the text itself only while no character was lost with its accent.
    found = _CORRECTION.search(plain) if len(plain) == len(text) else None
    if found is None or _OF_ONESELF.search(fold(found["denied"])):
        return None
    return text[slice(*found.span("denied"))].strip(), text[slice(*found.span("meant"))].strip()


def without_denied(questions: tuple[Question, ...], text: str, course: Course) -> tuple[str, tuple[Question, ...]]:
    """The message and its questions without what is denied."""
    found = correction(text)
    if found is None:
        return text, questions
    denied, meant = found
    kept = tuple(_kept(questions, fold(denied), meant, course))
    return (meant, kept) if kept else (text, questions)


def _kept(questions: tuple[Question, ...], denied: str, meant: str, course: Course) -> Iterator[Question]:
    for question in questions:
        text = fold(question.text)
        if denied not in text:
            yield question
        elif fold(meant) in text:
            yield _reread(question, meant, course)


def _reread(question: Question, text: str, course: Course) -> Question:
    """The question in these words alone, with only what they name."""
    ues = find_ue(course, text)
    named = {
        "ue": ues.codes if ues.how is not How.SUBJECT else (),
        "sujet_ue": ues.codes if ues.how is How.SUBJECT else (),
        "financeur": tuple(funders(text)),
        "bloc": tuple(parts(text)),
    }
    others = {name: values for name, values in question.entities.items() if name not in named}
    return replace(question, text=text, entities={**others, **{key: found for key, found in named.items() if found}})
