"""The site channel of a running Balise."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import requests
from ruamel.yaml import YAML

from bot.settings import ROOT
from tests.server.site import PATIENCE, SiteVisitor, stored, words

OPENAPI = YAML(typ="safe", pure=True).load(ROOT / "docs" / "site.openapi.yml")


@pytest.fixture
def guest(address: str) -> SiteVisitor:
    """Somebody who has just opened the chat."""
    return SiteVisitor.arriving(address)


def test_the_first_thing_shown_says_that_balise_is_a_program_and_what_becomes_of_the_talk(guest: SiteVisitor) -> None:
    notice = words(guest.opening)
    assert "assistant automatique" in notice
    assert "enregistrée" in notice
    assert "effacer" in notice


def test_balise_does_not_present_herself_again_in_her_first_reply(guest: SiteVisitor) -> None:
    assert "assistant automatique" not in words(guest.says("c'est à quelle heure ?"))


def test_a_reply_has_paragraphs_lists_and_links(guest: SiteVisitor) -> None:
    reply = words(guest.says("comment joindre le centre ?"))
    assert "- téléphone : [02.32.76.94.80](tel:+33232769480)" in reply
    assert "(mailto:nmd_htt-rouen@lecnam.net)" in reply
    assert "openstreetmap.org" in reply


def test_a_button_of_the_notice_and_one_of_a_reply_can_be_chosen(guest: SiteVisitor) -> None:
    first = guest.clicks("Qui peut payer ?", guest.opening)
    assert "Opco" in words(first)
    assert "devis" in words(guest.clicks("Comment demander un devis ?", first))


def test_a_button_of_an_earlier_reply_still_works(guest: SiteVisitor) -> None:
    guest.says("où est-ce ?")
    assert "Opco" in words(guest.clicks("Qui peut payer ?", guest.opening))


def test_eligibility_is_talked_through_to_a_verdict(guest: SiteVisitor) -> None:
    guest.clicks("Est-ce que je peux entrer dans la formation ?", guest.opening)
    verdict = words(guest.says("oui j'ai le bac"))
    for answer in ("oui", "5 ans", "oui", "3 ans", "non"):
        if "Avis indicatif" in verdict:
            break
        verdict = words(guest.says(answer))
    assert "Avis indicatif" in verdict


def test_the_history_tells_what_was_said_with_labels_for_chosen_buttons(guest: SiteVisitor) -> None:
    guest.clicks("Qui peut payer ?", guest.opening)
    guest.says("et la région ?")
    sides, texts = zip(*guest.history(), strict=True)
    assert sides == ("balise", "visiteur", "balise", "visiteur", "balise")
    assert texts[1] == "Qui peut payer ?"
    assert texts[3] == "et la région ?"


def test_a_message_that_is_sent_again_is_answered_the_same_and_heard_once(guest: SiteVisitor) -> None:
    first = guest.posts("c'est quoi l'UE 5 ?", "un-seul-message").json()
    again = guest.posts("c'est quoi l'UE 5 ?", "un-seul-message").json()
    assert words(again) == words(first)
    assert [text for side, text in guest.history() if side == "visiteur"] == ["c'est quoi l'UE 5 ?"]


def test_a_message_that_arrives_twice_at_once_is_heard_once(guest: SiteVisitor) -> None:
    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(lambda _: guest.posts("c'est quoi l'UE 5 ?", "deux-fois-le-meme").json(), range(4)))
    assert len({words(answer) for answer in answers}) == 1
    assert [text for side, text in guest.history() if side == "visiteur"] == ["c'est quoi l'UE 5 ?"]


def test_a_visitor_takes_away_everything_that_is_kept_of_her(guest: SiteVisitor) -> None:
    guest.says("j'ai le bac et je veux savoir les horaires")
    exported = guest.asks("GET", "/chat/export")
    assert "attachment" in exported.headers["content-disposition"]
    kept = exported.json()
    assert [line["de"] for line in kept["conversation"]] == ["vous", "Balise"]
    assert "[" not in kept["conversation"][1]["texte"]
    assert kept["notes"]


def test_what_is_erased_is_gone_from_the_database(guest: SiteVisitor, data: Path) -> None:
    guest.says("une phrase qui doit disparaître zqxj")
    assert "zqxj" in stored(data)
    assert guest.asks("DELETE", "/chat/conversation").status_code == 204
    assert "zqxj" not in stored(data)
    assert [side for side, _ in guest.history()] == ["balise"]


def test_an_erased_visitor_is_a_stranger_again(guest: SiteVisitor) -> None:
    guest.says("parle-moi de l'UE 5")
    guest.asks("DELETE", "/chat/conversation")
    assert "UE 6 " not in words(guest.says("et la suivante ?"))


def test_the_description_of_the_interface_names_every_route_and_no_other(address: str) -> None:
    for path, methods in OPENAPI["paths"].items():
        known = path.replace("{nom}", "absent.js")
        allowed = {method.upper() for method in methods}
        for method in ("GET", "POST", "PUT", "PATCH", "DELETE"):
            status = requests.request(method, f"{address}{known}", timeout=PATIENCE).status_code
            assert (status == 405) == (method not in allowed), f"{method} {path} : {status}"


def test_what_is_served_is_what_the_description_says(guest: SiteVisitor) -> None:
    import jsonschema

    replies = guest.says("qui peut payer ?")
    history = guest.asks("GET", "/chat/history").json()
    refusal = guest.posts("").json()
    schemas = json.loads(json.dumps(OPENAPI["components"]["schemas"]).replace("#/components/schemas/", "#/$defs/"))
    for content, schema in ((replies, "Messages"), (history, "Historique"), (refusal, "Erreur")):
        jsonschema.validate(content, {"$ref": f"#/$defs/{schema}", "$defs": schemas})
