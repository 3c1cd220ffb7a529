"""Whole turns, on the real course and the real wording."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.curriculum.catalogue import load_catalogue
from bot.curriculum.eligibility import Profile, Sector
from bot.dialogue.assistant import Assistant, LastReply, Outcome, Turn
from bot.dialogue.eligibility.asking import Progress
from bot.dialogue.talk import Part, Question, Thread
from bot.replies.facts import Said
from bot.replies.wording import MAXIMUM_BUTTONS, Message, Wording
from tests.dialogue.support import COURSES, DOMAIN, EMAIL, PHONE, YEAR, question, turn
from tests.replies.support import INTENTS

BALISE = Assistant.from_files(COURSES, DOMAIN)
NOTICE = BALISE.say(turn("x", "saluer"), [Part("utter_annonce")]).text
BEFORE = LastReply(Message("Autre chose.", names=("utter_autre",)))


def said_then(outcome: Outcome, was_doubt: bool = False) -> LastReply:
    """The outcome as the next turn remembers it."""
    return LastReply(outcome.message, was_doubt)


def two(text: str, *pairs: tuple[str, str]) -> Turn:
    """A turn that asks several things in several clauses."""
    return Turn(text, tuple(question(intent, clause) for intent, clause in pairs), last=BEFORE, year=YEAR)


@pytest.mark.parametrize("intent", ["demander_prix", "demander_horaires", "remercier", "hors_sujet", "nlu_fallback"])
def test_the_first_reply_announces_a_machine_and_the_second_does_not(intent: str) -> None:
    first = BALISE.reply(turn("quelque chose", intent))
    second = BALISE.reply(turn("quelque chose", intent, last=said_then(first)))
    assert first.message.text.startswith(NOTICE)
    assert NOTICE not in second.message.text


@pytest.mark.parametrize("intent", ["saluer", "demander_identite", "exprimer_detresse"])
def test_a_reply_that_presents_itself_is_not_announced_twice(intent: str) -> None:
    text = BALISE.reply(turn("bonjour", intent)).message.text
    assert NOTICE not in text
    assert "assistant automatique" in text


@pytest.mark.parametrize("intent", sorted(INTENTS - {"verifier_eligibilite"}))
def test_every_intent_gets_a_reply_with_few_buttons(intent: str) -> None:
    outcome = BALISE.reply(turn("quelque chose", intent, last=BEFORE))
    assert outcome.message.text
    assert len(outcome.message.buttons) <= MAXIMUM_BUTTONS
    assert "utter_silence" not in outcome.message.names


def test_two_questions_in_one_message_are_both_answered_in_order() -> None:
    outcome = BALISE.reply(
        two("combien ça coûte et où est-ce ?", ("demander_prix", "combien ça coûte"), ("demander_lieu", "où est-ce ?"))
    )
    assert outcome.message.names == ("utter_demander_prix", "utter_demander_lieu")
    assert outcome.message.text.index("pas de prix") < outcome.message.text.index("Place E. Blondel")
    assert outcome.thread.topic == "demander_lieu"


def test_the_second_question_is_understood_from_the_first() -> None:
    outcome = BALISE.reply(
        two(
            "c'est quoi l'UE 5 et elle vaut combien de crédits ?",
            ("demander_module", "c'est quoi l'UE 5"),
            ("demander_credits", "elle vaut combien de crédits ?"),
        )
    )
    assert outcome.message.names == ("utter_module", "utter_credits_ue")
    assert "donne 8 crédits" in outcome.message.text


@pytest.mark.parametrize("courtesy", ["saluer", "remercier", "prendre_conge"])
def test_a_courtesy_beside_a_question_is_not_answered(courtesy: str) -> None:
    outcome = BALISE.reply(two("bonjour, le prix ?", (courtesy, "bonjour"), ("demander_prix", "le prix ?")))
    assert outcome.message.names == ("utter_demander_prix",)


def test_a_repetition_says_the_last_reply_again_with_its_buttons() -> None:
    first = BALISE.reply(turn("les horaires ?", "demander_horaires", last=BEFORE))
    again = BALISE.reply(turn("répète", "demander_repetition", last=said_then(first), thread=first.thread))
    assert again.message == first.message
    assert again.thread == first.thread


def test_with_nothing_said_yet_there_is_nothing_to_repeat() -> None:
    assert "utter_rien_a_repeter" in BALISE.reply(turn("répète", "demander_repetition")).message.names


def test_the_source_is_the_section_of_the_last_reply() -> None:
    first = BALISE.reply(turn("le rapport ?", "demander_rapport", last=BEFORE))
    source = BALISE.reply(turn("d'où vient cette information ?", "demander_source", last=said_then(first)))
    assert first.message.sources == ("Contenu de la formation",)
    assert "« Contenu de la formation »" in source.message.text
    assert "CPN42-00A" in source.message.text


@pytest.mark.parametrize("last", [None, BEFORE], ids=["first turn", "after a reply without facts"])
def test_without_a_section_the_source_is_the_brochure(last: LastReply | None) -> None:
    outcome = BALISE.reply(turn("quelle source ?", "demander_source", last=last))
    assert "utter_demander_source_generale" in outcome.message.names


def test_doubt_first_proposes_then_gives_the_contact() -> None:
    near = ("demander_vae", "insulter", "demander_prix", "demander_stage", "demander_lieu")
    first = BALISE.reply(turn("blabla", "nlu_fallback", alternatives=near, last=BEFORE))
    assert first.message.names == ("utter_proposer",)
    assert [button.payload for button in first.message.buttons] == [
        "/demander_vae",
        "/demander_prix",
        "/demander_stage",
    ]
    second = BALISE.reply(turn("blibli", "nlu_fallback", alternatives=near, last=said_then(first, was_doubt=True)))
    assert second.message.names == ("utter_proposer_contact",)
    assert PHONE in second.message.text
    assert EMAIL in second.message.text


def test_doubt_with_nothing_to_propose_gives_the_contact_at_once() -> None:
    outcome = BALISE.reply(turn("blabla", "nlu_fallback", last=BEFORE))
    assert outcome.message.names == ("utter_proposer_contact",)


def test_a_doubt_after_an_answer_proposes_again() -> None:
    answered = BALISE.reply(turn("le prix ?", "demander_prix", last=BEFORE))
    outcome = BALISE.reply(turn("blabla", "nlu_fallback", alternatives=("demander_vae",), last=said_then(answered)))
    assert outcome.message.names == ("utter_proposer",)


def test_doubt_keeps_the_thread() -> None:
    thread = Thread("demander_certificat", "certificat", "heures")
    assert BALISE.reply(turn("blabla", "nlu_fallback", thread=thread, last=BEFORE)).thread == thread


def test_an_empty_message_is_answered_as_such() -> None:
    assert "utter_message_vide" in BALISE.reply(turn("")).message.names


def test_what_a_life_implies_is_said_with_an_offer() -> None:
    outcome = BALISE.reply(turn("j'ai un BTS et 5 ans en usine", "decrire_situation", last=BEFORE))
    assert outcome.progress.profile == Profile(True, 60, Sector.OUTSIDE)
    assert outcome.message.names[0] == "utter_avis_acces_ouverte"
    assert outcome.message.names[-1] == "utter_situation_suite"
    assert "/verifier_eligibilite" in [button.payload for button in outcome.message.buttons]


def test_a_life_that_implies_nothing_gets_the_rule() -> None:
    outcome = BALISE.reply(turn("je cherche ma voie", "decrire_situation", last=BEFORE))
    assert outcome.message.names == ("utter_decrire_situation",)


def test_a_missing_bac_told_in_passing_is_answered_first() -> None:
    outcome = BALISE.reply(turn("j'ai pas le bac, quels sont les horaires ?", "demander_horaires", last=BEFORE))
    assert outcome.message.names == ("utter_eligibilite_sans_bac", "utter_demander_horaires")
    assert outcome.progress.profile.has_bac is False
    later = turn("j'ai pas le bac, et le prix ?", "demander_prix", last=said_then(outcome), progress=outcome.progress)
    assert BALISE.reply(later).message.names == ("utter_demander_prix",)


@pytest.mark.parametrize("intent", ["decrire_situation", "demander_horaires"])
def test_yes_starts_the_dialogue_only_after_it_was_offered(intent: str) -> None:
    first = BALISE.reply(turn("je suis aide-soignante", intent, last=BEFORE))
    outcome = BALISE.reply(turn("oui", "confirmer", last=said_then(first), progress=first.progress))
    assert outcome.starts_eligibility is (intent == "decrire_situation")


def test_a_fact_told_after_the_verdict_gives_a_new_verdict() -> None:
    known = Progress(Profile(False, 6, Sector.OUTSIDE))
    outcome = BALISE.reply(
        turn("en fait j'ai travaillé 5 ans", "decrire_situation", last=BEFORE, progress=known, has_verdict=True)
    )
    assert outcome.progress.profile.total_months == 60
    assert outcome.message.names[0] == "utter_avis_entete"
    assert "utter_avis_acces_ouverte_par_experience" in outcome.message.names


def test_a_button_without_text_tells_nothing_of_the_person() -> None:
    known = Progress(Profile(True))
    outcome = BALISE.reply(turn("", "demander_prix", progress=known, last=BEFORE))
    assert outcome.progress == known
    assert outcome.message.names == ("utter_demander_prix",)


@pytest.mark.parametrize("code", [None, "CPN42-00A", "INCONNU"])
def test_an_unknown_course_gives_way_to_the_default_one(code: str | None) -> None:
    assert BALISE.course(turn("", course_code=code)).code == "CPN42-00A"


CHANNELS = Wording({
    "utter_annonce": [{"text": "annonce"}],
    "utter_demander_prix": [{"text": "à l'écran"}, {"text": "à la voix : {absent}", "channel": "voix"}],
    "utter_silence": [{"text": "rien là-dessus"}],
})  # fmt: skip


@pytest.mark.parametrize(("channel", "expected"), [("rest", "à l'écran"), ("voix", "rien là-dessus")])
def test_a_variant_whose_facts_are_missing_gives_way_to_an_admission(channel: str, expected: str) -> None:
    balise = Assistant(load_catalogue(COURSES), CHANNELS)
    assert balise.reply(turn("", "demander_prix", last=BEFORE, channel=channel)).message.text == expected


def test_facts_of_the_conversation_fill_a_reply() -> None:
    part = Part("utter_avis_experience_manque", {"mois_manquants": Said("7")})
    assert "7 mois" in BALISE.say(turn(""), [part]).text


def test_a_question_about_a_ue_is_about_the_one_named_in_another_sentence() -> None:
    outcome = BALISE.reply(two("On m'a noté AST004. Ça parle de quoi ?", ("demander_module", "Ça parle de quoi ?")))
    assert "AST004" in outcome.message.text
    assert outcome.thread.ues == ("AST004",)


def test_a_question_that_names_its_own_ue_keeps_it() -> None:
    asked = question("demander_module", "c'est quoi TET007 ?")
    outcome = BALISE.reply(Turn("Après AST004, c'est quoi TET007 ?", (asked,), last=BEFORE, year=YEAR))
    assert outcome.thread.ues == ("TET007",)


def test_a_short_message_not_understood_is_about_what_it_names_and_a_long_one_is_asked_about() -> None:
    assert BALISE.reply(turn("mon fongecif bidule", "nlu_fallback", last=BEFORE)).message.names == (
        "utter_financement_transition_pro",
    )
    long = "mon fongecif bidule machin chose et patati et patata à n'en plus finir"
    assert "utter_financement_transition_pro" not in BALISE.reply(turn(long, "nlu_fallback", last=BEFORE)).message.names


@pytest.mark.parametrize(
    ("text", "thread", "expected"),
    [
        ("et au total ?", Thread(), "utter_demander_total"),
        ("et en tout ?", Thread(), "utter_demander_total"),
        ("", Thread(), "utter_demander_total"),
        ("et ça compte ?", Thread(), "utter_proposer_contact"),
        ("et la deuxième ?", Thread("demander_module", "ue", ues=("TET099",)), "utter_module"),
        ("et l'oral ?", Thread(thing="rapport"), "utter_demander_details_rapport"),
        ("et la deuxième ?", Thread(thing="bloc:premiere"), "utter_programme_partie"),
    ],
)
def test_only_words_of_a_total_ask_for_one(text: str, thread: Thread, expected: str) -> None:
    outcome = BALISE.reply(turn(text, "demander_total", thread=thread, last=BEFORE))
    assert outcome.message.names == (expected,)


def test_an_address_asked_beside_the_bus_is_that_of_the_courses() -> None:
    asked = two("c'est où et y a-t-il un bus ?", ("demander_lieu", "c'est où"), ("demander_transport", "un bus ?"))
    heard = BALISE.reply(replace(asked, thread=Thread("demander_stage", "stage")))
    assert heard.message.names == ("utter_demander_lieu", "utter_demander_transport")
    alone = BALISE.reply(turn("c'est où ?", "demander_lieu", thread=Thread(thing="stage"), last=BEFORE))
    assert alone.message.names == ("utter_demander_organisation_stage",)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (("demander_ves", "j'ai des dispenses"), ("demander_prix", "combien ça coûte"), "utter_demander_prix"),
        (("demander_ves", "une équivalence"), ("demander_dates", "commencer en janvier"), "utter_demander_dates"),
        (("demander_stage", "il y a un stage"), ("demander_prix", "combien ça coûte"), "utter_demander_prix"),
        (("demander_stage", "un stage"), ("demander_remuneration", "c'est payé"), "utter_demander_organisation_stage"),
    ],
)
def test_what_is_asked_in_one_message_with_the_ves_or_the_internship_may_be_of_the_course(
    first: tuple[str, str], second: tuple[str, str], expected: str
) -> None:
    outcome = BALISE.reply(two(f"{first[1]} et {second[1]}", first, second))
    assert outcome.message.names == (f"utter_{first[0]}", expected)


def test_behind_the_ves_the_price_is_that_of_the_ves() -> None:
    asked = turn("combien ça coûte ?", "demander_prix", thread=Thread(thing="ves"), last=BEFORE)
    assert BALISE.reply(asked).message.names == ("utter_demander_details_ves",)


def test_who_pays_is_asked_of_the_course_even_behind_the_internship() -> None:
    paid = Question("demander_financement", "est-ce que le CPF marche", {"financeur": ("cpf",)})
    asked = replace(turn(paid.text, paid.intent, thread=Thread(thing="stage"), last=BEFORE), questions=(paid,))
    assert BALISE.reply(asked).message.names == ("utter_financement_cpf",)


def test_a_duration_put_right_after_a_verdict_is_no_question_about_the_course() -> None:
    worked = Progress(Profile(False, 6, Sector.OUTSIDE))
    corrected = turn(
        "pardon je me suis trompée, c'est 26 mois en tout",
        "demander_duree",
        last=BEFORE,
        progress=worked,
        has_verdict=True,
    )
    asked = turn("et la formation, c'est 26 mois en tout ?", "demander_duree", last=BEFORE, has_verdict=True)
    assert BALISE.reply(corrected).progress.profile.total_months == 26
    assert BALISE.reply(asked).message.names == ("utter_demander_duree",)
