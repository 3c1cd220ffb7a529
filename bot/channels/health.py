"""Whether Balise is alive, whether she can answer, and what she counted: for those who run her.

========================  ===========================================================================================
``GET /sante``            200 as long as this server answers at all: restart it when this fails
``GET /sante/pret``       200 when a visitor would get an answer, else 503 with the part that fails: send nobody here
``GET /metriques``        what :mod:`bot.channels.metrics` counts, for inside the house only
========================  ===========================================================================================
"""

from __future__ import annotations

import asyncio
import ipaddress
import logging
import time
import uuid
from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from urllib.parse import urljoin

import aiohttp
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from rasa.core.agent import Agent
from rasa.core.channels.channel import InputChannel
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels import web
from bot.channels.metrics import METRICS, Metrics
from bot.channels.visits import Hear
from bot.runtime.conversations import conversations_of

logger = logging.getLogger(__name__)
CHANNEL = "sante"
PART_WITHIN = 2.0
"""Seconds in which a part must answer; a load balancer waits little longer."""
KNOWN_FOR = 1.0
"""Seconds for which the state is not asked again: whoever asks without end shall not weigh on the parts."""
# What a proxy adds: a request with one of them comes from farther than its connection.
_PROXIED = ("x-forwarded-for", "x-real-ip", "forwarded", "via")
Check = Callable[[Agent], Awaitable[None]]


class NotReady(Exception):
    """A part does not do its work."""


async def _model_is_loaded(agent: Agent) -> None:
    if not agent.is_ready():
        raise NotReady


async def _actions_answer(agent: Agent) -> None:
    address = urljoin(str(agent.action_endpoint.url), "health")
    async with aiohttp.ClientSession() as session, session.get(address) as response:
        response.raise_for_status()


async def _conversations_are_kept(agent: Agent) -> None:
    # In a thread: a database that hangs shall not hold up the visitors.
    await asyncio.to_thread(conversations_of(agent.tracker_store).check)


async def _locks_are_given(agent: Agent) -> None:
    async with agent.lock_store.lock(f"{CHANNEL}-{uuid.uuid4().hex}"):
        pass


CHECKS: Mapping[str, Check] = {
    "modele": _model_is_loaded,
    "actions": _actions_answer,
    "conversations": _conversations_are_kept,
    "verrous": _locks_are_given,
}
"""What must work for an answer, by the name that staff read."""


class Readiness:
    """Asks all parts, at the most once in :data:`KNOWN_FOR`."""

    def __init__(self, checks: Mapping[str, Check] = CHECKS) -> None:
        self._checks = checks
        self._asked_at = float("-inf")
        self._asking: asyncio.Task[dict[str, bool]] | None = None

    async def parts(self, agent: Agent) -> dict[str, bool]:
        """Which parts work."""
        now = time.monotonic()
        if self._asking is None or now - self._asked_at > KNOWN_FOR:
            self._asked_at = now
            self._asking = asyncio.ensure_future(self._ask(agent))
        # A caller who goes away must not take the answer of the others along.
        return await asyncio.shield(self._asking)

    async def _ask(self, agent: Agent) -> dict[str, bool]:
        works = await asyncio.gather(*(self._works(name, check, agent) for name, check in self._checks.items()))
        return dict(zip(self._checks, works, strict=True))

    @staticmethod
    async def _works(name: str, check: Check, agent: Agent) -> bool:
        try:
            await asyncio.wait_for(check(agent), PART_WITHIN)
        except Exception as error:
            # Without its message: it may hold an address with a password.
            logger.warning("Pas prête : %s (%s)", name, type(error).__name__)
            return False
        return True


class HealthChannel(InputChannel):  # type: ignore[misc]
    """Answers those who watch over Balise (credentials.yml names it); nobody talks with her here."""

    def __init__(self, metrics: Metrics = METRICS) -> None:
        self._metrics = metrics
        self._readiness = Readiness()

    @classmethod
    def name(cls) -> str:
        """The name of the channel."""
        return CHANNEL

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> HealthChannel:
        """The channel: there is nothing to set."""
        return cls()

    def url_prefix(self) -> str:
        """From the root on: an absolute path leaves Rasa's ``/webhooks/``."""
        return "/"

    def blueprint(self, on_new_message: Hear) -> Blueprint:
        """Every route of the channel."""
        blueprint = Blueprint(CHANNEL)
        for path, handler in (
            ("/sante", self._alive),
            ("/sante/pret", self._ready),
            ("/metriques", self._count),
        ):
            blueprint.add_route(web.as_function(handler), path, methods=["GET"], name=handler.__name__)
        blueprint.middleware("response")(_protect)
        return blueprint

    async def _alive(self, request: Request) -> HTTPResponse:
        return web.as_json({"etat": "vivante"})

    async def _ready(self, request: Request) -> HTTPResponse:
        parts = await self._readiness.parts(request.app.ctx.agent)
        if all(parts.values()):
            return web.as_json({"etat": "prete", "parties": _told(parts)})
        return web.as_json({"etat": "pas prete", "parties": _told(parts)}, 503, {"Retry-After": "10"})

    async def _count(self, request: Request) -> HTTPResponse:
        if not is_from_inside(request.ip, request.headers):
            return HTTPResponse(status=404)
        headers = {"Cache-Control": "no-store"}
        return HTTPResponse(self._metrics.text(), headers=headers, content_type=CONTENT_TYPE_PLAIN_0_0_4)


async def _protect(request: Request, response: HTTPResponse) -> None:
    web.protect(response, web.content_policy(()))


def is_from_inside(address: str, headers: Mapping[str, str]) -> bool:
    """Whether a request comes from this machine or its private network, and through no proxy."""
    if any(name in headers for name in _PROXIED):
        return False
    try:
        asking = ipaddress.ip_address(address)
    except ValueError:
        return False
    # Any IPv4 address looks private to Python when it is written as IPv6.
    return (getattr(asking, "ipv4_mapped", None) or asking).is_private


def _told(parts: Mapping[str, bool]) -> dict[str, str]:
    return {name: "ok" if works else "en panne" for name, works in parts.items()}
