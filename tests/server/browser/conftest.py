"""A real browser in front of a running Balise."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.server.browser.window import Window

# As root in a container there is no sandbox to be had; the rest keeps Chromium from calling its makers.
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    # A page of the web would have to ask before it talks with a server on this machine, as that of the tests is.
    "--disable-features=LocalNetworkAccessChecks",
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; Playwright's own would have to be fetched from its maker."""
    chromium = shutil.which("chromium")
    if chromium is None:
        if os.environ.get("CI"):
            pytest.fail("Chromium manque : la CI doit l'installer (.ci/run)")
        pytest.skip("Chromium manque sur cette machine (paquet chromium sous Debian et Ubuntu)")
    # A module at a time: asyncio, which other tests use, does not start beside a running Playwright.
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty tab of somebody who was never here."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="fr-FR")
    yield context.new_page()
    context.close()


@pytest.fixture
def window(page: Page, address: str) -> Window:
    """The centre's page with the chat still closed."""
    return Window.on(page, f"{address}/")
