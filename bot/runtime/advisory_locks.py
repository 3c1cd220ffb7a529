"""Locks that several servers share on PostgreSQL, which frees those of a server when its connection ends."""

from __future__ import annotations

import asyncio
import hashlib
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

import sqlalchemy as sa
from rasa.core.lock_store import LockError
from sqlalchemy.engine import Connection
from sqlalchemy.exc import SQLAlchemyError

from bot.runtime.database import open_database
from bot.runtime.holding import held, lost

WAIT = 20.0
"""Seconds to wait for a conversation at most: less than the visitor waits for an answer."""
_FIRST_PAUSE, _LONGEST_PAUSE = 0.005, 0.1
_TAKE = sa.text("SELECT pg_try_advisory_lock(:number)")
_STILL_THERE = sa.text("SELECT :number IS NOT NULL")
_GIVE_BACK = sa.text("SELECT pg_advisory_unlock(:number)")


@dataclass
class _Hold:
    """A conversation that a turn has, until the connection is lost that holds it."""

    conversation: str
    holder: asyncio.Task[object] | None
    lost: bool = False


class AdvisoryLocks:
    """Locks on PostgreSQL: all those of a server on one connection, which must not pass through a pooler.

    PostgreSQL would lend a conversation twice to the same connection: what this server holds is kept here.
    """

    def __init__(self, url: str, wait: float = WAIT) -> None:
        """``wait`` is in seconds."""
        self._engine = open_database(url).execution_options(isolation_level="AUTOCOMMIT")
        self._connection: Connection | None = None
        self._held: dict[str, _Hold] = {}
        self._wait = wait

    @asynccontextmanager
    async def hold(self, conversation: str) -> AsyncIterator[None]:
        """Have the conversation alone.

        Who loses it, as the connection of this server was cut, is interrupted once that is noticed: somebody else may
        have gone on with the conversation.

        Raises:
            LockError: others had it for too long, it was lost meanwhile, or PostgreSQL does not answer.
        """
        hold = await self._taken(conversation)
        try:
            try:
                with held(lambda: self._confirm(hold)):
                    yield
            finally:
                self._give_back(hold)
        except asyncio.CancelledError:
            if hold.lost:
                raise lost() from None
            raise

    async def _taken(self, conversation: str) -> _Hold:
        give_up, pause = time.monotonic() + self._wait, _FIRST_PAUSE
        while not self._tried(conversation):
            if time.monotonic() > give_up:
                raise LockError("La conversation est occupée depuis trop longtemps.")
            await asyncio.sleep(pause)
            pause = min(pause * 1.5, _LONGEST_PAUSE)
        hold = self._held[conversation] = _Hold(conversation, asyncio.current_task())
        return hold

    def _tried(self, conversation: str) -> bool:
        return conversation not in self._held and self._asked(_TAKE, conversation)

    def _give_back(self, hold: _Hold) -> None:
        if hold.lost:
            return
        del self._held[hold.conversation]
        # Who does not hear it has lost the connection, and the lock with it.
        with suppress(LockError):
            self._asked(_GIVE_BACK, hold.conversation)

    async def _confirm(self, hold: _Hold) -> None:
        """Make sure that the connection still stands, and with it the lock."""
        if not hold.lost:
            self._asked(_STILL_THERE, hold.conversation)
        if hold.lost:
            raise lost()

    def _asked(self, question: sa.sql.elements.TextClause, conversation: str) -> bool:
        try:
            if self._connection is None:
                self._connection = self._engine.connect()
            return bool(self._connection.execute(question, {"number": number_of(conversation)}).scalar())
        except SQLAlchemyError as error:
            self._hang_up()
            raise LockError(f"BALISE_DATABASE_URL : PostgreSQL ne répond pas ({type(error).__name__}).") from error

    def _hang_up(self) -> None:
        """With the connection go the locks of this server: nobody may believe that they still hold."""
        if self._connection is not None:
            self._connection.invalidate()
            self._connection.close()
            self._connection = None
        gone, self._held = self._held, {}
        for hold in gone.values():
            hold.lost = True
            # Who asked hears of it at once; the others are interrupted.
            if hold.holder is not None and hold.holder is not asyncio.current_task():
                hold.holder.cancel()


def number_of(conversation: str) -> int:
    """The 64 bits by which PostgreSQL knows a conversation."""
    return int.from_bytes(hashlib.blake2b(conversation.encode(), digest_size=8).digest(), "big", signed=True)
