"""What a message asks, decided from how its sentences and clauses were read."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pytest

from bot.language.clauses import MAXIMUM_PARTS
from bot.nlu.gathering import CLUES, Gatherer, Limits, Node, Path, Reading, Weights, clues, leaning, tree

CPF = {"entity": "financeur", "value": "cpf"}
OPCO = {"entity": "financeur", "value": "opco"}

SILENT = frozenset({"saluer", "hors_sujet"})
LIMITS = Limits(question=0.5, alone=0.8, leaning=0.0)
# With this weight alone, a clause is as likely to be a question as its intent is to be right.
AS_SURE_AS_READ = Weights(confiance=1.0)
GATHERER = Gatherer(AS_SURE_AS_READ, LIMITS, SILENT, "hors_sujet")
# A weight multiplies the odds: this one makes one chance in five even.
FOURFOLD = math.log(4)

ASKING = "c'est combien"
TELLING = "trois ans de métier"


def _reading(read: str, text: str | None = None, **more: Any) -> Reading:
    """A reading from "intent probability", perhaps with those of other intents behind."""
    intent, confidence, *others = read.split()
    ranking = {name: float(chance) for name, chance in zip(others[::2], others[1::2], strict=True)}
    return Reading(text or f"mots de {intent}", intent, float(confidence), ranking=ranking, **more)


def _node(read: str, *parts: Node, text: str | None = None, **more: Any) -> Node:
    return Node(_reading(read, text, **more), parts)


def _asked(node: Node, gatherer: Gatherer = GATHERER) -> list[tuple[str, float]]:
    return [(reading.intent, reading.confidence) for reading in gatherer.gather(node)]


def intents(node: Node, gatherer: Gatherer = GATHERER) -> list[str]:
    return [reading.intent for reading in gatherer.gather(node)]


@pytest.mark.parametrize(
    ("whole", "parts", "asked"),
    [
        ("prix 0.4", [], ["prix 0.4"]),
        ("prix 0.4", ["prix 0.5", "lieu 0.5"], ["prix 0.5", "lieu 0.5"]),
        ("prix 0.4", ["lieu 0.9", "prix 0.6"], ["lieu 0.9", "prix 0.6"]),
        ("prix 0.99", ["duree 0.6", "lieu 0.6"], ["duree 0.6", "lieu 0.6"]),
        # A clause below the threshold does not count.
        ("prix 0.1", ["prix 0.49", "lieu 0.49"], ["prix 0.1"]),
        ("duree 0.1", ["prix 0.6", "lieu 0.49"], ["duree 0.1"]),
        # A silent intent never speaks for the questions beside it, nor counts as one.
        ("saluer 0.99", ["prix 0.5", "lieu 0.5"], ["prix 0.5", "lieu 0.5"]),
        ("saluer 0.99", ["saluer 0.99", "lieu 0.5"], ["lieu 0.5"]),
        ("hors_sujet 0.99", ["hors_sujet 0.99", "lieu 0.5"], ["lieu 0.5"]),
        ("saluer 0.99", ["saluer 0.99", "lieu 0.49"], ["saluer 0.99"]),
        ("saluer 0.6", ["saluer 0.99", "hors_sujet 0.99"], ["saluer 0.6"]),
        ("prix 0.6", ["saluer 0.99", "hors_sujet 0.99"], ["prix 0.6"]),
        # One clause speaks for a message that was read as something else only if it is very likely a question.
        ("prix 0.5", ["saluer 0.9", "lieu 0.81"], ["lieu 0.81"]),
        ("prix 0.5", ["saluer 0.9", "lieu 0.79"], ["prix 0.5"]),
        ("prix 0.9", ["duree 0.3", "lieu 0.81"], ["lieu 0.81"]),
        # Where clause and message agree, the surer of the two tells how sure that is.
        ("prix 0.3", ["saluer 0.9", "prix 0.6"], ["prix 0.6"]),
        ("prix 0.9", ["saluer 0.9", "prix 0.6"], ["prix 0.9"]),
        ("saluer 0.5 prix 0.45", ["saluer 0.9", "prix 0.6"], ["prix 0.6"]),
        # Twice the same is asked once, and is as sure as the surer of the two.
        ("prix 0.3", ["prix 0.6", "prix 0.7"], ["prix 0.7"]),
        ("prix 0.3", ["prix 0.7", "lieu 0.6", "prix 0.6"], ["prix 0.7", "lieu 0.6"]),
        ("duree 0.3", ["prix 0.81", "prix 0.6"], ["prix 0.81"]),
        ("duree 0.3", ["prix 0.6", "prix 0.81"], ["prix 0.81"]),
        ("duree 0.3", ["prix 0.79", "prix 0.79"], ["duree 0.3"]),
    ],
)
def test_what_a_message_asks_follows_from_how_sure_its_clauses_are(
    whole: str, parts: list[str], asked: list[str]
) -> None:
    expected = [(each.split()[0], float(each.split()[1])) for each in asked]
    assert _asked(_node(whole, *map(_node, parts))) == expected


@pytest.mark.parametrize(
    ("clauses", "asked"),
    [
        (["prix 0.8", "lieu 0.8"], ["duree", "prix", "lieu"]),
        (["prix 0.8", "lieu 0.49"], ["duree", "rythme"]),
        (["prix 0.8", "prix 0.8"], ["duree", "rythme"]),
        (["saluer 0.9", "lieu 0.8"], ["duree", "rythme"]),
        ([], ["duree", "rythme"]),
    ],
)
def test_a_sentence_is_one_question_unless_its_clauses_are_several(clauses: list[str], asked: list[str]) -> None:
    sentence = _node("rythme 0.8", *map(_node, clauses))
    assert intents(_node("prix 0.4", _node("duree 0.8"), sentence)) == asked


@pytest.mark.parametrize("sentence", ["rythme 0.49", "saluer 0.99"])
def test_the_one_clause_of_a_sentence_that_is_no_question_counts_in_its_place(sentence: str) -> None:
    told = _node(sentence, _node("saluer 0.9"), _node("lieu 0.7"))
    assert _asked(_node("prix 0.4", told, _node("duree 0.8"))) == [("lieu", 0.7), ("duree", 0.8)]


def test_the_same_question_in_two_sentences_is_asked_once() -> None:
    sentences = [_node("saluer 0.9", _node("prix 0.8"), _node(f"{other} 0.8")) for other in ("lieu", "duree")]
    assert intents(_node("prix 0.4", *sentences)) == ["prix", "lieu", "duree"]


def test_there_are_never_more_questions_than_can_be_answered() -> None:
    sentences = [_node("a 0.1", *(_node(f"sujet{at}{each} 0.6") for each in range(4))) for at in range(2)]
    found = intents(_node("a 0.1", *sentences))
    assert found == ["sujet00", "sujet01", "sujet02", "sujet03", "sujet10", "sujet11"]
    assert len(found) == MAXIMUM_PARTS


def test_a_clause_that_speaks_for_the_message_leaves_it_its_words_and_values() -> None:
    part = _node("lieu 0.9", text="c'est où", entities=(OPCO,))
    whole = _node("prix 0.3", part, text="bon alors c'est où", entities=(CPF,))
    assert GATHERER.gather(whole) == [Reading("bon alors c'est où", "lieu", 0.9, (CPF,))]


def test_clauses_of_one_intent_are_joined_with_all_that_they_name() -> None:
    parts = (
        _node("financement 0.6", text="le cpf", entities=(CPF,)),
        _node("lieu 0.6", text="le lieu"),
        _node("financement 0.9", text="le cpf ou l'opco", entities=(CPF, OPCO)),
    )
    first, second = GATHERER.gather(_node("lieu 0.1", *parts))
    assert first == Reading("le cpf le cpf ou l'opco", "financement", 0.9, (CPF, OPCO))
    assert second.intent == "lieu"


@pytest.mark.parametrize(
    ("weight", "whole", "part", "other", "counts"),
    [
        # Even odds, and nothing else said, are just enough.
        ({}, "saluer 0.5", ("lieu 0.5", TELLING), TELLING, True),
        ({}, "saluer 0.5", ("lieu 0.49", TELLING), TELLING, False),
        ({"constante": FOURFOLD}, "saluer 0.5", ("lieu 0.21", TELLING), TELLING, True),
        ({"constante": FOURFOLD}, "saluer 0.5", ("lieu 0.19", TELLING), TELLING, False),
        ({"confiance": 2.0}, "saluer 0.5", ("lieu 0.51", TELLING), TELLING, True),
        ({"demande": FOURFOLD}, "saluer 0.5", ("lieu 0.21", ASKING), TELLING, True),
        ({"demande": FOURFOLD}, "saluer 0.5", ("lieu 0.21", TELLING), ASKING, False),
        ({"autre_demande": -FOURFOLD}, "saluer 0.5", ("lieu 0.79", TELLING), ASKING, False),
        ({"autre_demande": -FOURFOLD}, "saluer 0.5", ("lieu 0.79", ASKING), TELLING, True),
        ({"entier": 1.0}, "saluer 0.65", ("lieu 0.36", TELLING), TELLING, True),
        ({"entier": 1.0}, "saluer 0.2", ("lieu 0.79", TELLING), TELLING, False),
        ({"appui": 1.0}, "saluer 0.5 lieu 0.3", ("lieu 0.79", TELLING), TELLING, True),
        ({"appui": 1.0}, "saluer 0.5 lieu 0.2", ("lieu 0.79", TELLING), TELLING, False),
        ({"pareil": FOURFOLD}, "lieu 0.1", ("lieu 0.21", TELLING), TELLING, True),
        ({"pareil": FOURFOLD}, "prix 0.1", ("lieu 0.21", TELLING), TELLING, False),
        ({"partage": -2 * FOURFOLD}, "saluer 0.5", ("lieu 0.79 saluer 0.6", TELLING), TELLING, False),
        ({"partage": -2 * FOURFOLD}, "saluer 0.5", ("lieu 0.79 saluer 0.4", TELLING), TELLING, True),
        ({"etranger": -2 * FOURFOLD}, "saluer 0.3 hors_sujet 0.6", ("lieu 0.79", TELLING), TELLING, False),
        ({"etranger": -2 * FOURFOLD}, "saluer 0.3 hors_sujet 0.4", ("lieu 0.79", TELLING), TELLING, True),
    ],
)
def test_each_clue_counts_by_its_weight(
    weight: dict[str, float], whole: str, part: tuple[str, str], other: str, counts: bool
) -> None:
    gatherer = replace(GATHERER, weights=replace(AS_SURE_AS_READ, **weight), limits=replace(LIMITS, alone=0.0))
    read, text = part
    found = _asked(_node(whole, _node(read, text=text), _node("saluer 0.9", text=other)), gatherer)
    intent, confidence, *_ = (read if counts else whole).split()
    assert found == [(intent, float(confidence))]


@pytest.mark.parametrize(
    ("constant", "lieu", "asked"),
    [(FOURFOLD, 0.51, ["lieu"]), (FOURFOLD, 0.49, ["prix"]), (-FOURFOLD, 0.95, ["lieu"]), (-FOURFOLD, 0.93, ["prix"])],
)
def test_to_speak_for_the_message_a_clause_must_likely_be_a_question(
    constant: float, lieu: float, asked: list[str]
) -> None:
    gatherer = replace(GATHERER, weights=replace(AS_SURE_AS_READ, constante=constant))
    assert intents(_node("prix 0.5", _node("saluer 0.9"), _node(f"lieu {lieu}")), gatherer) == asked


def test_a_part_of_a_part_counts_by_its_depth() -> None:
    clauses = _node("prix 0.6"), _node("lieu 0.6")
    gatherer = replace(GATHERER, weights=replace(AS_SURE_AS_READ, profondeur=-FOURFOLD))
    assert intents(_node("saluer 0.5", *clauses), gatherer) == ["prix", "lieu"]
    sentences = _node("saluer 0.5", *clauses), _node("duree 0.6")
    assert intents(_node("saluer 0.5", *sentences), gatherer) == ["duree"]


@pytest.mark.parametrize(
    ("clue", "told", "value"),
    [
        ("confiance", ("prix 0.75", "lieu 0.5"), math.log(3)),
        ("confiance", ("prix 1", "lieu 0.5"), math.log(9999)),
        ("confiance", ("prix 0", "lieu 0.5"), -math.log(9999)),
        ("entier", ("prix 0.5", "lieu 0.75"), math.log(3)),
        ("entier", ("prix 0.5", "lieu 1"), math.log(9999)),
        ("appui", ("prix 0.5", "prix 0.4"), math.log(0.401)),
        ("appui", ("prix 0.5", "lieu 0.4 prix 0.2"), math.log(0.201)),
        ("appui", ("prix 0.5", "lieu 0.4"), math.log(0.001)),
        ("pareil", ("prix 0.5", "prix 0.1"), 1.0),
        ("pareil", ("prix 0.5 lieu 0.4", "lieu 0.9"), 0.0),
        ("partage", ("prix 0.5", "prix 0.1"), 0.5),
        ("partage", ("prix 0.5 lieu 0.4", "lieu 0.9"), 0.4),
        ("partage", ("prix 0.5", "lieu 0.9"), 0.0),
    ],
)
def test_clues_compare_a_part_with_the_whole(clue: str, told: tuple[str, str], value: float) -> None:
    part = _node(told[0])
    assert clues(part.reading, part, _node(told[1], part), 0)[clue] == pytest.approx(value)


@pytest.mark.parametrize(
    ("whole", "chance"), [("hors_sujet 0.7", 0.7), ("prix 0.6 hors_sujet 0.3", 0.3), ("prix 0.6", 0.0)]
)
def test_clues_tell_how_likely_the_whole_is_foreign(whole: str, chance: float) -> None:
    part = _node("hors_sujet 0.5")
    assert clues(part.reading, part, _node(whole, part), 0, "hors_sujet")["etranger"] == chance
    assert clues(part.reading, part, _node(whole, part), 0)["etranger"] == 0.0


@pytest.mark.parametrize(
    ("texts", "asks", "another_asks"),
    [
        ((TELLING,), 0.0, 0.0),
        ((ASKING,), 1.0, 0.0),
        ((TELLING, TELLING), 0.0, 0.0),
        ((ASKING, TELLING), 1.0, 0.0),
        ((TELLING, TELLING, ASKING), 0.0, 1.0),
        ((ASKING, ASKING), 1.0, 1.0),
    ],
)
def test_clues_tell_who_asks(texts: tuple[str, ...], asks: float, another_asks: float) -> None:
    parts = [_node("prix 0.5", text=text) for text in texts]
    found = clues(parts[0].reading, parts[0], _node("prix 0.5", *parts), 0)
    assert (found["demande"], found["autre_demande"]) == (asks, another_asks)


def test_clues_are_of_the_reading_that_leant_but_the_share_is_of_the_part_itself() -> None:
    part = _node("prix 0.6 lieu 0.4")
    found = clues(_reading("lieu 0.75"), part, _node("lieu 0.5", part), 0)
    assert (found["confiance"], found["pareil"], found["partage"]) == (pytest.approx(math.log(3)), 1.0, 0.4)


@pytest.mark.parametrize("depth", [0, 1, 2])
def test_every_clue_has_a_weight_and_depth_is_one_of_them(depth: int) -> None:
    part = _node("prix 0.5")
    found = clues(part.reading, part, _node("prix 0.5", part), depth)
    assert set(found) == set(CLUES)
    assert found["profondeur"] == depth


@pytest.mark.parametrize(
    ("constant", "weight", "chance"),
    [(0.0, 0.0, 0.5), (math.log(3), 0.0, 0.75), (0.0, math.log(3), 0.75), (-FOURFOLD, 0.0, 0.2), (5.0, -5.0, 0.5)],
)
@pytest.mark.parametrize("name", CLUES)
def test_weights_add_up_to_a_probability(name: str, constant: float, weight: float, chance: float) -> None:
    weights = Weights(constant, **{name: weight})
    assert weights.chance({**dict.fromkeys(CLUES, 7.0), name: 1.0}) == pytest.approx(chance)


@pytest.mark.parametrize(
    ("intent", "chance"), [("prix", 0.6), ("lieu", 0.3), ("duree", 0.0)], ids=["its own", "ranked", "not ranked"]
)
def test_a_reading_knows_how_likely_each_intent_is(intent: str, chance: float) -> None:
    assert _reading("prix 0.6 lieu 0.3").chance(intent) == chance


# The whole gives "stage" all its weight and "lieu" 0.16 of it: 0.98 and 0.14, and the 0.02 that every intent gets.
@pytest.mark.parametrize(
    ("by", "intent", "confidence"),
    [
        (0.0, "lieu", 0.5),
        (0.25, "lieu", 0.8 * 0.5 * math.sqrt(0.4) / (0.3 + 0.5 * math.sqrt(0.4))),
        (0.5, "stage", 0.8 * 0.3 / (0.3 + 0.5 * 0.4)),
        (1.0, "stage", 0.8 * 0.3 / (0.3 + 0.5 * 0.16)),
    ],
)
def test_a_clause_leans_on_the_whole(by: float, intent: str, confidence: float) -> None:
    clause = _reading("lieu 0.5 stage 0.3", text="indemnisé ?", entities=(CPF,))
    found = leaning(clause, _reading("stage 0.98 lieu 0.14"), by)
    assert found == replace(clause, intent=intent, confidence=pytest.approx(confidence))


def test_what_the_whole_does_not_rank_is_unlikely_but_not_excluded() -> None:
    assert leaning(_reading("lieu 0.9"), _reading("stage 0.98"), 1.0).intent == "lieu"
    assert leaning(_reading("lieu 0.9 stage 0.05"), _reading("stage 0.98"), 1.0).intent == "stage"
    assert leaning(_reading("lieu 0.9 stage 0.01"), _reading("stage 0.98"), 1.0).intent == "lieu"


def test_a_clause_that_nobody_read_leans_on_nothing() -> None:
    unread = Reading("indemnisé ?", "nlu_fallback", 0.0)
    assert leaning(unread, _reading("stage 0.9"), 1.0) == unread


def test_a_clause_counts_as_it_leans() -> None:
    message = _node("stage 0.98", _node("stage 0.9"), _node("lieu 0.6 remuneration 0.39"))
    assert intents(message) == ["stage", "lieu"]
    leant = replace(message, reading=_reading("stage 0.5 remuneration 0.48"))
    gatherer = replace(GATHERER, limits=replace(LIMITS, leaning=1.0))
    assert intents(leant, gatherer) == ["stage", "remuneration"]


@pytest.mark.parametrize(
    ("clause", "asked"), [("saluer 0.6 lieu 0.4", ["prix", "lieu"]), ("duree 0.6 saluer 0.4", ["prix"])]
)
def test_a_clause_asks_nothing_if_it_leans_to_what_asks_nothing(clause: str, asked: list[str]) -> None:
    whole = "prix 0.4 lieu 0.4" if "lieu" in asked else "prix 0.4 saluer 0.4"
    gatherer = replace(GATHERER, limits=replace(LIMITS, leaning=1.0))
    assert intents(_node(whole, _node("prix 0.9"), _node(clause)), gatherer) == asked


def test_a_clause_leans_on_its_sentence() -> None:
    sentence = _node("stage 0.5 remuneration 0.48", _node("stage 0.9"), _node("lieu 0.6 remuneration 0.39"))
    gatherer = replace(GATHERER, limits=replace(LIMITS, leaning=1.0))
    assert intents(_node("lieu 0.9", sentence, _node("lieu 0.9")), gatherer) == ["stage", "remuneration", "lieu"]


def test_readings_by_path_become_a_tree() -> None:
    paths: list[Path] = [(1, 1), (), (1,), (0,), (1, 0), (10,), (2,)]
    grown = tree({path: Reading(str(path), "prix", 0.5) for path in paths})
    assert grown.reading.text == "()"
    assert [part.reading.text for part in grown.parts] == ["(0,)", "(1,)", "(2,)", "(10,)"]
    assert [part.reading.text for part in grown.parts[1].parts] == ["(1, 0)", "(1, 1)"]
    assert all(not part.parts for part in (grown.parts[0], *grown.parts[1].parts, *grown.parts[2:]))
