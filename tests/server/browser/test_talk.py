"""Somebody talks with Balise on the centre's page."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.server.browser.window import OPEN, Window
from tests.server.site import stored


def test_nothing_is_loaded_or_kept_before_the_chat_is_opened(window: Window, address: str) -> None:
    expect(window.launcher).to_be_visible()
    assert all("morceau" not in url and "/chat/session" not in url for url in window.requests)
    assert window.page.evaluate("[sessionStorage.length, localStorage.length, document.cookie]") == [0, 0, ""]
    assert all(url.startswith(address) for url in window.requests)


def test_a_question_is_answered_and_a_suggestion_leads_on(window: Window) -> None:
    window.open()
    window.says("qui peut payer ?", "Opco")
    window.chooses("Comment demander un devis ?", "informations plus précises")
    assert window.complaints == []


def test_nothing_is_asked_of_anybody_else(window: Window, address: str) -> None:
    window.open()
    window.says("comment joindre le centre ?", "courriel")
    strangers = [url for url in window.requests if not url.startswith((address, "data:", "blob:"))]
    assert strangers == []


def test_telephone_mail_and_address_can_be_followed(window: Window) -> None:
    window.open()
    window.says("comment joindre le centre ?", "courriel")
    targets = window.page.get_by_role("link").evaluate_all("links => links.map(link => link.href)")
    assert "tel:+33232769480" in targets
    assert "mailto:nmd_htt-rouen@lecnam.net" in targets
    assert any(target.startswith("https://www.openstreetmap.org/") for target in targets)


def test_eligibility_is_talked_through_to_its_verdict(window: Window) -> None:
    window.open()
    window.chooses("Est-ce que je peux entrer dans la formation ?", "bac")
    window.says("oui j'ai le bac", "expérience")
    window.says("8 ans dans l'insertion", "études supérieures")
    window.says("non", "d'après la brochure (le centre confirme)")


def test_a_reload_keeps_the_window_open_and_the_history_with_it(window: Window) -> None:
    window.open()
    window.says("qui peut payer ?", "Opco")
    window.page.reload()
    window.sees("un programme, pas une personne")
    window.sees("qui peut payer ?")
    window.sees("Opco")
    window.says("et la région ?", "Normandie")


def test_another_tab_is_another_visitor(window: Window, browser: Browser, address: str) -> None:
    window.open()
    window.says("c'est quoi l'UE 5 ?", "TET003")
    other = Window.on(browser.new_page(locale="fr-FR"), f"{address}/")
    other.open()
    other.sees_no("TET003")
    other.page.close()


def test_what_is_erased_leaves_the_screen_and_the_database(window: Window, data: Path) -> None:
    window.open()
    window.says("mon mot de passage est bergamote, et les horaires ?", "18h30")
    assert "bergamote" in stored(data)
    window.menu("Effacer ma conversation")
    window.page.get_by_role("dialog").get_by_role("button", name="Tout effacer").click()
    window.sees_no("bergamote")
    window.sees("un programme, pas une personne")
    assert "bergamote" not in stored(data)


def test_erasing_asks_first_and_can_be_left(window: Window, data: Path) -> None:
    window.open()
    window.says("mon autre mot est citronnelle, et les horaires ?", "18h30")
    window.menu("Effacer ma conversation")
    window.page.get_by_role("dialog").get_by_role("button", name="Garder").click()
    window.sees("citronnelle")
    assert "citronnelle" in stored(data)


def test_the_conversation_can_be_taken_away_as_a_file(window: Window) -> None:
    window.open()
    window.says("qui peut payer ?", "Opco")
    with window.page.expect_download() as download:
        window.menu("Télécharger ma conversation")
    kept = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert kept["conversation"][0]["texte"] == "qui peut payer ?"


def test_a_long_message_comes_back_to_be_shortened(window: Window) -> None:
    window.open()
    window.field.fill("je raconte ma vie " * 40)
    window.field.press("Enter")
    window.sees("raccourcissez-le")
    expect(window.field).to_contain_text("je raconte ma vie")


def test_the_frame_shows_the_chat_at_once(page: Page, address: str) -> None:
    frame = Window.on(page, f"{address}/chat/cadre")
    frame.sees("un programme, pas une personne")
    frame.says("qui peut payer ?", "Opco")
    assert frame.complaints == []
    expect(page.get_by_role("button", name=OPEN)).to_have_count(0)
