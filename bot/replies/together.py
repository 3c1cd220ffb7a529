"""Several messages beside each other: nothing said twice, the contact once, buttons that lead somewhere new."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.replies.wording import MAXIMUM_BUTTONS, Button, Message

_ANSWERS_TOO = {
    "utter_credits_": ("demander_credits",),
    "utter_heures_": ("demander_heures",),
    "utter_nombre_ue": ("demander_heures",),
    "utter_demander_total": ("demander_heures", "demander_credits", "demander_duree"),
    "utter_comparer_diplomes": ("demander_certificat", "demander_titre"),
}
"""The questions that replies of such names answer, beside the one after which they are named."""
_GIVES_THE_CONTACT = frozenset({"utter_demander_contact", "utter_parler_a_une_personne", "utter_demander_devis"})
_SENTENCE_END = re.compile(r"(?<=[.!?])[ \t]+")
_SHORTEST_SENTENCE = 4
_BULLET = "•"
_DEVIS = "devis"
_ASKS_FOR_DEVIS = re.compile(
    r"(?:Demandez (?:tôt )?un devis au centre(?: le plus tôt possible)?|Le centre établit un devis sur demande)\."
)
_NOTHING_LEFT = re.compile(r"(?:\w+|Pour [^,]*)\.")
"""What a sentence was there for the contact only: "Renseignements : …", "Pour parler à quelqu'un : …"."""


def useful_buttons(messages: Sequence[Message]) -> tuple[Button, ...]:
    """The buttons of the last message that has any; those that lead to an answer given here, replaced by others."""
    groups = [message.buttons for message in reversed(messages) if message.buttons]
    if not groups:
        return ()
    answered = {f"/{intent}" for message in messages for name in message.names for intent in _answered(name)}
    useful = {each.payload: each for each in reversed([button for group in groups for button in group])}
    order = dict.fromkeys(button.payload for group in groups for button in group if button.payload not in answered)
    return tuple(useful[payload] for payload in order)[: min(len(groups[0]), MAXIMUM_BUTTONS)]


def _answered(name: str) -> list[str]:
    too = [intent for start, intents in _ANSWERS_TOO.items() if name.startswith(start) for intent in intents]
    return [name.removeprefix("utter_"), *too]


@dataclass(frozen=True)
class Contact:
    """How the centre is reached, as replies write it."""

    phone: str
    email: str

    def said_once(self, messages: Sequence[Message]) -> list[Message]:
        """The messages, with the contact in the one that tells most of it, and no sentence twice."""
        fresh = _without_repeated_sentences(messages)
        telling = [rank for rank, message in enumerate(fresh) if self._count(message.text)]
        if len(telling) < 2:
            return fresh
        kept = max(telling, key=lambda rank: (*self._weight(fresh[rank]), rank))
        return [
            self._without_contact(message, fresh[kept]) if rank in telling and rank != kept else message
            for rank, message in enumerate(fresh)
        ]

    def _count(self, text: str) -> int:
        return (self.phone in text) + (self.email in text)

    def _weight(self, message: Message) -> tuple[bool, bool, int]:
        return not self._can_go(message), bool(_GIVES_THE_CONTACT & set(message.names)), self._count(message.text)

    def _can_go(self, message: Message) -> bool:
        """Whether the message still reads well without the contact: not where it is a list of its own."""
        listed = any(self._count(line) for line in message.text.splitlines() if line.startswith(_BULLET))
        return not listed and not self._count(self._mention.sub("", message.text))

    @property
    def _mention(self) -> re.Pattern[str]:
        phone, email = re.escape(self.phone), re.escape(self.email)
        either = rf"(?:{phone}|{email})(?: (?:ou|et)(?: à)? {email})?(?: \([^)]*\))?"
        return re.compile(rf" \({phone}\)|(?:(?: :|,)(?: au| à)?| au| à) {either}(?=[.,;]|$)", re.MULTILINE)

    def _without_contact(self, message: Message, kept: Message) -> Message:
        if not self._can_go(message):
            return message
        lines = (self._line(line, kept.text) for line in message.text.split("\n"))
        return replace(message, text="\n".join(lines).strip())

    def _line(self, line: str, kept: str) -> str:
        return " ".join(filter(None, (self._sentence(each, kept) for each in _SENTENCE_END.split(line))))

    def _sentence(self, sentence: str, kept: str) -> str:
        if not self._count(sentence):
            return sentence
        rest = self._mention.sub("", sentence)
        asked_there = _DEVIS in kept and _ASKS_FOR_DEVIS.fullmatch(rest)
        return "" if asked_there or _NOTHING_LEFT.fullmatch(rest) else rest


def _without_repeated_sentences(messages: Sequence[Message]) -> list[Message]:
    said: set[str] = set()
    found = []
    for message in messages:
        lines = [_new_sentences(line, said) for line in message.text.split("\n")]
        found.append(replace(message, text="\n".join(lines).strip()))
        said.update(sentence for line in message.text.split("\n") for sentence in _SENTENCE_END.split(line))
    return found


def _new_sentences(line: str, said: set[str]) -> str:
    kept = (each for each in _SENTENCE_END.split(line) if each not in said or len(each.split()) < _SHORTEST_SENTENCE)
    return " ".join(kept)
