"""Hours and credits, in the thread of the conversation."""

from __future__ import annotations

import pytest

from bot.dialogue.answering import answer
from bot.dialogue.programme.quantities import refers_back
from bot.dialogue.talk import Answer, Thread
from tests.dialogue.support import ask, names

CP29, REPORT, UE5 = Thread(thing="certificat"), Thread(thing="rapport"), Thread(thing="ue", ues=("TET003",))
CHOICE = Thread(thing="ue", ues=("UEV010", "TET006"))

CREDITS = [
    ("combien de crédits ?", Thread(), "utter_demander_credits", {}),
    ("combien de crédits en tout ?", UE5, "utter_demander_credits", {}),
    ("crédits de la formation ?", CP29, "utter_demander_credits", {}),
    ("combien de crédits pour le rapport ?", Thread(), "utter_credits_rapport", {}),
    ("le mémoire vaut combien ?", Thread(), "utter_credits_rapport", {}),
    ("l'expérience donne combien de crédits ?", Thread(), "utter_credits_experience", {}),
    ("combien de crédits pour l'UE 5 ?", Thread(), "utter_credits_ue", {"ue_code": "TET003", "ue_credits": "8"}),
    ("PSY001 vaut combien de crédits ?", UE5, "utter_credits_ue", {"ue_code": "PSY001", "ue_credits": "4"}),
    ("les crédits de la sociologie ?", Thread(), "utter_credits_ue", {"ue_code": "AST002", "ue_credits": "6"}),
    ("les crédits de l'UE 12 ?", Thread(), "utter_credits_choix", {"ue_numero": "12"}),
    ("et en crédits ?", UE5, "utter_credits_ue", {"ue_code": "TET003"}),
    ("ça vaut combien de crédits ?", CHOICE, "utter_credits_choix", {}),
    ("ça vaut combien de crédits ?", REPORT, "utter_credits_rapport", {}),
    ("ça vaut combien de crédits ?", Thread(thing="experience"), "utter_credits_experience", {}),
    ("ça vaut combien de crédits ?", Thread(thing="stage"), "utter_credits_experience", {}),
    ("il vaut combien de crédits ?", CP29, "utter_credits_partie", {"partie_credits": "36"}),
    ("les crédits de la première partie ?", Thread(), "utter_credits_partie", {"partie_credits": "36"}),
    ("les crédits de la seconde partie ?", Thread(), "utter_credits_partie", {"partie_credits": "30 ou 32"}),
    ("combien de crédits ?", Thread(thing="bloc:seconde"), "utter_credits_partie", {"partie_credits": "30 ou 32"}),
]

HOURS = [
    ("combien d'heures ?", Thread(), "utter_demander_heures", {}),
    ("combien d'heures en tout ?", CP29, "utter_demander_heures", {}),
    ("combien d'heures pour la première partie ?", Thread(), "utter_heures_partie", {"partie_heures": "360"}),
    ("combien d'heures pour les six premières UE ?", Thread(), "utter_heures_partie", {"partie_heures": "360"}),
    ("combien d'heures pour les 6 suivantes ?", Thread(), "utter_heures_partie", {"partie_heures": "306"}),
    ("combien d'heures, la seconde partie ?", CP29, "utter_heures_partie", {"partie_heures": "306"}),
    ("combien d'heures ?", CP29, "utter_heures_partie", {"partie_heures": "360"}),
    ("combien d'heures pour la première et la deuxième partie ?", Thread(), "utter_demander_heures", {}),
    ("l'UE 5 fait combien d'heures ?", Thread(), "utter_heures_ue", {}),
    ("combien d'heures de sociologie ?", Thread(), "utter_heures_ue", {}),
    ("combien d'heures pour le CP29 ?", Thread(), "utter_demander_certificat", {}),
]

TOTAL = [
    (Thread(quantity="heures"), "utter_demander_heures"),
    (Thread(quantity="credits"), "utter_demander_credits"),
    (Thread(topic="demander_prix"), "utter_demander_prix"),
    (Thread(quantity="ue"), "utter_demander_total"),
    (Thread(), "utter_demander_total"),
]


