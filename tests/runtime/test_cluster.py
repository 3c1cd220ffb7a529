"""What staff read when a cluster cannot start."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.runtime import cluster, ports, proxy
from bot.runtime.errors import LaunchError
from bot.runtime.signals import StopSignals
from bot.settings import Settings, TelegramSettings
from tests.databases import PostgreSQL

SECRET = "tres-secret"
NOBODY = f"postgresql://balise:{SECRET}@127.0.0.1:1/balise"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path, models=tmp_path, port=ports.any_free(), actions_port=ports.any_free())


def refusal(settings: Settings) -> str:
    with StopSignals() as signals, pytest.raises(LaunchError) as refused:
        cluster.run(settings, signals)
    return str(refused.value)


def test_a_cluster_needs_a_database_that_servers_share(settings: Settings) -> None:
    assert refusal(settings).startswith("BALISE_DATABASE_URL manque")


def test_a_database_that_does_not_answer_is_told_without_its_password(settings: Settings) -> None:
    told = refusal(replace(settings, database_url=NOBODY))
    assert told.startswith("BALISE_DATABASE_URL : PostgreSQL ne répond pas")
    assert SECRET not in told


def test_a_redis_that_does_not_answer_is_told_without_its_password(settings: Settings, postgresql: PostgreSQL) -> None:
    shared = replace(settings, database_url=postgresql.url, redis_url=f"redis://:{SECRET}@127.0.0.1:1/0")
    told = refusal(shared)
    assert told.startswith("BALISE_REDIS_URL : Redis ne répond pas")
    assert SECRET not in told


def test_several_servers_do_not_fetch_the_same_messages_from_telegram(settings: Settings) -> None:
    telegram = TelegramSettings(token="1:a", secret="b")
    assert "BALISE_TELEGRAM_URL" in refusal(replace(settings, database_url=NOBODY, telegram=telegram))


def test_a_missing_nginx_is_told_with_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(proxy, "_ALSO_IN", str(tmp_path))
    with pytest.raises(LaunchError, match="apt install nginx-light"):
        proxy.nginx()
