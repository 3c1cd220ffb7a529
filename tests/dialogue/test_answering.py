"""Which reply answers which question."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.dialogue.answering import answer, named
from bot.dialogue.talk import Ask, Question, Thread
from bot.replies.facts import course_facts
from bot.replies.wording import Wording
from tests.dialogue.support import COURSE, DOMAIN, ask, names

WORDING = Wording.read(DOMAIN)
SILENCES = [f"demander_{topic}" for topic in COURSE.silent_on]
PLAIN = [
    "demander_prerequis",
    "demander_conditions_diplome",
    "demander_stage",
    "demander_rapport",
    "demander_vae",
    "demander_ves",
    "demander_horaires",
    "demander_modalites",
    "demander_duree",
    "demander_lieu",
    "demander_metier",
    "demander_contact",
]
BESIDE = ["remercier", "feliciter", "exprimer_incomprehension", "saluer", "hors_sujet", "refuser", "demander_pourquoi"]

FUNDING = [
    ("qui peut payer ?", ["utter_demander_financement"]),
    ("mon employeur peut payer ?", ["utter_financement_employeur"]),
    ("l'Opco ?", ["utter_financement_opco"]),
    ("l'Opca finance ?", ["utter_financement_opco"]),
    ("le plan de formation de ma boîte ?", ["utter_financement_plan", "utter_financement_employeur"]),
    ("mon CPF ?", ["utter_financement_cpf"]),
    ("et le DIF ?", ["utter_financement_cpf"]),
    ("le CIF existe encore ?", ["utter_financement_transition_pro"]),
    ("le Fongecif ?", ["utter_financement_transition_pro"]),
    ("la Région ?", ["utter_financement_region"]),
    ("Pôle emploi paie ?", ["utter_financement_france_travail"]),
    ("l'Agefiph ?", ["utter_financement_autre"]),
    ("le CPF et la Région", ["utter_financement_cpf", "utter_financement_region"]),
    ("CPF, Région ou Pôle emploi ?", ["utter_demander_financement"]),
]


@pytest.mark.parametrize("intent", PLAIN)
def test_a_plain_question_gets_the_reply_of_its_name(intent: str) -> None:
    found = answer(ask(intent))
    assert names(found) == [f"utter_{intent}"]
    assert found.thread.topic == intent


@pytest.mark.parametrize("intent", SILENCES)
def test_what_the_brochure_does_not_say_is_admitted_with_the_contact(intent: str) -> None:
    (name,) = names(answer(ask(intent)))
    text = WORDING.say(name, course_facts(COURSE)).text
    assert COURSE.contact.phone in text
    assert COURSE.contact.email in text


@pytest.mark.parametrize(("text", "expected"), FUNDING)
def test_the_funder_named_is_the_one_answered(text: str, expected: list[str]) -> None:
    assert names(answer(ask("demander_financement", text))) == expected


def test_a_funder_that_the_course_does_not_list_is_not_confirmed() -> None:
    funding = COURSE.funding.model_copy(
        update={"funders": tuple(funder for funder in COURSE.funding.funders if funder.key != "cpf")}
    )
    course = COURSE.model_copy(update={"funding": funding})
    found = answer(Ask(Question("demander_financement", "mon CPF ?", {"financeur": ("cpf",)}), Thread(), course))
    assert "utter_financement_cpf" not in names(found)


CERTIFICATE = [
    ("demander_titre", "le CP29 est de quel niveau ?", Thread(), "utter_demander_certificat"),
    ("demander_titre", "il correspond à quel niveau ?", Thread(thing="certificat"), "utter_demander_certificat"),
    ("demander_conditions_diplome", "comment on l'obtient ?", Thread(thing="certificat"), "utter_demander_certificat"),
    ("demander_titre", "il correspond à quel niveau ?", Thread(), "utter_demander_titre"),
    ("demander_titre", "et le titre final, c'est quel niveau ?", Thread(thing="certificat"), "utter_demander_titre"),
    ("demander_titre", "le CPN42, il est de quel niveau ?", Thread(thing="certificat"), "utter_demander_titre"),
    ("demander_titre", "il est au RNCP ?", Thread(thing="certificat"), "utter_demander_titre"),
]


@pytest.mark.parametrize(("intent", "text", "thread", "expected"), CERTIFICATE)
def test_the_certificate_stays_the_subject_until_another_title_is_named(
    intent: str, text: str, thread: Thread, expected: str
) -> None:
    assert names(answer(ask(intent, text, thread))) == [expected]


def test_a_course_without_certificate_never_speaks_of_one() -> None:
    course = COURSE.model_copy(update={"certificate": None})
    found = answer(Ask(Question("demander_titre", "le CP29 est de quel niveau ?"), Thread(thing="certificat"), course))
    assert names(found) == ["utter_demander_titre"]


@pytest.mark.parametrize(
    ("intent", "thing"),
    [
        ("demander_certificat", "certificat"),
        ("demander_rapport", "rapport"),
        ("demander_details_rapport", "rapport"),
        ("demander_experience_requise", "experience"),
        ("demander_stage", "stage"),
        ("demander_vae", "vae"),
        ("demander_horaires", None),
    ],
)
def test_each_subject_is_kept_for_the_question_that_follows(intent: str, thing: str | None) -> None:
    before = Thread("demander_module", "ue", "credits", ("TET099",))
    assert answer(ask(intent, thread=before)).thread == Thread(intent, thing, ues=("TET099",))


@pytest.mark.parametrize("intent", BESIDE)
def test_what_is_said_beside_the_subject_keeps_the_thread(intent: str) -> None:
    before = Thread("demander_certificat", "certificat", "heures", ("TET099",))
    found = answer(ask(intent, thread=before))
    assert names(found) == [f"utter_{intent}"]
    assert found.thread == before


STILL_COUNTING = [
    ("demander_programme", "et les six suivantes ?", "heures", "utter_heures_partie"),
    ("demander_programme", "et les six suivantes ?", "credits", "utter_credits_partie"),
    ("demander_programme", "et les six premières ?", "heures", "utter_heures_partie"),
    ("demander_prix", "dont combien pour la première moitié", "heures", "utter_heures_partie"),
    ("demander_module", "et l'UE 5 ?", "credits", "utter_credits_ue"),
    ("demander_module", "et l'UE 5 ?", "heures", "utter_heures_ue"),
    ("demander_programme", "et les six suivantes ?", None, "utter_programme_partie"),
    ("demander_module", "et l'UE 5 ?", None, "utter_module"),
    ("demander_module", "que contient l'UE 5 ?", "credits", "utter_module"),
]


@pytest.mark.parametrize(("intent", "text", "quantity", "expected"), STILL_COUNTING)
def test_an_elliptic_question_goes_on_counting(intent: str, text: str, quantity: str | None, expected: str) -> None:
    thread = replace(Thread("demander_heures"), quantity=quantity)
    assert names(answer(ask(intent, text, thread))) == [expected]


def test_a_presentation_asked_of_a_funding_is_about_who_pays() -> None:
    assert (
        names(answer(ask("demander_presentation", "le plan de formation, c'est quoi ?")))[0] == "utter_financement_plan"
    )
    assert names(answer(ask("demander_presentation", "la formation, c'est quoi ?"))) == ["utter_demander_presentation"]


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("mon opca truc", "demander_financement"),
        ("machin TET007", "demander_module"),
        ("les 6 premières là", "demander_programme"),
    ],
)
def test_what_was_not_understood_is_about_what_it_names(text: str, intent: str) -> None:
    meant = named(ask("nlu_fallback", text))
    assert meant is not None
    assert meant.question.intent == intent


def test_what_names_nothing_of_ours_stays_not_understood() -> None:
    assert named(ask("nlu_fallback", "le truc bidule")) is None


CP29, TITLE, REPORT = Thread(thing="certificat"), Thread(thing="titre"), Thread(thing="rapport")
UE5 = Thread(thing="ue", ues=("TET003",))
FIRST_PART = Thread(thing="bloc:premiere")
VES_DETAILS = ["utter_demander_details_ves"]
POINTED = [
    ("demander_combinaison", "et l'autre ?", Thread(thing="vae"), ["utter_demander_ves"]),
    ("demander_combinaison", "et l'autre ?", Thread(thing="ves"), ["utter_demander_vae"]),
    ("demander_combinaison", "et l'autre ?", CP29, ["utter_demander_titre"]),
    ("demander_combinaison", "et l'autre ?", TITLE, ["utter_demander_certificat"]),
    ("demander_combinaison", "et l'autre ?", FIRST_PART, ["utter_programme_partie"]),
    ("demander_combinaison", "et l'autre ?", Thread(), ["utter_demander_combinaison"]),
    ("demander_combinaison", "et l'autre ?", UE5, ["utter_demander_combinaison"]),
    ("demander_batiment", "c'est quel niveau ?", CP29, ["utter_demander_certificat"]),
    ("demander_batiment", "c'est quel niveau ?", TITLE, ["utter_demander_titre"]),
    ("demander_batiment", "c'est quel niveau ?", Thread(), ["utter_demander_batiment"]),
    ("demander_batiment", "quel niveau du bâtiment ?", CP29, ["utter_demander_batiment"]),
    ("demander_batiment", "lequel ?", CP29, ["utter_demander_certificat"]),
    ("demander_total", "et pour le deuxième ?", CP29, ["utter_demander_titre"]),
    ("demander_total", "et l'oral ?", REPORT, ["utter_demander_details_rapport"]),
    ("demander_duree", "ça dure combien ?", REPORT, ["utter_demander_details_rapport"]),
    ("demander_dates", "c'est pour quand ?", REPORT, ["utter_demander_rapport"]),
    ("demander_dates", "quand ça commence ?", REPORT, ["utter_demander_dates"]),
    ("demander_examens", "est-ce qu'il est noté ?", REPORT, ["utter_demander_details_rapport"]),
    ("demander_examens", "est-ce qu'il y a des examens ?", REPORT, ["utter_demander_examens"]),
    ("demander_duree", "ça dure combien ?", UE5, ["utter_heures_ue"]),
    ("demander_duree", "la formation dure combien ?", UE5, ["utter_demander_duree"]),
    ("demander_duree", "ça dure combien ?", Thread(ues=("TET003",)), ["utter_demander_duree"]),
    ("demander_duree", "ça dure combien ?", CP29, ["utter_heures_partie"]),
    ("demander_duree", "ça dure combien ?", Thread(thing="ves"), VES_DETAILS),
    ("demander_duree", "une UE ça dure combien ?", Thread(), ["utter_heures_ue"]),
    ("demander_heures", "combien d'heures par UE ?", Thread(), ["utter_heures_ue"]),
    ("demander_duree", "l'UE 5 dure combien ?", Thread(), ["utter_heures_ue"]),
    ("demander_details_vae", "et la VES ça dure combien ?", Thread(thing="vae"), VES_DETAILS),
    ("demander_duree", "et la VES ça dure combien ?", Thread(thing="vae"), VES_DETAILS),
    ("demander_details_vae", "la VAE ça dure combien ?", Thread(thing="ves"), ["utter_demander_details_vae"]),
    ("demander_details_vae", "comment ça se passe la VAE ?", Thread(), ["utter_demander_details_vae"]),
]


@pytest.mark.parametrize(("intent", "text", "thread", "expected"), POINTED)
def test_a_question_that_points_back_is_about_what_was_spoken_of(
    intent: str, text: str, thread: Thread, expected: list[str]
) -> None:
    assert names(answer(ask(intent, text, thread))) == expected


def test_credits_of_the_certificate_leave_the_talk_on_it() -> None:
    counted = answer(ask("demander_credits", "combien de crédits ?", CP29))
    level = answer(ask("demander_titre", "il vaut quoi comme niveau ?", counted.thread))
    assert names(counted) + names(level) == ["utter_credits_partie", "utter_demander_certificat"]


def test_the_details_of_the_ves_leave_the_talk_on_it() -> None:
    length = answer(ask("demander_duree", "ça dure ?", Thread(thing="ves")))
    assert names(answer(ask("demander_combinaison", "et l'autre ?", length.thread))) == ["utter_demander_vae"]


@pytest.mark.parametrize("text", ["sans aucune aide, je sors combien de ma poche ?", "ça revient à combien ?"])
def test_what_is_left_to_pay_is_a_price(text: str) -> None:
    assert names(answer(ask("demander_financement", text))) == ["utter_demander_prix"]
