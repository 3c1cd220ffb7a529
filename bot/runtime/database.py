"""The database of the conversations: SQLite in the data folder, or PostgreSQL that several servers share."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine, ExceptionContext
from sqlalchemy.exc import OperationalError

from bot.runtime import database_patience, sqlite_file
from bot.settings import Settings

FILE = "conversations.db"
STARTS_WITHIN = 30.0
"""Seconds that a database may take to come up while a server starts."""
_POSTGRESQL = "postgresql"
# Rasa asks the database from the one thread that serves everybody: an answer that does not come holds up all of them.
_POSTGRESQL_LIMITS: dict[str, Any] = {
    "connect_timeout": 3,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
    # Less than is waited for here: what is slow is then given up by PostgreSQL, which says so.
    "options": "-c statement_timeout=3500 -c lock_timeout=3000",
}
_POOL: dict[str, Any] = {
    "connect_args": _POSTGRESQL_LIMITS,
    # One statement at a time is under way: Rasa's own 50 connections a server would exhaust PostgreSQL.
    "pool_size": 2,
    "max_overflow": 3,
    "pool_timeout": 5,
    # A connection that died while it lay idle is replaced before it is used.
    "pool_pre_ping": True,
}
# Any number that nobody else locks: that of one who creates the tables.
_CREATING = 6_017_201


class DatabaseUnreachable(Exception):
    """The database does not answer; the message names the setting, and holds no password."""


def url_of(settings: Settings) -> str:
    """Where the conversations are, as SQLAlchemy writes it; may hold a password."""
    return settings.database_url or url_of_file(settings.data / FILE)


def url_of_file(path: Path | str) -> str:
    """The address of an SQLite file."""
    return f"sqlite:///{path}"


def open_database(url: str) -> Engine:
    """An engine that notices lost connections, and whose errors do not quote what visitors wrote."""
    pool = _POOL if url.startswith(_POSTGRESQL) else sqlite_file.POOL
    engine = sa.create_engine(url, hide_parameters=True, **pool)
    sa.event.listen(engine, "handle_error", _quote_nothing)
    if engine.dialect.name == _POSTGRESQL:
        database_patience.limit(engine)
    else:
        sqlite_file.prepare(engine)
    return engine


def create_tables(engine: Engine, tables: sa.MetaData, within: float = STARTS_WITHIN) -> None:
    """Create the tables that are missing, however many servers do so at once.

    Rasa itself starts without its tables when PostgreSQL is down, and then fails for ever.

    Raises:
        DatabaseUnreachable: the database did not answer within so many seconds.
    """
    end = time.monotonic() + within
    while True:
        try:
            with engine.begin() as connection:
                _one_at_a_time(connection)
                tables.create_all(connection)
            return
        except OperationalError as error:
            if time.monotonic() > end:
                raise DatabaseUnreachable(_told(engine, error)) from None
        time.sleep(1)


def _quote_nothing(context: ExceptionContext) -> None:
    """Leave the kind of an error of PostgreSQL: its words may quote the row, which is what a visitor wrote."""
    code = getattr(context.original_exception, "pgcode", None)
    if code is not None and context.sqlalchemy_exception is not None:
        context.original_exception.args = context.sqlalchemy_exception.args = (f"erreur {code} de PostgreSQL",)


def _one_at_a_time(connection: Connection) -> None:
    if connection.dialect.name == _POSTGRESQL:
        connection.execute(sa.text("SELECT pg_advisory_xact_lock(:number)"), {"number": _CREATING})


def _told(engine: Engine, error: OperationalError) -> str:
    reason = " ".join(str(error.orig).split())
    if engine.dialect.name == _POSTGRESQL:
        return f"BALISE_DATABASE_URL : PostgreSQL ne répond pas ({reason})"
    return f"BALISE_DONNEES : la base des conversations ne s'ouvre pas ({reason})"
