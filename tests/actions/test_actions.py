"""Each action, on the project's real files."""

from __future__ import annotations

from typing import Any

import pytest
from rasa_sdk import Action
from ruamel.yaml import YAML

import actions.actions as served
from actions.actions import (
    ActionConclureEligibilite,
    ActionProposer,
    ActionRepondre,
    ActionToutRecommencer,
    AskBac,
    AskEtudesSuperieures,
    AskExperienceSecteur,
    AskExperienceSecteurMois,
    AskExperienceTotale,
    ValidateFormulaireEligibilite,
)
from bot.settings import ROOT
from tests.actions.support import FORM, heard, run, said, slots_of, tracker

DOMAIN: dict[str, Any] = YAML(typ="safe", pure=True).load((ROOT / "domain.yml").read_text(encoding="utf-8"))
BEFORE = [said("Bonjour !", "utter_saluer"), heard("x")]
ASKS = {
    AskBac: "bac",
    AskExperienceTotale: "experience_totale",
    AskExperienceSecteur: "experience_secteur",
    AskExperienceSecteurMois: "experience_secteur_mois",
    AskEtudesSuperieures: "etudes_superieures",
}
CASE = {
    "bac": "non",
    "experience_totale": 12,
    "experience_secteur": "hors_secteur",
    "etudes_superieures": "non",
}


def _form(text: str, intent: str, asked: str, **slots: Any) -> tuple[list[str], dict[str, Any]]:
    """The replies and slots of a turn of the running form."""
    held = tracker(text, intent, slots={"requested_slot": asked, **slots}, events=BEFORE, loop=FORM)
    messages, events = run(ValidateFormulaireEligibilite(), held)
    return [name for message in messages for name in message["reponses"]], slots_of(events)


def test_the_server_offers_the_actions_of_the_domain() -> None:
    names = [getattr(served, name)().name() for name in served.__all__]
    assert sorted(names) == sorted(DOMAIN["actions"])


@pytest.mark.parametrize(
    ("text", "intent", "entities", "names"),
    [
        ("les horaires ?", "demander_horaires", {}, ["utter_demander_horaires"]),
        ("l'ue 5", "demander_module", {"ue": "TET003"}, ["utter_module"]),
        ("le cpf ?", "demander_financement", {"financeur": "cpf"}, ["utter_financement_cpf"]),
        ("/demander_programme", "demander_programme", {"bloc": "premiere"}, ["utter_programme_partie"]),
        ("la météo", "hors_sujet", {}, ["utter_hors_sujet"]),
    ],
)
def test_a_question_is_answered(text: str, intent: str, entities: dict[str, str], names: list[str]) -> None:
    found = [{"entity": name, "value": value} for name, value in entities.items()]
    (message,), _ = run(ActionRepondre(), tracker(text, intent, events=BEFORE, entities=found))
    assert message["reponses"] == names
    assert message["text"]
    assert "{" not in message["text"]


def test_an_answer_travels_with_its_sources_and_its_buttons() -> None:
    (message,), _ = run(ActionRepondre(), tracker("les horaires ?", "demander_horaires", events=BEFORE))
    assert message["sources"] == ["Modalités de formation"]
    assert [set(button) for button in message["buttons"]] == [{"title", "payload"}] * 3


def test_the_first_answer_of_a_conversation_tells_that_balise_is_a_machine() -> None:
    (message,), _ = run(ActionRepondre(), tracker("les horaires ?", "demander_horaires"))
    assert message["reponses"] == ["utter_annonce", "utter_demander_horaires"]


def test_an_answer_leaves_its_thread() -> None:
    held = tracker("l'ue 5", "demander_module", events=BEFORE, entities=[{"entity": "ue", "value": "TET003"}])
    _, events = run(ActionRepondre(), held)
    assert slots_of(events).items() >= {"sujet": "demander_module", "objet": "ue"}.items()
    assert slots_of(events)["ues"] == ["TET003"]


def test_the_thread_leads_to_the_next_module() -> None:
    slots = {"sujet": "demander_module", "objet": "ue", "ues": ["TET003"]}
    held = tracker("et le suivant ?", "demander_module_voisin", events=BEFORE, slots=slots)
    (message,), events = run(ActionRepondre(), held)
    assert "TET007" in message["text"]
    assert slots_of(events)["ues"] == ["TET007"]


def test_what_the_person_tells_is_kept_in_mind() -> None:
    held = tracker("j'ai pas le bac et 3 ans d'expérience", "decrire_situation", events=BEFORE)
    (message,), events = run(ActionRepondre(), held)
    assert "utter_avis_acces_ouverte_par_experience" in message["reponses"]
    assert slots_of(events).items() >= {"bac": "non", "experience_totale": 36}.items()


