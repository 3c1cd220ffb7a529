"""Everybody can use the chat: keyboard, screen reader, small screens, large text, dark screens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from tests.server.browser.window import Window

ENGLISH = re.compile(
    r"\b(?:the|send|message history|select|close|open|restart|conversation (?:with|started)|chat (?:history|window)|"
    r"you said|said|loading|button|menu options|scroll|type|input|reply|response|begin|end of|error|retry|cancel)\b",
    re.IGNORECASE,
)
NARROW = {"width": 320, "height": 568}


def violations(window: Window) -> list[str]:
    """What axe finds wrong, with where."""
    window.page.wait_for_timeout(500)  # what fades in has no contrast yet
    found = Axe().run(window.page).response["violations"]
    return [f"{each['id']} : {[node['target'] for node in each['nodes']]}" for each in found]


def test_the_closed_launcher_has_no_fault(window: Window) -> None:
    expect(window.launcher).to_have_attribute("aria-expanded", "false")
    assert violations(window) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_open_chat_its_buttons_and_a_verdict_have_no_fault(window: Window, scheme: Any) -> None:
    window.page.emulate_media(color_scheme=scheme)
    window.open()
    assert violations(window) == []
    window.says("qui peut payer ?", "Opco")
    assert violations(window) == []
    window.says("j'ai le bac et 8 ans dans l'insertion, je peux entrer ?", "études supérieures")
    window.says("non", "d'après la brochure (le centre confirme)")
    assert violations(window) == []


def test_whoever_listens_hears_french_only(window: Window) -> None:
    window.open()
    window.says("qui peut payer ?", "Opco")
    window.page.get_by_role("button", name="Ma conversation").click()
    heard = list(names(window))
    assert any("Envoyer" in name for name in heard)
    assert [name for name in heard if ENGLISH.search(name)] == []


def names(window: Window) -> Iterator[str]:
    session = window.page.context.new_cdp_session(window.page)
    for node in session.send("Accessibility.getFullAXTree")["nodes"]:
        for said in (node.get("name"), node.get("description"), node.get("roledescription")):
            if said and said.get("value"):
                yield str(said["value"])


def test_a_reply_is_announced_to_whoever_does_not_see_it(window: Window) -> None:
    window.open()
    window.page.evaluate(
        """() => {
            window.announced = [];
            const listen = root => {
                for (const each of root.querySelectorAll('*')) if (each.shadowRoot) listen(each.shadowRoot);
                for (const region of root.querySelectorAll('[aria-live]:not([aria-live=off]), [role=log], [role=status]'))
                    new MutationObserver(() => window.announced.push(region.textContent))
                        .observe(region, {childList: true, subtree: true, characterData: true});
            };
            listen(document);
        }"""
    )
    window.says("qui peut payer ?", "Opco")
    # The policy of the page forbids Playwright to wait inside it.
    window.page.wait_for_timeout(1000)
    assert any("Opco" in announced for announced in window.page.evaluate("window.announced"))


def test_the_whole_way_can_be_gone_with_the_keyboard(window: Window) -> None:
    keyboard = window.page.keyboard
    window.launcher.focus()
    keyboard.press("Enter")
    window.sees("un programme, pas une personne")
    expect(window.field).to_be_focused()
    keyboard.type("qui peut payer ?")
    keyboard.press("Enter")
    window.sees("Opco")
    expect(window.field).to_be_focused()
    suggestion = window.page.get_by_role("button", name="Comment demander un devis ?").last
    for _ in range(12):
        keyboard.press("Shift+Tab")
        if suggestion.evaluate("button => button.matches(':focus-within, :focus')"):
            break
    keyboard.press("Enter")
    window.sees("informations plus précises")
    keyboard.press("Escape")
    expect(window.launcher).to_be_focused()


def test_a_narrow_screen_cuts_nothing_off(window: Window) -> None:
    window.page.set_viewport_size(NARROW)
    window.open()
    window.says("comment joindre le centre ?", "courriel")
    assert window.page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    for text in ("Votre message", "Envoyer"):
        box = window.page.get_by_label(text).first.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= NARROW["width"]
    for link in window.page.get_by_role("link", name="02.32.76.94.80").all():
        box = link.bounding_box()
        assert box is None or box["x"] + box["width"] <= NARROW["width"]


def test_text_twice_as_large_cuts_nothing_off(browser: Browser, address: str) -> None:
    """A zoom of 200 % leaves a page half as wide to lay out."""
    context = browser.new_context(viewport={"width": 640, "height": 400}, device_scale_factor=2, locale="fr-FR")
    window = Window.on(context.new_page(), f"{address}/")
    window.open()
    window.says("qui peut payer ?", "Opco")
    box = window.field.bounding_box()
    assert box is not None
    assert 0 <= box["x"] <= box["x"] + box["width"] <= 640
    assert box["y"] + box["height"] <= 400
    context.close()


def test_the_launcher_is_large_enough_for_a_thumb(window: Window) -> None:
    box = window.launcher.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 44


def test_who_wants_no_motion_gets_none(window: Window) -> None:
    window.page.emulate_media(reduced_motion="reduce")
    window.open()
    running = window.page.evaluate(
        "document.getAnimations().filter(each => each.playState === 'running' && each.effect.getTiming().duration > 10).length"
    )
    assert running == 0


def test_the_policy_of_the_page_is_kept_to_the_letter(window: Window) -> None:
    window.page.evaluate(
        "window.breaches = []; document.addEventListener('securitypolicyviolation', each => breaches.push(each.violatedDirective))"
    )
    window.open()
    window.says("qui peut payer ?", "Opco")
    window.chooses("Comment demander un devis ?", "informations plus précises")
    assert window.page.evaluate("breaches") == []
    assert [text for text in window.complaints if "Content Security Policy" in text] == []
