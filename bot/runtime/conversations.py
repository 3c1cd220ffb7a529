"""Where conversations are kept: Rasa's SQL store, which can also forget."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import FailSafeTrackerStore, TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.orm import Session, sessionmaker

from bot.runtime.database import create_tables, open_database, url_of, url_of_file
from bot.runtime.masked_events import MaskedEvent, masking_of
from bot.runtime.recent_turns import RecentTurns
from bot.settings import Settings

PURGE_LOCK = 0x42414C495345
"""The PostgreSQL advisory lock of the purge: of several servers, one purges."""


class Conversations(RecentTurns):
    """The conversations of all visitors, in SQLite or PostgreSQL (``tracker_store`` of endpoints.yml)."""

    def __init__(
        self,
        domain: Domain | None = None,
        event_broker: EventBroker | None = None,
        db: str | None = None,
        url: str | None = None,
        **_: object,
    ) -> None:
        """``url`` or the SQLite file ``db`` says where; without either, the environment does.

        Raises:
            DatabaseUnreachable: the database does not answer.
            SettingsError: the environment has a value that cannot be used.
            CurriculumError: a curriculum file is wrong: the centre's contacts, which are not masked, stand there.
        """
        settings = Settings.from_environment()
        if not (db or url or settings.database_url):
            settings.data.mkdir(parents=True, exist_ok=True)
        self.engine = open_database(url or (url_of_file(db) if db else url_of(settings)))
        create_tables(self.engine, self.Base.metadata)
        self.sessionmaker = sessionmaker(bind=self.engine)
        # Not Rasa's own constructor, which starts without its tables when PostgreSQL is down.
        TrackerStore.__init__(self, domain, event_broker)
        self._masking = masking_of(settings.courses)

    async def events(self, sender: str) -> list[dict[str, Any]]:
        """Everything that happened in a conversation, across its sessions."""
        with self.session_scope() as session:
            query = self._event_query(session, sender, fetch_events_from_all_sessions=True)
            rows = query.with_entities(self.SQLEvent.data).all()
            return [json.loads(row.data) for row in rows]

    async def erase(self, sender: str) -> None:
        """Forget a conversation."""
        with self.session_scope() as session:
            _leave_no_trace(session)
            session.query(self.SQLEvent).filter(self.SQLEvent.sender_id == sender).delete()
            session.commit()

    async def purge(self, before: float) -> int:
        """Forget the conversations in which nothing happened since ``before`` (seconds since 1970); return how many.

        On PostgreSQL, a server that finds another one at it leaves it the work. A conversation that goes on at this
        very moment keeps what is said now.
        """
        return await asyncio.to_thread(self._purge, before)

    def _purge(self, before: float) -> int:
        event = self.SQLEvent
        with self.session_scope() as session:
            _leave_no_trace(session)
            if not _may_purge(session):
                return 0
            last = sa.func.coalesce(sa.func.max(event.timestamp), 0.0)
            stale = sa.select(event.sender_id).group_by(event.sender_id).having(last < before)
            purged = session.execute(sa.select(sa.func.count()).select_from(stale.subquery())).scalar()
            session.query(event).filter(event.sender_id.in_(stale)).delete(synchronize_session=False)
            session.commit()
        return int(purged)

    def _additional_events(self, session: Session, tracker: DialogueStateTracker) -> Iterator[MaskedEvent]:
        """What Rasa is about to write, masked: copies, for Rasa goes on with the tracker as it is."""
        for event in super()._additional_events(session, tracker):
            yield MaskedEvent(event.type_name, self._masking.event(event.as_dict()))


def _leave_no_trace(session: Session) -> None:
    """Let SQLite overwrite what it deletes: unless told, some builds leave it readable in the file."""
    if session.get_bind().dialect.name == "sqlite":
        session.execute(sa.text("PRAGMA secure_delete = ON"))


def _may_purge(session: Session) -> bool:
    """Keep other servers from purging until the end of the transaction; False where one is at it."""
    if session.get_bind().dialect.name == "sqlite":
        session.execute(sa.text("BEGIN IMMEDIATE"))
        return True
    # A first purge of years takes longer than what visitors may wait for.
    session.execute(sa.text("SET LOCAL statement_timeout = '10min'"))
    return bool(session.execute(sa.select(sa.func.pg_try_advisory_xact_lock(PURGE_LOCK))).scalar())


def conversations_of(store: TrackerStore) -> Conversations:
    """The store behind the one that Rasa hands out.

    Raises:
        TypeError: endpoints.yml configures another store, which could not erase a conversation.
    """
    kept = store._tracker_store if isinstance(store, FailSafeTrackerStore) else store
    if not isinstance(kept, Conversations):
        raise TypeError(f"endpoints.yml : tracker_store.type doit être {Conversations.__module__}.Conversations")
    return kept
