"""Every reply of domain.yml, as it reads once its facts are filled in."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest

from bot.replies.wording import MAXIMUM_BUTTONS, Button, Message
from bot.settings import ROOT
from tests.replies.support import COURSE, INTENTS, LISTS_EVERYTHING, NAMES, WORDING, every_fact, every_saying

FACTS = every_fact()
MAXIMUM_LENGTH = 700
_FAMILIAR = re.compile(r"\b(?:tu|toi|ton|tes|te|t')\b", re.IGNORECASE)
_PAYLOAD = re.compile(r"/(?P<intent>[a-z0-9_]+)(?P<entities>\{.*\})?")


def said(name: str) -> Message:
    """The reply with its longest facts."""
    return WORDING.say(name, FACTS)


def buttons() -> Iterator[tuple[str, Button]]:
    """Every button with the reply that offers it."""
    for name in NAMES:
        for button in said(name).buttons:
            yield name, button


BUTTONS = sorted({button for _, button in buttons()}, key=lambda button: (button.payload, button.title))
COMMANDS = [button for button in BUTTONS if button.payload.startswith("/")]
WITH_ENTITIES = [button for button in COMMANDS if "{" in button.payload]


@pytest.mark.parametrize("name", NAMES)
def test_every_reply_can_be_said(name: str) -> None:
    assert WORDING.can_say(name, FACTS)
    assert said(name).text


@pytest.mark.parametrize("name", sorted(set(NAMES) - LISTS_EVERYTHING))
def test_no_reply_is_too_long_to_read(name: str) -> None:
    assert max(len(message.text) for message in every_saying(name)) <= MAXIMUM_LENGTH


@pytest.mark.parametrize("name", sorted(LISTS_EVERYTHING))
def test_the_list_of_every_module_adds_few_words_to_the_titles(name: str) -> None:
    titles = sum(len(f"{ue.title} ({ue.code})\n12. ") for _, ue in COURSE.ues())
    assert all(len(message.text) <= titles + 200 for message in every_saying(name))


@pytest.mark.parametrize("name", NAMES)
def test_no_reply_offers_more_than_three_buttons(name: str) -> None:
    assert len(said(name).buttons) <= MAXIMUM_BUTTONS == 3


@pytest.mark.parametrize("name", NAMES)
def test_no_reply_is_familiar(name: str) -> None:
    message = said(name)
    words = " ".join([message.text, *(button.title for button in message.buttons)])
    assert not _FAMILIAR.search(words)


@pytest.mark.parametrize("name", NAMES)
def test_no_brace_is_left_in_a_reply(name: str) -> None:
    assert not re.search(r"[{}]", said(name).text)


@pytest.mark.parametrize("name", NAMES)
def test_no_reply_has_doubled_spaces_or_punctuation(name: str) -> None:
    assert not re.search(r" {2}|[^\S\n]\.|\.\.(?!\.)|,,|, ?\.|, ?\(|\n\n\n", said(name).text)


@pytest.mark.parametrize("name", NAMES)
def test_no_button_of_a_reply_leads_twice_to_the_same_place(name: str) -> None:
    payloads = [button.payload for button in said(name).buttons]
    assert len(set(payloads)) == len(payloads)


@pytest.mark.parametrize("name", [name for name in NAMES if name.removeprefix("utter_") in INTENTS])
def test_no_button_leads_back_to_the_reply_that_offers_it(name: str) -> None:
    assert f"/{name.removeprefix('utter_')}" not in [button.payload for button in said(name).buttons]


@pytest.mark.parametrize("button", BUTTONS, ids=lambda button: button.title)
def test_a_label_is_a_short_phrase_that_starts_with_a_capital(button: Button) -> None:
    assert button.title[0].isupper()
    assert len(button.title) <= 60


@pytest.mark.parametrize("button", COMMANDS, ids=lambda button: button.payload)
def test_a_command_behind_a_button_names_an_intent(button: Button) -> None:
    match = _PAYLOAD.fullmatch(button.payload)
    assert match is not None
    assert match["intent"] in INTENTS


@pytest.mark.parametrize("button", WITH_ENTITIES, ids=lambda button: button.payload)
def test_entities_behind_a_button_are_written_in_json(button: Button) -> None:
    match = _PAYLOAD.fullmatch(button.payload)
    assert match is not None
    assert isinstance(json.loads(match["entities"]), dict)


def test_some_buttons_carry_entities() -> None:
    assert WITH_ENTITIES


@pytest.mark.parametrize(
    "name", [name for name in NAMES if "n'indique" in said(name).text or "ne dit rien" in said(name).text]
)
def test_an_admission_of_silence_gives_somebody_to_ask(name: str) -> None:
    assert FACTS["telephone"].text in said(name).text


@pytest.mark.parametrize("name", ["utter_demander_financement", "utter_demander_prix"])
def test_what_is_said_of_money_begins_with_the_missing_price(name: str) -> None:
    assert said(name).text.startswith("La brochure n'indique pas de prix.")


@pytest.mark.parametrize("name", ["utter_demander_prix", "utter_demander_prix_autrement"])
def test_the_price_admits_that_nothing_is_said_of_paying_in_several_times(name: str) -> None:
    assert re.search(r"Elle ne \w+ (?:rien|pas) non plus d(?:e|'un) paiement en plusieurs fois", said(name).text)


def test_the_certificate_is_told_to_be_a_certification_before_the_title() -> None:
    assert "déjà une certification, une étape avant le titre" in said("utter_demander_certificat").text


def test_on_the_site_the_menu_of_the_window_is_named_as_it_is_written_there() -> None:
    text = WORDING.say("utter_demander_confidentialite", FACTS, "site").text
    source = "".join(
        (ROOT / "widget" / "src" / name).read_text(encoding="utf-8") for name in ("menu.js", "francais.js")
    )
    labels = re.findall(r"« ([^»]+) »", text)
    assert len(labels) == 3
    assert all(f'"{label}"' in source for label in labels)
    assert FACTS["courriel"].text in text
    assert len(text) <= MAXIMUM_LENGTH


@pytest.mark.parametrize("channel", [None, "rest", "telegram"])
def test_elsewhere_no_menu_is_spoken_of(channel: str | None) -> None:
    assert "menu" not in WORDING.say("utter_demander_confidentialite", FACTS, channel).text
