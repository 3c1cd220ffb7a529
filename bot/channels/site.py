"""The chat on the centre's website: a Rasa channel that also serves the widget.

The HTTP interface is described in docs/site.openapi.yml.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Awaitable, Callable, Sequence
from functools import wraps
from typing import Any

from rasa.core.channels.channel import InputChannel
from rasa.core.lock_store import LockError
from sanic import Blueprint, Sanic
from sanic.request import Request
from sanic.response import HTTPResponse
from sqlalchemy.exc import SQLAlchemyError

from bot.channels import web
from bot.channels.conversation import Line, iso_date
from bot.channels.gate import Refused
from bot.channels.identity import Identities, NotKnown, kept_secret
from bot.channels.pace import Deed, Pace, TooOften
from bot.channels.pages import Pages
from bot.channels.rendering import markdown
from bot.channels.visits import CHANNEL, Hear, Unanswered, Visits
from bot.channels.voice import BREAKDOWN, NOTICE, Voice
from bot.runtime.retention import Retention
from bot.settings import Settings

logger = logging.getLogger(__name__)
# A part of Balise that comes back: the visitor may try again.
_OUT_OF_ORDER = (Unanswered, LockError, SQLAlchemyError)
_MESSAGE_ID = re.compile(r"[\w-]{8,64}")


class SiteChannel(InputChannel):  # type: ignore[misc]
    """Lets visitors of the centre's website talk with Balise (credentials.yml names it)."""

    def __init__(self, settings: Settings, pace: Pace | None = None) -> None:
        self._settings = settings
        self._voice = Voice.of(settings)
        self._pages = Pages(settings, self._voice)
        self._identities = Identities(settings.secret or kept_secret(settings.data))
        self._pace = pace or Pace()

    @classmethod
    def name(cls) -> str:
        """The name of the channel, as variants of replies know it."""
        return CHANNEL

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> SiteChannel:
        """The channel as the environment sets it up: credentials.yml holds no secret."""
        return cls(Settings.from_environment())

    def url_prefix(self) -> str:
        """From the root on: an absolute path leaves Rasa's ``/webhooks/``."""
        return "/"

    def blueprint(self, on_new_message: Hear) -> Blueprint:
        """Every route of the channel."""
        blueprint = Blueprint(CHANNEL)
        self._pages.add_to(blueprint)
        for method, path, handler in (
            ("POST", "/chat/session", self._open),
            ("POST", "/chat/message", self._hear),
            ("GET", "/chat/history", self._history),
            ("GET", "/chat/export", self._export),
            ("DELETE", "/chat/conversation", self._erase),
        ):
            blueprint.add_route(self._answering(handler), path, methods=[method], name=handler.__name__)
            blueprint.add_route(_preflight, path, methods=["OPTIONS"], name=f"options{handler.__name__}")
        blueprint.listener("before_server_start")(self._prepare(on_new_message))
        Retention(self._settings.kept_days).attach(blueprint)
        blueprint.middleware("response")(self._protect)
        return blueprint

    def _prepare(self, hear: Hear) -> Callable[[Sanic, Any], Awaitable[None]]:
        async def prepare(app: Sanic, _: Any) -> None:
            notice = self._voice.say(NOTICE, CHANNEL)
            app.ctx.visits = Visits(lambda: app.ctx.agent, hear, notice)
            app.register_middleware(self._pages.front_page, "request")

        return prepare

    async def _open(self, request: Request) -> HTTPResponse:
        await self._pace.count(Deed.SESSION_FROM_ADDRESS, web.address_of(request))
        identity = self._identities.mint()
        shown = self._shown(await _visits(request).history(identity.sender))
        return web.as_json({"jeton": identity.token, "expire": identity.expires.isoformat(), "messages": shown}, 201)

    async def _hear(self, request: Request) -> HTTPResponse:
        sender = await self._visitor(request, Deed.MESSAGE_FROM_ADDRESS)
        await self._pace.count(Deed.MESSAGE, sender)
        text, message_id = _message(request)
        lines = await _visits(request).say(sender, text, message_id)
        return web.as_json(self._shown(lines))

    async def _history(self, request: Request) -> HTTPResponse:
        sender = await self._visitor(request, Deed.READING_FROM_ADDRESS)
        return web.as_json(self._shown(await _visits(request).history(sender)))

    async def _export(self, request: Request) -> HTTPResponse:
        sender = await self._visitor(request, Deed.READING_FROM_ADDRESS)
        kept = await _visits(request).export(sender)
        return web.as_json(kept, headers={"Content-Disposition": 'attachment; filename="conversation-balise.json"'})

    async def _erase(self, request: Request) -> HTTPResponse:
        sender = await self._visitor(request, Deed.READING_FROM_ADDRESS)
        await _visits(request).erase(sender)
        return HTTPResponse(status=204)

    async def _visitor(self, request: Request, deed: Deed) -> str:
        await self._pace.count(deed, web.address_of(request))
        return self._identities.sender(web.bearer(request))

    def _shown(self, lines: Sequence[Line]) -> list[dict[str, Any]]:
        return [self._visitors(line) if line.by_visitor else self._balises(line) for line in lines]

    @staticmethod
    def _visitors(line: Line) -> dict[str, Any]:
        return {"de": "visiteur", "texte": line.text, "date": iso_date(line.at)}

    def _balises(self, line: Line) -> dict[str, Any]:
        shown: dict[str, Any] = {
            "de": "balise",
            "texte": markdown(line.text, self._voice.places),
            "date": iso_date(line.at),
        }
        shown["boutons"] = [{"titre": button.title, "envoi": button.payload} for button in line.buttons]
        if line.image is not None:
            shown["image"] = {"source": line.image, "texte": line.text}
        return shown

    def _answering(self, handler: web.Handler) -> web.Handler:
        """The handler, whose failures are told to the visitor with an honest status."""

        @wraps(handler)
        async def answering(request: Request) -> HTTPResponse:
            try:
                return await handler(request)
            except Exception as error:
                return self._told(_problem(error))

        return answering

    def _told(self, problem: web.Problem) -> HTTPResponse:
        said = self._voice.say(problem.reply, CHANNEL)
        content = {"erreur": problem.code, "message": markdown(said.text, self._voice.places)}
        return web.as_json(content, problem.status, problem.headers)

    async def _protect(self, request: Request, response: HTTPResponse) -> None:
        web.protect(response, web.content_policy(self._pages.framed_by(request.path)))
        if request.path.startswith("/chat/") and "Access-Control-Allow-Origin" not in response.headers:
            web.allow(response, request.headers.get("origin"), self._settings.sites)


