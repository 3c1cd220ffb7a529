"""What Telegram tells, reduced to what matters."""

from __future__ import annotations

from typing import Any

import pytest

from bot.channels.telegram_updates import Command, Kind
from tests.channels.telegram_support import CHAT, NAME, PHOTO, VOICE, edited, heard, message, tap


def test_words_are_heard_as_they_were_written() -> None:
    found = heard(message(3, text=" C'est <combien> ? "))
    assert found is not None
    assert (found.number, found.chat, found.kind, found.text) == (3, CHAT, Kind.WORDS, " C'est <combien> ? ")


@pytest.mark.parametrize(
    ("written", "command"),
    [
        ("/start", Command.START),
        ("/start site", Command.START),
        ("/aide", Command.HELP),
        ("/help", Command.HELP),
        ("/AIDE", Command.HELP),
        (f"/contact@{NAME.lower()}", Command.CONTACT),
        ("/recommencer ", Command.RESTART),
        ("/effacer", Command.ERASE),
        ("/exporter", Command.EXPORT),
    ],
)
def test_commands_of_the_menu_are_known(written: str, command: Command) -> None:
    found = heard(message(text=written))
    assert found is not None
    assert (found.kind, found.command) == (Kind.COMMAND, command)


@pytest.mark.parametrize("written", ["/restart", '/inform{"bac": "oui"}', "/aide-moi", "/start@AutreBot", "aide"])
def test_other_commands_are_words_which_the_gate_judges(written: str) -> None:
    found = heard(message(text=written))
    assert found is not None
    assert found.kind is Kind.WORDS


def test_a_button_tells_which_message_had_it_and_what_it_said() -> None:
    found = heard(tap("b:1", "Oui, c'est ça"))
    assert found is not None
    assert found.tap is not None
    assert (found.kind, found.text, found.chat) == (Kind.TAP, "b:1", CHAT)
    assert (found.tap.query, found.tap.message, found.tap.label) == ("q", 7, "Oui, c'est ça")


def test_a_button_whose_message_is_gone_is_heard_all_the_same() -> None:
    found = heard(tap("b:1", with_message=False))
    assert found is not None
    assert found.tap is not None
    assert (found.chat, found.tap.message, found.tap.label) == (CHAT, None, None)


@pytest.mark.parametrize("content", [VOICE, PHOTO, PHOTO | {"caption": "c'est quoi ?"}])
def test_what_is_no_text_is_an_attachment(content: dict[str, Any]) -> None:
    found = heard(message(**content))
    assert found is not None
    assert found.kind is Kind.ATTACHMENT


def test_pictures_sent_together_say_so() -> None:
    found = heard(message(**PHOTO, media_group_id="9"))
    assert found is not None
    assert found.album == "9"


def test_an_edited_text_is_told_apart_and_a_moving_location_left_alone() -> None:
    found = heard(edited(text="et à distance ?"))
    assert found is not None
    assert found.kind is Kind.EDITED
    assert heard(edited(location={"latitude": 1.0, "longitude": 2.0})) is None


@pytest.mark.parametrize("written", ["/start", f"/start@{NAME}", "/aide"])
@pytest.mark.parametrize("kind", ["group", "supergroup"])
def test_in_groups_only_a_call_for_help_is_heard(written: str, kind: str) -> None:
    found = heard(message(chat=-5, kind=kind, text=written))
    assert found is not None
    assert (found.kind, found.chat) == (Kind.FROM_GROUP, -5)


@pytest.mark.parametrize("content", [{"text": "c'est combien ?"}, {"text": "/effacer"}, VOICE])
def test_in_groups_all_else_is_left_alone(content: dict[str, Any]) -> None:
    assert heard(message(chat=-5, kind="group", **content)) is None


def test_in_groups_a_call_for_another_bot_is_left_alone() -> None:
    assert heard(message(chat=-5, kind="group", text="/start@AutreBot")) is None


@pytest.mark.parametrize("content", [{"new_chat_title": "Nous"}, {"delete_chat_photo": True}, {}])
def test_what_telegram_notes_by_itself_is_left_alone(content: dict[str, Any]) -> None:
    assert heard(message(**content)) is None


def test_news_of_other_kinds_are_left_alone() -> None:
    assert heard({"update_id": 1}) is None
