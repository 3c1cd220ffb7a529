"""A long conversation is read in part, and nothing that the next turn or the visitor needs is lost."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st
from rasa.core.lock_store import LockError
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    AllSlotsReset,
    BotUttered,
    ConversationPaused,
    ConversationResumed,
    Event,
    LoopInterrupted,
    Restarted,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.exc import OperationalError

from bot.runtime.conversations import Conversations, conversations_of
from bot.runtime.recent_turns import KEPT_TURNS, READ_FROM, RecentTurns
from tests.databases import PostgreSQL

FORM = "formulaire_eligibilite"
DOMAIN = Domain.from_dict(
    {
        "slots": {
            name: {"type": "any", "influence_conversation": False, "mappings": [{"type": "custom"}]}
            for name in ("sujet", "bac", "requested_slot")
        },
        "forms": {FORM: {"required_slots": []}},
        "actions": ["action_repondre"],
    }
)
HAPPENINGS: dict[str, Callable[[int], list[Event]]] = {
    "topic": lambda turn: [SlotSet("sujet", f"sujet {turn}")],
    "bac": lambda turn: [SlotSet("bac", turn)],
    "nothing": lambda _: [],
    "reset": lambda _: [AllSlotsReset()],
    "form": lambda turn: [ActionExecuted(FORM), ActiveLoop(FORM), SlotSet("requested_slot", f"question {turn}")],
    "beside the form": lambda _: [LoopInterrupted(True)],
    "form ends": lambda _: [ActiveLoop(None), SlotSet("requested_slot", None)],
    "pause": lambda _: [ConversationPaused()],
    "resume": lambda _: [ConversationResumed()],
    "restart": lambda _: [Restarted(), ActionExecuted("action_session_start"), SessionStarted()],
    "session": lambda _: [ActionExecuted("action_session_start"), SessionStarted(), SlotSet("sujet", "repris")],
}
clock = itertools.count(1)


def turn(number: int, happening: str) -> list[Event]:
    """What Rasa notes of a turn, at times that grow."""
    events = [
        ActionExecuted("action_listen"),
        UserUttered(f"message {number}", {"name": "demander_vae"}),
        ActionExecuted("action_repondre"),
        BotUttered(f"réponse {number}", metadata={"sources": ["vae"]}),
        *HAPPENINGS[happening](number),
        ActionExecuted("action_listen"),
    ]
    for event in events:
        event.timestamp = float(next(clock))
    return events[number > 0 :]


class Sides:
    """The same conversation in a store that reads the last turns and in Rasa's own."""

    def __init__(self, folder: Path, recent: RecentTurns | None = None) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.recent = recent or RecentTurns(domain=DOMAIN, db=str(folder / "recent.db"))
        self.whole = SQLTrackerStore(domain=DOMAIN, db=str(folder / "whole.db"))

    def live(self, happenings: Sequence[str], check: bool = True) -> None:
        """Read, go on, write: as Rasa does for each message."""
        for number, happening in enumerate(happenings):
            for store in (self.recent, self.whole):
                tracker = read(store)
                for event in turn(number, happening):
                    tracker.update(event)
                asyncio.run(store.save(tracker))
            if check:
                assert state(read(self.recent)) == state(read(self.whole))

    def written(self, store: SQLTrackerStore) -> list[dict[str, Any]]:
        with store.session_scope() as session:
            rows = store._event_query(session, "elle", fetch_events_from_all_sessions=True).all()
            return [{"event": row.type_name, "name": row.action_name} for row in rows]


def say(tracker: DialogueStateTracker, happening: str) -> DialogueStateTracker:
    """One more turn, not written yet."""
    for event in turn(99, happening):
        tracker.update(event)
    return tracker


def read(store: SQLTrackerStore) -> DialogueStateTracker:
    found = asyncio.run(store.retrieve("elle"))
    return found or DialogueStateTracker("elle", DOMAIN.slots)


