"""What goes on from what was last spoken of."""

from __future__ import annotations

import pytest

from bot.dialogue.answering import answer
from bot.dialogue.talk import Thread
from bot.dialogue.thread.following import pointed
from tests.dialogue.support import ask, names

UE_10 = Thread("demander_module", "ue", ues=("AST002",))
REPORT = Thread("demander_rapport", "rapport")
REPORT_COUNTED = Thread("demander_credits", "ue", "credits", ("PSY001",))
PART_HOURS = Thread("demander_heures", "bloc:premiere", "heures")

GOES_ON = [
    (UE_10, "et encore après", "demander_module_voisin"),
    (UE_10, "et celle d'avant ?", "demander_module_voisin"),
    (UE_10, "encore la suivante", "demander_module_voisin"),
    (UE_10, "et lui, combien ?", "demander_credits"),
    (UE_10, "celle-là vaut combien", "demander_credits"),
    (REPORT, "et il vaut combien", "demander_credits"),
    (PART_HOURS, "et elle, combien ?", "demander_heures"),
    (REPORT_COUNTED, "et le rapport final combien ?", "demander_credits"),
    (REPORT, "combien il compte ?", "demander_credits"),
    (Thread("demander_certificat", "certificat"), "et celui de la fin ?", "demander_titre"),
    (UE_10, "elle vaut cb", "demander_credits"),
    (UE_10, "celle sur la négociation", "demander_module"),
    (Thread(), "et l'ue d'après la 6", "demander_module_voisin"),
]


@pytest.mark.parametrize(("thread", "text", "intent"), GOES_ON)
def test_an_elliptic_message_goes_on_from_what_was_spoken_of(thread: Thread, text: str, intent: str) -> None:
    meant = pointed(ask("nlu_fallback", text, thread))
    assert meant is not None
    assert meant.question.intent == intent


ITS_OWN_SUBJECT = [
    (UE_10, "et après la formation on fait quoi ?"),
    (UE_10, "avant de commencer il faut quoi ?"),
    (UE_10, "c'est combien ?"),
    (UE_10, "combien ça coûte ?"),
    (Thread("demander_prix"), "et après ?"),
    (Thread("demander_stage", "stage"), "et lui, combien ?"),
    (REPORT, "le rapport fait combien de pages ?"),
    (Thread("demander_metier"), "celle sur le travail"),
]


@pytest.mark.parametrize(("thread", "text"), ITS_OWN_SUBJECT)
def test_a_question_with_its_own_subject_does_not_go_on(thread: Thread, text: str) -> None:
    assert pointed(ask("demander_prix", text, thread)) is None


def test_the_module_beside_a_named_one_is_shown() -> None:
    after, before = (answer(ask("demander_module", f"l'UE d'{side} la 6 ?")) for side in ("après", "avant"))
    assert [found.thread.ues for found in (after, before)] == [("AST005",), ("TET003",)]


@pytest.mark.parametrize(
    ("thing", "text", "codes"),
    [
        ("bloc:seconde", "la quatrième de la liste ?", ("AST002",)),
        ("bloc:seconde", "et la troisième ?", ("CCE003",)),
        ("bloc:premiere", "la dernière ?", ("TET007",)),
        (None, "la quatrième de la liste", ("CCE001",)),
    ],
)
def test_a_place_in_the_list_is_that_of_the_list_last_shown(
    thing: str | None, text: str, codes: tuple[str, ...]
) -> None:
    found = answer(ask("demander_module", text, Thread("demander_programme", thing)))
    assert found.thread.ues == codes


@pytest.mark.parametrize("text", ["la quatorzième de la liste", "la quatrième année", "la première ?"])
def test_what_is_no_place_in_the_list_is_not_looked_up_there(text: str) -> None:
    meant = pointed(ask("demander_module", text, Thread("demander_programme", "bloc:seconde")))
    assert meant is None or "ue" not in meant.question.entities or not meant.question.values("ue")


def test_that_one_is_of_the_two_last_shown() -> None:
    shown = Thread("demander_choix_ue", "ue", ues=("UEV010", "TET006"))
    meant = pointed(ask("demander_metier", "celle sur le travail", shown))
    assert meant is not None
    assert meant.question.values("ue") == ("TET006",)


def test_a_year_named_behind_the_vae_is_one_of_the_course() -> None:
    vae = Thread("demander_vae", "vae")
    assert names(answer(ask("demander_duree", "la première année c'est dur ?", vae))) == ["utter_demander_duree"]
