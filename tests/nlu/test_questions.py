"""Cutting messages into clauses, and deciding what is asked from how they were read."""

from __future__ import annotations

from typing import Any

import pytest
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.language.clauses import MAXIMUM_PARTS
from bot.nlu.attributes import ALTERNATIVES, CLAUSE_OF, ORIGINAL_TEXT, QUESTIONS
from bot.nlu.questions import ClauseSplitter, Node, QuestionGatherer, Reading, Thresholds, gather, tree
from tests.nlu.support import message

GESTURES = frozenset({"saluer", "hors_sujet"})
LIMITS = Thresholds(clause=0.5, statement=0.875, whole=0.75, gain=0.25)
CPF = {"entity": "financeur", "value": "cpf"}
OPCO = {"entity": "financeur", "value": "opco"}


def _node(read: str, *parts: Node, text: str | None = None, entities: tuple[dict[str, Any], ...] = ()) -> Node:
    """A node from "intent probability"."""
    intent, confidence = read.split()
    return Node(Reading(text or f"mots de {intent}", intent, float(confidence), entities), parts)


def _asked(node: Node) -> list[tuple[str, float]]:
    return [(reading.intent, reading.confidence) for reading in gather(node, GESTURES, LIMITS)]


@pytest.mark.parametrize(
    ("whole", "parts", "asked"),
    [
        ("prix 0.4", [], ["prix 0.4"]),
        ("prix 0.4", ["prix 0.5", "lieu 0.5"], ["prix 0.5", "lieu 0.5"]),
        ("prix 0.4", ["lieu 0.9", "prix 0.6"], ["lieu 0.9", "prix 0.6"]),
        # A clause below the threshold does not count.
        ("prix 0.4", ["prix 0.6", "lieu 0.49"], ["prix 0.4"]),
        # A whole that is sure speaks for itself, unless all its clauses are as sure.
        ("prix 0.75", ["prix 0.74", "lieu 0.9"], ["prix 0.75"]),
        ("prix 0.74", ["prix 0.74", "lieu 0.9"], ["prix 0.74", "lieu 0.9"]),
        ("prix 0.75", ["prix 0.75", "lieu 0.9"], ["prix 0.75", "lieu 0.9"]),
        # A gesture never speaks for the questions beside it.
        ("saluer 0.99", ["prix 0.5", "lieu 0.5"], ["prix 0.5", "lieu 0.5"]),
        ("saluer 0.99", ["saluer 0.99", "lieu 0.5"], ["lieu 0.5"]),
        ("hors_sujet 0.99", ["hors_sujet 0.99", "lieu 0.5"], ["lieu 0.5"]),
        ("saluer 0.99", ["saluer 0.99", "lieu 0.49"], ["saluer 0.99"]),
        ("saluer 0.6", ["saluer 0.99", "saluer 0.99"], ["saluer 0.6"]),
        # One clause stands for the whole when it is much surer.
        ("prix 0.5", ["saluer 0.9", "lieu 0.75"], ["lieu 0.75"]),
        ("prix 0.5", ["saluer 0.9", "lieu 0.74"], ["prix 0.5"]),
        ("prix 0.1", ["lieu 0.49", "duree 0.3"], ["prix 0.1"]),
        ("prix 0.1", ["lieu 0.9", "duree 0.3"], ["lieu 0.9"]),
        # Twice the same is asked once.
        ("prix 0.3", ["prix 0.6", "prix 0.7"], ["prix 0.7"]),
        ("prix 0.3", ["prix 0.6", "lieu 0.6", "prix 0.7"], ["prix 0.7", "lieu 0.6"]),
    ],
)
def test_what_a_message_asks_follows_from_how_sure_its_clauses_are(
    whole: str, parts: list[str], asked: list[str]
) -> None:
    expected = [(each.split()[0], float(each.split()[1])) for each in asked]
    assert _asked(_node(whole, *map(_node, parts))) == expected


