"""One message of a conversation at a time, whichever server it reaches.

Rasa's own Redis lock keeps the turn of a server that died, and makes those behind it wait for ever. Here a turn is a
lease that its server renews: it ends within seconds when the server does. Waiting has an end, which comes before the
visitor is told that no answer came.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any, Protocol

from rasa.core.lock_store import InMemoryLockStore, LockStore

from bot.runtime.advisory_locks import AdvisoryLocks
from bot.runtime.lease_locks import LeaseLocks
from bot.settings import Settings


class Locks(Protocol):
    """Something that lets one holder at a time have a conversation."""

    def hold(self, conversation: str) -> AbstractAsyncContextManager[None]:
        """Have the conversation until the ``with`` block is left; raises ``LockError`` where it cannot be had."""


class ConversationLocks(LockStore):  # type: ignore[misc]
    """``lock_store`` of endpoints.yml: on Redis, else on PostgreSQL, else in memory, as the settings have them."""

    def __init__(self, settings: Settings | None = None, **_: object) -> None:
        self._locks = locks_of(settings or Settings.from_environment())
        super().__init__()

    @asynccontextmanager
    async def lock(self, conversation_id: str, *_: Any, **__: Any) -> AsyncIterator[None]:
        """Have a conversation alone.

        Raises:
            LockError: others had it for too long, it was lost meanwhile, or what keeps the locks does not answer.
        """
        async with self._locks.hold(conversation_id):
            yield


def locks_of(settings: Settings) -> Locks:
    """The locks that the settings ask for."""
    if settings.redis_url:
        return LeaseLocks(settings.redis_url)
    if settings.database_url:
        return AdvisoryLocks(settings.database_url)
    return _InMemory()


class _InMemory:
    """Rasa's own, for one server."""

    def __init__(self) -> None:
        self._store = InMemoryLockStore()

    @asynccontextmanager
    async def hold(self, conversation: str) -> AsyncIterator[None]:
        # Rasa would look every second whether the one before is done.
        async with self._store.lock(conversation, wait_time_in_seconds=0.05):
            yield
