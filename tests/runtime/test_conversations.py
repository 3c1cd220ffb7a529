"""Where conversations are kept."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from rasa.core.tracker_store import FailSafeTrackerStore, InMemoryTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import SessionStarted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.runtime.conversations import Conversations, conversations_of


@pytest.fixture
def kept(tmp_path: Path) -> Conversations:
    return Conversations(domain=Domain.empty(), db=str(tmp_path / "conversations.db"))


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


def test_to_erase_somebody_who_never_spoke_does_no_harm(kept: Conversations) -> None:
    asyncio.run(kept.erase("personne"))
    assert texts(kept, "personne") == []


def test_the_store_is_found_behind_the_one_that_rasa_hands_out(kept: Conversations) -> None:
    assert conversations_of(FailSafeTrackerStore(kept)) is kept
    assert conversations_of(kept) is kept


def test_a_store_that_cannot_erase_is_refused_with_the_setting_to_mend() -> None:
    with pytest.raises(TypeError, match=r"endpoints\.yml : tracker_store\.type"):
        conversations_of(FailSafeTrackerStore(InMemoryTrackerStore(Domain.empty())))