def test_nothing_is_set_that_the_tracker_holds_already() -> None:
    held = tracker("les horaires ?", "demander_horaires", events=BEFORE)
    _, events = run(ActionRepondre(), held)
    again = tracker("les horaires ?", "demander_horaires", events=BEFORE, slots=slots_of(events))
    assert slots_of(events)["sujet"] == "demander_horaires"
    assert run(ActionRepondre(), again)[1] == []


def test_a_wish_to_check_access_starts_the_form_without_a_word() -> None:
    questions = [
        {"texte": "le prix", "intention": "demander_prix", "confiance": 0.9, "entites": []},
        {"texte": "moi ?", "intention": "verifier_eligibilite", "confiance": 0.9, "entites": []},
    ]
    messages, events = run(ActionRepondre(), tracker("le prix et moi ?", "demander_prix", questions=questions))
    assert messages == []
    assert [(event["event"], event["name"]) for event in events] == [("followup", FORM)]


def test_the_last_answer_is_repeated_when_asked() -> None:
    events = [said("Le soir, à 18 h.", "utter_demander_horaires"), heard("répète")]
    (message,), _ = run(ActionRepondre(), tracker("répète", "demander_repetition", events=events))
    assert message["text"] == "Le soir, à 18 h."


def test_in_doubt_balise_proposes_what_was_perhaps_meant() -> None:
    held = tracker("blorp", "nlu_fallback", events=BEFORE, alternatives=["demander_prix", "demander_lieu"])
    (message,), _ = run(ActionProposer(), held)
    assert message["reponses"] == ["utter_proposer"]
    assert [button["payload"] for button in message["buttons"]] == ["/demander_prix", "/demander_lieu"]


@pytest.mark.parametrize(
    ("text", "before", "name"),
    [
        ("blorp", said("Vouliez-vous dire :", "utter_proposer"), "utter_proposer_contact"),
        ("", said("Bonjour !", "utter_saluer"), "utter_message_vide"),
    ],
)
def test_when_proposing_is_no_use_balise_says_what_to_do(text: str, before: dict[str, Any], name: str) -> None:
    held = tracker(text, "nlu_fallback", events=[before], alternatives=["demander_prix"])
    (message,), _ = run(ActionProposer(), held)
    assert message["reponses"] == [name]


@pytest.mark.parametrize(("kind", "topic"), ASKS.items())
def test_each_question_of_the_form_is_asked(kind: type[Action], topic: str) -> None:
    (message,), events = run(kind(), tracker("x", events=BEFORE))
    assert kind().name() == f"action_ask_{FORM}_{topic}"
    assert message["reponses"] == [f"utter_ask_{FORM}_{topic}"]
    assert message["buttons"]
    assert events == []


def test_the_form_begins_with_the_rule_and_asks_for_the_bac() -> None:
    held = tracker("je peux entrer ?", "verifier_eligibilite", slots={"requested_slot": "bac"}, events=BEFORE)
    (message,), events = run(ValidateFormulaireEligibilite(), held)
    assert message["reponses"] == ["utter_eligibilite_regle", "utter_eligibilite_debut"]
    assert message["buttons"] == []
    assert slots_of(events).items() >= {"requested_slot": "bac", "eligibilite_essais": 0}.items()


@pytest.mark.parametrize(
    ("text", "intent", "asked", "known", "names", "slots"),
    [
        ("non", "refuser", "bac", {}, [], {"bac": "non", "requested_slot": "experience_totale"}),
        (
            "18 mois",
            "decrire_situation",
            "experience_totale",
            {"bac": "oui"},
            [],
            {"experience_totale": 18, "requested_slot": "experience_secteur"},
        ),
        (
            "un peu des deux",
            "decrire_situation",
            "experience_secteur",
            {"bac": "non", "experience_totale": 18},
            [],
            {"experience_secteur": "mixte", "requested_slot": "experience_secteur_mois"},
        ),
        ("blorp", "nlu_fallback", "bac", {}, ["utter_eligibilite_pas_compris"], {"eligibilite_essais": 1}),
        (
            "blorp",
            "nlu_fallback",
            "bac",
            {"eligibilite_essais": 1},
            ["utter_eligibilite_passons"],
            {"bac": "inconnu", "requested_slot": "experience_totale", "eligibilite_essais": 0},
        ),
        ("pourquoi ?", "demander_pourquoi", "bac", {}, ["utter_pourquoi_bac"], {"requested_slot": "bac"}),
        ("stop", "arreter", "bac", {}, [], {"requested_slot": None, "eligibilite_etat": "arrete"}),
        (
            "non",
            "refuser",
            "etudes_superieures",
            {**CASE, "bac": "oui", "etudes_superieures": None},
            [],
            {"etudes_superieures": "non", "requested_slot": None, "eligibilite_etat": None},
        ),
        (
            "on recommence",
            "recommencer",
            "experience_totale",
            {"bac": "non"},
            ["utter_eligibilite_debut"],
            {"bac": None, "requested_slot": "bac"},
        ),
        (
            "c'est où ?",
            "demander_lieu",
            "bac",
            {},
            ["utter_demander_lieu"],
            {"sujet": "demander_lieu", "requested_slot": "bac"},
        ),
    ],
)
def test_a_turn_of_the_form(
    text: str, intent: str, asked: str, known: dict[str, Any], names: list[str], slots: dict[str, Any]
) -> None:
    uttered, found = _form(text, intent, asked, **known)
    assert uttered == names
    assert {name: found.get(name, "unset") for name in slots} == slots


