"""Balise on Telegram: a Rasa channel, off unless it has a token (docs/telegram.md)."""

from __future__ import annotations

import hmac
import json
import logging
from typing import Any

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint, Sanic
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.telegram_api import make_bot
from bot.channels.telegram_connection import Connection
from bot.channels.telegram_courier import Courier
from bot.channels.telegram_memory import Memory
from bot.channels.telegram_reception import Reception, settled
from bot.channels.telegram_talk import CHANNEL, Talk, TelegramWhole, notice
from bot.channels.visits import Hear, Visits
from bot.channels.voice import Voice
from bot.channels.web import as_function
from bot.settings import Settings, TelegramSettings

logger = logging.getLogger(__name__)
BIGGEST_UPDATE = 256 * 1024
"""Bytes: a message of 4096 signs that answers another one, with all its formatting, has less."""
_SECRET_HEADER = "x-telegram-bot-api-secret-token"


class TelegramChannel(InputChannel):  # type: ignore[misc]
    """Lets people talk with Balise on Telegram (credentials.yml names it)."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._reception: Reception | None = None
        self._connection: Connection | None = None

    @classmethod
    def name(cls) -> str:
        """The name of the channel, as variants of replies know it."""
        return CHANNEL

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> TelegramChannel:
        """The channel as the environment sets it up: credentials.yml holds no token."""
        return cls(Settings.from_environment())

    def url_prefix(self) -> str:
        """An absolute path leaves Rasa's ``/webhooks/``."""
        return f"/{CHANNEL}"

    def blueprint(self, on_new_message: Hear) -> Blueprint:
        """The route that Telegram brings messages to, if it does; nothing without a token."""
        blueprint = Blueprint(CHANNEL)
        telegram = self._settings.telegram
        if telegram is None:
            return blueprint

        async def start(app: Sanic, _: Any) -> None:
            self._start(app, telegram, on_new_message)

        async def stop(app: Sanic, _: Any) -> None:
            if self._connection is not None:
                await self._connection.close()

        blueprint.listener("after_server_start")(start)
        blueprint.listener("before_server_stop")(stop)
        if telegram.url is not None:
            # A streaming route reads as much as it wants: the site's limit is less than a long message makes.
            blueprint.add_route(as_function(self._webhook), "/webhook", methods=["POST"], name="webhook", stream=True)
        return blueprint

    def _start(self, app: Sanic, telegram: TelegramSettings, hear: Hear) -> None:
        voice = Voice.of(self._settings)
        opening = notice(voice, site_of(self._settings))
        bot = make_bot(telegram)
        visits = Visits(lambda: app.ctx.agent, hear, opening, TelegramWhole)
        memory = Memory()
        talk = Talk(visits, voice, Courier(bot, voice.places), opening, memory)
        self._reception = Reception(talk, bot, memory)
        self._connection = Connection(telegram, bot, self._reception, voice)
        self._connection.open()

    async def _webhook(self, request: Request) -> HTTPResponse:
        if not self._is_from_telegram(request):
            return HTTPResponse(status=403)
        if self._reception is None:
            return HTTPResponse(status=503)
        body = await _body(request)
        if body is None:
            # Telegram would bring it again and again, and nothing behind it.
            logger.error("Telegram : message de plus de %d octets, ignoré.", BIGGEST_UPDATE)
            return HTTPResponse(status=200)
        try:
            outcome = await self._reception.receive(json.loads(body))
        except (ValueError, AttributeError, RecursionError):
            return HTTPResponse(status=400)
        # Until it gets its 200, Telegram keeps the message and brings it again: nothing is lost with this server.
        return HTTPResponse(status=200) if await settled([outcome]) else HTTPResponse(status=503)

    def _is_from_telegram(self, request: Request) -> bool:
        telegram = self._settings.telegram
        shown = request.headers.get(_SECRET_HEADER, "")
        return telegram is not None and hmac.compare_digest(shown.encode(), telegram.secret.encode())


def site_of(settings: Settings) -> str | None:
    """Where Balise speaks without Telegram: the centre's website, else her own page (None: nowhere public)."""
    sites = (site for site in settings.sites if site.startswith("https:"))
    return next(sites, settings.telegram.url if settings.telegram else None)


async def _body(request: Request) -> bytes | None:
    """The body of a request (None: it is too big)."""
    if request.stream is None:
        return bytes(request.body)
    body = b""
    async for chunk in request.stream:
        body += chunk
        if len(body) > BIGGEST_UPDATE:
            return None
    return body