@pytest.mark.parametrize(
    ("texts", "confidence", "asked"),
    [
        (("C'est combien ?", "j'ai trois ans de métier"), 0.86, ["prix"]),
        (("C'est combien ?", "j'ai trois ans de métier"), 0.875, ["prix", "vae"]),
        (("C'est combien ?", "ça compte, trois ans ?"), 0.6, ["prix", "vae"]),
        (("le prix", "trois ans de métier"), 0.6, ["prix", "vae"]),
    ],
)
def test_beside_a_question_a_statement_must_be_surer(
    texts: tuple[str, str], confidence: float, asked: list[str]
) -> None:
    parts = _node("prix 0.95", text=texts[0]), _node(f"vae {confidence}", text=texts[1])
    found = _asked(_node("saluer 0.9", *parts))
    assert [intent for intent, _ in found] == asked


def test_clauses_of_sentences_are_gathered_in_order() -> None:
    sentence = _node("prix 0.4", _node("prix 0.8"), _node("lieu 0.8"))
    assert _asked(_node("prix 0.4", _node("duree 0.8"), sentence)) == [("duree", 0.8), ("prix", 0.8), ("lieu", 0.8)]


def test_a_sentence_that_is_sure_is_not_cut_further() -> None:
    sentence = _node("comparer 0.9", _node("prix 0.6"), _node("lieu 0.6"))
    assert _asked(_node("prix 0.4", _node("duree 0.8"), sentence)) == [("duree", 0.8), ("comparer", 0.9)]


def test_there_are_never_more_questions_than_can_be_answered() -> None:
    sentences = [_node("a 0.1", *(_node(f"sujet{at}{each} 0.6") for each in range(4))) for at in range(2)]
    found = _asked(_node("a 0.1", *sentences))
    assert [intent for intent, _ in found] == ["sujet00", "sujet01", "sujet02", "sujet03", "sujet10", "sujet11"]
    assert len(found) == MAXIMUM_PARTS


def test_a_clause_that_stands_for_the_message_leaves_it_its_words_and_values() -> None:
    part = _node("lieu 0.9", text="c'est où", entities=(OPCO,))
    whole = _node("prix 0.3", part, text="bon alors c'est où", entities=(CPF,))
    assert gather(whole, GESTURES, LIMITS) == [Reading("bon alors c'est où", "lieu", 0.9, (CPF,))]


def test_clauses_of_one_intent_are_joined_with_all_that_they_name() -> None:
    parts = (
        _node("financement 0.6", text="le cpf", entities=(CPF,)),
        _node("lieu 0.6", text="le lieu"),
        _node("financement 0.9", text="le cpf ou l'opco", entities=(CPF, OPCO)),
    )
    first, second = gather(_node("lieu 0.1", *parts), GESTURES, LIMITS)
    assert first == Reading("le cpf le cpf ou l'opco", "financement", 0.9, (CPF, OPCO))
    assert second.intent == "lieu"


def test_readings_by_path_become_a_tree() -> None:
    paths: list[tuple[int, ...]] = [(1, 1), (), (1,), (0,), (1, 0), (10,), (2,)]
    grown = tree({path: Reading(str(path), "prix", 0.5) for path in paths})
    assert grown.reading.text == "()"
    assert [part.reading.text for part in grown.parts] == ["(0,)", "(1,)", "(2,)", "(10,)"]
    assert [part.reading.text for part in grown.parts[1].parts] == ["(1, 0)", "(1, 1)"]
    assert all(not part.parts for part in (grown.parts[0], *grown.parts[1].parts))


@pytest.mark.parametrize(
    ("data", "reading"),
    [
        ({TEXT: "oui", INTENT: {"name": "confirmer", "confidence": 0.8}}, Reading("oui", "confirmer", 0.8)),
        ({TEXT: "cpf", ENTITIES: [CPF]}, Reading("cpf", "nlu_fallback", 0.0, (CPF,))),
        ({TEXT: "?", INTENT: {"name": None, "confidence": None}}, Reading("?", "nlu_fallback", 0.0)),
        ({}, Reading("", "nlu_fallback", 0.0)),
    ],
)
def test_a_message_is_read_as_far_as_it_was_classified(data: dict[str, Any], reading: Reading) -> None:
    assert Reading.of(Message(data=data)) == reading


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
