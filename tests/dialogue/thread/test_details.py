"""A few words that ask how, where, when or for what pay of what was just spoken of."""

from __future__ import annotations

import pytest

from bot.dialogue.answering import answer
from bot.dialogue.talk import Thread
from tests.dialogue.support import ask, names

STAGE, VAE, VES = Thread("demander_stage", "stage"), Thread("demander_vae", "vae"), Thread("demander_ves", "ves")
PROGRAMME = Thread("demander_programme")

OF_WHAT_WAS_SPOKEN_OF = [
    (STAGE, "demander_remuneration", "indemnisé ?", "utter_demander_organisation_stage"),
    (STAGE, "demander_financement", "payé ou non", "utter_demander_organisation_stage"),
    (STAGE, "demander_prix", "gratifié ?", "utter_demander_organisation_stage"),
    (STAGE, "demander_lieu", "et où ça ?", "utter_demander_organisation_stage"),
    (STAGE, "demander_source", "où ça ?", "utter_demander_organisation_stage"),
    (STAGE, "nlu_fallback", "et quand alors ?", "utter_demander_organisation_stage"),
    (STAGE, "demander_dates", "à quel moment ?", "utter_demander_organisation_stage"),
    (STAGE, "demander_duree", "quelle durée minimum", "utter_demander_duree"),
    (STAGE, "demander_capacites", "comment je fais ?", "utter_demander_organisation_stage"),
    (VAE, "demander_capacites", "on fait comment pour en demander une ?", "utter_demander_details_vae"),
    (VAE, "demander_inscription", "comment faire la demande ?", "utter_demander_details_vae"),
    (VAE, "nlu_fallback", "et comment je m'y prends ?", "utter_demander_details_vae"),
    (VAE, "demander_modalites", "ok et comment ça marche ?", "utter_demander_details_vae"),
]


@pytest.mark.parametrize(("thread", "intent", "text", "expected"), OF_WHAT_WAS_SPOKEN_OF)
def test_a_few_words_are_about_what_was_spoken_of(thread: Thread, intent: str, text: str, expected: str) -> None:
    assert names(answer(ask(intent, text, thread))) == [expected]


def test_how_to_ask_for_the_ves_is_told_of_the_ves() -> None:
    found = answer(ask("demander_inscription", "comment je fais la demande ?", VES))
    assert names(found) == ["utter_demander_details_ves"]


OF_THE_COURSE = [
    (STAGE, "demander_prix", "le prix ?"),
    (STAGE, "demander_financement", "gratuit ou payant ?"),
    (STAGE, "demander_lieu", "code postal"),
    (STAGE, "demander_duree", "trois ans maximum ?"),
    (STAGE, "demander_prix", "combien coûte la formation ?"),
    (STAGE, "demander_lieu", "l'adresse du centre ?"),
    (STAGE, "demander_lieu", "où sont les cours ?"),
    (STAGE, "demander_financement", "qui finance ?"),
    (STAGE, "demander_salaire", "le salaire après ?"),
    (STAGE, "demander_transport", "comment venir ?"),
    (VAE, "demander_inscription", "comment s'inscrire ?"),
    (VAE, "demander_inscription", "comment je fais pour m'inscrire aux cours ?"),
    (VAE, "demander_dates", "la rentrée ?"),
    (Thread(), "demander_capacites", "je fais comment pour demander ?"),
    (Thread("demander_horaires"), "demander_remuneration", "rémunéré ?"),
]


@pytest.mark.parametrize(("thread", "intent", "text"), OF_THE_COURSE)
def test_a_question_that_names_its_own_subject_is_about_that(thread: Thread, intent: str, text: str) -> None:
    assert names(answer(ask(intent, text, thread))) == [f"utter_{intent}"]


@pytest.mark.parametrize("text", ["il y a des maths ?", "on fait de la compta ?", "y aura du droit pénal dedans ?"])
def test_a_subject_that_is_not_taught_is_said_not_to_be(text: str) -> None:
    assert names(answer(ask("demander_programme", text))) == ["utter_module_inconnu"]


@pytest.mark.parametrize(
    "text",
    ["il y a quoi dedans ?", "y a des matières imposées ?", "on fait quoi ?", "qu'est-ce qu'on fait de nos soirées ?"],
)
def test_a_question_about_the_programme_gets_the_programme(text: str) -> None:
    assert names(answer(ask("demander_programme", text))) == ["utter_demander_programme"]


SHOWN = Thread("demander_module", "ue", ues=("TET003",))


@pytest.mark.parametrize("intent", ["verifier_eligibilite", "nlu_fallback", "demander_module", "demander_objectifs"])
@pytest.mark.parametrize(("thread", "unknown"), [(PROGRAMME, "absent"), (SHOWN, "inconnu")], ids=["list", "module"])
def test_and_some_of_it_asks_whether_that_is_taught_too(thread: Thread, unknown: str, intent: str) -> None:
    assert names(answer(ask(intent, "et de la compta ?", thread))) == [f"utter_module_{unknown}"]
    assert names(answer(ask(intent, "et de la sociologie ?", thread))) == ["utter_module"]


def test_the_list_of_all_modules_is_not_shown_twice_in_a_row() -> None:
    maths = answer(ask("demander_programme", "y a des maths ?"))
    law = answer(ask("verifier_eligibilite", "et du droit ?", maths.thread))
    assert [names(maths), names(law)] == [["utter_module_inconnu"], ["utter_module_absent"]]


OF_SOMETHING_ELSE = [
    (PROGRAMME, "demander_stage", "et du stage ?"),
    (PROGRAMME, "demander_ves", "et de la VES ?"),
    (PROGRAMME, "demander_horaires", "et des horaires ?"),
    (Thread("demander_prix"), "demander_prerequis", "et du droit ?"),
    (PROGRAMME, "demander_prerequis", "et du bac ?"),
    (PROGRAMME, "demander_prerequis", "et du coup ?"),
]


@pytest.mark.parametrize(("thread", "intent", "text"), OF_SOMETHING_ELSE)
def test_and_some_of_what_is_no_subject_keeps_its_meaning(thread: Thread, intent: str, text: str) -> None:
    assert names(answer(ask(intent, text, thread))) == [f"utter_{intent}"]
