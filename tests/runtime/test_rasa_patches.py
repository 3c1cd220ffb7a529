"""What Balise repairs in Rasa: faster, and deciding the same."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import rasa
from jsonschema import ValidationError
from rasa.core.actions.action import RemoteAction
from rasa.shared.core.events import ActionExecuted, Event, SlotSet

from bot.runtime import rasa_patches

GOOD: list[dict[str, Any]] = [
    {},
    {"events": [], "responses": []},
    {"events": [{"event": "slot", "timestamp": None, "name": "sujet", "value": "vae"}]},
    {"events": [{"event": "followup", "timestamp": None, "name": "formulaire_eligibilite"}]},
    {"events": [{"event": "reset_slots", "timestamp": None}], "responses": [{"text": "Bonjour", "buttons": []}]},
]
BAD: list[Any] = [
    None,
    "panne",
    {"events": {}},
    {"events": [{"timestamp": None}]},
    {"events": [{"event": "inconnu"}]},
    {"events": [{"event": "slot", "value": "sans nom"}]},
    {"responses": "Bonjour"},
    {"responses": ["Bonjour"]},
]


@pytest.fixture(scope="module")
def as_rasa_does() -> tuple[Callable[..., bool], Callable[..., Any]]:
    return RemoteAction._validate_action_result, Event.resolve_by_type


@pytest.fixture
def repaired(as_rasa_does: tuple[Callable[..., bool], Callable[..., Any]]) -> Iterator[RemoteAction]:
    assert rasa_patches.apply()
    yield RemoteAction("action_repondre", None)
    RemoteAction._validate_action_result = as_rasa_does[0]
    Event.resolve_by_type = staticmethod(as_rasa_does[1])


def test_the_repairs_hold_for_the_rasa_that_is_installed() -> None:
    assert rasa.__version__ == rasa_patches.HOLDS_FOR


@pytest.mark.parametrize("answer", GOOD)
def test_an_answer_that_rasa_takes_is_taken(repaired: RemoteAction, answer: dict[str, Any]) -> None:
    assert repaired._validate_action_result(answer) is True


@pytest.mark.parametrize("answer", BAD)
def test_an_answer_that_rasa_refuses_is_refused_with_the_same_words(
    repaired: RemoteAction, as_rasa_does: tuple[Callable[..., bool], Callable[..., Any]], answer: object
) -> None:
    with pytest.raises(ValidationError) as before:
        as_rasa_does[0](repaired, answer)
    with pytest.raises(ValidationError) as now:
        repaired._validate_action_result(answer)
    assert now.value.message == before.value.message
    assert list(now.value.absolute_path) == list(before.value.absolute_path)


def test_a_refused_answer_does_not_spoil_the_next_one(repaired: RemoteAction) -> None:
    with pytest.raises(ValidationError):
        repaired._validate_action_result({"events": {}})
    assert repaired._validate_action_result({"events": []}) is True


def test_the_schema_is_read_no_more_once_answers_are_checked(
    repaired: RemoteAction, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read() -> dict[str, Any]:
        raise AssertionError("the schema was read again")

    monkeypatch.setattr(RemoteAction, "action_response_format_spec", staticmethod(read))
    assert repaired._validate_action_result({"events": []}) is True


@pytest.mark.usefixtures("repaired")
def test_events_are_found_by_name_as_before(as_rasa_does: tuple[Callable[..., bool], Callable[..., Any]]) -> None:
    names = {kind.type_name for kind in rasa.shared.utils.common.all_subclasses(Event)}
    for name in names:
        assert Event.resolve_by_type(name) is as_rasa_does[1](name)
        assert Event.resolve_by_type(name) is as_rasa_does[1](name), "the second time, from the table"
    assert Event.resolve_by_type("topic", SlotSet) is None
    assert Event.resolve_by_type("inconnu", ActionExecuted) is ActionExecuted
    with pytest.raises(ValueError, match="inconnu"):
        Event.resolve_by_type("inconnu")


def test_another_version_of_rasa_is_left_alone_with_a_warning(
    as_rasa_does: tuple[Callable[..., bool], Callable[..., Any]], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        assert not rasa_patches.apply("3.7.0")
    assert RemoteAction._validate_action_result is as_rasa_does[0]
    assert Event.resolve_by_type is as_rasa_does[1]
    assert "3.7.0" in caplog.text
    assert rasa_patches.HOLDS_FOR in caplog.text
