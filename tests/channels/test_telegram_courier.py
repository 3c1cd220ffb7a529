"""Replies on their way to a chat."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from telegram.error import BadRequest, Forbidden, NetworkError, TelegramError

from bot.channels import telegram_courier
from bot.channels.telegram_courier import Courier
from bot.channels.telegram_posts import File
from bot.channels.telegram_updates import Tap
from bot.replies.wording import Button
from tests.channels.telegram_support import CHAT, Notebook

BUTTONS = (Button("Oui", "/oui"), Button("Non", "/non"))
PNG = "data:image/png;base64,iVBORw=="


def brought(text: str, failing: dict[str, list[TelegramError]] | None = None, **more: Any) -> Notebook:
    """What a bot is asked to bring one reply."""
    book = Notebook(failing or {})
    asyncio.run(Courier(book.bot, {}).bring(CHAT, text, **more))
    return book


def test_a_text_is_sent_as_html_in_which_only_links_mean_anything() -> None:
    ((arguments, named),) = brought("1 < 2 & <b>gras</b>").asked("send_message")
    assert arguments == (CHAT, "1 &lt; 2 &amp; &lt;b&gt;gras&lt;/b&gt;", "HTML")
    assert named["link_preview_options"].is_disabled


def test_a_long_text_comes_in_pieces_and_its_buttons_under_the_last() -> None:
    sent = brought("mot " * 3000, buttons=BUTTONS).asked("send_message")
    assert len(sent) == 3
    assert [named["reply_markup"] is None for _, named in sent] == [True, True, False]


def test_a_picture_comes_before_its_text() -> None:
    book = brought("Votre parcours.", image=PNG)
    assert [name for name, _, _ in book.calls] == ["send_photo", "send_message"]
    assert book.asked("send_photo")[0][0] == (CHAT, b"\x89PNG")


@pytest.mark.parametrize("image", ["data:image/svg+xml,<svg/>", PNG])
def test_a_picture_that_cannot_be_shown_does_not_keep_its_text_back(image: str) -> None:
    book = brought("Votre parcours.", {"send_photo": [BadRequest("x")]}, image=image)
    assert len(book.asked("send_message")) == 1


def test_a_text_is_sent_again_when_the_network_fails() -> None:
    assert len(brought("Bonjour", {"send_message": [NetworkError("x")]}).asked("send_message")) == 2


def test_who_blocked_the_bot_is_left_alone() -> None:
    with pytest.raises(Forbidden):
        brought("Bonjour", {"send_message": [Forbidden("x")]})


def test_a_file_is_handed_over_with_its_name_and_what_is_said_under_it() -> None:
    book = Notebook({"send_document": [NetworkError("x")]})
    asyncio.run(Courier(book.bot, {}).hand_over(CHAT, File("copie.json", b"{}", "Voici.")))
    assert book.asked("send_document") == [((CHAT, b"{}"), {"caption": "Voici.", "filename": "copie.json"})] * 2


def noted(tap: Tap | None, chosen: bool = True, failing: dict[str, list[TelegramError]] | None = None) -> Notebook:
    """What a bot is asked when a button was chosen."""
    book = Notebook(failing or {})
    asyncio.run(Courier(book.bot, {}).take_note(CHAT, tap, chosen))
    return book


def test_a_choice_is_acknowledged_and_stays_alone() -> None:
    book = noted(Tap("q", 7, "Oui"))
    assert book.asked("answer_callback_query") == [(("q",), {})]
    ((where, named),) = book.asked("edit_message_reply_markup")
    assert where == (CHAT, 7)
    assert [[button.text for button in row] for row in named["reply_markup"].inline_keyboard] == [["✓ Oui"]]


def test_without_its_words_a_choice_takes_all_buttons_away() -> None:
    ((_, named),) = noted(Tap("q", 7)).asked("edit_message_reply_markup")
    assert named["reply_markup"] is None


@pytest.mark.parametrize(("tap", "chosen"), [(Tap("q"), True), (Tap("q", 7, "✓ Oui"), False)])
def test_where_there_is_nothing_to_mark_a_choice_is_only_acknowledged(tap: Tap, chosen: bool) -> None:
    assert [name for name, _, _ in noted(tap, chosen).calls] == ["answer_callback_query"]


def test_a_choice_of_long_ago_that_telegram_forgot_is_no_failure() -> None:
    old = {"answer_callback_query": [BadRequest("x")], "edit_message_reply_markup": [BadRequest("x")]}
    assert len(noted(Tap("q", 7, "Oui"), failing=old).calls) == 2


@pytest.mark.parametrize(("seconds", "signs"), [(0.0, 0), (0.15, 1)])
def test_only_a_slow_answer_is_announced(monkeypatch: pytest.MonkeyPatch, seconds: float, signs: int) -> None:
    monkeypatch.setattr(telegram_courier, "TYPES_AFTER", 0.05)
    book = Notebook({"send_chat_action": [NetworkError("x")]})

    async def answer() -> None:
        async with Courier(book.bot, {}).typing(CHAT):
            await asyncio.sleep(seconds)

    asyncio.run(answer())
    assert book.asked("send_chat_action") == [((CHAT, "typing"), {})] * signs
