"""HTTP as the site channel speaks it: JSON in and out, honest errors, strict headers."""

from __future__ import annotations

import json
from collections.abc import Callable, Coroutine, Mapping
from functools import wraps
from typing import Any

from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.gate import BIGGEST_BODY

Handler = Callable[..., Coroutine[Any, Any, HTTPResponse]]
JSON = "application/json"
_BEARER = "bearer "
_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class Problem(Exception):
    """Something to tell the visitor in place of an answer; ``reply`` names its words in domain.yml."""

    def __init__(self, status: int, code: str, reply: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.reply = reply
        self.headers = dict(headers or {})


def as_function(method: Handler) -> Handler:
    """A method as Sanic takes handlers: it writes on them, which a bound method does not allow."""

    @wraps(method)
    async def handle(*arguments: Any, **named: Any) -> HTTPResponse:
        return await method(*arguments, **named)

    return handle


def as_json(content: Any, status: int = 200, headers: Mapping[str, str] | None = None) -> HTTPResponse:
    """A JSON response that nobody may keep: it may be somebody's conversation."""
    body = json.dumps(content, ensure_ascii=False)
    kept = {"Cache-Control": "no-store", **(headers or {})}
    return HTTPResponse(body, status, kept, content_type=f"{JSON}; charset=utf-8")


def body_of(request: Request) -> Mapping[str, Any]:
    """The JSON object in the body of a request.

    Raises:
        Problem: the body is too big, is no JSON, or no object.
    """
    if len(request.body) > BIGGEST_BODY:
        raise Problem(413, "corps_trop_gros", "utter_message_trop_long")
    if request.headers.get("content-type", "").split(";")[0].strip().lower() != JSON:
        raise Problem(415, "json_attendu", "utter_demande_illisible")
    try:
        content = json.loads(request.body)
    except (ValueError, RecursionError) as error:
        raise unreadable() from error
    if not isinstance(content, dict):
        raise unreadable()
    return content


def unreadable() -> Problem:
    """The request is not one that our page sends."""
    return Problem(400, "demande_illisible", "utter_demande_illisible")


def bearer(request: Request) -> str:
    """The token that the request shows ("" when it shows none)."""
    shown = request.headers.get("authorization", "")
    return shown[len(_BEARER) :].strip() if shown[: len(_BEARER)].lower() == _BEARER else ""


def address_of(request: Request) -> str:
    """The address that asks: of the connection, unless a header that a proxy sets is configured.

    Without ``SANIC_REAL_IP_HEADER``, what a visitor writes into ``X-Forwarded-For`` counts for nothing.
    """
    return str(request.remote_addr or request.ip)


def protect(response: HTTPResponse, policy: str) -> None:
    """Put on what keeps a browser from being turned against its owner."""
    for name, value in {**_ALWAYS, "Content-Security-Policy": policy}.items():
        response.headers.setdefault(name, value)


def content_policy(framed_by: tuple[str, ...]) -> str:
    """The content security policy of our pages; ``framed_by`` names the sites that may show them in a frame."""
    return "; ".join((
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        f"frame-ancestors {' '.join(framed_by) or chr(39) + 'none' + chr(39)}",
    ))  # fmt: skip


def allow(response: HTTPResponse, origin: str | None, sites: tuple[str, ...]) -> None:
    """Let the pages of allowed sites read the response, and no others."""
    response.headers["Vary"] = "Origin"
    if origin in sites:
        response.headers["Access-Control-Allow-Origin"] = origin
        response.headers["Access-Control-Allow-Headers"] = "authorization, content-type"
        response.headers["Access-Control-Allow-Methods"] = "GET, POST, DELETE"
        response.headers["Access-Control-Expose-Headers"] = "retry-after"
        response.headers["Access-Control-Max-Age"] = "600"
