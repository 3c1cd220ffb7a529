"""Conversations are forgotten in time, on both databases, whoever looks after it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, Event, SessionStarted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.privacy.masking import EMAIL, PHONE
from bot.runtime.conversations import PURGE_LOCK, Conversations
from bot.runtime.retention import DAY, Retention
from bot.settings import Settings, SettingsError
from tests.databases import PostgreSQL

VARIABLE = "BALISE_CONSERVATION_JOURS"
NOW = 1_800_000_000.0
Open = Callable[[], Conversations]


@pytest.fixture(params=["sqlite", "postgresql"])
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Open]:
    """Opens the same database as often as there are servers."""
    url = f"sqlite:///{tmp_path / 'conversations.db'}"
    if request.param == "postgresql":
        database: PostgreSQL = request.getfixturevalue("postgresql")
        url = database.url
    stores: list[Conversations] = []

    def open_it() -> Conversations:
        stores.append(Conversations(domain=Domain.empty(), url=url))
        return stores[-1]

    yield open_it
    for store in stores:
        store.engine.dispose()


def keep(store: Conversations, sender: str, *events: Event) -> DialogueStateTracker:
    tracker = DialogueStateTracker(sender, [])
    for event in events:
        tracker.update(event)
    asyncio.run(store.save(tracker))
    return tracker


def said(store: Conversations, sender: str) -> list[str]:
    return [event["text"] for event in asyncio.run(store.events(sender)) if event.get("text")]


def test_a_conversation_at_rest_is_forgotten_whole_and_no_other(opened: Open) -> None:
    store = opened()
    keep(store, "ancienne", UserUttered("il y a un mois", timestamp=NOW - 2), BotUttered("oui", timestamp=NOW - 1))
    keep(store, "revenue", UserUttered("il y a un mois", timestamp=NOW - 2), UserUttered("hier", timestamp=NOW + 1))
    keep(store, "limite", UserUttered("juste à temps", timestamp=NOW))
    assert asyncio.run(store.purge(NOW)) == 1
    assert said(store, "ancienne") == []
    assert said(store, "revenue") == ["il y a un mois", "hier"]
    assert said(store, "limite") == ["juste à temps"]


def test_a_second_purge_finds_nothing_left(opened: Open) -> None:
    store = opened()
    keep(store, "ancienne", UserUttered("bonjour", timestamp=NOW - 1))
    assert [asyncio.run(store.purge(NOW)) for _ in range(2)] == [1, 0]


def test_who_comes_back_after_the_purge_starts_anew(opened: Open) -> None:
    store = opened()
    keep(store, "elle", SessionStarted(timestamp=NOW - 2), UserUttered("avant", timestamp=NOW - 1))
    asyncio.run(store.purge(NOW))
    keep(store, "elle", SessionStarted(timestamp=NOW + 1), UserUttered("après", timestamp=NOW + 2))
    assert said(store, "elle") == ["après"]


def test_several_servers_that_purge_at_once_forget_everything_once(opened: Open) -> None:
    stores = [opened() for _ in range(4)]
    for number in range(40):
        keep(stores[0], f"ancienne-{number}", UserUttered("bonjour", timestamp=NOW - 1))
    keep(stores[0], "récente", UserUttered("bonjour", timestamp=NOW + 1))

    async def at_once() -> list[int]:
        return await asyncio.gather(*(store.purge(NOW) for store in stores))

    assert sum(asyncio.run(at_once())) == 40
    assert list(asyncio.run(stores[0].keys())) == ["récente"]


def test_a_server_leaves_the_work_to_one_that_is_at_it(postgresql: PostgreSQL) -> None:
    store = Conversations(domain=Domain.empty(), url=postgresql.url)
    keep(store, "ancienne", UserUttered("bonjour", timestamp=NOW - 1))
    other = sa.create_engine(postgresql.url)
    with other.begin() as connection:
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(PURGE_LOCK)))
        assert asyncio.run(store.purge(NOW)) == 0
    assert asyncio.run(store.purge(NOW)) == 1
    other.dispose()
    store.engine.dispose()


def test_what_was_forgotten_is_not_in_the_sqlite_file_any_more(tmp_path: Path) -> None:
    store = Conversations(domain=Domain.empty(), db=str(tmp_path / "conversations.db"))
    keep(store, "ancienne", UserUttered("je suis funambule", timestamp=NOW - 1))
    assert any(b"funambule" in path.read_bytes() for path in tmp_path.iterdir())
    asyncio.run(store.purge(NOW))
    assert not any(b"funambule" in path.read_bytes() for path in tmp_path.iterdir())


def test_the_running_server_forgets_now_and_then(opened: Open) -> None:
    store = opened()
    keep(store, "trop ancienne", UserUttered("bonjour", timestamp=time.time() - 3 * DAY - 60))
    keep(store, "gardée", UserUttered("bonjour", timestamp=time.time() - 3 * DAY + 3600))

    async def serve() -> None:
        keeping = asyncio.create_task(Retention(3, every=0.01).keep(lambda: store))
        await _until(lambda: _senders(store) == ["gardée"])
        await asyncio.to_thread(keep_old, store)
        await _until(lambda: _senders(store) == ["gardée"])
        keeping.cancel()

    asyncio.run(serve())


def keep_old(store: Conversations) -> None:
    keep(store, "ancienne aussi", UserUttered("bonjour", timestamp=time.time() - 4 * DAY))


def test_a_purge_that_fails_is_tried_again(opened: Open, caplog: pytest.LogCaptureFixture) -> None:
    store = opened()
    keep_old(store)
    failed: list[bool] = []

    def not_at_first() -> Conversations:
        if not failed:
            failed.append(True)
            raise ConnectionError("mot secret")
        return store

    async def serve() -> None:
        keeping = asyncio.create_task(Retention(3, again=0.01).keep(not_at_first))
        await _until(lambda: _senders(store) == [])
        keeping.cancel()

    asyncio.run(serve())
    assert "ConnectionError" in caplog.text
    assert "mot secret" not in caplog.text


def test_the_days_come_from_the_environment() -> None:
    assert Settings.from_environment({}).kept_days == 30
    assert [Settings.from_environment({VARIABLE: days}).kept_days for days in ("1", "365")] == [1, 365]


@pytest.mark.parametrize("days", ["0", "366", "-1", "1.5", "un mois", " "])
def test_days_that_are_none_are_refused_with_what_is_expected(days: str) -> None:
    with pytest.raises(SettingsError, match=r"BALISE_CONSERVATION_JOURS : un nombre de 1 à 365"):
        Settings.from_environment({VARIABLE: days})


SECRET = "jean@exemple.fr, 06 12 34 56 78"
MASKED = f"{EMAIL}, {PHONE}"


def test_what_is_stored_is_masked_in_every_kind_of_event(opened: Open) -> None:
    store = opened()
    parsed = {"text": SECRET, "intent": {"name": "x"}, "questions": [{"texte": SECRET}], "text_tokens": [(0, 15)]}
    entities = [{"entity": "objet", "value": SECRET}]
    keep(
        store,
        "elle",
        UserUttered(SECRET, entities=entities, parse_data={**parsed, "entities": entities}, metadata={"note": SECRET}),
        SlotSet("note", [SECRET]),
        BotUttered(f"Vous dites : {SECRET}", data={"buttons": [{"title": SECRET, "payload": "/x"}]}),
        ActionExecuted("action_listen"),
    )
    stored = str(asyncio.run(store.events("elle")))
    assert "jean" not in stored
    assert "12 34" not in stored
    assert said(store, "elle") == [MASKED, f"Vous dites : {MASKED}"]


def test_the_conversation_that_goes_on_is_left_as_it_is(opened: Open) -> None:
    tracker = keep(opened(), "elle", UserUttered(SECRET), SlotSet("note", SECRET))
    assert tracker.latest_message is not None
    assert tracker.latest_message.text == SECRET
    assert [event.value for event in tracker.events if isinstance(event, SlotSet)] == [SECRET]


def test_a_masked_conversation_goes_on_without_a_lost_or_doubled_event(opened: Open) -> None:
    store = opened()
    store.domain = Domain.from_yaml("version: '3.1'\nslots: {note: {type: text, mappings: [{type: custom}]}}")
    keep(store, "elle", SessionStarted(timestamp=NOW), UserUttered(SECRET, timestamp=NOW + 1))
    for number in range(3):
        tracker = asyncio.run(store.retrieve("elle"))
        assert tracker is not None
        tracker.update(UserUttered(f"{number} : {SECRET}", timestamp=NOW + 2 + number))
        asyncio.run(store.save(tracker))
        asyncio.run(store.save(tracker))
    assert said(store, "elle") == [MASKED, *(f"{number} : {MASKED}" for number in range(3))]


async def _until(holds: Callable[[], bool]) -> None:
    """Wait for what must come; the time limit of all tests ends it if it does not."""
    while not await asyncio.to_thread(holds):
        await asyncio.sleep(0.01)


def _senders(store: Conversations) -> list[str]:
    return sorted(asyncio.run(store.keys()))
