"""The conversation in the terminal."""

from __future__ import annotations

import pytest

from bot.runtime.rasa_shell import meant, rendered

BUTTONS = [{"title": "Oui", "payload": "/confirmer"}, {"title": "Non", "payload": "/refuser"}]


def test_a_message_is_cut_at_spaces_and_stands_behind_the_name() -> None:
    text = "La formation est accessible avec le niveau bac."
    assert rendered({"text": text}, 32) == (
        "Balise > La formation est\n"
        "         accessible avec le\n"
        "         niveau bac."
    )  # fmt: skip


def test_paragraphs_stay_apart() -> None:
    assert rendered({"text": "Un.\n\nDeux."}, 80) == "Balise > Un.\n\n         Deux."


def test_buttons_are_numbered_under_their_message() -> None:
    shown = rendered({"text": "Avez-vous le bac ?", "buttons": BUTTONS}, 80)
    assert shown == "Balise > Avez-vous le bac ?\n         1. Oui\n         2. Non"


def test_a_message_without_words_or_buttons_shows_nothing() -> None:
    assert rendered({}, 80) == ""


@pytest.mark.parametrize(("written", "payload"), [("1", "/confirmer"), (" 2 ", "/refuser")])
def test_the_number_of_a_button_stands_for_the_button(written: str, payload: str) -> None:
    assert meant(written, BUTTONS) == payload


@pytest.mark.parametrize("written", ["0", "3", "2 ans", "²", "oui"])
def test_anything_else_is_sent_as_written(written: str) -> None:
    assert meant(written, BUTTONS) == written


def test_a_number_is_only_a_number_where_no_button_is_offered() -> None:
    assert meant("1", []) == "1"
