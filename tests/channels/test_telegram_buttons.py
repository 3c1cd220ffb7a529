"""Buttons as Telegram takes them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.conversation import Line
from bot.channels.telegram_buttons import CHOSEN, LONGEST_DATA, data_of, keyboard, marked, payload_of
from bot.replies.suggestions import sentences
from bot.replies.wording import Button
from tests.replies.support import DOMAIN


def offered() -> Iterator[Button]:
    """Every button that Balise can offer: of domain.yml in all its variants, and those made of intents."""
    for variants in DOMAIN["responses"].values():
        for variant in variants:
            for button in variant.get("buttons", ()):
                yield Button(button["title"], button["payload"])
    for intent, sentence in sentences().items():
        yield Button(sentence, f"/{intent}")


BUTTONS = sorted(set(offered()), key=lambda button: (button.payload, button.title))


@pytest.mark.parametrize("button", BUTTONS, ids=lambda button: f"{button.title} → {button.payload}")
def test_telegram_takes_every_button_that_balise_can_offer(button: Button) -> None:
    markup = keyboard([button])
    assert markup is not None
    ((shown,),) = markup.inline_keyboard
    assert shown.text == button.title
    assert isinstance(shown.callback_data, str)
    assert 1 <= len(shown.callback_data.encode()) <= LONGEST_DATA == 64


def test_the_buttons_tried_are_many_and_some_carry_entities() -> None:
    assert len(BUTTONS) > 100
    assert any("{" in button.payload for button in BUTTONS)


@given(st.text(min_size=1))
def test_data_are_short_whatever_a_button_sends(payload: str) -> None:
    assert len(data_of(payload).encode()) <= LONGEST_DATA


def test_no_two_payloads_have_the_same_data_and_none_looks_like_a_choice() -> None:
    payloads = {button.payload for button in BUTTONS}
    data = {data_of(payload) for payload in payloads}
    assert len(data) == len(payloads)
    assert CHOSEN not in data


def test_each_button_has_a_row() -> None:
    markup = keyboard([Button("Oui", "/oui"), Button("Non", "/non")])
    assert markup is not None
    assert [[button.text for button in row] for row in markup.inline_keyboard] == [["Oui"], ["Non"]]


def test_no_button_is_no_keyboard() -> None:
    assert keyboard([]) is None


SAID = [
    Line(False, "Bonjour", 0.0, (Button("Oui", "/oui"),)),
    Line(True, "Oui", 1.0),
    Line(False, "Bien", 2.0, (Button("Payer ?", '/prix{"a": "' + "b" * 100 + '"}'),)),
]


@pytest.mark.parametrize("button", [button for line in SAID for button in line.buttons])
def test_data_lead_back_to_what_was_offered(button: Button) -> None:
    assert payload_of(data_of(button.payload), SAID) == button.payload


@pytest.mark.parametrize("data", ["", "/oui", "b:", data_of("/non"), CHOSEN])
def test_data_that_were_never_offered_lead_nowhere(data: str) -> None:
    assert payload_of(data, SAID) is None


def test_a_choice_shows_what_it_said_and_does_nothing() -> None:
    ((shown,),) = marked("Oui, c'est ça").inline_keyboard
    assert (shown.text, shown.callback_data) == ("✓ Oui, c'est ça", CHOSEN)
