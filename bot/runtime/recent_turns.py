"""Reading of a conversation only what the next turn needs: the cost of a turn does not grow with the conversation.

Rasa reads the whole session back for every message and plays it through again, its rules look at every turn of it,
and the action server is sent all of it. At turn 200 that took more time than to understand and to answer. None of
them needs it: the longest rule spans a turn, and the actions read the last reply, the slots and the running form
(:mod:`actions.tracker`). So the last turns are read, and before them only what remains of the others: the slots and
the pauses as they were left. A form is read from its beginning on. Nothing is left out of what is kept: history,
export and erasure read the table itself.

What was read is remembered on the tracker, so that nothing is counted again before what is new is written, and both
go to the database as few prepared statements: through SQLAlchemy's objects they took a third of a turn.

A server that stands still between the last look at its lock and the writing may find that another one went on with the
conversation: whoever writes does so alone, and only behind what it has read.

No event broker may be configured beside it: Rasa would stream the whole of what was read again.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.events import Event
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Session

from bot.runtime import sqlite_file
from bot.runtime.holding import lost

KEPT_TURNS = 10
"""Messages of the person: many times what a rule or an action looks back."""
READ_FROM = "lu_depuis"
"""The metadata that tells, in a tracker, from which row of the table on it was read whole."""
_KNOWN = "ecrit"
"""The attribute of a tracker that tells what of it is written (:class:`_Written`)."""
_WRITING = 0x42414C
"""The first half of the PostgreSQL advisory lock of who writes in a conversation."""
_FRESH_START = ("session_started", "restart")
_FORGETS_SLOTS = (*_FRESH_START, "reset_slots")
_LASTING = ("slot", "active_loop", "loop_interrupted", "pause", "resume")

EVENTS: sa.Table = SQLTrackerStore.SQLEvent.__table__
_OF_SENDER = EVENTS.c.sender_id == sa.bindparam("sender")
_LAST_MESSAGES = (
    sa.select(EVENTS.c.id, EVENTS.c.type_name)
    .where(_OF_SENDER, EVENTS.c.type_name.in_(["user", "session_started"]))
    .order_by(EVENTS.c.id.desc())
    .limit(KEPT_TURNS + 1)
)
_SINCE = (
    sa.select(EVENTS.c.id, EVENTS.c.data).where(_OF_SENDER, EVENTS.c.id >= sa.bindparam("row")).order_by(EVENTS.c.id)
)
_ROWS = (
    sa.select(EVENTS.c.data)
    .where(EVENTS.c.id.in_(sa.bindparam("rows", expanding=True)))
    .order_by(EVENTS.c.id)
)  # fmt: skip
_LAST_OF_EACH_KIND = (
    sa.select(sa.func.max(EVENTS.c.id).label("id"), EVENTS.c.type_name, EVENTS.c.action_name)
    .where(_OF_SENDER, EVENTS.c.id < sa.bindparam("row"), EVENTS.c.type_name.in_({*_LASTING, *_FORGETS_SLOTS}))
    .group_by(EVENTS.c.type_name, EVENTS.c.action_name)
)
_MESSAGE_BEFORE = sa.select(sa.func.max(EVENTS.c.id)).where(
    _OF_SENDER, EVENTS.c.type_name == "user", EVENTS.c.id < sa.bindparam("row")
)
# To the end of the transaction: PostgreSQL shows nobody what is not yet committed.
_ONE_WRITES = sa.select(sa.func.pg_advisory_xact_lock(_WRITING, sa.func.hashtext(sa.bindparam("sender"))))
_ADDED_SINCE = sa.select(sa.func.count(EVENTS.c.id)).where(_OF_SENDER, EVENTS.c.id > sa.bindparam("row"))


@dataclass
class _Written:
    """What is written of a tracker: so many ``events`` of it are, or stand for some that are.

    ``row`` is the last of the conversation in the table when it was read, and ``added`` tells how many rows followed
    from here.
    """

    events: int
    row: int
    added: int = 0


class RecentTurns(SQLTrackerStore):  # type: ignore[misc]
    """A tracker store that reads the last turns of a conversation, and the state in which the others left it."""

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The conversation as the next turn needs it (None: there is none)."""
        with self.engine.connect() as connection:
            events, last_row = _recent(connection, sender_id)
        if not events:
            return None
        tracker = DialogueStateTracker.from_dict(sender_id, events, self.domain.slots)
        setattr(tracker, _KNOWN, _Written(len(tracker.events), last_row))
        return tracker

    def init_tracker(self, sender_id: str) -> DialogueStateTracker:
        """A conversation that was looked for and is not there."""
        tracker = super().init_tracker(sender_id)
        setattr(tracker, _KNOWN, _Written(0, 0))
        return tracker

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Write what is new of a conversation.

        Raises:
            LockError: somebody else wrote in it since it was read; nothing was written.
        """
        await self.stream_events(tracker)
        written: _Written | None = getattr(tracker, _KNOWN, None)
        rows = [self._row(tracker.sender_id, event) for event in self._new(tracker, written)]
        if rows:
            with self.engine.begin() as connection:
                if written is not None:
                    _write_alone(connection, tracker.sender_id, written)
                connection.execute(EVENTS.insert(), rows)
        if written is not None:
            setattr(tracker, _KNOWN, _Written(len(tracker.events), written.row, written.added + len(rows)))

    def _content(self, event: Event) -> dict[str, Any]:
        """What is written of an event."""
        content: dict[str, Any] = event.as_dict()
        return content

    def _row(self, sender: str, event: Event) -> dict[str, Any]:
        content = self._content(event)
        return {
            "sender_id": sender,
            "type_name": event.type_name,
            "timestamp": content.get("timestamp"),
            "intent_name": content.get("parse_data", {}).get("intent", {}).get("name"),
            "action_name": content.get("name"),
            "data": json.dumps(content),
        }

    def _new(self, tracker: DialogueStateTracker, written: _Written | None) -> Iterator[Event]:
        """What is to be written of a tracker, however much of it was read."""
        if written is not None:
            return itertools.islice(tracker.events, written.events, None)
        # Rasa copied it, or made it otherwise.
        with self.session_scope() as session:
            return self._additional_events(session, tracker)

    def _additional_events(self, session: Session, tracker: DialogueStateTracker) -> Iterator[Event]:
        for position, event in enumerate(tracker.events):
            if READ_FROM in event.metadata:
                return self._after(session, tracker, position + 1, event.metadata[READ_FROM])
        added: Iterator[Event] = super()._additional_events(session, tracker)
        return added

    @staticmethod
    def _after(session: Session, tracker: DialogueStateTracker, start: int, cut: int) -> Iterator[Event]:
        counted = sa.select(sa.func.count(EVENTS.c.id)).where(_OF_SENDER, EVENTS.c.id >= cut)
        written = session.execute(counted, {"sender": tracker.sender_id}).scalar()
        return itertools.islice(tracker.events, start + int(written), None)


def contents(connection: Connection, sender: str, since: int) -> list[dict[str, Any]]:
    """What is written of a conversation from one row of the table on."""
    return _contents(_since(connection, sender, since))


def _since(connection: Connection, sender: str, row: int) -> Sequence[Any]:
    found: Sequence[Any] = connection.execute(_SINCE, {"sender": sender, "row": row}).all()
    return found


def _contents(rows: Sequence[Any]) -> list[dict[str, Any]]:
    return [json.loads(row.data) for row in rows]


def _write_alone(connection: Connection, sender: str, written: _Written) -> None:
    """Keep others from writing in the conversation until the end of the transaction, unless one already did."""
    if connection.dialect.name != sqlite_file.NAME:
        connection.execute(_ONE_WRITES, {"sender": sender})
    added = connection.execute(_ADDED_SINCE, {"sender": sender, "row": written.row}).scalar()
    # Less is what was erased or purged meanwhile.
    if int(added) > written.added:
        raise lost()


def _recent(connection: Connection, sender: str) -> tuple[list[dict[str, Any]], int]:
    """What to play through again, and the last row of it."""
    start, is_cut = _start(connection, sender)
    if not is_cut:
        read = _since(connection, sender, start)
        return _contents(read), _last_of(read)
    lasting = _lasting(connection, sender, start)
    form = max((row for row in lasting if row.type_name == "active_loop"), key=lambda row: row.id, default=None)
    if form is not None and form.action_name is not None:
        start = _message_before(connection, sender, form.id)
        lasting = _lasting(connection, sender, start)
    before = connection.execute(_ROWS, {"rows": [row.id for row in lasting]}).all()
    read = _since(connection, sender, start)
    return [*_contents(before), _mark(start), *_contents(read)], _last_of(read)


def _start(connection: Connection, sender: str) -> tuple[int, bool]:
    """The row to read from, and whether there are older messages before it in this session."""
    messages = []
    for row in connection.execute(_LAST_MESSAGES, {"sender": sender}):
        if row.type_name == "session_started":
            return int(row.id), False
        messages.append(int(row.id))
    return (messages[KEPT_TURNS - 1], True) if len(messages) > KEPT_TURNS else (0, False)


def _lasting(connection: Connection, sender: str, cut: int) -> Sequence[Any]:
    """The rows before the cut whose effect lasts: the last of each kind and name, unless undone as a whole."""
    rows = connection.execute(_LAST_OF_EACH_KIND, {"sender": sender, "row": cut}).all()
    start = _last(rows, _FRESH_START)
    slots_start = _last(rows, _FORGETS_SLOTS)
    return [
        row
        for row in rows
        if row.type_name in _LASTING and row.id > (slots_start if row.type_name == "slot" else start)
    ]


def _message_before(connection: Connection, sender: str, row: int) -> int:
    return int(connection.execute(_MESSAGE_BEFORE, {"sender": sender, "row": row}).scalar() or row)


def _last_of(rows: Sequence[Any]) -> int:
    return int(rows[-1].id) if rows else 0


def _last(rows: Sequence[Any], kinds: Sequence[str]) -> int:
    return max((int(row.id) for row in rows if row.type_name in kinds), default=0)


def _mark(cut: int) -> dict[str, Any]:
    """Rasa listened before each message: this stands for it, and is never written."""
    return {"event": "action", "name": ACTION_LISTEN_NAME, "timestamp": 0.0, "metadata": {READ_FROM: cut}}