def _problem(error: Exception) -> web.Problem:
    if isinstance(error, web.Problem):
        return error
    if isinstance(error, NotKnown):
        return web.Problem(401, "jeton_refuse", "utter_session_expiree", {"WWW-Authenticate": "Bearer"})
    if isinstance(error, Refused):
        return web.Problem(422, error.code, error.reply)
    if isinstance(error, TooOften):
        return web.Problem(429, "trop_de_demandes", "utter_trop_de_messages", {"Retry-After": str(error.wait)})
    # Without the message of the error, which may quote the visitor.
    cause = error.__cause__ or error
    logger.error("Le site n'a pas pu répondre : %s", type(cause).__name__)
    status = 503 if isinstance(error, _OUT_OF_ORDER) else 500
    return web.Problem(status, "panne", BREAKDOWN, {"Retry-After": "10"})


def _message(request: Request) -> tuple[str, str | None]:
    body = web.body_of(request)
    text, message_id = body.get("message"), body.get("id")
    if not isinstance(text, str):
        raise web.unreadable()
    if message_id is not None and not (isinstance(message_id, str) and _MESSAGE_ID.fullmatch(message_id)):
        raise web.unreadable()
    return text, message_id


async def _preflight(request: Request) -> HTTPResponse:
    return HTTPResponse(status=204)


def _visits(request: Request) -> Visits:
    visits: Visits = request.app.ctx.visits
    return visits
