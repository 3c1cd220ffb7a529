"""Questions whose form says that they are some, whatever the message as a whole resembles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.nlu.gathering import Node, Reading
from tests.nlu.test_gathering import GATHERER, LIMITS, intents

TOLD = Node(Reading("J'aime écouter les gens.", "saluer", 0.9, ranking={"saluer": 0.9}))
ASKED = "Est-ce que je peux suivre les cours de chez moi ?"


def read(text: str, intent: str, confidence: float) -> Node:
    return Node(Reading(text, intent, confidence, ranking={intent: confidence}))


def whole(*parts: Node, confidence: float = 0.5) -> Node:
    text = " ".join(part.reading.text for part in parts)
    return Node(Reading(text, "demander_metier", confidence, ranking={"demander_metier": confidence}), parts)


@pytest.mark.parametrize("asked", [ASKED, "Vous êtes installés où ?"])
def test_the_question_that_ends_a_story_is_asked(asked: str) -> None:
    assert intents(whole(TOLD, read(asked, "demander_distance", 0.75))) == ["demander_distance"]


@pytest.mark.parametrize(
    "asked",
    [
        read("Et de chez moi ?", "demander_distance", 0.75),
        read("C'est possible de chez moi, alors ?", "demander_distance", 0.75),
        read("ça peut se faire de chez moi ?", "demander_distance", 0.75),
        read("Je suivrais les cours de chez moi", "demander_distance", 0.75),
        read(ASKED, "demander_distance", 0.6),
        read("Vous vendez des balises pour les bateaux ?", "hors_sujet", 0.9),
    ],
    ids=["a few words", "it points back", "it points back", "no question mark", "hardly read", "a foreign subject"],
)
def test_any_other_end_is_weighed_against_the_whole(asked: Node) -> None:
    assert intents(whole(TOLD, asked)) == ["demander_metier"]


def test_a_story_that_is_surely_read_keeps_the_word() -> None:
    assert intents(whole(TOLD, read(ASKED, "demander_distance", 0.75), confidence=0.95)) == ["demander_metier"]


def test_the_last_clause_of_a_sentence_is_no_sentence() -> None:
    clause = read("est-ce que je peux suivre les cours de chez moi ?", "demander_distance", 0.75)
    assert intents(whole(read("comme j'aime écouter les gens", "saluer", 0.9), clause)) == ["demander_metier"]


def test_short_questions_side_by_side_are_all_asked() -> None:
    message = whole(read("c combien", "demander_prix", 0.8), read("ca dure combien de temps", "demander_duree", 0.9))
    assert intents(message) == ["demander_prix", "demander_duree"]


def test_beside_something_told_a_short_question_is_weighed() -> None:
    message = whole(read("je suis caissière", "demander_prix", 0.75), read("combien de temps", "demander_duree", 0.4))
    assert intents(message) == ["demander_metier"]


OPEN = "est-ce que mes cours restent compatibles"
PAID = read("est-ce que le cpf peut payer", "demander_metier", 0.95)


@pytest.mark.parametrize(
    "asked",
    [read(OPEN, "demander_horaires", 0.42), read("et c'est à Rouen, ça ?", "demander_lieu", 0.75)],
    ids=["begins as a question", "surely read"],
)
def test_a_question_beside_the_one_that_the_whole_resembles_is_asked_too(asked: Node) -> None:
    assert intents(whole(PAID, asked, confidence=0.99)) == ["demander_metier", asked.reading.intent]


@pytest.mark.parametrize(
    "asked",
    [
        read(OPEN, "demander_horaires", 0.38),
        read("et c'est à Rouen, ça ?", "demander_lieu", 0.48),
        read("mes cours restent compatibles", "demander_horaires", 0.48),
        read(OPEN, "hors_sujet", 0.9),
    ],
    ids=["hardly read", "no such beginning", "no question", "foreign"],
)
def test_what_hardly_asks_beside_it_is_not(asked: Node) -> None:
    assert intents(whole(PAID, asked, confidence=0.99)) == ["demander_metier"]


def test_where_no_other_part_explains_the_whole_a_question_is_weighed_against_it() -> None:
    told = read("le métier me plaît", "demander_metier", 0.95)
    assert intents(whole(told, read(OPEN, "demander_horaires", 0.42), confidence=0.99)) == ["demander_metier"]


@pytest.mark.parametrize(("story", "asked"), [(0.84, ["saluer"]), (0.65, ["demander_lieu"])])
def test_an_unsure_question_does_not_speak_for_a_story_that_is_surely_told(story: float, asked: list[str]) -> None:
    parts = (TOLD, read("et le lieu ?", "demander_lieu", 0.45))
    gatherer = replace(GATHERER, limits=replace(LIMITS, question=0.4))
    message = Node(Reading("J'aime écouter. Et le lieu ?", "saluer", story), parts)
    assert [reading.intent for reading in gatherer.gather(message)] == asked