def facts(found: Answer) -> dict[str, str]:
    """The facts of the only reply of an answer."""
    (part,) = found.parts
    return {name: said.text for name, said in part.facts.items()}


@pytest.mark.parametrize(("text", "thread", "expected", "contains"), CREDITS)
def test_credits_are_those_of_what_is_named_or_was_spoken_of(
    text: str, thread: Thread, expected: str, contains: dict[str, str]
) -> None:
    found = answer(ask("demander_credits", text, thread))
    assert names(found) == [expected]
    assert facts(found).items() >= contains.items()
    assert found.thread.quantity == "credits"


@pytest.mark.parametrize(("text", "thread", "expected", "contains"), HOURS)
def test_hours_are_those_of_a_part_or_of_everything(
    text: str, thread: Thread, expected: str, contains: dict[str, str]
) -> None:
    found = answer(ask("demander_heures", text, thread))
    assert names(found) == [expected]
    assert facts(found).items() >= contains.items()
    assert found.thread.quantity == "heures"


@pytest.mark.parametrize(("thread", "expected"), TOTAL)
def test_the_total_is_that_of_what_was_being_counted(thread: Thread, expected: str) -> None:
    assert names(answer(ask("demander_total", "et au total ?", thread))) == [expected]


def test_a_button_may_name_the_report() -> None:
    found = answer(ask("demander_credits", objet=("rapport",)))
    assert names(found) == ["utter_credits_rapport"]


CONVERSATIONS = [
    (
        [
            ("demander_heures", "combien d'heures pour la première partie ?", "utter_heures_partie"),
            ("demander_programme", "et les six suivantes ?", "utter_heures_partie"),
            ("demander_total", "et au total ?", "utter_demander_heures"),
            ("demander_credits", "et en crédits ?", "utter_demander_credits"),
        ]
    ),
    (
        [
            ("demander_module", "c'est quoi l'UE 5 ?", "utter_module"),
            ("demander_credits", "elle vaut combien de crédits ?", "utter_credits_ue"),
            ("demander_module_voisin", "et la suivante ?", "utter_module"),
            ("demander_credits", "combien de crédits ?", "utter_credits_ue"),
            ("demander_total", "et en tout ?", "utter_demander_credits"),
        ]
    ),
    (
        [
            ("demander_certificat", "c'est quoi le CP29 ?", "utter_demander_certificat"),
            ("demander_heures", "ça fait combien d'heures ?", "utter_heures_partie"),
            ("demander_titre", "il correspond à quel niveau ?", "utter_demander_certificat"),
        ]
    ),
    (
        [
            ("demander_rapport", "il y a un rapport ?", "utter_demander_rapport"),
            ("demander_credits", "il vaut combien de crédits ?", "utter_credits_rapport"),
            ("demander_total", "et au total ?", "utter_demander_credits"),
        ]
    ),
]


@pytest.mark.parametrize("conversation", CONVERSATIONS, ids=lambda conversation: conversation[0][1])
def test_a_conversation_keeps_its_thread(conversation: list[tuple[str, str, str]]) -> None:
    thread, said = Thread(), list[str]()
    for intent, text, _ in conversation:
        found = answer(ask(intent, text, thread))
        thread = found.thread
        said += names(found)
    assert said == [expected for _, _, expected in conversation]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("il vaut combien ?", True),
        ("et ça dure ?", True),
        ("comment on l'obtient ?", True),
        ("quels horaires ?", False),
        ("je voudrais savoir combien de temps il faut pour que cela soit enfin reconnu partout", False),
    ],
)
def test_only_a_short_question_points_back(text: str, expected: bool) -> None:
    assert refers_back(text) is expected


def test_hours_asked_of_one_part_then_of_the_other_are_those_of_both() -> None:
    text = "combien d'heures pour la première moitié, combien pour la deuxième ?"
    assert names(answer(ask("demander_heures", text))) == ["utter_demander_heures"]
