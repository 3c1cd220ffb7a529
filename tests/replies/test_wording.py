"""Replies filled with facts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.replies.facts import Said
from bot.replies.wording import MAXIMUM_BUTTONS, Button, Message, Wording, WordingError, join

FACTS = {"nom": Said("Balise", "En-tête"), "ville": Said("Rouen", "Contacts"), "libre": Said("rien")}
RESPONSES: dict[str, list[dict[str, Any]]] = {
    "utter_nom": [{"text": "Je suis {nom}, à {ville}. {nom} !"}],
    "utter_nu": [{"text": "  Bonjour.\n"}],
    "utter_libre": [{"text": "{libre}"}],
    "utter_inconnu": [{"text": "{prix} à {ville} en {annee}"}],
    "utter_boutons": [{"text": "Et ?", "buttons": [{"title": "Oui", "payload": "/confirmer"}]}],
    "utter_canal": [{"text": "{ville} à l'écran"}, {"text": "{nom} à la voix", "channel": "voix"}],
    "utter_canal_seul": [{"text": "à la voix", "channel": "voix"}],
    "utter_vide": [],
}
WORDING = Wording(RESPONSES)


def test_facts_are_filled_in() -> None:
    assert WORDING.say("utter_nom", FACTS).text == "Je suis Balise, à Rouen. Balise !"


def test_a_message_carries_its_name_and_each_section_once_in_order() -> None:
    message = WORDING.say("utter_nom", FACTS)
    assert message.sources == ("En-tête", "Contacts")
    assert message.names == ("utter_nom",)


def test_a_fact_without_section_gives_no_source() -> None:
    assert WORDING.say("utter_libre", FACTS).sources == ()


def test_text_loses_the_spaces_around_it() -> None:
    assert WORDING.say("utter_nu", {}).text == "Bonjour."


@pytest.mark.parametrize("name", ["utter_absent", "utter_vide"])
def test_a_missing_reply_is_an_error_that_names_it(name: str) -> None:
    with pytest.raises(WordingError, match=name):
        WORDING.say(name, FACTS)


def test_unknown_facts_are_an_error_that_names_them_all() -> None:
    with pytest.raises(WordingError, match=r"utter_inconnu .*\(prix, annee\)"):
        WORDING.say("utter_inconnu", FACTS)


@pytest.mark.parametrize(("name", "expected"), [("utter_nom", True), ("utter_inconnu", False), ("utter_absent", False)])
def test_only_a_reply_whose_facts_are_known_can_be_said(name: str, expected: bool) -> None:
    assert WORDING.can_say(name, FACTS) is expected


@pytest.mark.parametrize(
    ("channel", "expected"),
    [(None, "Rouen à l'écran"), ("rest", "Rouen à l'écran"), ("voix", "Balise à la voix")],
)
def test_a_channel_gets_its_own_variant_if_there_is_one(channel: str | None, expected: str) -> None:
    assert WORDING.say("utter_canal", FACTS, channel).text == expected


def test_placeholders_are_those_of_the_variant_said() -> None:
    assert WORDING.placeholders("utter_canal") == ("ville",)
    assert WORDING.placeholders("utter_canal", "voix") == ("nom",)


def test_a_reply_for_one_channel_alone_is_an_error_elsewhere() -> None:
    assert WORDING.say("utter_canal_seul", FACTS, "voix").text == "à la voix"
    with pytest.raises(WordingError, match="utter_canal_seul"):
        WORDING.say("utter_canal_seul", FACTS, "rest")


def test_buttons_keep_their_label_and_payload() -> None:
    assert WORDING.say("utter_boutons", FACTS).buttons == (Button("Oui", "/confirmer"),)
    assert WORDING.say("utter_nom", FACTS).buttons == ()


def test_the_names_of_all_replies_are_known() -> None:
    assert WORDING.names() == frozenset(RESPONSES)
    assert WORDING.has("utter_nom")
    assert not WORDING.has("utter_absent")


def test_replies_are_read_from_a_domain_file(tmp_path: Path) -> None:
    path = tmp_path / "domain.yml"
    path.write_text('responses:\n  utter_ça:\n    - text: "Été à {ville}"\n', encoding="utf-8")
    assert Wording.read(path).say("utter_ça", FACTS).text == "Été à Rouen"


@pytest.mark.parametrize("content", ["", "intents: [saluer]\n", "responses:\n", "responses: [utter_nom]\n"])
def test_a_domain_without_replies_is_an_error_that_names_the_file(tmp_path: Path, content: str) -> None:
    path = tmp_path / "domain.yml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(WordingError, match=r"domain\.yml"):
        Wording.read(path)


def test_messages_join_in_order() -> None:
    joined = join([Message("a", (), ("S1",), ("n1",)), Message("b", (), ("S2", "S1"), ("n2", "n1"))])
    assert joined == Message("a\n\nb", (), ("S1", "S2"), ("n1", "n2"))


def test_messages_join_by_another_separator() -> None:
    assert join([Message("a"), Message("b")], "\n").text == "a\nb"


def test_the_same_text_is_not_said_twice_and_empty_ones_leave_no_gap() -> None:
    assert join([Message("a"), Message(""), Message("b"), Message("a")]).text == "a\n\nb"


def test_joined_messages_keep_the_buttons_of_the_last_that_has_any() -> None:
    first, second = Button("Un", "/un"), Button("Deux", "/deux")
    assert join([Message("a", (first,)), Message("b", (second,)), Message("c")]).buttons == (second,)


def test_no_message_at_all_joins_into_an_empty_one() -> None:
    assert join([]) == Message("")


@given(st.lists(st.integers(0, 6), max_size=5))
def test_joined_messages_never_have_too_many_buttons(counts: list[int]) -> None:
    messages = [
        Message(str(rank), tuple(Button(f"B{number}", "/x") for number in range(count)))
        for rank, count in enumerate(counts)
    ]
    assert len(join(messages).buttons) <= MAXIMUM_BUTTONS == 3


def test_a_paragraph_that_a_message_before_has_said_is_not_said_again() -> None:
    first, second = Message("La VES est possible."), Message("Rien sur sa durée.\n\nLa VES est possible.")
    assert join([first, second]).text == "La VES est possible.\n\nRien sur sa durée."
