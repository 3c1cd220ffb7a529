"""SQLite as the embedded default uses it."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.runtime.conversations import Conversations

WORD = b"funambule"


@pytest.fixture
def store(tmp_path: Path) -> Conversations:
    kept = Conversations(domain=Domain.empty(), db=str(tmp_path / "conversations.db"))
    tracker = DialogueStateTracker("elle", [])
    tracker.update(UserUttered("je suis funambule"))
    asyncio.run(kept.save(tracker))
    return kept


def files_with(word: bytes, folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if word in path.read_bytes()]


def test_what_is_erased_is_in_no_file_any_more(store: Conversations, tmp_path: Path) -> None:
    assert files_with(WORD, tmp_path)
    asyncio.run(store.erase("elle"))
    assert files_with(WORD, tmp_path) == []


def test_what_somebody_was_reading_meanwhile_is_gone_with_the_next_erasure(
    store: Conversations, tmp_path: Path
) -> None:
    reader = sqlite3.connect(tmp_path / "conversations.db", isolation_level=None)
    reader.execute("BEGIN")
    assert reader.execute("SELECT count(*) FROM events").fetchone() == (1,)
    asyncio.run(store.erase("elle"))
    assert asyncio.run(store.events("elle")) == []
    reader.close()
    asyncio.run(store.erase("personne"))
    assert files_with(WORD, tmp_path) == []


@pytest.mark.usefixtures("store")
def test_what_was_written_is_there_for_another_process_at_once(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "conversations.db") as other:
        assert other.execute("SELECT count(*) FROM events").fetchone() == (1,)


def test_every_turn_reaches_the_disk_before_it_is_answered(store: Conversations) -> None:
    with store.engine.connect() as connection:
        assert connection.execute(sa.text("PRAGMA journal_mode")).scalar() == "wal"
        assert connection.execute(sa.text("PRAGMA synchronous")).scalar() == 2