def state(tracker: DialogueStateTracker) -> dict[str, Any]:
    """What the next turn sees: rules, the form and the actions."""
    loop = tracker.active_loop
    return {
        "slots": tracker.current_slot_values(),
        "form": (loop.name, loop.is_interrupted, loop.rejected, loop.trigger_message) if loop else None,
        "message": tracker.latest_message.as_dict()["text"] if tracker.latest_message else None,
        "action": tracker.latest_action_name,
        "paused": tracker.is_paused(),
        "followup": tracker.followup_action,
        "last said": tracker.latest_bot_utterance.text,
        "last events": [event.as_dict()["event"] for event in tracker.events if READ_FROM not in event.metadata][-8:],
        "last states": tracker.past_states(DOMAIN)[-3:],
    }


@pytest.fixture
def sides(tmp_path: Path) -> Sides:
    return Sides(tmp_path)


@settings(max_examples=8, deadline=None)
@given(happenings=st.lists(st.sampled_from(sorted(HAPPENINGS)), min_size=KEPT_TURNS, max_size=3 * KEPT_TURNS))
def test_the_next_turn_sees_what_it_would_see_of_the_whole_conversation(
    tmp_path_factory: pytest.TempPathFactory, happenings: list[str]
) -> None:
    sides = Sides(tmp_path_factory.mktemp("conversation"))
    # Times are not the same on both sides: a turn is made anew for each.
    sides.live(happenings)
    assert sides.written(sides.recent) == sides.written(sides.whole), "an event is lost or doubled"


def test_the_store_that_is_served_sees_the_same_on_postgresql(tmp_path: Path, postgresql: PostgreSQL) -> None:
    sides = Sides(tmp_path, Conversations(domain=DOMAIN, url=postgresql.url))
    sides.live(["bac", "pause", "topic", "reset", "topic", "resume", *["nothing"] * KEPT_TURNS, "form", "bac"])
    sides.live(["form ends", *["topic"] * KEPT_TURNS, "session", *["nothing"] * KEPT_TURNS])
    assert sides.written(sides.recent) == sides.written(sides.whole), "an event is lost or doubled"


def test_a_slot_set_long_ago_is_still_known(sides: Sides) -> None:
    sides.live(["bac", *["nothing"] * 3 * KEPT_TURNS], check=False)
    assert read(sides.recent).get_slot("bac") == 0


def test_a_slot_forgotten_long_ago_is_not(sides: Sides) -> None:
    sides.live(["bac", "reset", "topic", *["nothing"] * 2 * KEPT_TURNS], check=False)
    assert read(sides.recent).get_slot("bac") is None
    assert read(sides.recent).get_slot("sujet") == "sujet 2"


def test_a_form_is_read_from_its_beginning_on(sides: Sides) -> None:
    sides.live(["nothing", "form", *["beside the form"] * 2 * KEPT_TURNS])
    tracker = read(sides.recent)
    assert next(event.text for event in tracker.events if isinstance(event, UserUttered)) == "message 1"
    assert tracker.active_loop is not None
    assert tracker.active_loop.trigger_message["text"] == "message 1"


def test_no_more_is_read_the_longer_the_conversation_is(sides: Sides) -> None:
    sides.live(["topic"] * 2 * KEPT_TURNS, check=False)
    some = len(read(sides.recent).events)
    sides.live(["topic"] * 3 * KEPT_TURNS, check=False)
    assert len(read(sides.recent).events) == some
    assert len(read(sides.whole).events) > 4 * some


def test_all_of_it_is_kept_and_no_mark_of_the_reading(sides: Sides) -> None:
    sides.live(["topic"] * 3 * KEPT_TURNS, check=False)
    whole = asyncio.run(sides.recent.retrieve_full_tracker("elle"))
    assert whole is not None
    said = [event.text for event in whole.events if isinstance(event, UserUttered)]
    assert said == [f"message {number}" for number in range(3 * KEPT_TURNS)]
    assert not any(READ_FROM in event.metadata for event in whole.events)


