"""What holds of any message that is gathered, whatever its clauses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.language.clauses import MAXIMUM_PARTS
from bot.nlu.gathering import CLUES, Gatherer, Limits, Node, Path, Reading, Weights, leaning, tree
from tests.nlu.test_gathering import ASKING, CPF, OPCO, SILENT, TELLING, intents

SPEAKING = ("prix", "lieu", "duree", "rythme", "stage", "vae", "credits", "horaires")
WORDS = [(text, entities) for text in (ASKING, TELLING, "le lieu ?") for entities in ((), (CPF,), (CPF, OPCO))]
SHARES = st.lists(st.tuples(st.sampled_from([*SPEAKING, *sorted(SILENT)]), st.integers(1, 99)), min_size=1, max_size=4)


def _as_classified(shares: list[tuple[str, int]], words: tuple[str, tuple[dict[str, Any], ...]]) -> Reading:
    """A reading as the classifier makes it: probabilities that add up to one, the likeliest intent first."""
    found = dict(shares)
    ranking = {intent: found[intent] / sum(found.values()) for intent in sorted(found, key=lambda each: -found[each])}
    intent = next(iter(ranking))
    return Reading(words[0], intent, ranking[intent], words[1], ranking)


READINGS = st.builds(_as_classified, SHARES, st.sampled_from(WORDS))
CLAUSES = st.builds(Node, READINGS)
CUT_ONCE = st.builds(Node, READINGS, st.lists(CLAUSES, max_size=MAXIMUM_PARTS).map(tuple))
SENTENCES = st.builds(Node, READINGS, st.lists(CLAUSES, max_size=3).map(tuple))
MESSAGES = st.builds(Node, READINGS, st.lists(SENTENCES, max_size=3).map(tuple))
PROBABILITIES = st.floats(0.01, 1)
WEIGHTS = st.builds(Weights, **{each.name: st.floats(-3, 3) for each in fields(Weights)})
GATHERERS = st.builds(
    Gatherer,
    WEIGHTS,
    st.builds(Limits, PROBABILITIES, PROBABILITIES, st.floats(0, 1)),
    st.just(SILENT),
    st.just("hors_sujet"),
)


def _by_path(node: Node, path: Path = ()) -> Iterator[tuple[Path, Reading]]:
    yield path, node.reading
    for rank, part in enumerate(node.parts):
        yield from _by_path(part, (*path, rank))


@given(MESSAGES, GATHERERS)
def test_a_message_asks_at_least_one_thing_never_too_many_and_none_twice(node: Node, gatherer: Gatherer) -> None:
    found = intents(node, gatherer)
    assert 1 <= len(found) <= MAXIMUM_PARTS
    assert len(set(found)) == len(found)


@given(MESSAGES, GATHERERS)
def test_what_asks_nothing_is_never_retained_beside_a_question(node: Node, gatherer: Gatherer) -> None:
    found = intents(node, gatherer)
    assert len(found) == 1 or not SILENT & set(found)


@given(MESSAGES, GATHERERS)
def test_a_message_that_asks_one_thing_keeps_its_words_and_values(node: Node, gatherer: Gatherer) -> None:
    found = gatherer.gather(node)
    assume(len(found) == 1)
    assert (found[0].text, found[0].entities) == (node.reading.text, node.reading.entities)


@given(MESSAGES, GATHERERS)
def test_only_what_was_read_somewhere_is_asked(node: Node, gatherer: Gatherer) -> None:
    assert set(intents(node, gatherer)) <= {intent for _, reading in _by_path(node) for intent in reading.ranking}


@given(MESSAGES, GATHERERS)
def test_a_clause_never_makes_a_message_less_sure_of_what_it_was_read_as(node: Node, gatherer: Gatherer) -> None:
    found = gatherer.gather(node)
    assume(len(found) == 1)
    assert found[0].confidence >= node.reading.chance(found[0].intent)


@given(READINGS, GATHERERS)
def test_a_message_without_clauses_asks_what_it_was_read_as(reading: Reading, gatherer: Gatherer) -> None:
    assert gatherer.gather(Node(reading)) == [reading]


# Not so of clauses in sentences: where a sentence counts no longer, a clause in it may, with an intent of its own.
@given(CUT_ONCE, GATHERERS, st.tuples(PROBABILITIES, PROBABILITIES).map(sorted))
def test_a_higher_limit_never_finds_more_questions(node: Node, gatherer: Gatherer, limits: list[float]) -> None:
    lower, higher = (
        intents(node, replace(gatherer, limits=replace(gatherer.limits, question=each))) for each in limits
    )
    assert len(higher) <= len(lower)
    assert len(higher) == 1 or set(higher) <= set(lower)


@given(MESSAGES, GATHERERS, st.tuples(PROBABILITIES, PROBABILITIES).map(sorted))
def test_a_higher_limit_for_one_clause_changes_nothing_or_leaves_the_word_to_the_message(
    node: Node, gatherer: Gatherer, limits: list[float]
) -> None:
    lower, higher = (replace(gatherer, limits=replace(gatherer.limits, alone=each)).gather(node) for each in limits)
    assert higher in (lower, [node.reading])


@given(READINGS, READINGS)
def test_leaning_by_nothing_changes_nothing(reading: Reading, whole: Reading) -> None:
    assert leaning(reading, whole, 0.0) == reading


@given(READINGS, READINGS, st.floats(0, 1))
def test_leaning_keeps_the_total_probability(reading: Reading, whole: Reading, by: float) -> None:
    total, shares = sum(reading.ranking.values()), len(reading.ranking)
    assert total / shares <= leaning(reading, whole, by).confidence * (1 + 1e-9)
    assert leaning(reading, whole, by).confidence <= total * (1 + 1e-9)


@given(READINGS, st.floats(0, 0.9), st.floats(0, 1))
def test_a_whole_that_prefers_nothing_is_nothing_to_lean_on(reading: Reading, chance: float, by: float) -> None:
    indifferent = Reading("mots", reading.intent, chance, ranking=dict.fromkeys(reading.ranking, chance))
    found = leaning(reading, indifferent, by)
    assert (found.intent, found.confidence) == (reading.intent, pytest.approx(reading.confidence))


@given(READINGS, READINGS, st.floats(0, 1))
def test_a_clause_never_leans_to_what_the_whole_finds_less_likely(reading: Reading, whole: Reading, by: float) -> None:
    assert whole.chance(leaning(reading, whole, by).intent) >= whole.chance(reading.intent)


@given(WEIGHTS, st.fixed_dictionaries({name: st.floats(-10, 10) for name in CLUES}), st.sampled_from(CLUES))
def test_more_of_a_clue_never_speaks_against_its_weight(weights: Weights, found: dict[str, float], name: str) -> None:
    more = weights.chance({**found, name: found[name] + 1})
    assert 0 <= more <= 1
    assert (more - weights.chance(found)) * getattr(weights, name) >= 0


@given(MESSAGES, st.randoms(use_true_random=False))
def test_the_paths_of_a_tree_are_enough_to_grow_it_again(node: Node, random: Any) -> None:
    readings = list(_by_path(node))
    random.shuffle(readings)
    assert tree(dict(readings)) == node
