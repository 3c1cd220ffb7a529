"""Where conversations are kept: Rasa's SQL store, which can also forget."""

from __future__ import annotations

import asyncio
import errno
from typing import Any

import sqlalchemy as sa
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import FailSafeTrackerStore, TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.orm import Session, sessionmaker

from bot.privacy.public_contacts import masking_of
from bot.runtime import holding, sqlite_file
from bot.runtime.database import create_tables, open_database, url_of, url_of_file
from bot.runtime.database_patience import let_take
from bot.runtime.recent_turns import EVENTS, KEPT_TURNS, RecentTurns, contents
from bot.settings import Settings

PURGE_LOCK = 0x42414C495345
"""The PostgreSQL advisory lock of the purge: of several servers, one purges."""
PURGE_WITHIN = 600
"""Seconds."""


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
        with self.engine.connect() as connection:
            return contents(connection, sender, 0)

    async def last_events(self, sender: str, messages: int = KEPT_TURNS) -> list[dict[str, Any]]:
        """What happened since the last so many messages of the visitor, across sessions: however long they talk."""
        said = sa.select(EVENTS.c.id).where(EVENTS.c.sender_id == sender, EVENTS.c.type_name == "user")
        with self.engine.connect() as connection:
            oldest = connection.execute(said.order_by(EVENTS.c.id.desc()).offset(messages - 1).limit(1)).scalar()
            return contents(connection, sender, oldest or 0)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Write what is new of a conversation, as long as nobody else may have it by now.

        Raises:
            LockError: somebody may; nothing was written.
        """
        await holding.confirm()
        await super().save(tracker)

    async def erase(self, sender: str) -> None:
        """Forget a conversation."""
        with self.engine.begin() as connection:
            connection.execute(EVENTS.delete().where(EVENTS.c.sender_id == sender))
        self._leave_no_trace()

    async def purge(self, before: float) -> int:
        """Forget the conversations in which nothing happened since ``before`` (seconds since 1970); return how many.

        On PostgreSQL, a server that finds another one at it leaves it the work. A conversation that goes on at this
        very moment keeps what is said now.
        """
        return await asyncio.to_thread(self._purge, before)

    def _purge(self, before: float) -> int:
        event = self.SQLEvent
        with self.session_scope() as session:
            if not _may_purge(session):
                return 0
            last = sa.func.coalesce(sa.func.max(event.timestamp), 0.0)
            stale = sa.select(event.sender_id).group_by(event.sender_id).having(last < before)
            purged = session.execute(sa.select(sa.func.count()).select_from(stale.subquery())).scalar()
            session.query(event).filter(event.sender_id.in_(stale)).delete(synchronize_session=False)
            session.commit()
        self._leave_no_trace()
        return int(purged)

    def check(self) -> None:
        """Make sure that conversations can be read, and that there is room for more of them.

        Raises:
            SQLAlchemyError: the database does not answer.
            OSError: its disk is full.
        """
        with self.engine.connect() as connection:
            connection.execute(sa.select(EVENTS.c.id).limit(1)).first()
        if self.engine.dialect.name == sqlite_file.NAME and not sqlite_file.has_room(self.engine):
            raise OSError(errno.ENOSPC, "le disque des conversations est plein")

    def _leave_no_trace(self) -> None:
        if self.engine.dialect.name == sqlite_file.NAME:
            sqlite_file.leave_no_trace(self.engine)

    def _content(self, event: Event) -> dict[str, Any]:
        """What is written of an event, masked: a copy, for Rasa goes on with the tracker as it is."""
        return self._masking.event(super()._content(event))


def _may_purge(session: Session) -> bool:
    """Keep other servers from purging until the end of the transaction; False where one is at it."""
    if session.get_bind().dialect.name == sqlite_file.NAME:
        session.execute(sa.text("BEGIN IMMEDIATE"))
        return True
    # A first purge of years takes longer than what visitors may wait for.
    let_take(session.connection(), PURGE_WITHIN)
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
