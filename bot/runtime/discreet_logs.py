"""Logs without what visitors say (RGPD art. 5(1)(c), 25 and 32).

Rasa 3.6 writes the text of a message into its log when something fails, and at level DEBUG always; so do the traces
of errors, whose messages quote what could not be processed and whose structured form lists local variables.

What is left of an error is its kind and the places in the code that it came through.
"""

from __future__ import annotations

import logging
import os
import sys
import traceback
import warnings
from collections.abc import Iterator, MutableMapping
from pathlib import Path
from types import TracebackType
from typing import Any

HIDDEN = "(tu)"
LEVELS = ("LOG_LEVEL", "LOG_LEVEL_LIBRARIES")
"""The environment variables by which Rasa's levels are set."""
_TOO_LOUD = frozenset({"DEBUG", "NOTSET"})
# What Rasa's log entries may hold that a programmer wrote, not a visitor.
_SAFE = frozenset({"event", "event_info", "event_key", "action_name", "docs", "model_id", "version"})
# Rasa's warnings that quote a message, each by how it begins; staff alone can cause them, by the rest channel.
_QUOTING = (
    "Failed to parse arguments in line",
    "Failed to parse intent end entities from",
    "Invalid entity specification",
    "Parsed an entity",
    "Parsed an intent",
    "Misaligned entity annotation",
)


def keep_discreet() -> None:
    """Make the logs of this process discreet, before Rasa sets up its own."""
    for name in LEVELS:
        if os.environ.get(name, "").upper() in _TOO_LOUD:
            os.environ[name] = "INFO"
    _hold_back_quotations()
    logging.setLogRecordFactory(_record)


def without_words(_: object, method: str, entry: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """A structured log entry without what a visitor may have said: stands in for Rasa's own anonymiser."""
    error = _error_of(entry.pop("exc_info", method == "exception"))
    for key in entry.keys() - _SAFE:
        entry[key] = HIDDEN
    # Else structlog adds the error again, with local variables.
    entry["exc_info"] = False
    if error is not None:
        entry["exception"] = trace(error)
    return entry


def trace(error: BaseException) -> str:
    """An error as its kind and places, and those of what caused it; without their messages."""
    return "\n".join(f"{type(each).__name__} [{_places(each.__traceback__)}]" for each in _chain(error))


def _hold_back_quotations() -> None:
    show = warnings.showwarning

    # Not a filter: Rasa puts one of its own in front of all others.
    def show_discreetly(message: Warning | str, *where: Any, **named: Any) -> None:
        if not str(message).startswith(_QUOTING):
            show(message, *where, **named)

    warnings.showwarning = show_discreetly


def _record(*arguments: Any, **named: Any) -> logging.LogRecord:
    record = logging.LogRecord(*arguments, **named)
    if (error := _error_of(record.exc_info)) is not None:
        # A handler prints this in place of the trace that it would make.
        record.exc_text = trace(error)
    return record


def _error_of(shown: Any) -> BaseException | None:
    if isinstance(shown, BaseException):
        return shown
    if isinstance(shown, tuple):
        error: BaseException | None = shown[1]
        return error
    if shown:
        return sys.exc_info()[1]
    return None


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    each: BaseException | None = error
    while each is not None and id(each) not in seen:
        seen.add(id(each))
        yield each
        each = each.__cause__ or each.__context__


def _places(stack: TracebackType | None) -> str:
    return ", ".join(
        f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(stack)
    )
