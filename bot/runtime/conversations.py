"""Where conversations are kept: Rasa's SQL store, which can also forget."""

from __future__ import annotations

import json
from typing import Any

from rasa.core.tracker_store import FailSafeTrackerStore, SQLTrackerStore, TrackerStore


class Conversations(SQLTrackerStore):  # type: ignore[misc]
    """The conversations of all visitors, in SQLite or PostgreSQL (``tracker_store`` of endpoints.yml)."""

    async def events(self, sender: str) -> list[dict[str, Any]]:
        """Everything that happened in a conversation, across its sessions."""
        with self.session_scope() as session:
            rows = self._event_query(session, sender, fetch_events_from_all_sessions=True).all()
            return [json.loads(row.data) for row in rows]

    async def erase(self, sender: str) -> None:
        """Forget a conversation."""
        with self.session_scope() as session:
            session.query(self.SQLEvent).filter(self.SQLEvent.sender_id == sender).delete()
            session.commit()


def conversations_of(store: TrackerStore) -> Conversations:
    """The store behind the one that Rasa hands out.

    Raises:
        TypeError: endpoints.yml configures another store, which could not erase a conversation.
    """
    kept = store._tracker_store if isinstance(store, FailSafeTrackerStore) else store
    if not isinstance(kept, Conversations):
        raise TypeError(f"endpoints.yml : tracker_store.type doit être {Conversations.__module__}.Conversations")
    return kept
