"""Questions about the modules."""

from __future__ import annotations

import pytest

from bot.dialogue.answering import answer
from bot.dialogue.talk import Answer, Ask, Question, Thread
from tests.dialogue.support import COURSE, ask, names

CODES = [tuple(ue.code for ue in place.options) for place in COURSE.programme.places]
LAST = CODES[-1]


def fact(found: Answer, name: str) -> str:
    """A fact of the only reply of an answer."""
    (part,) = found.parts
    return part.facts[name].text


def test_the_programme_lists_every_module_in_order() -> None:
    found = answer(ask("demander_programme", "quel est le programme ?"))
    lines = fact(found, "liste_ue").splitlines()
    assert names(found) == ["utter_demander_programme"]
    assert [int(line.split(".")[0]) for line in lines] == list(range(1, 13))
    assert all(code in line for codes, line in zip(CODES, lines, strict=True) for code in codes)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("le programme de la première partie", range(1, 7)),
        ("les six premières UE ?", range(1, 7)),
        ("et la seconde partie ?", range(7, 13)),
        ("quelles sont les six suivantes ?", range(7, 13)),
    ],
)
def test_the_programme_of_a_part_lists_its_modules_only(text: str, numbers: range) -> None:
    found = answer(ask("demander_programme", text))
    assert names(found) == ["utter_programme_partie"]
    assert [int(line.split(".")[0]) for line in fact(found, "liste_ue").splitlines()] == list(numbers)


@pytest.mark.parametrize("text", ["combien d'UE ?", "il y a combien de modules en tout ?", "le nombre d'UE"])
def test_asking_how_many_modules_gets_the_number(text: str) -> None:
    assert names(answer(ask("demander_programme", text))) == ["utter_nombre_ue"]


NAMED = [
    ("c'est quoi l'UE 5 ?", "TET003"),
    ("le module 1", "TET099"),
    ("TET007 ?", "TET007"),
    ("que fait-on en tet 007", "TET007"),
    ("la cinquième UE", "TET003"),
    ("Champs de la sociologie", "AST002"),
    ("le module de socio", "AST002"),
    ("il y a de la psychopathologie ?", "PSY001"),
    ("y a-t-il un cours sur le web ?", "TET007"),
    ("géographie urbaine", "UEV010"),
    ("la négociation", "CCE003"),
    ("UEV010", "UEV010"),
]


@pytest.mark.parametrize(("text", "code"), NAMED)
def test_a_module_is_shown_by_number_code_title_or_subject(text: str, code: str) -> None:
    found = answer(ask("demander_module", text))
    assert names(found) == ["utter_module"]
    assert fact(found, "ue_code") == code
    assert found.thread.ues == (code,)


@pytest.mark.parametrize("codes", [codes for codes in CODES if len(codes) == 1], ids=str)
def test_each_module_is_shown_with_its_own_facts(codes: tuple[str]) -> None:
    (code,) = codes
    pair = COURSE.find_ue(code)
    assert pair is not None
    place, ue = pair
    found = answer(ask("demander_module", code))
    assert fact(found, "ue_numero") == str(place.number)
    assert fact(found, "ue_intitule") == ue.title
    assert fact(found, "ue_credits") == str(ue.credits)
    assert fact(found, "ue_contenu") == ue.content


@pytest.mark.parametrize("text", ["l'UE 12", "la douzième UE", "la dernière UE"])
def test_both_options_of_the_last_module_are_shown(text: str) -> None:
    found = answer(ask("demander_module", text))
    assert names(found) == ["utter_module_au_choix"]
    assert all(code in fact(found, "liste_choix") for code in LAST)


def test_words_that_fit_several_modules_get_a_question_back() -> None:
    found = answer(ask("demander_module", "le module sur les institutions"))
    assert names(found) == ["utter_module_ambigu"]
    assert all(code in fact(found, "liste_choix") for code in ("AST004", "AST005"))


@pytest.mark.parametrize("text", ["le module de cuisine", "le cours de chinois", ""])
def test_a_module_that_does_not_exist_gets_the_list(text: str) -> None:
    assert names(answer(ask("demander_module", text))) == ["utter_module_inconnu"]


