"""A conversation longer than what Balise reads of it for a turn."""

from __future__ import annotations

from bot.runtime.recent_turns import KEPT_TURNS
from tests.server.site import SiteVisitor, words

ASKED = [f"c'est quoi le module {number} ?" for number in range(1, 9)] + ["quels sont les horaires ?"] * (
    KEPT_TURNS - 3
)


def test_nothing_of_it_is_lost_for_the_visitor_and_the_thread_goes_on(address: str) -> None:
    visitor = SiteVisitor.arriving(address)
    for text in ASKED:
        visitor.says(text)
    visitor.says("c'est quoi le module 3 ?")
    assert "CCE001" in words(visitor.says("et le suivant ?"))
    asked = [*ASKED, "c'est quoi le module 3 ?", "et le suivant ?"]
    assert [said for who, said in visitor.history() if who == "visiteur"] == asked
    export = visitor.asks("GET", "/chat/export").json()
    assert [line["texte"] for line in export["conversation"] if line["de"] == "vous"] == asked
    assert visitor.asks("DELETE", "/chat/conversation").status_code == 204
    assert [who for who, _ in visitor.history()] == ["balise"]


def test_a_button_works_that_was_offered_at_the_very_beginning(address: str) -> None:
    visitor = SiteVisitor.arriving(address)
    for text in ASKED:
        visitor.says(text)
    assert "Opco" in words(visitor.clicks("Qui peut payer ?", visitor.opening))
    assert visitor.history()[-2] == ("visiteur", "Qui peut payer ?")


def test_a_button_that_was_never_offered_is_refused_however_long_the_talk(address: str) -> None:
    visitor = SiteVisitor.arriving(address)
    for text in ASKED:
        visitor.says(text)
    refused = visitor.posts('/decrire_situation{"niveau": "bac"}')
    assert (refused.status_code, refused.json()["erreur"]) == (422, "bouton_inconnu")
