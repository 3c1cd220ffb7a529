"""« make telegram »: Balise fetches messages herself, from a machine that nobody can reach."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.runtime import ports
from bot.settings import ROOT
from tests.telegram.balise import running
from tests.telegram.peer import TOKEN, Person, a_peer


def test_balise_fetches_messages_where_nobody_can_bring_them(model: Path, tmp_path: Path) -> None:
    with a_peer() as peer, running("telegram", model, tmp_path, peer, ports.any_free(), url="") as balise:
        assert "Sur Telegram, Balise s'appelle @TestNameBot : https://t.me/TestNameBot\n" in balise.said
        person = Person(peer)
        (notice,) = person.says("/start")
        (reply,) = person.taps("Qui peut payer ?", notice)
        assert "Opco" in reply.text
        assert peer.calls("deleteWebhook")
        assert not peer.calls("setWebhook")


@pytest.mark.parametrize(
    ("token", "told"),
    [
        ("", "BALISE_TELEGRAM_JETON manque : demandez un jeton à @BotFather"),
        ("abc", "BALISE_TELEGRAM_JETON : un jeton de BotFather est attendu"),
    ],
)
def test_without_a_token_one_line_says_what_to_do(token: str, told: str) -> None:
    done = _launch(BALISE_TELEGRAM_JETON=token)
    assert done.returncode == 1
    assert done.stderr.startswith(told)
    assert done.stderr.count("\n") == 1


def _launch(**environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bot.runtime.launch", "telegram"]
    return subprocess.run(
        command, cwd=ROOT, env=os.environ | environment, capture_output=True, text=True, check=False, timeout=60
    )


def test_an_empty_address_is_what_make_telegram_hands_over() -> None:
    made = subprocess.run(
        ["make", "-n", "-p", "telegram"],
        cwd=ROOT,
        env=os.environ | {"BALISE_TELEGRAM_URL": "https://balise.example", "BALISE_TELEGRAM_JETON": TOKEN},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "launch telegram" in made.stdout
    assert "BALISE_TELEGRAM_URL := \n" in made.stdout or "BALISE_TELEGRAM_URL :=\n" in made.stdout
