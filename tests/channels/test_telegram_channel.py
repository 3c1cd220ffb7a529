"""The channel as Rasa takes it."""

from __future__ import annotations

from typing import Any

import pytest
from rasa.core.channels.channel import InputChannel
from ruamel.yaml import YAML
from sanic import Blueprint

from bot.channels.telegram import TelegramChannel, site_of
from bot.channels.telegram_talk import notice, sender_of
from bot.channels.voice import Voice
from bot.settings import ROOT, Settings, TelegramSettings

TOKEN, SECRET = "123456789:essai-essai-essai-essai-essai", "s" * 40


async def hear(message: Any) -> None:
    """Nothing is heard here."""


def blueprint(telegram: TelegramSettings | None) -> Blueprint:
    """What the channel adds to Rasa's server."""
    return TelegramChannel(Settings(telegram=telegram)).blueprint(hear)


def routes(telegram: TelegramSettings | None) -> list[str]:
    """The paths that the channel answers."""
    return [route.uri for route in blueprint(telegram)._future_routes]


def listeners(telegram: TelegramSettings | None) -> int:
    """How many things the channel does when the server starts and stops."""
    return len(blueprint(telegram)._future_listeners)


def test_without_a_token_there_is_no_route_and_nothing_is_started() -> None:
    assert routes(None) == []
    assert listeners(None) == 0


def test_without_an_address_there_is_no_route_but_something_is_started() -> None:
    assert routes(TelegramSettings(TOKEN, SECRET)) == []
    assert listeners(TelegramSettings(TOKEN, SECRET)) == 2


def test_with_an_address_there_is_one_route() -> None:
    assert routes(TelegramSettings(TOKEN, SECRET, url="https://balise.example")) == ["/webhook"]


@pytest.mark.parametrize("name", ["credentials.yml", "credentials.public.yml"])
def test_the_channel_is_named_wherever_channels_are(name: str) -> None:
    named = YAML(typ="safe", pure=True).load((ROOT / name).read_text(encoding="utf-8"))
    assert f"{TelegramChannel.__module__}.{TelegramChannel.__name__}" in named


def test_it_is_a_channel_of_rasa_named_as_the_replies_know_it() -> None:
    assert issubclass(TelegramChannel, InputChannel)
    assert TelegramChannel.name() == "telegram"
    assert TelegramChannel(Settings()).url_prefix() == "/telegram"


def test_no_visitor_of_the_site_has_the_conversation_of_a_chat() -> None:
    assert sender_of(42) == "telegram-42"
    assert sender_of(-42) != sender_of(42)


def test_the_notice_leads_to_the_site_where_one_is_known() -> None:
    voice = Voice.of(Settings())
    assert notice(voice, "https://centre.example").text.endswith("sans Telegram : https://centre.example")
    assert "https://" not in notice(voice, None).text
    assert len(notice(voice, "https://centre.example").buttons) == 3


@pytest.mark.parametrize(
    ("sites", "url", "site"),
    [
        (("http://localhost:3000", "https://centre.example"), "https://balise.example", "https://centre.example"),
        (("http://localhost:3000",), "https://balise.example", "https://balise.example"),
        ((), None, None),
    ],
)
def test_the_site_offered_is_the_centres_own_or_else_balises(
    sites: tuple[str, ...], url: str | None, site: str | None
) -> None:
    assert site_of(Settings(sites=sites, telegram=TelegramSettings(TOKEN, SECRET, url))) == site


def test_the_notice_says_what_a_person_must_know_first() -> None:
    text = notice(Voice.of(Settings()), None).text
    for said in (
        "assistant automatique",
        "pas une personne",
        "autre société",
        "hors de l'Union européenne",
        "/exporter",
        "/effacer",
    ):
        assert said in text
