"""What Balise does with each thing that she hears on Telegram."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from typing import Any, cast

import pytest

from bot.channels.conversation import Line
from bot.channels.gate import Refused
from bot.channels.telegram_buttons import CHOSEN, data_of
from bot.channels.telegram_courier import Courier
from bot.channels.telegram_memory import Memory
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

    def __init__(
        self,
        answer: Sequence[Line] | Exception = (),
        said: Sequence[Line] = (),
        kept: dict[str, Any] | Exception | None = None,
    ) -> None:
        self.asked: list[tuple[str, str, str, str | None]] = []
        self._answer = answer
        self._kept = kept or {"conversation": [], "notes": {}}
        self._said = [Line(False, OPENING.text, 0.0, OPENING.buttons), *said]

    async def say(self, sender: str, text: str, message_id: str | None) -> Sequence[Line]:
        """Note what a person says."""
        return self._noted("say", sender, text, message_id)

    async def do(self, sender: str, text: str, message_id: str | None) -> Sequence[Line]:
        """Note what the channel asks for."""
        return self._noted("do", sender, text, message_id)

    async def erase(self, sender: str) -> None:
        """Note that a conversation is to be forgotten."""
        self._noted("erase", sender, "", None)

    async def export(self, sender: str) -> dict[str, Any]:
        """What is kept."""
        self.asked.append(("export", sender, "", None))
        if isinstance(self._kept, Exception):
            raise self._kept
        return self._kept

    async def history(self, _: str) -> Sequence[Line]:
        """What was said."""
        return self._said

    def _noted(self, *asked: str | None) -> Sequence[Line]:
        self.asked.append(asked)  # type: ignore[arg-type]
        if isinstance(self._answer, Exception):
            raise self._answer
        return self._answer


def notebook(conversation: Conversation, *things: Heard) -> Notebook:
    """What a bot is asked to do for some things that a chat said."""
    book = Notebook()
    talk = Talk(cast(Visits, conversation), VOICE, Courier(book.bot, {}), OPENING, Memory())

    async def take() -> None:
        for thing in things:
            await talk.take(thing)

    asyncio.run(take())
    return book


def told(conversation: Conversation, *things: Heard) -> list[str]:
    """What a chat is told for some things that it said."""
    return [arguments[1] for arguments, _ in notebook(conversation, *things).asked("send_message")]


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


def test_a_command_that_telegram_brings_again_gets_its_answer_and_is_not_asked_again() -> None:
    said = [
        OFFER,
        Line(True, "/demander_contact", 0.0, message_id="telegram-7"),
        OFFER,
        Line(True, "et ?", 0.0, message_id="telegram-8"),
        Line(False, "Plus tard.", 0.0),
    ]
    conversation = Conversation([], said=said)
    assert told(conversation, command(Command.CONTACT)) == ["Alors ?"]
    assert conversation.asked == []


def test_erased_is_said_only_once_it_is_done() -> None:
    conversation = Conversation()
    (text,) = told(conversation, command(Command.ERASE))
    assert "C'est effacé" in text
    assert conversation.asked == [("erase", f"telegram-{CHAT}", "", None)]


@pytest.mark.parametrize("name", [Command.ERASE, Command.EXPORT])
def test_what_could_not_be_erased_or_copied_is_not_said_to_be(name: Command, caplog: pytest.LogCaptureFixture) -> None:
    broken = RuntimeError("mot secret")
    (text,) = told(Conversation(broken, kept=broken), command(name))
    assert "Un incident" in text
    assert "mot secret" not in caplog.text


def test_all_that_is_kept_is_handed_over_as_a_file() -> None:
    kept = {"conversation": [{"de": "vous", "texte": "les horaires ?"}], "notes": {}}
    book = notebook(Conversation(kept=kept), command(Command.EXPORT))
    ((arguments, named),) = book.asked("send_document")
    assert arguments[0] == CHAT
    assert json.loads(arguments[1]) == kept
    assert named["filename"] == "conversation-balise.json"
    assert "tout ce que je garde" in named["caption"]
    assert book.asked("send_message") == []


def test_where_nothing_is_kept_there_is_a_sentence_and_no_file() -> None:
    conversation = Conversation()
    (text,) = told(conversation, command(Command.EXPORT))
    assert "Je ne garde rien" in text
    assert conversation.asked == [("export", f"telegram-{CHAT}", "", None)]


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
    talk = Talk(cast(Visits, Conversation()), VOICE, Courier(book.bot, {}), OPENING, Memory())
    asyncio.run(talk.slow_down(Heard(8, CHAT, Kind.TAP, "b:1", tap=Tap("q", 7, "Oui"))))
    assert [name for name, _, _ in book.calls] == ["answer_callback_query", "send_message"]
