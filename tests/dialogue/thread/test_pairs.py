"""Which of two things "l'autre" or "la première" means."""

from __future__ import annotations

import pytest

from bot.dialogue.answering import answer
from bot.dialogue.talk import Thread
from bot.dialogue.thread.pairs import one_of_two
from tests.dialogue.support import ask, names

CHOICE = Thread("demander_choix_ue", "ue", ues=("UEV010", "TET006"))
GEOGRAPHY = Thread("demander_module", "ue", ues=("UEV010",))
PSYCHO_THEN_SOCIO = Thread("demander_module", "ue", ues=("AST002",), earlier=("PSY001",))
UE_5 = Thread("demander_module", "ue", ues=("TET003",))
SECOND_HOURS = Thread("demander_heures", "bloc:seconde", "heures")
FIRST_LIST = Thread("demander_programme", "bloc:premiere")
CERTIFICATE = Thread("demander_certificat", "certificat")
CERTIFICATE_HOURS = Thread("demander_heures", "certificat", "heures")
VAE, VES = Thread("demander_vae", "vae"), Thread("demander_ves", "ves")
EVENING, WAYS = Thread("demander_horaires"), Thread("demander_modalites")

UES = [
    (CHOICE, "la première, on y apprend quoi ?", "UEV010"),
    (CHOICE, "et la deuxième elle parle de quoi", "TET006"),
    (CHOICE, "l'autre ?", "TET006"),
    (CHOICE, "la dernière ?", "TET006"),
    (CHOICE, "la seconde option", "TET006"),
    (GEOGRAPHY, "et l'autre ?", "TET006"),
    (GEOGRAPHY, "l'autre option c'est quoi", "TET006"),
    (GEOGRAPHY, "la deuxième ?", "TET006"),
    (PSYCHO_THEN_SOCIO, "l'autre ?", "PSY001"),
]


@pytest.mark.parametrize(("thread", "text", "code"), UES)
def test_one_of_two_modules_is_meant(thread: Thread, text: str, code: str) -> None:
    meant = one_of_two(ask("demander_combinaison", text, thread))
    assert meant is not None
    assert (meant.question.intent, meant.question.values("ue")) == ("demander_module", (code,))
    assert "premi" not in meant.question.text


def test_one_of_two_modules_keeps_what_is_counted() -> None:
    counted = Thread("demander_credits", "ue", "credits", ("UEV010",))
    bare = one_of_two(ask("demander_combinaison", "et l'autre ?", counted))
    asked = one_of_two(ask("demander_credits", "l'autre elle vaut combien de crédits ?", GEOGRAPHY))
    assert bare is not None
    assert asked is not None
    assert bare.question.intent == asked.question.intent == "demander_credits"
    assert bare.question.values("ue") == asked.question.values("ue") == ("TET006",)


PARTS = [
    (SECOND_HOURS, "et la première ?", "demander_heures", "premiere"),
    (SECOND_HOURS, "l'autre", "demander_heures", "premiere"),
    (CERTIFICATE_HOURS, "et l'autre partie ?", "demander_heures", "seconde"),
    (CERTIFICATE_HOURS, "et l'autre ?", "demander_heures", "seconde"),
    (CERTIFICATE_HOURS, "et le reste ?", "demander_heures", "seconde"),
    (CERTIFICATE, "et la deuxième ?", "demander_programme", "seconde"),
    (CERTIFICATE, "et l'autre moitié elle mène à quoi", "demander_titre", "seconde"),
    (FIRST_LIST, "et l'autre elle fait combien d'heures ?", "demander_heures", "seconde"),
]


@pytest.mark.parametrize(("thread", "text", "intent", "key"), PARTS)
def test_one_of_the_two_parts_is_meant(thread: Thread, text: str, intent: str, key: str) -> None:
    wanted = "demander_heures" if "heures" in text else "demander_combinaison"
    meant = one_of_two(ask(wanted, text, thread))
    assert meant is not None
    assert (meant.question.intent, meant.question.values("bloc")) == (intent, (key,))
    assert meant.question.values("ue") == ()


OTHERS = [
    (VAE, "et l'autre ?", "demander_ves"),
    (VES, "l'autre c'est quoi", "demander_vae"),
    (CERTIFICATE, "et le deuxième ?", "demander_titre"),
    (CERTIFICATE, "l'autre diplôme", "demander_titre"),
    (EVENING, "et l'autre ?", "demander_distance"),
    (EVENING, "l'autre formule ?", "demander_distance"),
    (WAYS, "la première c'est quand ?", "demander_horaires"),
    (WAYS, "et la deuxième ?", "demander_distance"),
    (SECOND_HOURS, "laquelle est la plus longue ?", "demander_heures"),
]


@pytest.mark.parametrize(("thread", "text", "intent"), OTHERS)
def test_the_other_of_two_subjects_is_meant(thread: Thread, text: str, intent: str) -> None:
    meant = one_of_two(ask("comparer_modules", text, thread))
    assert meant is not None
    assert meant.question.intent == intent


@pytest.mark.parametrize("thread", [VAE, VES])
def test_which_validation_is_the_quicker_is_a_detail_of_it(thread: Thread) -> None:
    meant = one_of_two(ask("comparer_modules", "laquelle est la plus rapide ?", thread))
    assert meant is not None
    assert meant.question.intent == "demander_details_vae"


@pytest.mark.parametrize(
    ("thread", "intent"), [(VAE, "demander_vae"), (CHOICE, "comparer_modules"), (PSYCHO_THEN_SOCIO, "comparer_modules")]
)
def test_the_difference_is_that_of_the_two(thread: Thread, intent: str) -> None:
    meant = one_of_two(ask("comparer_modules", "c'est quoi la différence ?", thread))
    assert meant is not None
    assert meant.question.intent == intent


@pytest.mark.parametrize("thread", [CHOICE, GEOGRAPHY])
def test_both_are_the_two_modules(thread: Thread) -> None:
    meant = one_of_two(ask("demander_combinaison", "les deux", thread))
    assert meant is not None
    assert (meant.question.intent, meant.question.values("ue")) == ("demander_module", ("UEV010", "TET006"))


def test_both_are_the_two_validations() -> None:
    assert names(answer(ask("demander_combinaison", "les deux", VES))) == ["utter_demander_vae", "utter_demander_ves"]


ITS_OWN_SUBJECT = [
    (CHOICE, "la première année c'est dur ?"),
    (CHOICE, "la première UE parle de quoi ?"),
    (CHOICE, "la cinquième ?"),
    (GEOGRAPHY, "l'autre jour j'ai vu une affiche"),
    (GEOGRAPHY, "c'est quoi l'autre diplôme que vous faites ?"),
    (GEOGRAPHY, "combien de crédits en tout dans la formation ?"),
    (PSYCHO_THEN_SOCIO, "la première ?"),
    (UE_5, "et l'autre ?"),
    (CHOICE, "et le reste ?"),
    (VAE, "la première année c'est dur ?"),
    (EVENING, "les deux ?"),
    (EVENING, "le deuxième jour on finit à quelle heure ?"),
    (Thread(), "et l'autre ?"),
    (Thread(), "la différence ?"),
]


@pytest.mark.parametrize(("thread", "text"), ITS_OWN_SUBJECT)
def test_a_question_with_its_own_subject_points_at_neither(thread: Thread, text: str) -> None:
    assert one_of_two(ask("demander_module", text, thread)) is None
