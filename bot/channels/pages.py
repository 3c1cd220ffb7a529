"""The pages and files of the widget: the demo page, the page for frames, the launcher, its parts."""

from __future__ import annotations

import json

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.built_files import BuiltFile, NotBuilt, read
from bot.channels.voice import Voice
from bot.channels.web import as_function, content_policy, protect
from bot.settings import Settings

FRAME = "/chat/cadre"
LAUNCHER = "/chat/balise.js"
_DEMO_PAGE = "page.html"
_FRAME_PAGE = "frame.html"
_LAUNCHER_FILE = "launcher.js"
# Modules that a page of another site imports are fetched as that site.
_FOR_EVERYBODY = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}


class Pages:
    """What the site channel serves beside conversations."""

    def __init__(self, settings: Settings, voice: Voice) -> None:
        self._voice = voice
        self._folder = settings.widget
        self._sites = settings.sites
        self._centre = json.dumps({**voice.centre(), "base": ""}, ensure_ascii=False).replace("<", "\\u003c")

    def add_to(self, blueprint: Blueprint) -> None:
        """Add the routes of all pages but the one at the root, which Rasa has a greeting at."""
        for method, path in (
            (self._frame, FRAME),
            (self._launcher, LAUNCHER),
            (self._file, "/chat/fichiers/<name:str>"),
        ):
            handler = as_function(method)
            blueprint.add_route(handler, path, methods=["GET", "HEAD"], name=method.__name__.strip("_"))

    def framed_by(self, path: str) -> tuple[str, ...]:
        """The sites that may show a page in a frame."""
        return ("'self'", *self._sites) if path == FRAME else ()

    async def front_page(self, request: Request) -> HTTPResponse | None:
        """The demo page at ``/``, in front of Rasa's own greeting."""
        if request.path != "/" or request.method not in ("GET", "HEAD"):
            return None
        page = self._page(_DEMO_PAGE)
        # What answers before routing passes no blueprint on its way out.
        protect(page, content_policy(self.framed_by(request.path)))
        return page

    async def _frame(self, request: Request) -> HTTPResponse:
        return self._page(_FRAME_PAGE)

    def _page(self, name: str) -> HTTPResponse:
        try:
            page = read(self._folder, name)
        except NotBuilt:
            return _missing()
        filled = self._voice.fill(page.content.decode())
        return _response(BuiltFile(filled.encode(), page.headers), {})

    async def _launcher(self, request: Request) -> HTTPResponse:
        """The launcher, which knows how to reach the centre even when nothing else can be loaded."""
        try:
            script = read(self._folder, _LAUNCHER_FILE)
        except NotBuilt:
            return _missing()
        content = f"const CENTRE={self._centre};\n".encode() + script.content
        return _response(BuiltFile(content, script.headers), _FOR_EVERYBODY)

    async def _file(self, request: Request, name: str) -> HTTPResponse:
        try:
            file = read(self._folder, name, request.headers.get("accept-encoding", ""))
        except NotBuilt:
            return _missing()
        return _response(file, _FOR_EVERYBODY)


def _response(file: BuiltFile, headers: dict[str, str]) -> HTTPResponse:
    described = {name: value for name, value in file.headers.items() if name != "Content-Type"}
    return HTTPResponse(file.content, 200, {**described, **headers}, content_type=file.type)


def _missing() -> HTTPResponse:
    return HTTPResponse("Introuvable.", 404, content_type="text/plain; charset=utf-8")
