"""Where conversations are kept."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from rasa.core.agent import Agent
from rasa.core.tracker_store import FailSafeTrackerStore, InMemoryTrackerStore, TrackerStore
from rasa.core.utils import AvailableEndpoints
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import SessionStarted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.exc import OperationalError

from bot.runtime import rasa_patches
from bot.runtime.conversations import Conversations, conversations_of
from bot.settings import ROOT
from tests.databases import PostgreSQL


@pytest.fixture(params=["SQLite", "PostgreSQL"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "SQLite":
        return f"sqlite:///{tmp_path}/conversations.db"
    database: PostgreSQL = request.getfixturevalue("postgresql")
    return database.url


@pytest.fixture
def kept(url: str) -> Conversations:
    return Conversations(domain=Domain.empty(), url=url)


def talk(kept: Conversations, sender: str, *texts: str) -> None:
    tracker = DialogueStateTracker(sender, [])
    for text in texts:
        tracker.update(UserUttered(text))
    asyncio.run(kept.save(tracker))


def texts(kept: Conversations, sender: str) -> list[str]:
    return [event["text"] for event in asyncio.run(kept.events(sender)) if event["event"] == "user"]


def test_what_was_said_is_kept_in_order(kept: Conversations) -> None:
    talk(kept, "elle", "bonjour", "qui paie ?")
    assert texts(kept, "elle") == ["bonjour", "qui paie ?"]


def test_an_erased_conversation_is_gone_and_no_other(kept: Conversations) -> None:
    talk(kept, "elle", "bonjour")
    talk(kept, "lui", "salut")
    asyncio.run(kept.erase("elle"))
    assert texts(kept, "elle") == []
    assert texts(kept, "lui") == ["salut"]


def test_what_was_said_before_a_new_session_counts_too(kept: Conversations) -> None:
    tracker = DialogueStateTracker("elle", [])
    for event in (UserUttered("hier"), SessionStarted(), UserUttered("aujourd'hui")):
        tracker.update(event)
    asyncio.run(kept.save(tracker))
    assert texts(kept, "elle") == ["hier", "aujourd'hui"]


def test_of_a_long_conversation_the_last_messages_can_be_read_alone(kept: Conversations) -> None:
    tracker = DialogueStateTracker("elle", [])
    for event in (UserUttered("hier"), SessionStarted(), UserUttered("bonjour"), UserUttered("qui paie ?")):
        tracker.update(event)
    asyncio.run(kept.save(tracker))
    talk(kept, "lui", "salut")

    def last(messages: int) -> list[str]:
        return [event.get("text", "") for event in asyncio.run(kept.last_events("elle", messages))]

    assert last(1) == ["qui paie ?"]
    assert last(3) == ["hier", "", "bonjour", "qui paie ?"]
    assert last(9) == last(3)
    assert asyncio.run(kept.last_events("personne")) == []


def test_two_servers_see_what_each_other_kept(kept: Conversations, url: str) -> None:
    other = Conversations(domain=Domain.empty(), url=url)
    talk(kept, "elle", "bonjour")
    tracker = asyncio.run(other.retrieve("elle"))
    assert tracker is not None
    tracker.update(UserUttered("qui paie ?"))
    asyncio.run(other.save(tracker))
    assert texts(kept, "elle") == ["bonjour", "qui paie ?"]


def test_what_one_server_erased_is_gone_at_the_other(kept: Conversations, url: str) -> None:
    other = Conversations(domain=Domain.empty(), url=url)
    talk(kept, "elle", "bonjour")
    asyncio.run(other.erase("elle"))
    assert texts(kept, "elle") == []
    assert asyncio.run(kept.retrieve("elle")) is None


def test_to_erase_somebody_who_never_spoke_does_no_harm(kept: Conversations) -> None:
    asyncio.run(kept.erase("personne"))
    assert texts(kept, "personne") == []


def test_the_store_is_found_behind_the_one_that_rasa_hands_out(kept: Conversations) -> None:
    assert conversations_of(FailSafeTrackerStore(kept)) is kept
    assert conversations_of(kept) is kept


def test_a_store_that_cannot_erase_is_refused_with_the_setting_to_mend() -> None:
    with pytest.raises(TypeError, match=r"endpoints\.yml : tracker_store\.type"):
        conversations_of(FailSafeTrackerStore(InMemoryTrackerStore(Domain.empty())))


@pytest.mark.parametrize("with_postgresql", [False, True])
def test_endpoints_yml_leads_to_the_store_that_the_environment_names(
    with_postgresql: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.setenv("BALISE_PORT_ACTIONS", "5055")
    monkeypatch.setenv("BALISE_DONNEES", str(tmp_path / "donnees"))
    if with_postgresql:
        monkeypatch.setenv("BALISE_DATABASE_URL", request.getfixturevalue("postgresql").url)
    store = TrackerStore.create(AvailableEndpoints.read_endpoints(str(ROOT / "endpoints.yml")).tracker_store)
    assert isinstance(store, Conversations)
    assert store.engine.dialect.name == ("postgresql" if with_postgresql else "sqlite")
    talk(store, "elle", "bonjour")
    assert texts(store, "elle") == ["bonjour"]
    assert (tmp_path / "donnees" / "conversations.db").exists() is not with_postgresql


def as_rasa_wraps_it(kept: Conversations) -> TrackerStore:
    assert rasa_patches.apply()
    wrapped = Agent._create_tracker_store(kept, Domain.empty())
    assert isinstance(wrapped, FailSafeTrackerStore)
    return wrapped


def test_while_the_database_is_down_nothing_is_answered_as_if_all_was_well(postgresql: PostgreSQL) -> None:
    kept = Conversations(domain=Domain.empty(), url=postgresql.url)
    talk(kept, "elle", "bonjour")
    store = as_rasa_wraps_it(kept)
    said = asyncio.run(store.retrieve("elle"))
    assert said is not None
    said.update(UserUttered("qui paie ?"))
    postgresql.stop()
    for attempt in (store.retrieve("elle"), store.retrieve_full_tracker("elle"), store.keys(), store.save(said)):
        with pytest.raises(OperationalError):
            asyncio.run(attempt)
    postgresql.start()
    assert texts(kept, "elle") == ["bonjour"]
    asyncio.run(store.save(said))
    assert texts(kept, "elle") == ["bonjour", "qui paie ?"]


def test_connections_that_died_while_they_lay_idle_are_replaced(postgresql: PostgreSQL) -> None:
    kept = Conversations(domain=Domain.empty(), url=postgresql.url)
    talk(kept, "elle", "bonjour")
    postgresql.cut_connections()
    assert texts(kept, "elle") == ["bonjour"]
