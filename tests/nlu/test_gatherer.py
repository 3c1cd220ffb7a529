"""The last component: what comes out of understanding."""

from __future__ import annotations

import math
from typing import Any

import pytest
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.attributes import ALTERNATIVES, CLAUSE_OF, ORIGINAL_TEXT, QUESTIONS
from bot.nlu.questions import QuestionGatherer
from tests.nlu.support import message

CPF = {"entity": "financeur", "value": "cpf"}
# With these weights a clause is as likely to be a question as its intent is to be right, and leans on nothing;
# no message is suspected of being foreign.
SETTINGS: dict[str, Any] = {
    **QuestionGatherer.get_default_config(),
    "gestes": ["saluer"],
    "prioritaires": ["verifier_eligibilite"],
    "hors_sujet": "hors_sujet",
    "poids": {"confiance": 1.0},
    "seuil_question": 0.5,
    "seuil_seule": 0.8,
    "recul": 0.0,
    "seuil_refus": 0.5,
    "seuil_soupcon": 1.0,
    "seuil_franc": 0.6,
    "seuil_doute": 0.25,
    "seuil_voisin": 0.15,
    "seuil_sur": 0.5,
    "ecart": 0.03,
}


def _read(text: str, ranking: dict[str, float], *path: int, **data: Any) -> Message:
    """A classified message, or the clause at a path of the message before it."""
    ranked = [{"name": name, "confidence": chance} for name, chance in ranking.items()]
    found = message(text, **{INTENT: ranked[0], INTENT_RANKING_KEY: ranked}, **data)
    if path:
        found.set(CLAUSE_OF, path)
    return found


def _gathered(*batch: Message, **settings: Any) -> Message:
    (done,) = QuestionGatherer({**SETTINGS, **settings}).process(list(batch))
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
    done = QuestionGatherer(SETTINGS).process(batch)
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
    ("settings", "intents"),
    [
        ({}, ["prix", "lieu"]),
        ({"seuil_question": 0.7}, ["duree"]),
        ({"seuil_question": 0.7, "seuil_seule": 0.7}, ["prix"]),
        # The odds of a clause are multiplied by four, or divided.
        ({"seuil_question": 0.7, "poids": {"confiance": 1.0, "constante": math.log(4)}}, ["prix", "lieu"]),
        ({"poids": {"confiance": 1.0, "constante": -math.log(4)}}, ["duree"]),
        ({"recul": 1.0}, ["prix", "stage"]),
        ({"gestes": ["lieu"], "seuil_seule": 0.7}, ["prix"]),
        ({"hors_sujet": "lieu", "seuil_seule": 0.7}, ["prix"]),
        # Of a message that may well be foreign, fewer clauses are questions.
        ({"poids": {"confiance": 1.0, "etranger": -20.0}}, ["duree"]),
        ({"poids": {"confiance": 1.0, "etranger": -20.0}, "hors_sujet": "impolitesse"}, ["prix", "lieu"]),
    ],
)
def test_each_setting_has_its_part_in_what_is_asked(settings: dict[str, Any], intents: list[str]) -> None:
    done = _gathered(
        _read("x", {"duree": 0.5, "stage": 0.4, "hors_sujet": 0.1}),
        _read("prix", {"prix": 0.75}, 0),
        _read("lieu", {"lieu": 0.6, "stage": 0.4}, 1),
        **settings,
    )
    assert _intents(done) == intents


def test_a_clause_that_is_unsure_does_not_make_a_sure_message_doubtful() -> None:
    done = _gathered(
        _read("x", {"prix": 0.9}),
        _read("bonjour", {"saluer": 0.9}, 0),
        _read("prix", {"prix": 0.2}, 1),
        poids={"confiance": 1.0, "pareil": math.log(8)},
    )
    assert done.get(INTENT) == {"name": "prix", "confidence": 0.9}


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
        # An unsure message that may as well mean something else is not understood.
        ({"prix": 0.49, "lieu": 0.45}, "prix", 0.49),
        ({"prix": 0.49, "lieu": 0.47}, "nlu_fallback", 0.49),
        ({"prix": 0.5, "lieu": 0.48}, "prix", 0.5),
        ({"prix": 0.4, "hors_sujet": 0.39}, "prix", 0.4),
        ({"hors_sujet": 0.42, "prix": 0.3, "lieu": 0.28}, "nlu_fallback", 0.3),
        ({"hors_sujet": 0.42, "prix": 0.3, "lieu": 0.26}, "prix", 0.3),
    ],
)
def test_a_message_is_refused_doubted_or_kept_by_its_probability(
    ranking: dict[str, float], intent: str, confidence: float
) -> None:
    done = _gathered(_read("mots", ranking))
    assert done.get(INTENT) == {"name": intent, "confidence": confidence}
    assert _intents(done) == [intent]


@pytest.mark.parametrize(
    ("ranking", "intent", "confidence"),
    [
        ({"prix": 0.59, "hors_sujet": 0.25}, "nlu_fallback", 0.59),
        ({"prix": 0.59, "hors_sujet": 0.24}, "prix", 0.59),
        ({"prix": 0.59, "lieu": 0.25}, "prix", 0.59),
        ({"prix": 0.59}, "prix", 0.59),
        ({"prix": 0.6, "hors_sujet": 0.25}, "prix", 0.6),
        ({"hors_sujet": 0.49, "prix": 0.4}, "nlu_fallback", 0.4),
        # What is refused is no longer suspected.
        ({"hors_sujet": 0.5, "prix": 0.4}, "hors_sujet", 0.5),
    ],
)
def test_an_unsure_message_that_may_be_foreign_is_asked_about(
    ranking: dict[str, float], intent: str, confidence: float
) -> None:
    done = _gathered(_read("mots", ranking), seuil_soupcon=0.25)
    assert done.get(INTENT) == {"name": intent, "confidence": confidence}


def test_of_several_questions_none_is_doubted() -> None:
    done = _gathered(
        _read("x", {"hors_sujet": 0.9}),
        _read("prix", {"prix": 0.2, "duree": 0.19}, 0),
        _read("lieu", {"lieu": 0.2}, 1),
        seuil_question=0.1,
        seuil_soupcon=0.25,
    )
    assert _intents(done) == ["prix", "lieu"]


def test_a_message_that_nobody_classified_is_not_understood() -> None:
    (done,) = QuestionGatherer(SETTINGS).process([Message(data={})])
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
    assert QuestionGatherer(SETTINGS).process([]) == []
