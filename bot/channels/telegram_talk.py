"""What Balise does with each thing that comes from Telegram."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from itertools import dropwhile, islice, takewhile

from bot.channels.conversation import Line
from bot.channels.gate import Refused
from bot.channels.telegram_buttons import CHOSEN, payload_of
from bot.channels.telegram_courier import Courier
from bot.channels.telegram_memory import AN_HOUR, Memory
from bot.channels.telegram_posts import File, copy_of
from bot.channels.telegram_updates import Command, Heard, Kind
from bot.channels.visits import Unanswered, Visits, Whole
from bot.channels.voice import BREAKDOWN, Voice
from bot.replies.wording import Message

logger = logging.getLogger(__name__)
CHANNEL = "telegram"
NOTICE = "utter_telegram_start"
SITE = "utter_telegram_site"
TOO_OFTEN = "utter_trop_de_messages"
_ERASED = "utter_telegram_efface"
_COPY = "utter_telegram_copie"
_NOTHING_KEPT = "utter_telegram_rien_garde"
_UNKNOWN_BUTTON = "utter_bouton_inconnu"
_ASIDE: Mapping[Kind, str] = {
    Kind.ATTACHMENT: "utter_telegram_texte_seulement",
    Kind.EDITED: "utter_telegram_modifie",
    Kind.FROM_GROUP: "utter_telegram_groupe",
}
_INTENTS: Mapping[Command, str] = {
    Command.HELP: "/demander_capacites",
    Command.RESTART: "/recommencer",
    Command.CONTACT: "/demander_contact",
}


class TelegramWhole(Whole):
    """Collects what is said on Telegram."""

    @classmethod
    def name(cls) -> str:
        """The name of the channel, as variants of replies know it."""
        return CHANNEL


def sender_of(chat: int) -> str:
    """The name of a chat's conversation, which no visitor of another channel has."""
    return f"{CHANNEL}-{chat}"


def notice(voice: Voice, site: str | None) -> Message:
    """What opens each conversation; ``site`` is where Balise speaks without Telegram (None: nowhere known)."""
    said = voice.say(NOTICE, CHANNEL)
    if site is None:
        return said
    return Message(f"{said.text}\n\n{voice.say(SITE, CHANNEL).text} {site}", said.buttons)


class Talk:
    """Answers everything that is heard, in the chat it came from."""

    def __init__(self, visits: Visits, voice: Voice, courier: Courier, opening: Message, memory: Memory) -> None:
        self._visits = visits
        self._voice = voice
        self._courier = courier
        self._opening = opening
        self._memory = memory

    async def take(self, heard: Heard) -> None:
        """Answer one thing.

        Raises:
            TelegramError: Telegram refuses the answer.
            Undelivered: Telegram could not be reached for too long.
        """
        answers: Mapping[Kind, Callable[[Heard], Awaitable[None]]] = {
            Kind.WORDS: self._words,
            Kind.COMMAND: self._command,
            Kind.TAP: self._tap,
        }
        await answers.get(heard.kind, self._aside)(heard)

    async def slow_down(self, heard: Heard) -> None:
        """Ask somebody to wait."""
        await self._courier.take_note(heard.chat, heard.tap, chosen=False)
        await self._say(heard.chat, TOO_OFTEN)

    async def _words(self, heard: Heard) -> None:
        await self._greet_a_stranger(heard.chat)
        sender = sender_of(heard.chat)
        await self._answer(heard, lambda: self._visits.say(sender, heard.text, _number(heard)))

    async def _tap(self, heard: Heard) -> None:
        sender = sender_of(heard.chat)
        await self._courier.take_note(heard.chat, heard.tap, chosen=heard.text != CHOSEN)
        if heard.text == CHOSEN:
            return
        payload = payload_of(heard.text, await self._visits.history(sender))
        if payload is None:
            await self._say(heard.chat, _UNKNOWN_BUTTON)
        else:
            await self._answer(heard, lambda: self._visits.say(sender, payload, _number(heard)))

    async def _command(self, heard: Heard) -> None:
        if heard.command is Command.START:
            await self._courier.bring(heard.chat, self._opening.text, self._opening.buttons)
            await self._memory.note(_greeted(heard.chat), AN_HOUR)
        elif heard.command is Command.EXPORT:
            await self._answer(heard, lambda: self._copy(heard))
        elif heard.command is Command.ERASE:
            await self._answer(heard, lambda: self._erase(heard))
        elif heard.command is not None:
            intent = _INTENTS[heard.command]
            await self._greet_a_stranger(heard.chat)
            await self._answer(heard, lambda: self._do(heard, intent))

    async def _copy(self, heard: Heard) -> Sequence[Line | File]:
        kept = await self._visits.export(sender_of(heard.chat))
        if not any(kept.values()):
            return [self._line(_NOTHING_KEPT)]
        return [copy_of(kept, self._line(_COPY).text)]

    async def _erase(self, heard: Heard) -> Sequence[Line]:
        await self._visits.erase(sender_of(heard.chat))
        return [self._line(_ERASED)]

    async def _do(self, heard: Heard, intent: str) -> Sequence[Line]:
        """Ask something in the conversation, unless Telegram brings again what was asked and answered."""
        sender, number = sender_of(heard.chat), _number(heard)
        given = _given(number, await self._visits.history(sender))
        return given or await self._visits.do(sender, intent, number)

    async def _aside(self, heard: Heard) -> None:
        await self._say(heard.chat, _ASIDE[heard.kind])

    async def _greet_a_stranger(self, chat: int) -> None:
        """Whoever talks without /start must know too what she talks with."""
        if await self._memory.knows(_greeted(chat)):
            return
        if len(await self._visits.history(sender_of(chat))) <= 1:
            await self._courier.bring(chat, self._opening.text)
        await self._memory.note(_greeted(chat), AN_HOUR)

    async def _answer(self, heard: Heard, ask: Callable[[], Awaitable[Sequence[Line | File]]]) -> None:
        async with self._courier.typing(heard.chat):
            try:
                replies = await ask()
            except Refused as refused:
                replies = [self._line(refused.reply)]
            except Exception as error:
                cause = error.__cause__ if isinstance(error, Unanswered) else error
                # Without its message, which may quote the person.
                logger.error("Telegram : réponse impossible : %s", type(cause).__name__)
                replies = [self._line(BREAKDOWN)]
        for reply in replies:
            await self._bring(heard.chat, reply)

    async def _say(self, chat: int, reply: str) -> None:
        await self._bring(chat, self._line(reply))

    async def _bring(self, chat: int, reply: Line | File) -> None:
        if isinstance(reply, File):
            await self._courier.hand_over(chat, reply)
        else:
            await self._courier.bring(chat, reply.text, reply.buttons, reply.image)

    def _line(self, reply: str) -> Line:
        said = self._voice.say(reply, CHANNEL)
        return Line(False, said.text, 0.0, said.buttons)


def _given(number: str, said: Sequence[Line]) -> Sequence[Line]:
    """What was replied to the message of this number (nothing: it was not heard, or not answered)."""
    after = dropwhile(lambda line: line.message_id != number, said)
    return tuple(takewhile(lambda line: not line.by_visitor, islice(after, 1, None)))


def _greeted(chat: int) -> str:
    return f"accueilli {chat}"


def _number(heard: Heard) -> str:
    return f"{CHANNEL}-{heard.number}"
