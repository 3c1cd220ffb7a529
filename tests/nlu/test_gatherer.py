"""The last component: what comes out of understanding."""

from __future__ import annotations

from typing import Any

import pytest
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.attributes import ALTERNATIVES, CLAUSE_OF, ORIGINAL_TEXT, QUESTIONS
from bot.nlu.questions import QuestionGatherer
from tests.nlu.support import message

CPF = {"entity": "financeur", "value": "cpf"}
GATHERER = QuestionGatherer({
    **QuestionGatherer.get_default_config(),
    "gestes": ["saluer"],
    "prioritaires": ["verifier_eligibilite"],
})  # fmt: skip


def _read(text: str, ranking: dict[str, float], *path: int, **data: Any) -> Message:
    """A classified message, or the clause at a path of the message before it."""
    ranked = [{"name": name, "confidence": chance} for name, chance in ranking.items()]
    found = message(text, **{INTENT: ranked[0], INTENT_RANKING_KEY: ranked}, **data)
    if path:
        found.set(CLAUSE_OF, path)
    return found


def _gathered(*batch: Message) -> Message:
    (done,) = GATHERER.process(list(batch))
    return done


def _intents(of: Message) -> list[str]:
    return [question["intention"] for question in of.get(QUESTIONS)]


def test_a_question_is_told_with_its_words_and_values() -> None:
    done = _gathered(_read("le cpf paie ?", {"financement": 0.81239}, **{ENTITIES: [CPF]}))
    assert done.get(QUESTIONS) == [
        {"texte": "le cpf paie ?", "intention": "financement", "confiance": 0.8124, "entites": [CPF]}
    ]
    assert done.get(INTENT) == {"name": "financement", "confidence": 0.81239}
    assert done.as_dict(only_output_properties=True).keys() >= {QUESTIONS, ALTERNATIVES, "intent"}


def test_only_whole_messages_come_out_each_with_its_own_questions() -> None:
    batch = [
        _read("prix et lieu", {"prix": 0.5}),
        _read("prix", {"prix": 0.9}, 0),
        _read("lieu", {"lieu": 0.9}, 1),
        _read("la durée", {"duree": 0.9}),
        _read("bonjour et le rythme", {"saluer": 0.9}),
        _read("bonjour", {"saluer": 0.9}, 0),
        _read("le rythme", {"rythme": 0.9}, 1),
    ]
    done = GATHERER.process(batch)
    assert [each.get(TEXT) for each in done] == ["prix et lieu", "la durée", "bonjour et le rythme"]
    assert [_intents(each) for each in done] == [["prix", "lieu"], ["duree"], ["rythme"]]


def test_the_first_question_is_the_intent() -> None:
    done = _gathered(_read("x", {"lieu": 0.5}), _read("prix", {"prix": 0.8}, 0), _read("lieu", {"lieu": 0.9}, 1))
    assert done.get(INTENT) == {"name": "prix", "confidence": 0.8}


def test_an_intent_that_opens_a_dialogue_leads_wherever_it_stands() -> None:
    done = _gathered(
        _read("x", {"prix": 0.5}), _read("prix", {"prix": 0.9}, 0), _read("moi ?", {"verifier_eligibilite": 0.8}, 1)
    )
    assert _intents(done) == ["prix", "verifier_eligibilite"]
    assert done.get(INTENT) == {"name": "verifier_eligibilite", "confidence": 0.8}


@pytest.mark.parametrize(
    ("ranking", "intent", "confidence"),
    [
        ({"hors_sujet": 0.5, "prix": 0.4}, "hors_sujet", 0.5),
        ({"hors_sujet": 0.49, "prix": 0.4}, "prix", 0.4),
        ({"hors_sujet": 0.49, "prix": 0.24}, "nlu_fallback", 0.24),
        ({"hors_sujet": 0.49}, "hors_sujet", 0.49),
        ({"hors_sujet": 0.2}, "nlu_fallback", 0.2),
        ({"prix": 0.25, "lieu": 0.2}, "prix", 0.25),
        ({"prix": 0.249, "lieu": 0.2}, "nlu_fallback", 0.249),
        ({"saluer": 0.1}, "nlu_fallback", 0.1),
    ],
)
def test_a_message_is_refused_doubted_or_kept_by_its_probability(
    ranking: dict[str, float], intent: str, confidence: float
) -> None:
    done = _gathered(_read("mots", ranking))
    assert done.get(INTENT) == {"name": intent, "confidence": confidence}
    assert _intents(done) == [intent]


def test_a_message_that_nobody_classified_is_not_understood() -> None:
    (done,) = GATHERER.process([Message(data={})])
    assert done.get(INTENT) == {"name": "nlu_fallback", "confidence": 0.0}
    assert done.get(ALTERNATIVES) == []


@pytest.mark.parametrize(
    ("ranking", "alternatives"),
    [
        ({"prix": 0.8, "lieu": 0.15, "duree": 0.05}, ["lieu"]),
        ({"prix": 0.8, "lieu": 0.14}, []),
        ({"prix": 0.3, "hors_sujet": 0.25, "lieu": 0.2}, ["lieu"]),
        ({"hors_sujet": 0.4, "prix": 0.3, "lieu": 0.2}, ["lieu"]),
        ({"prix": 0.3, "a": 0.2, "b": 0.19, "c": 0.18, "d": 0.17}, ["a", "b", "c"]),
        # In doubt, even what is unlikely is worth proposing.
        ({"prix": 0.2, "lieu": 0.01, "duree": 0.005, "hors_sujet": 0.004}, ["prix", "lieu", "duree"]),
    ],
)
def test_near_intents_are_proposed_beside_the_one_retained(ranking: dict[str, float], alternatives: list[str]) -> None:
    assert _gathered(_read("mots", ranking)).get(ALTERNATIVES) == alternatives


def test_the_questions_found_are_not_proposed_again() -> None:
    done = _gathered(
        _read("x", {"prix": 0.4, "lieu": 0.3, "duree": 0.2}),
        _read("prix", {"prix": 0.9}, 0),
        _read("lieu", {"lieu": 0.9}, 1),
    )
    assert done.get(ALTERNATIVES) == ["duree"]


def test_the_text_as_it_was_typed_comes_out() -> None:
    done = _gathered(_read("c'est combien", {"prix": 0.9}, **{ORIGINAL_TEXT: "slt c cb"}))
    assert done.get(TEXT) == "slt c cb"
    assert done.get(QUESTIONS)[0]["texte"] == "c'est combien"


def test_nothing_in_nothing_out() -> None:
    assert GATHERER.process([]) == []
