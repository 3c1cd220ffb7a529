"""UE that one message names side by side."""

from __future__ import annotations

import pytest

from bot.dialogue.answering import answer
from bot.dialogue.programme.apart import named_apart
from bot.dialogue.talk import Thread
from bot.dialogue.thread.context import understood
from bot.dialogue.turns import Turn
from tests.dialogue.support import COURSE, ask, names, question

SIDE_BY_SIDE = [
    ("que voit-on en sociologie et en psychopathologie ?", ["AST002", "PSY001"]),
    ("dites-moi en plus sur la géographie urbaine et sur la négociation", ["UEV010", "CCE003"]),
    ("on fait quoi en socio et psycho", ["AST002", "PSY001"]),
    ("présentez-moi le web, la négociation et la psychopatho", ["TET007", "CCE003", "PSY001"]),
    ("Champs de la sociologie ou PSY001 ?", ["AST002", "PSY001"]),
    ("l'UE 8, et un cours de socio ?", ["TRS002", "AST002"]),
    ("l'UE 3 et la psycho", ["TRS001", "PSY001"]),
    ("Outils et démarches de la communication écrite et orale et la socio", ["CCE001", "AST002"]),
]


@pytest.mark.parametrize(("text", "codes"), SIDE_BY_SIDE)
def test_modules_named_side_by_side_are_all_meant(text: str, codes: list[str]) -> None:
    assert sorted(named_apart(ask("demander_module", text))) == sorted(codes)


ONE_OR_NONE = [
    *(ue.title for _, ue in COURSE.ues()),
    *(f"parlez-moi de l'UE {ue.title}" for _, ue in COURSE.ues()),
    "les entretiens et les questionnaires",
    "la sociologie de la famille et de l'école",
    "l'école et la ville",
    "je travaille et j'ai fait de la socio",
    "les institutions et les acteurs",
    "la première partie et la seconde",
    "la psycho et le prix",
    "la géographie urbaine",
    "",
]


@pytest.mark.parametrize("text", ONE_OR_NONE)
def test_a_title_or_a_subject_with_et_is_not_several_modules(text: str) -> None:
    assert named_apart(ask("demander_module", text)) == ()


def test_each_module_named_is_shown_and_the_last_is_spoken_of() -> None:
    found = answer(ask("demander_module", "que voit-on en socio et en psychopathologie ?"))
    assert names(found) == ["utter_module", "utter_module"]
    assert [part.facts["ue_code"].text for part in found.parts] == ["AST002", "PSY001"]
    assert (found.thread.earlier, found.thread.ues) == (("AST002",), ("PSY001",))


def test_one_option_of_a_choice_is_shown_alone_beside_another_module() -> None:
    found = answer(ask("demander_module", "la géographie urbaine et la sociologie"))
    assert [part.facts["ue_code"].text for part in found.parts] == ["UEV010", "AST002"]


@pytest.mark.parametrize("intent", ["demander_programme", "demander_module"])
def test_two_subjects_are_no_question_about_the_whole_programme(intent: str) -> None:
    found = answer(ask(intent, "qu'est-ce qu'on voit en psycho et en géo ?"))
    assert [part.facts["ue_code"].text for part in found.parts] == ["PSY001", "UEV010"]


def test_two_subjects_given_as_examples_leave_the_question_about_all_modules() -> None:
    assert names(answer(ask("demander_programme", "y a quels cours, psycho, socio ?"))) == ["utter_demander_programme"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("la socio et le web, ça fait combien de crédits chacun ?", ["AST002", "TET007"]),
        ("combien de crédits pour la négociation et la psycho ?", ["CCE003", "PSY001"]),
        ("crédits de l'UE 4 et de l'UE 9", ["CCE001", "CCE003"]),
        ("UE 4 et 9, combien de crédits", ["CCE001", "CCE003"]),
    ],
)
def test_the_credits_of_each_module_named_are_given(text: str, codes: list[str]) -> None:
    found = answer(ask("demander_credits", text))
    assert names(found) == ["utter_credits_ue", "utter_credits_ue"]
    assert [part.facts["ue_code"].text for part in found.parts] == codes
    assert found.thread.quantity == "credits"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("les crédits des institutions", "utter_module_ambigu"),
        ("les crédits de la première et de la deuxième partie", "utter_demander_credits"),
        ("les crédits de l'UE 12", "utter_credits_choix"),
    ],
)
def test_credits_of_one_thing_or_of_an_unclear_one_stay_as_they_are(text: str, expected: str) -> None:
    assert names(answer(ask("demander_credits", text, Thread()))) == [expected]


SPLIT = [
    (("demander_module", "le web"), ("demander_credits", "ça fait combien de crédits ?"), ["demander_credits"]),
    (("demander_credits", "combien de crédits pour la socio"), ("demander_module", "le web ?"), ["demander_credits"]),
    (("demander_module", "c'est quoi l'UE 5"), ("demander_credits", "et la socio, combien de crédits ?"), None),
    (("demander_module", "le web"), ("demander_prix", "et la socio, combien ça coûte ?"), None),
]


@pytest.mark.parametrize(("first", "second", "merged"), SPLIT)
def test_a_name_cut_off_from_the_count_of_credits_belongs_to_it(
    first: tuple[str, str], second: tuple[str, str], merged: list[str] | None
) -> None:
    text = f"{first[1]} et la socio, {second[1]}"
    heard = understood(Turn(text, (question(*first), question(*second))), COURSE)
    assert [each.intent for each in heard.questions] == (merged or [first[0], second[0]])
