"""Reading of a conversation only what the next turn needs: the cost of a turn does not grow with the conversation.

Rasa reads the whole session back for every message and plays it through again, its rules look at every turn of it,
and the action server is sent all of it. At turn 200 that took more time than to understand and to answer. None of
them needs it: the longest rule spans a turn, and the actions read the last reply, the slots and the running form
(:mod:`actions.tracker`). So the last turns are read, and before them only what remains of the others: the slots and
the pauses as they were left. A form is read from its beginning on. Nothing is left out of what is kept: history,
export and erasure read the table itself.

No event broker may be configured beside it: Rasa would stream the whole of what was read again.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.events import Event
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.orm import Session

KEPT_TURNS = 10
"""Messages of the person: many times what a rule or an action looks back."""
READ_FROM = "lu_depuis"
"""The metadata that tells, in a tracker, from which row of the table on it was read whole."""
_FRESH_START = ("session_started", "restart")
_FORGETS_SLOTS = (*_FRESH_START, "reset_slots")
_LASTING = ("slot", "active_loop", "loop_interrupted", "pause", "resume")


class RecentTurns(SQLTrackerStore):  # type: ignore[misc]
    """A tracker store that reads the last turns of a conversation, and the state in which the others left it."""

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The conversation as the next turn needs it (None: there is none)."""
        with self.session_scope() as session:
            events = self._recent(session, sender_id)
        if events is None:
            return await super().retrieve(sender_id)
        return DialogueStateTracker.from_dict(sender_id, events, self.domain.slots)

    def _recent(self, session: Session, sender: str) -> list[dict[str, Any]] | None:
        """What to play through again; None where that is the whole session."""
        cut = self._cut(session, sender)
        if cut is None:
            return None
        lasting = self._lasting(session, sender, cut)
        form = max((row for row in lasting if row.type_name == "active_loop"), key=lambda row: row.id, default=None)
        if form is not None and form.action_name is not None:
            cut = self._message_before(session, sender, form.id)
            lasting = self._lasting(session, sender, cut)
        table = self.SQLEvent
        # Two questions and not one with "or", for which SQLite reads through the whole table.
        before = self._contents(session, table.id.in_([row.id for row in lasting]))
        since = self._contents(session, table.sender_id == sender, table.id >= cut)
        return [*before, _mark(cut), *since]

    def _contents(self, session: Session, *which: Any) -> list[dict[str, Any]]:
        rows = session.query(self.SQLEvent.data).filter(*which).order_by(self.SQLEvent.id).all()
        return [json.loads(row.data) for row in rows]

    def _cut(self, session: Session, sender: str) -> int | None:
        """The row of the oldest message to read, if there are older ones in this session."""
        table = self.SQLEvent
        started = (
            session.query(sa.func.max(table.id))
            .filter(table.sender_id == sender, table.type_name == "session_started")
            .scalar()
        )
        messages = (
            session.query(table.id)
            .filter(table.sender_id == sender, table.type_name == "user", table.id > (started or 0))
            .order_by(table.id.desc())
            .offset(KEPT_TURNS - 1)
            .limit(2)
            .all()
        )
        return int(messages[0].id) if len(messages) > 1 else None

    def _lasting(self, session: Session, sender: str, cut: int) -> Sequence[Any]:
        """The rows before the cut whose effect lasts: the last of each kind and name, unless undone as a whole."""
        table = self.SQLEvent
        rows = (
            session.query(sa.func.max(table.id).label("id"), table.type_name, table.action_name)
            .filter(table.sender_id == sender, table.id < cut, table.type_name.in_({*_LASTING, *_FORGETS_SLOTS}))
            .group_by(table.type_name, table.action_name)
            .all()
        )
        start = _last(rows, _FRESH_START)
        slots_start = _last(rows, _FORGETS_SLOTS)
        return [
            row
            for row in rows
            if row.type_name in _LASTING and row.id > (slots_start if row.type_name == "slot" else start)
        ]

    def _message_before(self, session: Session, sender: str, row: int) -> int:
        table = self.SQLEvent
        found = (
            session.query(sa.func.max(table.id))
            .filter(table.sender_id == sender, table.type_name == "user", table.id < row)
            .scalar()
        )
        return int(found or row)

    def _additional_events(self, session: Session, tracker: DialogueStateTracker) -> Iterator[Event]:
        """What is to be written of a tracker, however much of it was read."""
        for position, event in enumerate(tracker.events):
            if READ_FROM in event.metadata:
                return self._after(session, tracker, position + 1, event.metadata[READ_FROM])
        added: Iterator[Event] = super()._additional_events(session, tracker)
        return added

    def _after(self, session: Session, tracker: DialogueStateTracker, start: int, cut: int) -> Iterator[Event]:
        table = self.SQLEvent
        written = (
            session.query(sa.func.count(table.id))
            .filter(table.sender_id == tracker.sender_id, table.id >= cut)
            .scalar()
        )
        return itertools.islice(tracker.events, start + int(written), None)


def _last(rows: Sequence[Any], kinds: Sequence[str]) -> int:
    return max((int(row.id) for row in rows if row.type_name in kinds), default=0)


def _mark(cut: int) -> dict[str, Any]:
    """Rasa listened before each message: this stands for it, and is never written."""
    return {"event": "action", "name": ACTION_LISTEN_NAME, "timestamp": 0.0, "metadata": {READ_FROM: cut}}
