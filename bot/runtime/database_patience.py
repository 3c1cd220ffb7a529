"""An end to waiting for PostgreSQL, which libpq has only while it connects.

A server that is gone without a word, stopped by its machine or behind a way that swallows everything, leaves a question
unanswered for ever, and with it the one thread that serves everybody. psycopg2 lets its caller do the waiting: here it
has an end. After one, nobody knocks again for a moment: all visitors would wait, one after the other.
"""

from __future__ import annotations

import select
import time
from typing import Any

import sqlalchemy as sa
from psycopg2 import OperationalError, extensions  # type: ignore[import-untyped]
from sqlalchemy.engine import Connection, Engine

ANSWERS_WITHIN = 4.0
"""Seconds for which an answer is waited for: less than a conversation's lease lasts."""
CONNECTS_WITHIN = 2.0
LEFT_ALONE = 2.0
"""Seconds during which a server that did not answer is not asked again."""
_WAITS_FOR = {extensions.POLL_READ: select.POLLIN, extensions.POLL_WRITE: select.POLLOUT}


class _Silence:
    """Until when a server that did not answer is left alone, on the monotonic clock."""

    until = float("-inf")

    def begins(self) -> None:
        self.until = time.monotonic() + LEFT_ALONE

    def check(self) -> None:
        if time.monotonic() < self.until:
            raise OperationalError("PostgreSQL n'a pas répondu à l'instant : laissé tranquille")


class _Patient(extensions.connection):  # type: ignore[misc]
    """A connection on which an answer is waited for, for so many seconds and no longer."""

    patience = CONNECTS_WITHIN
    silence: _Silence


def limit(engine: Engine) -> None:
    """Have every wait of the engine end; who waited too long gets an ``OperationalError``, and a new connection."""
    extensions.set_wait_callback(_wait)
    silence = _Silence()
    made = type("_PatientConnection", (_Patient,), {"silence": silence})

    def connecting(_: Any, __: Any, ___: Any, options: dict[str, Any]) -> None:
        silence.check()
        options["connection_factory"] = made

    sa.event.listen(engine, "do_connect", connecting)
    for event in ("connect", "checkin"):
        sa.event.listen(engine, event, _as_usual)


def let_take(connection: Connection, seconds: int) -> None:
    """Let the rest of a transaction take longer: what no visitor waits for, in a thread of its own."""
    connection.execute(sa.text(f"SET LOCAL statement_timeout = '{int(seconds)}s'"))
    connection.connection.dbapi_connection.patience = seconds + ANSWERS_WITHIN


def _as_usual(connection: Any, _: Any) -> None:
    if connection is not None:
        connection.patience = ANSWERS_WITHIN


def _wait(connection: extensions.connection) -> None:
    """Wait until PostgreSQL has answered; those whom nobody limited wait as long as it takes."""
    patience = getattr(connection, "patience", None)
    end = None if patience is None else time.monotonic() + patience
    while (state := connection.poll()) != extensions.POLL_OK:
        if not _ready(connection.fileno(), _WAITS_FOR[state], end):
            connection.silence.begins()
            raise OperationalError("PostgreSQL ne répond plus")


def _ready(socket: int, event: int, end: float | None) -> bool:
    poll = select.poll()
    poll.register(socket, event)
    left = None if end is None else max(0.0, end - time.monotonic())
    return bool(poll.poll(None if left is None else 1000 * left))
