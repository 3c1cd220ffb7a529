"""When something breaks, the person gets an apology and staff a trace without her words."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from rasa_sdk import Action

import actions.base
from actions.actions import (
    ActionConclureEligibilite,
    ActionProposer,
    ActionRepondre,
    ActionToutRecommencer,
    AskBac,
    ValidateFormulaireEligibilite,
)
from bot.dialogue.assistant import Assistant
from tests.actions.support import run, tracker

WORDS = "je m'appelle Zéphyrine et je dors dehors"


def _fail_once(monkeypatch: pytest.MonkeyPatch, method: str, error: Exception) -> None:
    """The first call of a method of the assistant fails; the apology may need the second."""
    kept = getattr(Assistant, method)
    failed: list[bool] = []

    def fail(*arguments: Any, **named: Any) -> Any:
        if failed:
            return kept(*arguments, **named)
        failed.append(True)
        raise error

    monkeypatch.setattr(Assistant, method, fail)


@pytest.mark.parametrize(
    ("action", "method"),
    [
        (ActionRepondre(), "reply"),
        (ActionProposer(), "reply"),
        (ActionToutRecommencer(), "say"),
        (AskBac(), "say"),
        (ValidateFormulaireEligibilite(), "course"),
        (ActionConclureEligibilite(), "verdict"),
    ],
    ids=lambda value: value if isinstance(value, str) else value.name(),
)
def test_an_action_that_fails_apologises_with_the_contact(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, action: Action, method: str
) -> None:
    _fail_once(monkeypatch, method, RuntimeError("cassé"))
    with caplog.at_level(logging.DEBUG):
        (message,), events = run(action, tracker(WORDS, "demander_lieu"))
    contact = actions.base.assistant().course(actions.base.NOBODY).contact
    assert message["reponses"] == ["utter_panne"]
    assert contact.phone in message["text"]
    assert contact.email in message["text"]
    assert events == []
    (record,) = [each for each in caplog.records if each.levelno >= logging.ERROR]
    assert action.name() in record.getMessage()
    assert "cassé" in caplog.text
    assert "Zéphyrine" not in caplog.text


@pytest.mark.parametrize("error", [ValueError(f"illisible : {WORDS}"), KeyError(WORDS)], ids=["value", "key"])
def test_an_error_that_quotes_the_message_does_not_bring_it_into_the_logs(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, error: Exception
) -> None:
    _fail_once(monkeypatch, "reply", error)
    run(ActionRepondre(), tracker(WORDS, "demander_lieu"))
    assert type(error).__name__ in caplog.text
    assert "Zéphyrine" not in caplog.text


def test_nothing_is_logged_when_nothing_breaks(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        messages, _ = run(ActionRepondre(), tracker(WORDS, "demander_lieu"))
    assert messages
    assert caplog.records == []


def test_a_tracker_that_cannot_be_read_gets_an_apology_too() -> None:
    broken = tracker("c'est où ?", "demander_lieu", slots={"experience_secteur": "valeur d'une ancienne version"})
    (message,), events = run(ActionRepondre(), broken)
    assert "utter_panne" in message["reponses"]
    assert events == []
