"""Repairs of Rasa itself, each with its reason, its test and the version it holds for.

=========================  ====================================================================================
``_check_answers_once``    Rasa checks each answer of the action server against a JSON schema, and before that
                           the schema against the schema of schemas, every time: half of the processor time of
                           a short conversation. The schema never changes: it is checked once, here. Answers are
                           checked as before. Tests: ``tests/runtime/test_rasa_patches.py``.
``_know_events_by_name``   For each event that it reads back, Rasa walks through all classes of events to find
                           the one of that name. They are looked up in a table instead. Same tests.
``_fail_aloud``            When the database of the conversations fails, Rasa goes on with an empty memory of its
                           own: the visitor is answered as if nothing had been said, and what she says is lost
                           at the next start, unseen by the other servers. The error is raised instead, and the
                           channel apologises. Tests: ``tests/runtime/test_conversations.py``.
``_log_without_words``     Rasa logs the text of a message that could not be answered, and the local variables of
                           the code it came through. Neither is written. Tests: ``tests/server/test_privacy.py``,
                           ``tests/runtime/test_discreet_logs.py``.
=========================  ====================================================================================

All hold for the version :data:`HOLDS_FOR` of Rasa, whose code they stand in for, and are left out of any other.
(That Balise runs without TensorFlow is no repair of Rasa: see :mod:`bot.runtime.tensorflow_absence`.)
"""

from __future__ import annotations

import logging
from typing import Any

import rasa
from jsonschema.exceptions import best_match
from jsonschema.validators import validator_for
from rasa.core.actions.action import RemoteAction
from rasa.core.tracker_store import FailSafeTrackerStore
from rasa.shared.constants import DOCS_BASE_URL
from rasa.shared.core.events import Event
from rasa.utils import log_utils

from bot.runtime.discreet_logs import without_words

HOLDS_FOR = "3.6.21"
logger = logging.getLogger(__name__)


def apply(version: str = rasa.__version__) -> bool:
    """Repair the Rasa of this process; return False, changing nothing, where it is another version."""
    if version != HOLDS_FOR:
        logger.warning(
            "Rasa %s : les corrections de Balise valent pour Rasa %s seulement et ne sont pas appliquées : "
            "relisez bot/runtime/rasa_patches.py.",
            version,
            HOLDS_FOR,
        )
        return False
    _check_answers_once()
    _know_events_by_name()
    _fail_aloud()
    _log_without_words()
    return True


def _check_answers_once() -> None:
    schema = RemoteAction.action_response_format_spec()
    kind = validator_for(schema)
    kind.check_schema(schema)
    validator = kind(schema)

    def validate(_: RemoteAction, result: Any) -> bool:
        error = best_match(validator.iter_errors(result))
        if error is None:
            return True
        error.message += (
            ". Failed to validate Action server response from API, make sure your response from the Action endpoint "
            f"is valid. For more information about the format visit {DOCS_BASE_URL}/custom-actions"
        )
        raise error

    RemoteAction._validate_action_result = validate


def _know_events_by_name() -> None:
    resolve = Event.resolve_by_type
    known: dict[str, type[Event]] = {}

    def resolve_by_type(type_name: str, default: type[Event] | None = None) -> type[Event] | None:
        if type_name in known:
            return known[type_name]
        found: type[Event] | None = resolve(type_name, default)
        # Only what was found under its name: another class may be added later.
        if found is not None and found.type_name == type_name:
            known[type_name] = found
        return found

    Event.resolve_by_type = staticmethod(resolve_by_type)


def _fail_aloud() -> None:
    def fail(_: FailSafeTrackerStore, error: Exception) -> None:
        raise error

    FailSafeTrackerStore.on_tracker_store_error = fail
    FailSafeTrackerStore.on_tracker_store_retrieve_error = fail


def _log_without_words() -> None:
    log_utils._anonymizer = without_words
