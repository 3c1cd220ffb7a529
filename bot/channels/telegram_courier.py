"""Brings Balise's replies to a chat, and shows there what happens meanwhile."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress

from telegram import InlineKeyboardMarkup, LinkPreviewOptions
from telegram.constants import ChatAction, ParseMode
from telegram.error import TelegramError

from bot.channels.rendering import Places, telegram_html
from bot.channels.telegram_api import GIVES_UP_AFTER, Bot, persistently
from bot.channels.telegram_buttons import keyboard, marked
from bot.channels.telegram_posts import File, picture, pieces
from bot.channels.telegram_updates import Tap
from bot.replies.wording import Button

logger = logging.getLogger(__name__)
TYPES_AFTER = 0.3
"""Seconds: a quick answer needs no sign that it is coming."""
_TYPES_EVERY = 4.0
"""Seconds: Telegram shows the sign for five."""
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class Courier:
    """Sends to chats; nothing is lost while Telegram cannot be reached for a while."""

    def __init__(self, bot: Bot, places: Places, gives_up_after: float = GIVES_UP_AFTER) -> None:
        """``places`` are linked wherever a text names them; ``gives_up_after`` is in seconds."""
        self._bot = bot
        self._places = places
        self._gives_up_after = gives_up_after

    async def bring(self, chat: int, text: str, buttons: Sequence[Button] = (), image: str | None = None) -> None:
        """Bring one reply: its picture, then its text with the buttons below.

        Raises:
            TelegramError: Telegram refuses the text; the person blocked the bot, for instance.
            Undelivered: Telegram could not be reached for too long.
        """
        if image is not None:
            await self._show(chat, image)
        texts = list(pieces(text))
        for place, piece in enumerate(texts, start=1):
            await self._write(chat, piece, keyboard(buttons) if place == len(texts) else None)

    async def hand_over(self, chat: int, file: File) -> None:
        """Bring a file.

        Raises:
            TelegramError: Telegram refuses it.
            Undelivered: Telegram could not be reached for too long.
        """
        await persistently(
            lambda: self._bot.send_document(chat, file.content, caption=file.caption, filename=file.name),
            self._gives_up_after,
        )

    async def take_note(self, chat: int, tap: Tap | None, chosen: bool = True) -> None:
        """Show that a button was heard, and if it is a choice, leave of the keyboard only what it says.

        Only a sign: Telegram refuses it for messages of long ago, and the answer matters more.
        """
        if tap is None:
            return
        with suppress(Exception):
            await self._bot.answer_callback_query(tap.query)
        if not chosen or tap.message is None:
            return
        rest = marked(tap.label) if tap.label else None
        with suppress(Exception):
            await self._bot.edit_message_reply_markup(chat, tap.message, reply_markup=rest)

    @asynccontextmanager
    async def typing(self, chat: int) -> AsyncIterator[None]:
        """Show that Balise writes, as long as she takes."""
        signs = asyncio.create_task(self._type(chat))
        try:
            yield
        finally:
            signs.cancel()

    async def _type(self, chat: int) -> None:
        await asyncio.sleep(TYPES_AFTER)
        while True:
            with suppress(Exception):
                await self._bot.send_chat_action(chat, ChatAction.TYPING)
            await asyncio.sleep(_TYPES_EVERY)

    async def _write(self, chat: int, text: str, buttons: InlineKeyboardMarkup | None) -> None:
        shown = telegram_html(text, self._places)
        await persistently(
            lambda: self._bot.send_message(
                chat, shown, ParseMode.HTML, reply_markup=buttons, link_preview_options=_NO_PREVIEW
            ),
            self._gives_up_after,
        )

    async def _show(self, chat: int, image: str) -> None:
        """The text says the same as the picture: it must not fail with it."""
        shown = picture(image)
        if shown is None:
            logger.warning("Telegram : une image n'est ni du PNG ni une adresse https.")
            return
        try:
            await persistently(lambda: self._bot.send_photo(chat, shown), self._gives_up_after)
        except TelegramError as error:
            logger.warning("Telegram : image refusée (%s).", type(error).__name__)