def test_the_verdict_closes_the_form() -> None:
    held = tracker("non", "refuser", slots={**CASE, "eligibilite_essais": 0}, events=BEFORE)
    (message,), events = run(ActionConclureEligibilite(), held)
    assert message["reponses"][:3] == [
        "utter_avis_entete",
        "utter_avis_acces_a_confirmer",
        "utter_avis_experience_manque",
    ]
    assert "il vous manque 6 mois" in message["text"]
    assert slots_of(events) == {"eligibilite_etat": "rendu", "eligibilite_essais": None}


def test_a_form_that_was_stopped_gives_no_verdict() -> None:
    held = tracker("stop", "arreter", slots={**CASE, "eligibilite_etat": "arrete"}, events=BEFORE)
    (message,), events = run(ActionConclureEligibilite(), held)
    assert message["reponses"] == ["utter_eligibilite_arret"]
    assert slots_of(events) == {"eligibilite_etat": None, "eligibilite_essais": None}


def test_a_subject_taken_for_a_wish_to_check_access_is_answered_and_the_form_ends_without_a_word() -> None:
    held = {"sujet": "demander_programme", "eligibilite_etat": "rendu"}
    opened = tracker("et de la compta ?", "verifier_eligibilite", slots=held, events=BEFORE)
    messages, events = run(ValidateFormulaireEligibilite(), opened)
    slots = slots_of(events)
    assert [message["reponses"] for message in messages] == [["utter_module_absent"]]
    assert slots["requested_slot"] is None
    ended = tracker("et de la compta ?", "verifier_eligibilite", slots={**held, **slots}, events=BEFORE)
    messages, events = run(ActionConclureEligibilite(), ended)
    assert messages == []
    assert slots_of(events) == {"eligibilite_essais": None}


def test_a_wish_to_check_access_behind_the_programme_still_opens_the_form() -> None:
    held = tracker("et moi je peux entrer ?", "verifier_eligibilite", slots={"sujet": "demander_programme"})
    messages, events = run(ValidateFormulaireEligibilite(), held)
    assert "utter_eligibilite_debut" in messages[0]["reponses"]
    assert slots_of(events)["requested_slot"] == "bac"


@pytest.mark.parametrize("text", ["on recommence", "on recommence, j'avais dit 3 ans"])
def test_starting_over_empties_every_slot(text: str) -> None:
    (message,), events = run(ActionToutRecommencer(), tracker(text, "recommencer", slots=CASE, events=BEFORE))
    assert message["reponses"] == ["utter_recommencer"]
    assert [event["event"] for event in events] == ["reset_slots"]


def test_the_first_of_two_is_no_wish_to_start_over() -> None:
    slots = {"sujet": "demander_choix_ue", "objet": "ue", "ues": ["UEV010", "TET006"]}
    held = tracker("ok la première", "recommencer", slots=slots, events=BEFORE)
    (message,), events = run(ActionToutRecommencer(), held)
    assert message["reponses"] == ["utter_module"]
    assert slots_of(events)["ues"] == ["UEV010"]


def test_a_figure_corrected_after_the_verdict_gives_a_new_verdict() -> None:
    slots = {**CASE, "eligibilite_etat": "rendu"}
    held = tracker("non en fait c'est 3 ans", "recommencer", slots=slots, events=BEFORE)
    (message,), events = run(ActionToutRecommencer(), held)
    assert "utter_avis_acces_ouverte_par_experience" in message["reponses"]
    assert slots_of(events)["experience_totale"] == 36
    assert all(event["event"] == "slot" for event in events)
