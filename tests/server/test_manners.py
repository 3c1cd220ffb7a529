"""What holds whatever is asked."""

from __future__ import annotations

import pytest

from tests.server.client import Visitor


def test_the_first_reply_says_that_balise_is_automatic_and_the_second_does_not(visitor: Visitor) -> None:
    assert "assistant automatique" in visitor.says("quels sont les horaires ?").text
    assert "assistant automatique" not in visitor.says("et à distance ?").text


def test_a_greeting_presents_balise_only_once(visitor: Visitor) -> None:
    assert visitor.says("bonjour").text.count("assistant automatique") == 1


def test_what_a_person_gives_of_herself_is_never_repeated(visitor: Visitor) -> None:
    reply = visitor.says("je m'appelle Zélie Quercy, mon numéro c'est le 06 00 00 00 07, zelie@example.org")
    for private in ("Zélie", "Quercy", "06 00", "example.org"):
        assert private not in reply.text


@pytest.mark.parametrize(
    "text", ["", "   ", "?", "😀", "/inconnue", "/demander_module", '/demander_module{"ue": "XXX999"}', "a" * 3000]
)
def test_odd_input_gets_an_answer_and_no_error(visitor: Visitor, text: str) -> None:
    visitor.says("bonjour")
    assert visitor.says(text or " ").messages is not None
    assert "02.32.76.94.80" in visitor.says("quel est le numéro de téléphone du centre ?").text


def test_two_visitors_do_not_hear_each_other(address: str) -> None:
    first, second = Visitor(address), Visitor(address)
    first.says("c'est quoi le module 3 ?")
    second.says("c'est quoi le module 7 ?")
    assert "CCE001" in first.says("et le suivant ?").text
    assert "TRS002" in second.says("et le suivant ?").text


def test_no_reply_says_tu(visitor: Visitor) -> None:
    reply = visitor.says("salut tu vas bien ? tu peux me dire c'est où ?")
    assert " tu " not in f" {reply.text.lower()} "
