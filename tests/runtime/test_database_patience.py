"""A PostgreSQL that takes questions and answers none."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine
from sqlalchemy.exc import OperationalError

from bot.runtime.database import open_database
from bot.runtime.database_patience import ANSWERS_WITHIN, LEFT_ALONE, let_take
from bot.runtime.lease_locks import LEASE
from tests.databases import PostgreSQL

COMES_BACK_BY_ITSELF = 30
"""Seconds: a wait without an end is then answered, and the test fails rather than hang."""
FOUND_AGAIN_WITHIN = 30


@pytest.fixture
def engine(postgresql: PostgreSQL) -> Iterator[Engine]:
    """An engine whose connection lies idle, to a server that answers no more."""
    opened = open_database(postgresql.url)
    asked(opened)
    postgresql.freeze()
    back = threading.Timer(COMES_BACK_BY_ITSELF, postgresql.thaw)
    back.start()
    yield opened
    back.cancel()
    postgresql.thaw()
    opened.dispose()


def asked(engine: Engine, question: str = "SELECT 1") -> int:
    with engine.connect() as connection:
        return int(connection.execute(sa.text(question)).scalar())


def test_waiting_for_an_answer_has_an_end(engine: Engine) -> None:
    with pytest.raises(OperationalError):
        asked(engine)


@pytest.mark.usefixtures("engine")
def test_waiting_for_a_first_connection_has_an_end(postgresql: PostgreSQL) -> None:
    with pytest.raises(OperationalError, match="ne répond plus"):
        asked(open_database(postgresql.url))


def test_a_turn_outlasts_the_wait_for_an_answer() -> None:
    assert ANSWERS_WITHIN < LEASE


def test_a_server_that_did_not_answer_is_left_alone_for_a_moment(engine: Engine) -> None:
    with pytest.raises(OperationalError):
        asked(engine)
    with pytest.raises(OperationalError, match="laissé tranquille"):
        asked(engine)


def test_it_is_found_again_when_it_answers(engine: Engine, postgresql: PostgreSQL) -> None:
    with pytest.raises(OperationalError):
        asked(engine)
    postgresql.thaw()
    end = time.monotonic() + FOUND_AGAIN_WITHIN
    while time.monotonic() < end:
        try:
            assert asked(engine) == 1
            return
        except OperationalError:
            time.sleep(LEFT_ALONE / 4)
    pytest.fail("PostgreSQL n'a pas été retrouvé")


def test_a_question_that_is_too_slow_is_given_up_by_postgresql_itself(postgresql: PostgreSQL) -> None:
    engine = open_database(postgresql.url)
    with pytest.raises(OperationalError, match="57014"):
        asked(engine, f"SELECT 1 FROM pg_sleep({COMES_BACK_BY_ITSELF})")
    # Nobody is cut off who did answer.
    assert asked(engine) == 1


def test_what_no_visitor_waits_for_may_take_longer(postgresql: PostgreSQL) -> None:
    engine = open_database(postgresql.url)
    with engine.begin() as connection:
        let_take(connection, 60)
        assert connection.execute(sa.text(f"SELECT 1 FROM pg_sleep({ANSWERS_WITHIN + 0.5})")).scalar() == 1
    with pytest.raises(OperationalError, match="57014"):
        asked(engine, f"SELECT 1 FROM pg_sleep({COMES_BACK_BY_ITSELF})")


def test_other_users_of_the_same_library_wait_as_long_as_it_takes(postgresql: PostgreSQL) -> None:
    open_database(postgresql.url)
    other = sa.create_engine(postgresql.url)
    assert asked(other, f"SELECT 1 FROM pg_sleep({ANSWERS_WITHIN + 0.5})") == 1
    other.dispose()
