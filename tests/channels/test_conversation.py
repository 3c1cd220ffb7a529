"""A conversation as its two sides saw it."""

from __future__ import annotations

from typing import Any

from bot.channels.conversation import label, lines, notes, offered_last, replies_to


def user(text: str, message_id: str = "m", at: float = 1.0) -> dict[str, Any]:
    return {"event": "user", "text": text, "message_id": message_id, "timestamp": at}


def bot(text: str, **payloads: str) -> dict[str, Any]:
    buttons = [{"title": title, "payload": f"/{name}"} for name, title in payloads.items()]
    return {"event": "bot", "text": text, "timestamp": 2.0, "data": {"buttons": buttons}}


ACTION = {"event": "action", "name": "action_listen"}
TALK = [
    ACTION,
    user("bonjour", "a"),
    bot("Bonjour !", financement="Qui paie ?", horaires="À quelle heure ?"),
    ACTION,
    user("/financement", "b"),
    bot("Plusieurs financeurs.", devis="Comment demander un devis ?"),
    bot("Et aussi :"),
]


def test_what_was_said_is_told_in_order_and_a_chosen_button_by_its_label() -> None:
    assert [(line.by_visitor, line.text) for line in lines(TALK)] == [
        (True, "bonjour"),
        (False, "Bonjour !"),
        (True, "Qui paie ?"),
        (False, "Plusieurs financeurs."),
        (False, "Et aussi :"),
    ]


def test_only_the_buttons_since_the_last_message_are_offered() -> None:
    assert offered_last(TALK) == {"/devis"}
    assert offered_last([*TALK, user("merci")]) == frozenset()
    assert offered_last([]) == frozenset()


def test_a_button_is_known_by_its_label_for_the_whole_conversation() -> None:
    assert label("/horaires", TALK) == "À quelle heure ?"
    assert label("/recommencer", TALK) is None


def test_the_last_label_of_a_button_counts() -> None:
    assert label("/devis", [*TALK, bot("", devis="Le devis, encore ?")]) == "Le devis, encore ?"


def test_the_replies_to_a_message_are_found_by_its_number() -> None:
    assert [line.text for line in replies_to("b", TALK)] == ["Plusieurs financeurs.", "Et aussi :"]
    assert [line.text for line in replies_to("a", TALK)] == ["Bonjour !"]
    assert replies_to("c", TALK) == ()


def test_a_picture_without_words_is_a_line_too() -> None:
    (line,) = lines([{"event": "bot", "text": None, "timestamp": 3.0, "data": {"image": "/chat/plan.png"}}])
    assert (line.text, line.image) == ("", "/chat/plan.png")


def test_events_without_words_are_no_lines() -> None:
    assert list(lines([ACTION, {"event": "bot", "text": None, "data": {}}, {"event": "user", "text": None}])) == []


def test_notes_hold_the_last_value_of_each_slot_that_has_one() -> None:
    events = [
        {"event": "slot", "name": name, "value": value} for name, value in (("a", 1), ("b", 2), ("a", 3), ("b", None))
    ]
    assert notes(events) == {"a": 3}
