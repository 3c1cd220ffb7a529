"""The way to Telegram's Bot API."""

from __future__ import annotations

import asyncio
import logging
import time

import pytest
from telegram.error import (
    BadRequest,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.channels.telegram_api import Undelivered, make_bot, persistently
from bot.settings import TelegramSettings

TOKEN = "123456789:essai-essai-essai-essai-essai"


class Asked:
    """Something that fails a few times before it succeeds."""

    def __init__(self, *failures: TelegramError) -> None:
        self._failures = list(failures)
        self.times = 0

    async def __call__(self) -> str:
        self.times += 1
        if self._failures:
            raise self._failures.pop(0)
        return "fait"


@pytest.mark.parametrize("error", [NetworkError("x"), TimedOut(), Conflict("x"), TelegramError("illisible")])
def test_what_may_pass_is_tried_again_until_it_succeeds(error: TelegramError) -> None:
    asked = Asked(error, error, error)
    assert asyncio.run(persistently(asked, first_wait=0.001)) == "fait"
    assert asked.times == 4


@pytest.mark.parametrize("error", [BadRequest("x"), Forbidden("x"), InvalidToken("x")])
def test_what_telegram_refuses_is_not_said_again(error: TelegramError) -> None:
    asked = Asked(error)
    with pytest.raises(type(error)):
        asyncio.run(persistently(asked, first_wait=0.001))
    assert asked.times == 1


def test_the_pause_that_telegram_asks_for_is_kept() -> None:
    asked = Asked(RetryAfter(1))
    start = time.monotonic()
    asyncio.run(persistently(asked, first_wait=0.001))
    assert time.monotonic() - start >= 1


def test_waits_grow() -> None:
    asked = Asked(*(NetworkError("x") for _ in range(4)))
    start = time.monotonic()
    asyncio.run(persistently(asked, first_wait=0.02))
    assert time.monotonic() - start >= 0.02 + 0.04 + 0.08 + 0.16


def test_after_too_long_it_gives_up() -> None:
    with pytest.raises(Undelivered):
        asyncio.run(persistently(Asked(*(NetworkError("x") for _ in range(9))), gives_up_after=0.05, first_wait=0.02))


def test_a_failure_is_told_without_its_own_words(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        asyncio.run(persistently(Asked(NetworkError("mot secret"), Conflict("mot secret")), first_wait=0.001))
    assert "NetworkError" in caplog.text
    assert "même jeton" in caplog.text
    assert "mot secret" not in caplog.text


def test_the_libraries_write_down_neither_the_token_nor_what_is_sent(caplog: pytest.LogCaptureFixture) -> None:
    async def send() -> None:
        bot = make_bot(TelegramSettings(TOKEN, "s" * 32, api="http://127.0.0.1:9"))
        with pytest.raises(NetworkError):
            await bot.send_message(1, "mot secret")

    with caplog.at_level(logging.DEBUG):
        asyncio.run(send())
    assert "essai-essai" not in caplog.text
    assert "mot secret" not in caplog.text
    assert not any(logging.getLogger(name).isEnabledFor(logging.CRITICAL) for name in ("httpx", "httpcore", "telegram"))


def test_the_api_of_the_settings_is_asked() -> None:
    bot = make_bot(TelegramSettings(TOKEN, "s" * 32, api="http://127.0.0.1:9"))
    assert bot.base_url == f"http://127.0.0.1:9/bot{TOKEN}"
