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
