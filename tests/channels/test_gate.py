"""What strangers may say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.gate import LONGEST_MESSAGE, Refused, admitted
from tests.channels.test_conversation import TALK, bot, user


def test_words_are_heard_as_they_were_said() -> None:
    assert admitted("  j'ai pas le bac,\nc'est grave ? ", []) == "j'ai pas le bac,\nc'est grave ?"


def test_a_button_of_the_last_reply_is_heard_as_itself() -> None:
    assert admitted("/devis", TALK) == "/devis"


def test_a_button_of_an_earlier_reply_is_heard_as_its_label_said() -> None:
    assert admitted("/horaires", TALK) == "À quelle heure ?"


@pytest.mark.parametrize(
    "command",
    [
        "/restart",
        "/recommencer",
        '/decrire_situation{"niveau": "bac"}',
        "/devis{}",
        "/DEVIS",
        " /session_start",
        "\u200b/restart",
    ],
)
def test_a_command_that_was_never_offered_is_refused(command: str) -> None:
    with pytest.raises(Refused, match="bouton_inconnu"):
        admitted(command, TALK)


def test_a_button_offered_to_nobody_yet_is_refused() -> None:
    with pytest.raises(Refused, match="bouton_inconnu"):
        admitted("/devis", [])


def test_what_a_visitor_writes_offers_nothing() -> None:
    with pytest.raises(Refused):
        admitted("/restart", [user("/restart"), bot("Pardon ?")])


@pytest.mark.parametrize("nothing", ["", "   ", "\n", "\x00", "\u200b\u202e"])
def test_a_message_without_words_is_refused(nothing: str) -> None:
    with pytest.raises(Refused, match="message_vide"):
        admitted(nothing, [])


def test_a_message_has_a_length_that_is_just_enough() -> None:
    assert admitted("a" * LONGEST_MESSAGE, []) == "a" * LONGEST_MESSAGE
    with pytest.raises(Refused, match="message_trop_long"):
        admitted("a" * (LONGEST_MESSAGE + 1), [])


@given(st.text(max_size=LONGEST_MESSAGE))
def test_whatever_is_let_in_can_be_stored_and_is_no_command(text: str) -> None:
    try:
        heard = admitted(text, TALK)
    except Refused:
        return
    assert heard == "/devis" or not heard.startswith("/")
    assert "\x00" not in heard
    heard.encode("utf-8")