def test_to_write_twice_in_a_turn_writes_nothing_twice(sides: Sides) -> None:
    sides.live(["topic"] * 2 * KEPT_TURNS, check=False)
    tracker = say(read(sides.recent), "topic")
    asyncio.run(sides.recent.save(tracker))
    before = sides.written(sides.recent)
    asyncio.run(sides.recent.save(tracker))
    assert sides.written(sides.recent) == before


@pytest.mark.parametrize("turns", [1, 2 * KEPT_TURNS])
def test_of_a_copy_that_rasa_made_only_what_is_new_is_written(sides: Sides, turns: int) -> None:
    sides.live(["topic"] * turns, check=False)
    for store in (sides.recent, sides.whole):
        copied = DialogueStateTracker.from_events("elle", list(read(store).events), DOMAIN.slots)
        asyncio.run(store.save(say(copied, "topic")))
    assert sides.written(sides.recent) == sides.written(sides.whole)


def test_somebody_else_s_slots_are_not_read(sides: Sides) -> None:
    sides.live(["nothing"] * 2 * KEPT_TURNS, check=False)
    other = DialogueStateTracker("lui", DOMAIN.slots)
    other.update(SlotSet("bac", "oui"))
    asyncio.run(sides.recent.save(other))
    sides.live(["nothing"] * 2 * KEPT_TURNS, check=False)
    assert read(sides.recent).get_slot("bac") is None


def test_who_stood_still_while_another_server_went_on_writes_nothing(tmp_path: Path, postgresql: PostgreSQL) -> None:
    sides = Sides(tmp_path, Conversations(domain=DOMAIN, url=postgresql.url))
    sides.live(["topic"] * 2 * KEPT_TURNS, check=False)
    slow = say(read(sides.recent), "bac")
    sides.live(["topic"])
    before = sides.written(sides.recent)
    with pytest.raises(LockError, match="perdu"):
        asyncio.run(sides.recent.save(slow))
    assert sides.written(sides.recent) == before
    assert read(sides.recent).get_slot("bac") is None


def test_of_two_servers_that_open_the_same_conversation_one_writes(sides: Sides) -> None:
    here, there = (asyncio.run(sides.recent.get_or_create_tracker("elle", append_action_listen=False)) for _ in "ab")
    asyncio.run(sides.recent.save(say(here, "bac")))
    with pytest.raises(LockError):
        asyncio.run(sides.recent.save(say(there, "topic")))
    assert read(sides.recent).get_slot("sujet") is None


def test_who_goes_on_in_a_conversation_that_was_erased_meanwhile_is_heard(tmp_path: Path) -> None:
    sides = Sides(tmp_path, Conversations(domain=DOMAIN, db=str(tmp_path / "kept.db")))
    sides.live(["topic"] * 2, check=False)
    tracker = read(sides.recent)
    asyncio.run(conversations_of(sides.recent).erase("elle"))
    asyncio.run(sides.recent.save(say(tracker, "bac")))
    assert read(sides.recent).get_slot("bac") == 99


def test_a_server_that_stands_still_while_it_writes_keeps_the_others_from_it(
    tmp_path: Path, postgresql: PostgreSQL
) -> None:
    here, there = (Sides(tmp_path / name, Conversations(domain=DOMAIN, url=postgresql.url)) for name in "ab")
    here.live(["topic"], check=False)
    slow, quick = say(read(here.recent), "bac"), say(read(there.recent), "topic")

    def stand_still(*_: object) -> None:
        with ThreadPoolExecutor() as elsewhere, pytest.raises(OperationalError):
            elsewhere.submit(asyncio.run, there.recent.save(quick)).result()

    sa.event.listen(here.recent.engine, "commit", stand_still, once=True)
    asyncio.run(here.recent.save(slow))
    assert read(here.recent).get_slot("bac") == 99
    with pytest.raises(LockError):
        asyncio.run(there.recent.save(quick))
