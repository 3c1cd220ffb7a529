"""What can be set of the Telegram channel."""

from __future__ import annotations

import pytest

from bot.settings import Settings, SettingsError, TelegramSettings

TOKEN = "123456789:AAFessai-essai_essai-essai-essai"


def telegram(**written: str) -> TelegramSettings:
    """The settings of the channel with a token and some variables."""
    environment = {"BALISE_TELEGRAM_JETON": TOKEN} | {
        f"BALISE_TELEGRAM_{name}": value for name, value in written.items()
    }
    found = Settings.from_environment(environment).telegram
    assert found is not None
    return found


def test_without_a_token_the_channel_is_off_whatever_else_is_set() -> None:
    assert Settings.from_environment({"BALISE_TELEGRAM_URL": "https://balise.example"}).telegram is None
    assert Settings.from_environment({"BALISE_TELEGRAM_JETON": ""}).telegram is None


def test_a_token_is_enough() -> None:
    found = telegram()
    assert (found.token, found.url, found.api) == (TOKEN, None, "https://api.telegram.org")


def test_an_unset_secret_is_the_same_on_every_server_and_another_for_every_bot() -> None:
    other = Settings.from_environment({"BALISE_TELEGRAM_JETON": TOKEN + "x"}).telegram
    assert other is not None
    assert telegram().secret == telegram().secret != other.secret
    assert len(telegram().secret) >= 32
    assert TOKEN[-10:] not in telegram().secret


@pytest.mark.parametrize(
    "url", ["https://balise.example", "https://centre.example:8443/guide/", "http://127.0.0.1:5005"]
)
def test_an_address_can_be_given(url: str) -> None:
    assert telegram(URL=url).url == url.rstrip("/")
    assert telegram(API=url).api == url.rstrip("/")


def test_an_empty_address_is_none() -> None:
    assert telegram(URL="").url is None


@pytest.mark.parametrize(
    "url", ["balise.example", "http://balise.example", "https://", "https://a b", "https://a/?q=1"]
)
@pytest.mark.parametrize("name", ["URL", "API"])
def test_an_address_that_telegram_could_not_use_is_refused_by_its_name(name: str, url: str) -> None:
    with pytest.raises(SettingsError, match=f"^BALISE_TELEGRAM_{name} : .*https"):
        telegram(**{name: url})


@pytest.mark.parametrize("token", ["abc", "987654321", "987654321:court", f"bot{TOKEN}", f"{TOKEN} ", f"{TOKEN}é"])
def test_what_is_no_token_is_refused_and_not_repeated(token: str) -> None:
    with pytest.raises(SettingsError, match=r"^BALISE_TELEGRAM_JETON : ") as refused:
        Settings.from_environment({"BALISE_TELEGRAM_JETON": token})
    assert token not in str(refused.value)


@pytest.mark.parametrize("secret", ["court", "s" * 31, "s" * 257, "é" * 40, "a b" * 20])
def test_a_secret_that_telegram_does_not_take_or_that_is_short_is_refused_and_not_repeated(secret: str) -> None:
    with pytest.raises(SettingsError, match=r"^BALISE_TELEGRAM_SECRET : ") as refused:
        telegram(SECRET=secret)
    assert secret not in str(refused.value)


def test_a_secret_can_be_given() -> None:
    assert telegram(SECRET="s-_S" * 10).secret == "s-_S" * 10


def test_neither_token_nor_secret_shows_when_settings_are_printed() -> None:
    shown = repr(Settings.from_environment({"BALISE_TELEGRAM_JETON": TOKEN}))
    assert TOKEN not in shown
    assert telegram().secret not in shown
