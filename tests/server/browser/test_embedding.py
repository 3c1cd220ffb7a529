"""Balise on a page of the centre's own website, which is another origin."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route

from tests.server.browser.window import Window
from tests.server.site import SITE


def page_of_the_centre(page: Page, site: str, body: str) -> Window:
    def give(route: Route) -> None:
        content = (
            f"<!doctype html><html lang='fr'><title>Le centre</title><body><h1>Nos formations</h1>{body}</body></html>"
        )
        route.fulfill(body=content, content_type="text/html; charset=utf-8")

    page.route(f"{site}/formations", give)
    return Window.on(page, f"{site}/formations")


def test_one_script_tag_brings_the_chat_to_another_site(page: Page, address: str) -> None:
    window = page_of_the_centre(page, SITE, f'<script src="{address}/chat/balise.js" defer></script>')
    window.open()
    window.says("qui peut payer ?", "Opco")
    page.reload()
    window.sees("Opco")


def test_a_frame_brings_it_too(page: Page, address: str) -> None:
    page_of_the_centre(
        page, SITE, f'<iframe src="{address}/chat/cadre" title="Poser une question" width="400" height="600"></iframe>'
    )
    frame = page.frame_locator("iframe")
    frame.get_by_text("un programme, pas une personne").last.wait_for()
    frame.get_by_role("textbox", name="Votre message").fill("qui peut payer ?")
    frame.get_by_role("textbox", name="Votre message").press("Enter")
    frame.get_by_text("Opco").first.wait_for()


@pytest.mark.parametrize("site", ["https://autre.example"])
def test_a_site_that_is_not_allowed_gets_phone_and_mail_instead(page: Page, address: str, site: str) -> None:
    window = page_of_the_centre(page, site, f'<script src="{address}/chat/balise.js" defer></script>')
    window.launcher.click()
    window.sees("02.32.76.94.80")
    window.sees_no("un programme, pas une personne")
