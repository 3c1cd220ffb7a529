"""Balise on Telegram from a machine that nobody can reach: she fetches the messages herself."""

from __future__ import annotations

import asyncio

from telegram.error import InvalidToken, TelegramError

from bot.channels.telegram_api import make_bot
from bot.runtime import serving
from bot.runtime.console import say
from bot.runtime.errors import LaunchError
from bot.runtime.signals import StopSignals
from bot.settings import Settings, TelegramSettings


def run(settings: Settings, signals: StopSignals) -> None:
    """Serve until somebody asks to stop, as « make run » does, and say how the bot is called.

    Raises:
        LaunchError: there is no token, Telegram does not know it, or Balise cannot start.
        StopRequested: somebody asked to stop.
    """
    if settings.telegram is None:
        raise LaunchError(
            "BALISE_TELEGRAM_JETON manque : demandez un jeton à @BotFather dans Telegram (docs/telegram.md)."
        )
    say(asyncio.run(_name(settings.telegram)))
    serving.run(settings, signals)


async def _name(telegram: TelegramSettings) -> str:
    """How to find the bot, if Telegram can be asked now."""
    bot = make_bot(telegram)
    try:
        me = await bot.get_me()
    except InvalidToken as error:
        raise LaunchError("Telegram ne connaît pas le jeton de BALISE_TELEGRAM_JETON : vérifiez-le.") from error
    except TelegramError:
        return "Telegram ne répond pas pour l'instant : Balise réessaiera."
    return f"Sur Telegram, Balise s'appelle @{me.username} : https://t.me/{me.username}"
