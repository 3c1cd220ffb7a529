"""A diploma that this course does not award."""

from __future__ import annotations

import pytest

from bot.dialogue.answering import answer
from tests.dialogue.support import ask, names

OF_ANOTHER = [
    ("demander_duree", "le bac pro dure combien d'années ?"),
    ("demander_duree", "une licence de socio c'est en combien de temps"),
    ("demander_duree", "et le diplôme d'État d'assistante sociale, quelle durée ?"),
    ("demander_prix", "quel est le prix du BTS SP3S ?"),
    ("demander_prix", "combien coûte un master ?"),
    ("demander_prix", "et pour le DEES c'est combien ?"),
    ("demander_dates", "quand commence le CAP AEPE ?"),
    ("demander_inscription", "comment s'inscrire en licence ?"),
]


@pytest.mark.parametrize(("intent", "text"), OF_ANOTHER)
def test_the_length_the_price_or_the_dates_of_another_diploma_are_not_ours(intent: str, text: str) -> None:
    assert names(answer(ask(intent, text))) == ["utter_demander_autres_formations"]


OF_THIS_ONE = [
    ("demander_duree", "j'ai une licence, combien de temps ça dure ?"),
    ("demander_duree", "avec un CAP c'est combien d'années ?"),
    ("demander_duree", "après le BTS il faut combien de temps ?"),
    ("demander_duree", "le BTS me dispense d'une année ?"),
    ("demander_duree", "c'est plus long qu'un BTS ?"),
    ("demander_duree", "le CAP suffit ? c'est combien d'années votre formation"),
    ("demander_duree", "le diplôme s'obtient en combien d'années ?"),
    ("demander_prix", "mon BTS me donne droit à un prix ?"),
    ("demander_prix", "combien coûte le titre ?"),
    ("demander_dates", "titulaire d'un master, quand commencer ?"),
    ("demander_prerequis", "le CAP suffit pour entrer ?"),
    ("demander_vae", "le BTS peut me donner la VAE ?"),
]


@pytest.mark.parametrize(("intent", "text"), OF_THIS_ONE)
def test_a_diploma_of_ones_own_leaves_the_question_about_this_course(intent: str, text: str) -> None:
    assert names(answer(ask(intent, text))) == [f"utter_{intent}"]


def test_a_diploma_of_the_kind_that_this_course_awards_is_not_another() -> None:
    asked = ask("demander_duree", "la licence dure combien de temps ?")
    identity = asked.course.identity
    award = identity.award.model_copy(update={"kind": "licence professionnelle"})
    course = asked.course.model_copy(update={"identity": identity.model_copy(update={"award": award})})
    found = answer(type(asked)(asked.question, asked.thread, course))
    assert names(found) == ["utter_demander_duree"]
