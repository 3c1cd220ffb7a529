"""UE set side by side."""

from __future__ import annotations

import pytest

from bot.dialogue.answering import answer
from bot.dialogue.talk import Answer, Thread
from tests.dialogue.support import COURSE, ask, names

LAST = tuple(ue.code for ue in COURSE.programme.places[-1].options)


def fact(found: Answer, name: str) -> str:
    """A fact of the only reply of an answer."""
    (part,) = found.parts
    return part.facts[name].text


COMPARED = [
    ("laquelle a le plus de crédits ?", ["TET003", "8"], ["TET099"]),
    ("laquelle a le moins de crédits ?", ["CCE001", "CCE003", "PSY001", "TET006", "4 crédits chacune"], ["TET003"]),
    ("la plus courte ?", ["CCE001", "CCE003", "PSY001", "TET006"], ["TET003"]),
    ("différence entre l'UE 2 et l'UE 7", ["AST004", "AST005"], ["TRS001"]),
    ("comparer la première et la quatrième", ["TET099", "CCE001"], ["AST004"]),
    ("UEV010 ou TET006 ?", ["UEV010", "TET006"], ["TET003"]),
]


@pytest.mark.parametrize(("text", "present", "absent"), COMPARED)
def test_modules_are_compared_by_name_or_by_credits(text: str, present: list[str], absent: list[str]) -> None:
    found = answer(ask("comparer_modules", text))
    assert names(found) == ["utter_comparer_modules"]
    comparison = fact(found, "comparaison")
    assert all(words in comparison for words in present)
    assert not any(words in comparison for words in absent)
    assert found.thread.quantity == "credits"


SEVEN_EIGHT = ("AST005", "TRS002")
BETWEEN = [
    ("laquelle rapporte le plus de crédits ?", LAST, ["UEV010), avec 6 crédits", "TET006, 4 crédits"], ["TET003"]),
    ("laquelle a le moins de crédits ?", LAST, ["TET006), avec 4 crédits", "UEV010, 6 crédits"], ["TET003"]),
    ("laquelle a le plus de crédits ?", SEVEN_EIGHT, ["6 crédits chacune", "AST005", "TRS002"], ["TET003"]),
    ("laquelle de toutes a le plus de crédits ?", SEVEN_EIGHT, ["TET003"], ["TRS002"]),
    ("quelle UE a le plus de crédits ?", SEVEN_EIGHT, ["TET003"], ["TRS002"]),
    ("laquelle a le plus de crédits ?", ("AST005",), ["TET003"], ["AST005"]),
    ("quelle différence avec l'UE 2 ?", ("AST005",), ["AST005", "AST004"], ["TRS001"]),
]


@pytest.mark.parametrize(("text", "shown", "present", "absent"), BETWEEN)
def test_which_one_is_between_the_modules_last_shown(
    text: str, shown: tuple[str, ...], present: list[str], absent: list[str]
) -> None:
    comparison = fact(answer(ask("comparer_modules", text, Thread(thing="ue", ues=shown))), "comparaison")
    assert all(words in comparison for words in present)
    assert not any(words in comparison for words in absent)


@pytest.mark.parametrize(
    ("text", "topic", "expected"),
    [
        ("laquelle est la plus dure ?", "demander_module", "utter_demander_charge_travail"),
        ("la plus facile ?", "demander_module", "utter_demander_charge_travail"),
        ("laquelle est la mieux ?", "demander_choix_ue", "utter_demander_autre_information"),
        ("laquelle est la mieux ?", "demander_horaires", "utter_demander_combinaison"),
    ],
)
def test_the_hardest_or_the_best_is_not_told_by_credits(text: str, topic: str, expected: str) -> None:
    found = answer(ask("comparer_modules", text, Thread(topic, "ue", ues=LAST)))
    assert names(found) == [expected]
    assert found.thread.ues == LAST


def test_two_modules_named_one_after_the_other_are_compared() -> None:
    five = answer(ask("demander_credits", "combien de crédits pour l'UE 5 ?"))
    four = answer(ask("demander_credits", "et la 4 ?", five.thread))
    most = fact(answer(ask("comparer_modules", "laquelle donne le plus ?", four.thread)), "comparaison")
    assert "TET003), avec 8 crédits" in most
    assert "CCE001, 4 crédits" in most


def test_a_module_named_long_before_is_not_compared() -> None:
    one = answer(ask("demander_module", "l'UE 1 ?"))
    price = answer(ask("demander_prix", "combien ça coûte ?", one.thread))
    four = answer(ask("demander_module", "l'UE 4 ?", price.thread))
    most = fact(answer(ask("comparer_modules", "laquelle donne le plus ?", four.thread)), "comparaison")
    assert "TET003" in most
    assert "TET099" not in most


def test_which_one_behind_the_list_of_a_part_is_one_of_that_part() -> None:
    listed = answer(ask("demander_programme", "et les six suivantes ?"))
    most = answer(ask("comparer_modules", "laquelle donne le plus de crédits ?", listed.thread))
    assert "TET003" not in fact(most, "comparaison")
    assert "AST005" in fact(most, "comparaison")


def test_two_modules_named_by_their_subjects_are_compared() -> None:
    found = answer(ask("comparer_modules", "la différence entre la socio et la psycho ?"))
    assert all(code in fact(found, "comparaison") for code in ("AST002", "PSY001"))
