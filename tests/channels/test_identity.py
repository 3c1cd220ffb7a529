"""Who a visitor is."""

from __future__ import annotations

import base64
import json
import stat
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import jwt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.identity import AUDIENCE, VALID_FOR, Identities, NotKnown, kept_secret
from bot.settings import SHORTEST_SECRET

SECRET = "x" * 64
OURS = Identities(SECRET)


def token(secret: str = SECRET, algorithm: str = "HS256", **changed: Any) -> str:
    claims = {"sub": "site-" + "a" * 24, "aud": AUDIENCE, "exp": datetime.now(timezone.utc) + VALID_FOR} | changed
    return jwt.encode({name: value for name, value in claims.items() if value is not None}, secret, algorithm)


def test_a_visitor_is_recognised_by_the_token_that_was_made_for_her() -> None:
    somebody, somebody_else = OURS.mint(), OURS.mint()
    assert OURS.sender(somebody.token) == somebody.sender
    assert somebody.sender != somebody_else.sender


def test_a_token_says_when_it_ends() -> None:
    remaining = OURS.mint().expires - datetime.now(timezone.utc)
    assert VALID_FOR - timedelta(seconds=5) < remaining <= VALID_FOR


def test_the_tokens_made_for_these_tests_are_good_ones_when_nothing_is_changed() -> None:
    assert OURS.sender(token()) == "site-" + "a" * 24


def unsigned() -> str:
    _, body, _ = token().split(".")
    none = base64.urlsafe_b64encode(json.dumps({"alg": "none", "typ": "JWT"}).encode()).rstrip(b"=").decode()
    return f"{none}.{body}."


@pytest.mark.parametrize(
    "forged",
    [
        pytest.param(token("y" * SHORTEST_SECRET), id="signed with another secret"),
        pytest.param(token(exp=datetime.now(timezone.utc) - timedelta(seconds=1)), id="expired"),
        pytest.param(token(aud="autre-service"), id="made for another service"),
        pytest.param(token(aud=None), id="made for nobody"),
        pytest.param(token(exp=None), id="without an end"),
        pytest.param(token(sub=None), id="of nobody"),
        pytest.param(token(sub="telegram-12345"), id="of a visitor of another channel"),
        pytest.param(token(sub="default"), id="of a conversation of the staff"),
        pytest.param(token(algorithm="HS384"), id="signed in another way"),
        pytest.param(unsigned(), id="unsigned"),
        pytest.param("", id="empty"),
        pytest.param("a.b.c", id="no token"),
    ],
)
def test_a_token_that_is_not_ours_is_not_known(forged: str) -> None:
    with pytest.raises(NotKnown):
        OURS.sender(forged)


@given(st.text(max_size=200))
def test_no_text_made_up_is_a_token(text: str) -> None:
    with pytest.raises(NotKnown):
        OURS.sender(text)


@given(st.integers(0, 10_000), st.characters(codec="ascii"))
def test_a_token_with_one_sign_changed_is_not_known(place: int, sign: str) -> None:
    good = OURS.mint().token
    # The last sign of a signature carries bits that say nothing.
    place %= len(good) - 1
    changed = good[:place] + sign + good[place + 1 :]
    if changed != good:
        with pytest.raises(NotKnown):
            OURS.sender(changed)


def test_the_secret_is_made_once_is_long_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    folder = tmp_path / "donnees"
    secret = kept_secret(folder)
    assert len(secret) >= SHORTEST_SECRET
    assert kept_secret(folder) == secret
    (file,) = folder.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_two_installations_have_two_secrets(tmp_path: Path) -> None:
    assert kept_secret(tmp_path / "ici") != kept_secret(tmp_path / "ailleurs")
