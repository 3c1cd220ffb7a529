"""The training phrases, the domain and the rules agree with each other."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from bot.curriculum.loader import load_course
from bot.dialogue.answering import answer
from bot.dialogue.assistant import ELIGIBILITY, FALLBACK, REPETITION
from bot.dialogue.talk import Ask, Question, Thread
from bot.language.text import fold
from bot.replies.suggestions import sentences
from bot.settings import ROOT


def _load(path: Path) -> Any:
    return YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))


def _phrases() -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted((ROOT / "data").glob("nlu*.yml")):
        for block in _load(path)["nlu"]:
            found[block["intent"]] += [line.removeprefix("- ") for line in block["examples"].splitlines() if line]
    return dict(found)


def _intents_of(step: dict[str, Any]) -> list[str]:
    return [each["intent"] for each in step.get("or", [step]) if "intent" in each]


DOMAIN = _load(ROOT / "domain.yml")
INTENTS: list[str] = DOMAIN["intents"]
REPLIES: dict[str, Any] = DOMAIN["responses"]
PHRASES = _phrases()
RULES = _load(ROOT / "data" / "rules.yml")["rules"]
MEASURES = (Path(__file__).with_name("messages.yml"), *sorted((ROOT / "benchmarks" / "calibrage").glob("*.yml")))
MESSAGES: list[dict[str, Any]] = [message for path in MEASURES for message in _load(path)]
FUNDERS = _load(ROOT / "bot" / "language" / "financeurs.yml")
CONFIG = {step["name"].rpartition(".")[2]: step for step in _load(ROOT / "config.yml")["pipeline"]}
OTHER_ACTION = {ELIGIBILITY, FALLBACK}
"""Intents that another action than action_repondre takes: the form, and the proposals."""
RESOLVED = {"demander_module", "demander_module_voisin", REPETITION}
"""Intents whose reply is chosen by code and never bears their name."""


@pytest.mark.parametrize("intent", [each for each in INTENTS if each != FALLBACK])
def test_every_intent_has_enough_phrases(intent: str) -> None:
    least = 300 if intent == "hors_sujet" else 40
    assert len({fold(phrase) or phrase for phrase in PHRASES.get(intent, [])}) >= least


def test_phrases_teach_only_intents_of_the_domain() -> None:
    assert set(PHRASES) <= set(INTENTS) - {FALLBACK}


def test_no_intent_is_declared_twice() -> None:
    assert len(INTENTS) == len(set(INTENTS))


def test_no_phrase_teaches_two_intents() -> None:
    taught: dict[str, set[str]] = defaultdict(set)
    for intent, phrases in PHRASES.items():
        for phrase in filter(None, map(fold, phrases)):
            taught[phrase].add(intent)
    assert taught
    assert {phrase: intents for phrase, intents in taught.items() if len(intents) > 1} == {}


def test_no_message_of_the_measure_was_trained_on() -> None:
    trained = {fold(phrase) for phrases in PHRASES.values() for phrase in phrases} - {""}
    assert [message["texte"] for message in MESSAGES if fold(message["texte"]) in trained] == []


def test_no_message_measures_twice() -> None:
    folded = [fold(message["texte"]) for message in MESSAGES]
    assert [each for each in set(folded) if folded.count(each) > 1] == []


@pytest.mark.parametrize("intent", [each for each in INTENTS if each != FALLBACK])
def test_every_intent_is_measured(intent: str) -> None:
    assert any(intent in message["intentions"] for message in MESSAGES)


def test_the_measure_names_intents_of_the_domain() -> None:
    named = {intent for message in MESSAGES for intent in (*message["intentions"], *message.get("aussi", ()))}
    assert named <= set(INTENTS)


@pytest.mark.parametrize("intent", [each for each in INTENTS if each not in OTHER_ACTION | RESOLVED])
def test_every_intent_has_a_reply_of_its_name(intent: str) -> None:
    assert f"utter_{intent}" in REPLIES


@pytest.mark.parametrize("intent", sorted(OTHER_ACTION | RESOLVED))
def test_an_intent_that_code_handles_has_no_reply_of_its_name(intent: str) -> None:
    assert intent in INTENTS
    assert f"utter_{intent}" not in REPLIES


@pytest.mark.parametrize("intent", sorted(RESOLVED - {REPETITION}))
@pytest.mark.parametrize("text", ["", "l'ue 5", "l'ue 99", "la psychologie"])
@pytest.mark.parametrize("ues", [(), ("TET003",), ("UEV010", "TET006")])
def test_what_code_answers_has_its_reply(intent: str, text: str, ues: tuple[str, ...]) -> None:
    course = load_course(ROOT / "curriculum" / "CPN42-00A.yml")
    found = answer(Ask(Question(intent, text), Thread(topic=intent, ues=ues), course))
    assert found.parts
    assert {part.name for part in found.parts} <= set(REPLIES)


@pytest.mark.parametrize("intent", INTENTS)
def test_every_intent_stands_in_a_rule(intent: str) -> None:
    asked = [each for rule in RULES for step in rule["steps"] for each in _intents_of(step)]
    assert intent in asked


def test_rules_name_only_intents_and_actions_of_the_domain() -> None:
    steps = [step for rule in RULES for step in rule["steps"]]
    assert {intent for step in steps for intent in _intents_of(step)} <= set(INTENTS)
    actions = {step["action"] for step in steps if "action" in step}
    assert actions <= {*DOMAIN["actions"], *DOMAIN["forms"]}


@pytest.mark.parametrize("key", FUNDERS)
def test_every_funder_has_a_reply(key: str) -> None:
    assert f"utter_financement_{key}" in REPLIES


def test_every_funder_of_the_course_can_be_recognised() -> None:
    course = load_course(ROOT / "curriculum" / "CPN42-00A.yml")
    assert {funder.key for funder in course.funding.funders} <= set(FUNDERS)


def test_the_configuration_names_intents_of_the_domain() -> None:
    gatherer = CONFIG["QuestionGatherer"]
    named = {*gatherer["gestes"], *gatherer["prioritaires"], gatherer["hors_sujet"]}
    assert named <= set(INTENTS)
    assert sum(expert["voix"] for expert in CONFIG["TopicClassifier"]["experts"]) == pytest.approx(1.0)


def test_suggestions_name_intents_of_the_domain() -> None:
    assert set(sentences()) <= set(INTENTS)


def test_buttons_lead_to_intents_of_the_domain() -> None:
    payloads = [
        str(button["payload"])
        for variants in REPLIES.values()
        for variant in variants
        for button in variant.get("buttons", ())
    ]
    commands = {payload[1:].partition("{")[0] for payload in payloads if payload.startswith("/")}
    assert commands
    assert commands <= set(INTENTS)
