"""The way to Telegram's Bot API: as slow as it asks, and again until it answers."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

from telegram.error import BadRequest, ChatMigrated, Conflict, Forbidden, InvalidToken, RetryAfter, TelegramError
from telegram.ext import AIORateLimiter, ExtBot
from telegram.request import HTTPXRequest

from bot.settings import TelegramSettings

logger = logging.getLogger(__name__)
FIRST_WAIT = 1.0
LONGEST_WAIT = 30.0
GIVES_UP_AFTER = 6 * 3600.0
"""Seconds: an answer of this morning still helps, one of yesterday puzzles."""
FOREVER = float("inf")
_CONNECT_WITHIN = 10.0
_ANSWER_WITHIN = 20.0
_SLOWED_DOWN_AT_MOST = 100
"""Times in a row that one request is put off because Telegram asks to."""
# To say it again would not help.
_FINAL = (BadRequest, Forbidden, InvalidToken, ChatMigrated)
Bot = ExtBot[int]
Result = TypeVar("Result")


class Undelivered(Exception):
    """Telegram could not be reached for too long."""


def make_bot(settings: TelegramSettings) -> Bot:
    """The bot of the settings; nothing is asked of Telegram yet."""
    _keep_logs_clean()
    request, polling = (
        HTTPXRequest(connect_timeout=_CONNECT_WITHIN, read_timeout=_ANSWER_WITHIN, pool_timeout=_ANSWER_WITHIN)
        for _ in range(2)
    )
    return ExtBot(
        settings.token,
        base_url=f"{settings.api}/bot",
        base_file_url=f"{settings.api}/file/bot",
        request=request,
        get_updates_request=polling,
        rate_limiter=AIORateLimiter(max_retries=_SLOWED_DOWN_AT_MOST),
    )


async def persistently(
    ask: Callable[[], Awaitable[Result]], gives_up_after: float = GIVES_UP_AFTER, first_wait: float = FIRST_WAIT
) -> Result:
    """Ask Telegram for something, again and again while it cannot be reached.

    Raises:
        TelegramError: Telegram refuses, and would again.
        Undelivered: ``gives_up_after`` seconds have gone by.
    """
    start, wait = time.monotonic(), first_wait
    while True:
        try:
            return await ask()
        except _FINAL:
            raise
        except TelegramError as error:
            pause = _asked_pause(error) or wait
            if time.monotonic() + pause - start > gives_up_after:
                raise Undelivered from error
            logger.warning("%s Nouvel essai dans %.0f s.", _told(error), pause)
        await asyncio.sleep(pause)
        wait = min(2 * wait, LONGEST_WAIT)


def _asked_pause(error: TelegramError) -> float:
    """The seconds that Telegram asks to wait (0: it asks nothing)."""
    if not isinstance(error, RetryAfter):
        return 0.0
    asked = error.retry_after
    return float(asked if isinstance(asked, int) else asked.total_seconds())


def _told(error: TelegramError) -> str:
    """What went wrong, without the error's own words: they may quote what was sent."""
    if isinstance(error, Conflict):
        return "Telegram : un autre programme se sert du même jeton."
    return f"Telegram ne répond pas ({type(error).__name__})."


def _keep_logs_clean() -> None:
    """The libraries log addresses, which hold the token, and updates, which hold what people say."""
    for name in ("httpx", "httpcore", "telegram"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