@pytest.mark.parametrize("text", ["l'UE 13", "c'est quoi l'UE 20 ?"])
def test_a_number_past_the_last_module_is_said_to_be_none(text: str) -> None:
    assert names(answer(ask("demander_module", text))) == ["utter_module_bout"]


def test_a_module_not_named_again_is_the_one_last_shown() -> None:
    found = answer(ask("demander_module", "et ça parle de quoi ?", Thread(thing="ue", ues=("AST002",))))
    assert fact(found, "ue_code") == "AST002"


NEXT = [
    ("et la suivante ?", ("TET099",), ["utter_module"], "AST004"),
    ("et après ?", ("TET003",), ["utter_module"], "TET007"),
    ("celle d'avant ?", ("AST004",), ["utter_module"], "TET099"),
    ("la précédente ?", ("UEV010",), ["utter_module"], "PSY001"),
    ("la précédente ?", LAST, ["utter_module"], "PSY001"),
    ("le module suivant ?", (), ["utter_module"], "TET099"),
    ("la suivante ?", ("PSY001",), ["utter_module_au_choix"], None),
    ("la suivante ?", LAST, ["utter_module_bout"], None),
    ("la suivante ?", ("AST005", "TRS002"), ["utter_module"], "CCE003"),
    ("celle d'avant ?", ("AST005", "TRS002"), ["utter_module"], "TET007"),
    ("celle d'avant ?", ("TET099",), ["utter_module_bout"], None),
]


@pytest.mark.parametrize(("text", "shown", "expected", "code"), NEXT)
def test_the_neighbour_of_the_module_last_shown(
    text: str, shown: tuple[str, ...], expected: list[str], code: str | None
) -> None:
    found = answer(ask("demander_module_voisin", text, Thread("demander_module", "ue", ues=shown)))
    assert names(found) == expected
    if code is not None:
        assert fact(found, "ue_code") == code


def test_walking_through_the_modules_shows_each_once() -> None:
    thread, shown = Thread(), list[tuple[str, ...]]()
    for _ in CODES:
        found = answer(ask("demander_module_voisin", "et la suivante ?", thread))
        thread = found.thread
        shown.append(thread.ues)
    assert shown == CODES
    assert names(answer(ask("demander_module_voisin", "et la suivante ?", thread))) == ["utter_module_bout"]


def test_the_choice_shows_both_options_without_asking_which() -> None:
    found = answer(ask("demander_choix_ue", "quelle UE est au choix ?"))
    assert names(found) == ["utter_demander_choix_ue"]
    assert fact(found, "ue_numero") == "12"
    assert all(code in fact(found, "liste_choix") for code in LAST)
    assert found.thread.ues == LAST


def test_a_course_without_choice_answers_with_its_programme() -> None:
    places = tuple(place for place in COURSE.programme.places if not place.is_choice)
    programme = COURSE.programme.model_copy(update={"places": places})
    course = COURSE.model_copy(update={"programme": programme})
    found = answer(Ask(Question("demander_choix_ue"), Thread(), course))
    assert names(found) == ["utter_demander_programme"]


@pytest.mark.parametrize(("shown", "code"), [(LAST[:1], LAST[1]), (LAST[1:], LAST[0]), (LAST, LAST[1])])
def test_the_other_one_is_the_other_option(shown: tuple[str, ...], code: str) -> None:
    found = answer(ask("demander_combinaison", "et l'autre ?", Thread(thing="ue", ues=shown)))
    assert fact(found, "ue_code") == code


def test_the_next_module_is_that_after_the_last_shown_whatever_was_asked_between() -> None:
    thread = answer(ask("demander_module", "l'UE 10 ?")).thread
    for intent, text in (("demander_prix", "le prix ?"), ("demander_credits", "crédits de toute la formation ?")):
        thread = answer(ask(intent, text, thread)).thread
    unknown = answer(ask("demander_module", "et ça parle de quoi ?", thread))
    assert names(unknown) == ["utter_module_inconnu"]
    assert unknown.thread.ues == thread.ues
    assert names(answer(ask("demander_credits", "combien de crédits ?", thread))) == ["utter_demander_credits"]
    assert fact(answer(ask("demander_module_voisin", "et celle d'après ?", thread)), "ue_code") == "PSY001"
