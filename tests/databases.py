"""Real databases for the tests: one of PostgreSQL that is made and dropped, and a Redis that may be stopped or hang."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import pytest
import redis
import sqlalchemy as sa
from sqlalchemy.engine import Engine, make_url
from sqlalchemy.exc import OperationalError

from bot.runtime import ports
from tests.relay import Relay, a_relay

SERVER = os.environ.get("BALISE_ESSAIS_POSTGRESQL", "postgresql://postgres@127.0.0.1:5432/postgres")
REDIS_STARTS_WITHIN = 10


def absent(reason: str) -> NoReturn:
    """Leave a test out where a peer is not installed; where all of them must be, fail."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


class PostgreSQL:
    """One database of the tests, reached through a relay, so that it may hang."""

    def __init__(self, server: Engine, name: str, relay: Relay) -> None:
        self._server = server
        self._name = name
        self._relay = relay
        here = make_url(SERVER).set(database=name, host=relay.host, port=relay.port)
        self.url = str(here.render_as_string(hide_password=False))

    def freeze(self) -> None:
        """Take what is asked and answer nothing, as a server does that is gone without a word."""
        self._relay.hang()

    def thaw(self) -> None:
        """Answer again, what was asked meanwhile too."""
        self._relay.go_on()

    def stop(self) -> None:
        """Let nobody in any more, and throw out those who are."""
        self._do(f'ALTER DATABASE "{self._name}" ALLOW_CONNECTIONS false')
        self.cut_connections()

    def cut_connections(self) -> None:
        """End all connections, as a restart of the server does."""
        self._do(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{self._name}'")

    def start(self) -> None:
        """Let everybody in again."""
        self._do(f'ALTER DATABASE "{self._name}" ALLOW_CONNECTIONS true')

    def _do(self, statement: str) -> None:
        with self._server.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(sa.text(statement))


@contextmanager
def a_postgresql() -> Iterator[PostgreSQL]:
    """An empty database."""
    server = sa.create_engine(SERVER, connect_args={"connect_timeout": 3})
    name = f"balise_essai_{uuid.uuid4().hex[:12]}"
    there = make_url(SERVER)
    with a_relay(there.host or "127.0.0.1", there.port or 5432) as relay:
        database = PostgreSQL(server, name, relay)
        try:
            database._do(f'CREATE DATABASE "{name}"')
        except OperationalError as error:
            absent(f"PostgreSQL ne répond pas (BALISE_ESSAIS_POSTGRESQL) : {error.orig}")
        try:
            yield database
        finally:
            database._do(f'DROP DATABASE "{name}" WITH (FORCE)')
            server.dispose()


class RedisServer:
    """A Redis of the tests' own, which may be stopped and started again, or hang."""

    def __init__(self, program: str, folder: Path) -> None:
        port = ports.any_free()
        self.url = f"redis://127.0.0.1:{port}/0"
        self._command = [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder)]
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Have it answer."""
        self._process = subprocess.Popen(self._command, stdout=subprocess.DEVNULL)
        client = redis.Redis.from_url(self.url)
        for _ in range(REDIS_STARTS_WITHIN * 20):
            try:
                client.ping()
                return
            except redis.ConnectionError:
                time.sleep(0.05)
        pytest.fail("Redis n'a pas démarré")

    def stop(self) -> None:
        """End it; it remembers nothing."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def freeze(self) -> None:
        """Take what is asked and answer nothing."""
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Answer again, what was asked meanwhile too."""
        assert self._process is not None
        self._process.send_signal(signal.SIGCONT)


@contextmanager
def a_redis(folder: Path) -> Iterator[RedisServer]:
    """A running Redis."""
    program = shutil.which("redis-server")
    if program is None:
        absent("redis-server n'est pas installé")
    server = RedisServer(program, folder)
    server.start()
    try:
        yield server
    finally:
        server.stop()
