"""SQLite as the embedded default uses it: quick to write, and without a trace of what is forgotten."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Engine
from sqlalchemy.pool import QueuePool

NAME = "sqlite"
POOL: dict[str, Any] = {
    # Connections stay open: the last one that closes rewrites the whole log of changes. The purge has its own thread.
    "poolclass": QueuePool,
    "connect_args": {"check_same_thread": False},
}
_ONCE_CONNECTED = (
    # A turn is then one write to the disk and not three or four: measured, 1 ms in place of 6 to 16, during which
    # nobody is answered. What was written survives a power cut all the same.
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    # Unless told, some builds leave readable in the file what they delete.
    "PRAGMA secure_delete = ON",
)


LEAST_ROOM = 4 * 1024 * 1024
"""Bytes free on the disk, under which the next conversations may not be kept."""


def prepare(engine: Engine) -> None:
    """Set up every connection of the engine."""
    sa.event.listen(engine, "connect", _set_up)


def leave_no_trace(engine: Engine) -> None:
    """Empty the log of changes, in which what was deleted is still readable."""
    with engine.connect() as connection:
        connection.execute(sa.text("PRAGMA wal_checkpoint(TRUNCATE)"))


def has_room(engine: Engine) -> bool:
    """Whether the disk of the file has room for more."""
    return shutil.disk_usage(Path(str(engine.url.database)).resolve().parent).free >= LEAST_ROOM


def _set_up(connection: Any, _: Any) -> None:
    cursor = connection.cursor()
    for statement in _ONCE_CONNECTED:
        cursor.execute(statement)
    cursor.close()
