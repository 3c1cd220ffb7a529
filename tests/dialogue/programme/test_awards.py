"""The certificate and the title set against each other."""

from __future__ import annotations

import pytest

from bot.dialogue.answering import answer
from bot.dialogue.assistant import Assistant, LastReply
from bot.dialogue.programme.awards import awards_compared
from bot.dialogue.talk import Ask, Thread
from bot.dialogue.thread.following import pointed
from bot.replies.wording import Message
from tests.dialogue.support import COURSE, COURSES, DOMAIN, ask, names, turn

BALISE = Assistant.from_files(COURSES, DOMAIN)
BEFORE = LastReply(Message("Autre chose.", names=("utter_autre",)))

OPPOSED = [
    ("demander_certificat", "le cp29 par rapport au titre RNCP ?"),
    ("demander_certificat", "CPN42 ou CP29 ?"),
    ("demander_titre", "qu'est-ce qui distingue le titre du certificat"),
    ("demander_certificat", "je prends plutôt le certificat ou le diplôme complet ?"),
    ("comparer_modules", "différence entre le certificat professionnel et le titre"),
    ("nlu_fallback", "cp 29 vs cpn 42"),
]


@pytest.mark.parametrize(("intent", "text"), OPPOSED)
def test_the_certificate_and_the_title_are_set_side_by_side(intent: str, text: str) -> None:
    assert names(answer(ask(intent, text))) == ["utter_comparer_diplomes"]


OTHERWISE = [
    ("demander_certificat", "c'est quoi le certificat ?", "utter_demander_certificat"),
    ("demander_certificat", "où est-ce qu'on retire le certificat et le titre ?", "utter_demander_certificat"),
    ("demander_certificat", "le CP29 donne-t-il le titre ?", "utter_demander_certificat"),
    ("demander_titre", "le titre ou une licence ?", "utter_demander_titre"),
    ("demander_titre", "c'est un titre national ou un certificat d'établissement ?", "utter_demander_titre"),
    ("demander_prix", "le prix du certificat ou du titre ?", "utter_demander_prix"),
]


@pytest.mark.parametrize(("intent", "text", "expected"), OTHERWISE)
def test_one_of_them_named_alone_or_for_something_else_is_not_a_comparison(
    intent: str, text: str, expected: str
) -> None:
    assert names(answer(ask(intent, text))) == [expected]


def test_the_comparison_tells_level_modules_and_hours_of_both_from_the_course() -> None:
    said = BALISE.reply(turn("CP29 ou CPN42 ?", "demander_certificat", last=BEFORE)).message.text
    step, whole = (line for line in said.splitlines() if line.startswith("•"))
    first = COURSE.part("premiere")
    assert COURSE.certificate is not None
    assert first is not None
    assert all(fact in step for fact in (COURSE.certificate.code, COURSE.certificate.equivalent, str(first.hours)))
    award = COURSE.identity.award
    hours = sum(part.hours for part in COURSE.parts)
    assert all(fact in whole for fact in (award.code, award.equivalent, str(hours), "rapport", "mois d'expérience"))


@pytest.mark.parametrize("thing", ["certificat", "titre"])
def test_the_difference_asked_behind_one_of_them_is_between_the_two(thing: str) -> None:
    meant = pointed(ask("comparer_modules", "et c'est quoi la différence ?", Thread(thing=thing)))
    assert meant is not None
    assert meant.question.intent == "comparer_diplomes"


def test_behind_the_comparison_the_second_is_the_title() -> None:
    compared = answer(ask("demander_certificat", "le certificat ou le titre ?"))
    assert names(answer(ask("nlu_fallback", "et le deuxième ?", compared.thread))) == ["utter_demander_titre"]


def test_a_course_without_certificate_compares_nothing() -> None:
    alone = COURSE.model_copy(update={"certificate": None})
    asked = ask("demander_titre", "le certificat ou le titre ?")
    assert awards_compared(Ask(asked.question, asked.thread, alone)) is None
