"""The components around understanding: one cuts messages into clauses, one reads what became of them."""

from __future__ import annotations

from typing import Any

import pytest
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.attributes import ALTERNATIVES, CLAUSE_OF, ORIGINAL_TEXT, QUESTIONS
from bot.nlu.gathering import Node, Reading
from bot.nlu.questions import ClauseSplitter, QuestionGatherer, reading_of, trees
from tests.nlu.support import message

CPF = {"entity": "financeur", "value": "cpf"}
PRICE = {"name": "prix", "confidence": 0.8}
PLACE = {"name": "lieu", "confidence": 0.1}


@pytest.mark.parametrize(
    ("data", "reading"),
    [
        ({TEXT: "oui", INTENT: PRICE}, Reading("oui", "prix", 0.8)),
        (
            {TEXT: "combien", INTENT: PRICE, INTENT_RANKING_KEY: [PRICE, PLACE]},
            Reading("combien", "prix", 0.8, ranking={"prix": 0.8, "lieu": 0.1}),
        ),
        ({TEXT: "cpf", ENTITIES: [CPF]}, Reading("cpf", "nlu_fallback", 0.0, (CPF,))),
        ({TEXT: "?", INTENT: {"name": None, "confidence": None}}, Reading("?", "nlu_fallback", 0.0)),
        ({TEXT: "?", INTENT_RANKING_KEY: None, ENTITIES: None}, Reading("?", "nlu_fallback", 0.0)),
        ({}, Reading("", "nlu_fallback", 0.0)),
    ],
)
def test_a_message_is_read_as_far_as_it_was_classified(data: dict[str, Any], reading: Reading) -> None:
    assert reading_of(Message(data=data)) == reading


def test_a_batch_is_read_as_one_tree_a_message() -> None:
    batch = [
        message("le prix. Le lieu et la durée"),
        message("le prix", **{CLAUSE_OF: (0,), INTENT: PRICE}),
        message("Le lieu et la durée", **{CLAUSE_OF: (1,)}),
        message("Le lieu", **{CLAUSE_OF: (1, 0), INTENT: PLACE}),
        message("la durée", **{CLAUSE_OF: (1, 1)}),
        message("bonjour"),
    ]
    (first, grown), (last, alone) = trees(batch)
    assert (first, last) == (batch[0], batch[5])
    assert grown == Node(
        reading_of(batch[0]),
        (
            Node(Reading("le prix", "prix", 0.8)),
            Node(reading_of(batch[2]), (Node(Reading("Le lieu", "lieu", 0.1)), Node(reading_of(batch[4])))),
        ),
    )
    assert alone == Node(reading_of(batch[5]))


def _batch(*texts: str) -> list[tuple[str, tuple[int, ...]]]:
    done = ClauseSplitter({}).process([message(text) for text in texts])
    return [(each.get(TEXT), each.get(CLAUSE_OF) or ()) for each in done]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("le prix", [("le prix", ())]),
        ("Bonjour, le prix svp", [("le prix", ())]),
        ("bonjour", [("bonjour", ())]),
        ("", [("", ())]),
        (
            "les horaires et le prix",
            [("les horaires et le prix", ()), ("les horaires", (0,)), ("le prix", (1,))],
        ),
        (
            "la différence entre le titre et le certificat et le prix",
            [
                ("la différence entre le titre et le certificat et le prix", ()),
                ("la différence entre le titre et le certificat", (0,)),
                ("le prix", (1,)),
            ],
        ),
        (
            "C'est combien ? Les horaires et le lieu",
            [
                ("C'est combien ? Les horaires et le lieu", ()),
                ("C'est combien ?", (0,)),
                ("Les horaires et le lieu", (1,)),
                ("Les horaires", (1, 0)),
                ("le lieu", (1, 1)),
            ],
        ),
    ],
)
def test_a_message_is_followed_by_its_sentences_and_clauses(
    text: str, pieces: list[tuple[str, tuple[int, ...]]]
) -> None:
    assert _batch(text) == pieces


def test_each_message_of_a_batch_is_followed_by_its_own_pieces() -> None:
    found = _batch("les horaires et le prix", "le lieu", "la durée et le rythme")
    assert [path for _, path in found] == [(), (0,), (1,), (), (), (0,), (1,)]
    assert [text for text, path in found if not path] == ["les horaires et le prix", "le lieu", "la durée et le rythme"]


def test_the_splitter_keeps_the_message_itself() -> None:
    given = message("les horaires et le prix", **{ORIGINAL_TEXT: "horaires et prix"})
    assert ClauseSplitter({}).process([given])[0] is given
    assert given.get(ORIGINAL_TEXT) == "horaires et prix"


def test_training_phrases_lose_their_courtesies_and_stay_whole() -> None:
    phrases = TrainingData([message("Bonjour, les horaires et le prix svp"), message("bonjour"), Message(data={})])
    done = ClauseSplitter({}).process_training_data(phrases).training_examples
    assert [each.get(TEXT) for each in done] == ["les horaires et le prix", "bonjour", None]


def test_the_splitter_and_the_gatherer_undo_each_other() -> None:
    texts = ["C'est combien ? Les horaires et le lieu", "bonjour", "la durée et le rythme"]
    batch = ClauseSplitter({}).process([message(text) for text in texts])
    done = QuestionGatherer(QuestionGatherer.get_default_config()).process(batch)
    assert len(batch) > len(done)
    assert [each.get(TEXT) for each in done] == texts
    assert all(each.get(QUESTIONS)[0]["intention"] == "nlu_fallback" for each in done)
    assert all(each.get(ALTERNATIVES) == [] for each in done)
