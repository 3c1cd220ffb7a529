"""The words of Balise, as domain.yml holds them."""

from __future__ import annotations

import string
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from bot.replies.facts import Facts

MAXIMUM_BUTTONS = 3
PARAGRAPH = "\n\n"


class WordingError(ValueError):
    """domain.yml lacks a reply, or a reply names a fact that nobody provides."""


@dataclass(frozen=True)
class Button:
    """Something that the person may say next: its label, and what choosing it sends."""

    title: str
    payload: str


def buttons_of(reply: Mapping[str, Any]) -> tuple[Button, ...]:
    """The buttons of a reply as domain.yml and Rasa write it."""
    return tuple(Button(str(each["title"]), str(each["payload"])) for each in reply.get("buttons") or ())


def written(buttons: Iterable[Button]) -> list[dict[str, str]]:
    """Buttons as Rasa writes them."""
    return [{"title": button.title, "payload": button.payload} for button in buttons]


@dataclass(frozen=True)
class Message:
    """One message to the person, with the sections of the brochure that it rests on."""

    text: str
    buttons: tuple[Button, ...] = ()
    sources: tuple[str, ...] = ()
    names: tuple[str, ...] = field(default=())


class Wording:
    """All replies, by name; a reply may have a variant for one channel."""

    def __init__(self, responses: dict[str, list[dict[str, Any]]]) -> None:
        self._responses = responses

    @classmethod
    def read(cls, domain: Path) -> Wording:
        """The replies of a domain file.

        Raises:
            WordingError: the file has no ``responses``.
        """
        content = YAML(typ="safe", pure=True).load(domain.read_text(encoding="utf-8"))
        responses = (content or {}).get("responses")
        if not isinstance(responses, dict):
            raise WordingError(f"{domain} : aucune réponse sous « responses »")
        return cls(responses)

    def names(self) -> frozenset[str]:
        """The names of all replies."""
        return frozenset(self._responses)

    def has(self, name: str) -> bool:
        """Whether there is a reply of this name."""
        return name in self._responses

    def placeholders(self, name: str, channel: str | None = None) -> tuple[str, ...]:
        """The facts that a reply names, in order."""
        text = str(self._variant(name, channel)["text"])
        return tuple(field for _, field, _, _ in string.Formatter().parse(text) if field)

    def can_say(self, name: str, facts: Facts, channel: str | None = None) -> bool:
        """Whether the reply exists and every fact that it names is known."""
        return self.has(name) and all(fact in facts for fact in self.placeholders(name, channel))

    def say(self, name: str, facts: Facts, channel: str | None = None) -> Message:
        """The reply with its facts filled in.

        Raises:
            WordingError: there is no such reply, or it names an unknown fact.
        """
        variant = self._variant(name, channel)
        wanted = self.placeholders(name, channel)
        unknown = [fact for fact in wanted if fact not in facts]
        if unknown:
            raise WordingError(f"{name} : fait inconnu entre accolades ({', '.join(unknown)})")
        text = str(variant["text"]).format_map({fact: facts[fact].text for fact in wanted})
        sources = tuple(dict.fromkeys(source for fact in wanted if (source := facts[fact].source)))
        return Message(text.strip(), buttons_of(variant), sources, (name,))

    def _variant(self, name: str, channel: str | None) -> dict[str, Any]:
        variants = self._responses.get(name)
        if not variants:
            raise WordingError(f"domain.yml : réponse « {name} » absente")
        own = (variant for variant in variants if variant.get("channel") == channel and channel is not None)
        common = (variant for variant in variants if "channel" not in variant)
        chosen = next(own, None) or next(common, None)
        if chosen is None:
            raise WordingError(f"{name} : il faut une variante sans « channel »")
        return chosen


def join(messages: list[Message], separator: str = PARAGRAPH) -> Message:
    """Several messages as one: texts in order, no paragraph twice, buttons of the last that has any."""
    pieces = (message.text.split(PARAGRAPH) if separator == PARAGRAPH else [message.text] for message in messages)
    texts = list(dict.fromkeys(piece for some in pieces for piece in some if piece))
    buttons = next((message.buttons for message in reversed(messages) if message.buttons), ())
    return Message(
        separator.join(texts),
        buttons[:MAXIMUM_BUTTONS],
        tuple(dict.fromkeys(source for message in messages for source in message.sources)),
        tuple(dict.fromkeys(name for message in messages for name in message.names)),
    )
