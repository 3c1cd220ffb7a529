"""Locks that several servers share on PostgreSQL, which frees those of a server when its connection ends."""

from __future__ import annotations

import asyncio
import hashlib
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import sqlalchemy as sa
from rasa.core.lock_store import LockError
from sqlalchemy.engine import Connection
from sqlalchemy.exc import SQLAlchemyError

from bot.runtime.database import open_database

WAIT = 20.0
"""Seconds to wait for a conversation at most: less than the visitor waits for an answer."""
_FIRST_PAUSE, _LONGEST_PAUSE = 0.005, 0.1
_TAKE = sa.text("SELECT pg_try_advisory_lock(:number)")
_GIVE_BACK = sa.text("SELECT pg_advisory_unlock(:number)")


class AdvisoryLocks:
    """Locks on PostgreSQL: all those of a server on one connection, which must not pass through a pooler.

    PostgreSQL would lend a conversation twice to the same connection: what this server holds is kept here.
    """

    def __init__(self, url: str, wait: float = WAIT) -> None:
        """``wait`` is in seconds."""
        self._engine = open_database(url).execution_options(isolation_level="AUTOCOMMIT")
        self._connection: Connection | None = None
        self._held: set[str] = set()
        self._wait = wait

    @asynccontextmanager
    async def hold(self, conversation: str) -> AsyncIterator[None]:
        """Have the conversation alone.

        Raises:
            LockError: others had it for too long, or PostgreSQL does not answer.
        """
        await self._take(conversation)
        try:
            yield
        finally:
            self._give_back(conversation)

    async def _take(self, conversation: str) -> None:
        give_up, pause = time.monotonic() + self._wait, _FIRST_PAUSE
        while not self._tried(conversation):
            if time.monotonic() > give_up:
                raise LockError("La conversation est occupée depuis trop longtemps.")
            await asyncio.sleep(pause)
            pause = min(pause * 1.5, _LONGEST_PAUSE)

    def _tried(self, conversation: str) -> bool:
        if conversation in self._held:
            return False
        try:
            taken = self._asked(_TAKE, conversation)
        except SQLAlchemyError as error:
            # With the connection go the locks of this server: nobody may believe that they still hold.
            self._hang_up()
            raise LockError(f"BALISE_DATABASE_URL : PostgreSQL ne répond pas ({type(error).__name__}).") from error
        if taken:
            self._held.add(conversation)
        return taken

    def _give_back(self, conversation: str) -> None:
        self._held.discard(conversation)
        try:
            self._asked(_GIVE_BACK, conversation)
        except SQLAlchemyError:
            self._hang_up()

    def _asked(self, question: sa.sql.elements.TextClause, conversation: str) -> bool:
        if self._connection is None:
            self._connection = self._engine.connect()
        return bool(self._connection.execute(question, {"number": number_of(conversation)}).scalar())

    def _hang_up(self) -> None:
        if self._connection is not None:
            self._connection.invalidate()
            self._connection.close()
            self._connection = None


def number_of(conversation: str) -> int:
    """The 64 bits by which PostgreSQL knows a conversation."""
    return int.from_bytes(hashlib.blake2b(conversation.encode(), digest_size=8).digest(), "big", signed=True)
