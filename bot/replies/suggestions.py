"""What Balise proposes when it doubts: sentences that a person would say, never names of intents."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

from bot.replies.wording import MAXIMUM_BUTTONS, Button

_FILE = Path(__file__).with_name("suggestions.yml")


@cache
def sentences() -> dict[str, str]:
    """The sentence of each intent that may be proposed."""
    content = YAML(typ="safe", pure=True).load(_FILE.read_text(encoding="utf-8"))
    return {str(intent): str(sentence) for intent, sentence in content.items()}


def suggestions(intents: Iterable[str]) -> tuple[Button, ...]:
    """Buttons for the likeliest of these intents."""
    known = sentences()
    buttons = [Button(known[intent], f"/{intent}") for intent in dict.fromkeys(intents) if intent in known]
    return tuple(buttons[:MAXIMUM_BUTTONS])
