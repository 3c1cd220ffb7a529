"""What Balise does with each thing that she hears on Telegram."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import cast

import pytest

from bot.channels.conversation import Line
from bot.channels.gate import Refused
from bot.channels.telegram_buttons import CHOSEN, data_of
from bot.channels.telegram_courier import Courier
from bot.channels.telegram_talk import Talk, notice
from bot.channels.telegram_updates import Command, Heard, Kind, Tap
from bot.channels.visits import Unanswered, Visits
from bot.channels.voice import Voice
from bot.replies.wording import Button
from bot.settings import Settings
from tests.channels.telegram_support import CHAT, Notebook

VOICE = Voice.of(Settings())
OPENING = notice(VOICE, None)
OFFER = Line(False, "Alors ?", 0.0, (Button("Oui", "/confirmer"),))


class Conversation:
    """Visits with one conversation, of which only what was asked is noted."""

    def __init__(self, answer: Sequence[Line] | Exception = (), said: Sequence[Line] = ()) -> None:
        self.asked: list[tuple[str, str, str, str | None]] = []
        self._answer = answer
        self._said = [Line(False, OPENING.text, 0.0, OPENING.buttons), *said]

    async def say(self, sender: str, text: str, message_id: str | None) -> Sequence[Line]:
        """Note what a person says."""
        return self._noted("say", sender, text, message_id)

    async def do(self, sender: str, text: str, message_id: str | None) -> Sequence[Line]:
        """Note what the channel asks for."""
        return self._noted("do", sender, text, message_id)

    async def erase(self, sender: str) -> None:
        """Note that a conversation is to be forgotten."""
        self.asked.append(("erase", sender, "", None))

    async def history(self, _: str) -> Sequence[Line]:
        """What was said."""
        return self._said

    def _noted(self, *asked: str | None) -> Sequence[Line]:
        self.asked.append(asked)  # type: ignore[arg-type]
        if isinstance(self._answer, Exception):
            raise self._answer
        return self._answer


def told(conversation: Conversation, *things: Heard) -> list[str]:
    """What a chat is sent for some things that it heard."""
    book = Notebook()
    talk = Talk(cast(Visits, conversation), VOICE, Courier(book.bot, {}), OPENING)

    async def take() -> None:
        for thing in things:
            await talk.take(thing)

    asyncio.run(take())
    return [arguments[1] for arguments, _ in book.asked("send_message")]


def words(text: str) -> Heard:
    """Something written."""
    return Heard(7, CHAT, Kind.WORDS, text)


def command(name: Command) -> Heard:
    """Something chosen from the menu."""
    return Heard(7, CHAT, Kind.COMMAND, command=name)


def test_words_are_handed_on_with_what_tells_them_apart_from_those_before() -> None:
    conversation = Conversation([Line(False, "Le soir.", 0.0)], said=[OFFER])
    assert told(conversation, words("les horaires ?")) == ["Le soir."]
    assert conversation.asked == [("say", f"telegram-{CHAT}", "les horaires ?", "telegram-7")]


def test_every_message_of_a_reply_is_sent() -> None:
    assert told(Conversation([OFFER, OFFER], said=[OFFER]), words("et ?")) == ["Alors ?", "Alors ?"]


def test_a_stranger_is_told_once_what_she_talks_with() -> None:
    sent = told(Conversation([OFFER]), words("bonjour"), words("et ?"))
    assert ["assistant automatique" in text for text in sent] == [True, False, False]


def test_who_has_talked_before_is_not_told_again_after_a_new_start_of_the_server() -> None:
    assert told(Conversation([OFFER], said=[OFFER]), words("bonjour")) == ["Alors ?"]


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (Refused("message_trop_long", "utter_message_trop_long"), "trop long"),
        (Unanswered(), "Un incident"),
        (RuntimeError("mot secret"), "Un incident"),
    ],
)
def test_whoever_cannot_be_answered_is_told_so(error: Exception, said: str, caplog: pytest.LogCaptureFixture) -> None:
    (text,) = told(Conversation(error, said=[OFFER]), words("les horaires ?"))
    assert said in text
    assert "mot secret" not in caplog.text


def test_a_button_that_was_offered_is_heard_as_what_it_sends() -> None:
    conversation = Conversation([OFFER], said=[OFFER])
    told(conversation, Heard(8, CHAT, Kind.TAP, data_of("/confirmer"), tap=Tap("q")))
    assert conversation.asked == [("say", f"telegram-{CHAT}", "/confirmer", "telegram-8")]


def test_a_button_that_was_never_offered_is_not_heard() -> None:
    conversation = Conversation([OFFER], said=[OFFER])
    (text,) = told(conversation, Heard(8, CHAT, Kind.TAP, data_of("/refuser"), tap=Tap("q")))
    assert "Je ne connais pas ce choix" in text
    assert conversation.asked == []


def test_a_choice_made_before_says_nothing_again() -> None:
    conversation = Conversation([OFFER], said=[OFFER])
    assert told(conversation, Heard(8, CHAT, Kind.TAP, CHOSEN, tap=Tap("q", 7, "✓ Oui"))) == []
    assert conversation.asked == []


@pytest.mark.parametrize(
    ("name", "intent"),
    [
        (Command.HELP, "/demander_capacites"),
        (Command.RESTART, "/recommencer"),
        (Command.CONTACT, "/demander_contact"),
    ],
)
def test_a_command_is_asked_in_the_conversation(name: Command, intent: str) -> None:
    conversation = Conversation([OFFER], said=[OFFER])
    assert told(conversation, command(name)) == ["Alors ?"]
    assert conversation.asked == [("do", f"telegram-{CHAT}", intent, "telegram-7")]


def test_erased_is_said_only_once_it_is_done() -> None:
    conversation = Conversation()
    (text,) = told(conversation, command(Command.ERASE))
    assert "C'est effacé" in text
    assert conversation.asked == [("erase", f"telegram-{CHAT}", "", None)]


@pytest.mark.parametrize(
    ("kind", "said"),
    [(Kind.ATTACHMENT, "que du texte"), (Kind.EDITED, "message modifié"), (Kind.FROM_GROUP, "en privé")],
)
def test_what_is_no_question_gets_a_friendly_word(kind: Kind, said: str) -> None:
    conversation = Conversation()
    (text,) = told(conversation, Heard(7, CHAT, kind))
    assert said in text
    assert conversation.asked == []


def test_whoever_is_asked_to_wait_sees_that_her_button_was_heard() -> None:
    book = Notebook()
    talk = Talk(cast(Visits, Conversation()), VOICE, Courier(book.bot, {}), OPENING)
    asyncio.run(talk.slow_down(Heard(8, CHAT, Kind.TAP, "b:1", tap=Tap("q", 7, "Oui"))))
    assert [name for name, _, _ in book.calls] == ["answer_callback_query", "send_message"]
