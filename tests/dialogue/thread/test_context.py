"""Whole conversations: what a message asks behind those before it."""

from __future__ import annotations

import pytest

from bot.dialogue.assistant import Assistant
from bot.dialogue.talk import Thread
from bot.dialogue.turns import LastReply, Outcome
from tests.dialogue.support import COURSES, DOMAIN, PHONE, turn

BALISE = Assistant.from_files(COURSES, DOMAIN)


def talk(*messages: tuple[str, str]) -> Outcome:
    """The last reply of a conversation; each message with the intent that it looks like."""
    outcome: Outcome | None = None
    for text, intent in messages:
        remembered = {"thread": outcome.thread, "last": LastReply(outcome.message)} if outcome else {}
        outcome = BALISE.reply(turn(text, intent, **remembered))
    assert outcome is not None
    return outcome


def test_what_is_not_understood_is_said_again_in_other_words() -> None:
    before = ("je peux suivre à distance ?", "demander_distance")
    told, again = talk(before), talk(before, ("j'ai rien compris", "exprimer_incomprehension"))
    assert again.message.names == ("utter_demander_distance_autrement",)
    assert again.message.text != told.message.text
    assert again.thread == told.thread


def test_the_second_time_somebody_to_call_is_given() -> None:
    outcome = talk(
        ("c'est quoi la VAE ?", "demander_vae"),
        ("pas compris", "exprimer_incomprehension"),
        ("toujours pas", "refuser"),
    )
    assert outcome.message.names == ("utter_exprimer_incomprehension",)
    assert PHONE in outcome.message.text


def test_why_is_asked_of_what_was_said_and_the_talk_goes_on() -> None:
    why = talk(("y a un stage ?", "demander_stage"), ("pourquoi ?", "demander_pourquoi"))
    assert "d'un autre domaine" in why.message.text
    assert why.thread.thing == "stage"


def test_why_at_the_start_is_about_the_questions_of_balise() -> None:
    assert "utter_demander_pourquoi" in talk(("pourquoi ?", "demander_pourquoi")).message.names


def test_a_module_is_corrected_then_the_one_before_is_that_before_the_corrected_one() -> None:
    asked, corrected, before = ("ue 2", "demander_module"), ("non pardon la 7", "refuser"), "et celle d'avant ?"
    assert "AST005" in talk(asked, corrected).message.text
    assert "TET007" in talk(asked, corrected, (before, "demander_module_voisin")).message.text


def test_two_modules_one_put_for_the_other_are_compared() -> None:
    outcome = talk(
        ("c'est quoi le cours de psychopathologie", "demander_module"),
        ("non, l'autre, celui de socio", "nlu_fallback"),
        ("lequel des deux a le plus de crédits ?", "comparer_modules"),
    )
    assert "AST002), avec 6 crédits" in outcome.message.text
    assert "TET003" not in outcome.message.text


def test_two_modules_named_in_one_message_are_both_shown() -> None:
    text = talk(("UE 8 c'est quoi, et il y a un cours de sociologie ?", "demander_module")).message.text
    assert "TRS002" in text
    assert "AST002" in text


def test_the_employer_who_leaves_is_no_end_to_the_funding() -> None:
    outcome = talk(
        ("mon employeur peut payer ?", "demander_financement"),
        ("et si on me licencie ?", "nlu_fallback"),
        ("et au chômage c'est pareil ?", "demander_remuneration"),
    )
    assert outcome.message.names == ("utter_supposer_sans_employeur",)
    assert "Région" in outcome.message.text


def test_without_the_bac_then_without_the_sector() -> None:
    bac, without = ("il faut le bac ?", "demander_prerequis"), ("et sans ?", "demander_transport")
    assert "équivalente" in talk(bac, without).message.text
    social = talk(bac, without, ("même si c'était pas dans le social ?", "nlu_fallback"))
    assert "n'importe quel domaine" in social.message.text


def test_the_bac_that_is_missing_is_spoken_of_once() -> None:
    outcome = talk(("il faut le bac ?", "demander_prerequis"), ("et si j'ai pas le bac ?", "nlu_fallback"))
    assert outcome.message.names == ("utter_supposer_sans_bac",)


def test_a_full_question_is_answered_whatever_was_said_before() -> None:
    before = [("l'UE 12 ?", "demander_choix_ue"), ("la première ?", "demander_module")]
    for text, intent in (
        ("combien ça coûte ?", "demander_prix"),
        ("où sont les cours ?", "demander_lieu"),
        ("le stage est obligatoire ?", "demander_stage"),
        ("combien de temps dure la formation ?", "demander_duree"),
    ):
        assert talk(*before, (text, intent)).message.names == (f"utter_{intent}",)


@pytest.mark.parametrize(("counted", "told"), [(None, "pas de prix"), ("heures", "666 heures")])
def test_in_all_is_the_price_unless_something_was_counted_before(counted: str | None, told: str) -> None:
    near = ("demander_total", "demander_prix", "demander_places")
    before = Thread(topic="demander_financement", quantity=counted)
    outcome = BALISE.reply(turn("du coup c'est combien en tout", "nlu_fallback", alternatives=near, thread=before))
    assert told in outcome.message.text


@pytest.mark.parametrize("text", ["et ensuite", "et après ?"])
def test_what_comes_next_where_no_module_was_spoken_of_is_asked_back(text: str) -> None:
    outcome = talk(("les dates svp", "demander_dates"), (text, "demander_module_voisin"))
    assert outcome.message.names == ("utter_proposer_contact",)


@pytest.mark.parametrize(
    ("before", "text"),
    [
        (("les horaires svp", "demander_horaires"), "et le module suivant ?"),
        (("quel est le programme ?", "demander_programme"), "et ensuite"),
    ],
)
def test_behind_the_programme_or_by_its_name_the_first_module_comes_next(before: tuple[str, str], text: str) -> None:
    assert "TET099" in talk(before, (text, "demander_module_voisin")).message.text
