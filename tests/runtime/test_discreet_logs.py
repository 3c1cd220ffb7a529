"""Logs tell what failed and where, and nothing of what was said."""

from __future__ import annotations

import io
import logging
import os
import warnings
from collections.abc import Iterator

import pytest

from bot.runtime.discreet_logs import HIDDEN, LEVELS, keep_discreet, trace, without_words

WORDS = "je dors dehors"


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """What a discreet process writes."""
    for name in LEVELS:
        monkeypatch.setenv(name, "debug")
    factory = logging.getLogRecordFactory()
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    logger = logging.getLogger("essai.discret")
    logger.addHandler(handler)
    with warnings.catch_warnings():
        keep_discreet()
        yield written
    logger.removeHandler(handler)
    logging.setLogRecordFactory(factory)


def fail() -> None:
    try:
        raise KeyError(WORDS)
    except KeyError as error:
        raise ValueError(f"illisible : {WORDS}") from error


def failure() -> BaseException:
    with pytest.raises(ValueError, match="illisible") as raised:
        fail()
    return raised.value


def test_a_trace_tells_kinds_and_places_of_an_error_and_its_cause() -> None:
    told = trace(failure())
    assert told.splitlines()[0].startswith("ValueError [test_discreet_logs.py:")
    assert told.splitlines()[1].startswith("KeyError [test_discreet_logs.py:")
    assert " fail" in told
    assert WORDS not in told


def test_an_error_without_a_cause_that_comes_back_to_itself_is_told_once() -> None:
    error = ValueError(WORDS)
    error.__context__ = other = KeyError()
    other.__context__ = error
    assert trace(error) == "ValueError []\nKeyError []"


def test_an_exception_is_logged_without_its_message(log: io.StringIO) -> None:
    logger = logging.getLogger("essai.discret")
    try:
        fail()
    except ValueError:
        logger.exception("Une action a échoué.")
    logger.error("Encore.", exc_info=failure())
    written = log.getvalue()
    assert written.count("ValueError [") == 2
    assert "Une action a échoué." in written
    assert WORDS not in written


def test_a_message_of_our_own_stays(log: io.StringIO) -> None:
    logging.getLogger("essai.discret").error("%d conversation(s) oubliée(s).", 3)
    assert log.getvalue() == "3 conversation(s) oubliée(s).\n"


@pytest.mark.usefixtures("log")
def test_rasas_debug_level_is_not_to_be_had() -> None:
    assert [os.environ[name] for name in LEVELS] == ["INFO", "INFO"]


def test_a_warning_that_quotes_a_message_is_not_given(log: io.StringIO) -> None:
    with warnings.catch_warnings(record=True) as given:
        warnings.simplefilter("always")
        keep_discreet()
        warnings.warn(f"Parsed an intent '{WORDS}' which is not defined", stacklevel=1)
        warnings.warn("autre", stacklevel=1)
    assert [str(each.message) for each in given] == ["autre"]
    assert WORDS not in log.getvalue()


def test_a_structured_entry_keeps_its_event_alone() -> None:
    entry = {"event": "rest.message.received.failure", "text": WORDS, "sender": "elle"}
    try:
        fail()
    except ValueError:
        told = without_words(None, "exception", dict(entry))
    assert told["event"] == "rest.message.received.failure"
    assert told["text"] == told["sender"] == HIDDEN
    assert told["exc_info"] is False
    assert "ValueError [" in told["exception"]
    assert WORDS not in str(told)


@pytest.mark.parametrize("exc_info", [True, False, None])
def test_a_structured_entry_without_an_error_has_no_trace(exc_info: bool | None) -> None:
    assert "exception" not in without_words(None, "error", {"event": "x", "exc_info": exc_info})
