"""What was just said, asked again; and several answers that would say the same."""

from __future__ import annotations

import pytest

from bot.dialogue.assistant import Assistant, LastReply
from bot.dialogue.turns import Turn
from bot.replies.wording import Message
from tests.dialogue.support import COURSES, DOMAIN, EMAIL, PHONE, YEAR, question, turn

BALISE = Assistant.from_files(COURSES, DOMAIN)
BEFORE = LastReply(Message("Autre chose.", names=("utter_autre",)))


def asked_twice(intent: str, text: str = "quelque chose") -> tuple[Message, Message]:
    """The replies to the same question, one right after the other."""
    first = BALISE.reply(turn(text, intent, last=BEFORE))
    again = BALISE.reply(turn(text, intent, last=LastReply(first.message), thread=first.thread))
    return first.message, again.message


@pytest.mark.parametrize("topic", "prix horaires titre vae certificat stage financement lieu duree rythme".split())
def test_a_reply_is_not_repeated_word_for_word(topic: str) -> None:
    first, again = asked_twice(f"demander_{topic}")
    assert again.names == (f"utter_demander_{topic}_autrement",)
    assert again.text != first.text
    assert again.buttons == first.buttons


@pytest.mark.parametrize("topic", ["programme", "objectifs", "choix_ue", "presentation"])
def test_other_words_that_tell_less_do_not_replace_the_reply(topic: str) -> None:
    first, again = asked_twice(f"demander_{topic}")
    assert again == first


def test_a_reply_without_other_words_is_said_again() -> None:
    first, again = asked_twice("demander_places")
    assert again == first


def test_the_third_time_the_first_words_come_back() -> None:
    first, again = asked_twice("demander_prix")
    assert BALISE.reply(turn("le prix", "demander_prix", last=LastReply(again))).message == first


def test_another_module_is_no_repetition() -> None:
    first = BALISE.reply(turn("l'UE 5 ?", "demander_module", last=BEFORE))
    other = BALISE.reply(turn("l'UE 6 ?", "demander_module", last=LastReply(first.message), thread=first.thread))
    same = BALISE.reply(turn("l'UE 5 ?", "demander_module", last=LastReply(first.message), thread=first.thread))
    assert other.message.names == ("utter_module",)
    assert same.message.names == ("utter_module_autrement",)


def together(*intents: str) -> Message:
    """The reply to several questions at once."""
    questions = tuple(question(intent, "une question") for intent in intents)
    return BALISE.reply(Turn("plusieurs questions", questions, last=BEFORE, year=YEAR)).message


@pytest.mark.parametrize(
    "intents",
    [
        ("demander_prix", "demander_dates", "demander_inscription"),
        ("demander_prix", "demander_financement"),
        ("demander_devis", "demander_contact"),
        ("demander_salaire", "demander_stage", "demander_taux_reussite"),
        ("demander_vae", "demander_places"),
    ],
)
def test_several_answers_give_the_contact_once(intents: tuple[str, ...]) -> None:
    message = together(*intents)
    assert message.names == tuple(f"utter_{intent}" for intent in intents)
    assert message.text.count(PHONE) == 1
    assert message.text.count(EMAIL) == 1


def test_price_and_funding_admit_once_that_there_is_no_price() -> None:
    text = together("demander_prix", "demander_financement").text
    assert text.count("pas de prix") == 1
    assert text.count("devis") == 1


def test_two_funders_give_the_contact_once() -> None:
    text = BALISE.reply(turn("le CPF et la Région ?", "demander_financement", last=BEFORE)).message.text
    assert text.count(PHONE) == 1
    assert "CPF" in text
    assert "La Région" in text


def test_no_button_offers_what_the_same_message_answers() -> None:
    message = together("demander_horaires", "demander_duree", "demander_lieu")
    payloads = {button.payload for button in message.buttons}
    assert payloads
    assert not payloads & {"/demander_horaires", "/demander_duree", "/demander_lieu"}
