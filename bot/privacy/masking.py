"""Take out of what is kept whatever names a visitor: addresses, numbers, dates of birth.

What counts is what RGPD art. 5(1)(c) and 25 ask: Balise needs none of it to answer, so none of it is stored.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from bot.privacy.births import births
from bot.privacy.identifiers import emails, phones, social_security_numbers
from bot.privacy.spans import Span, replaced

# No mask may look like what another pass would mask.
EMAIL = "[e-mail masqué]"
PHONE = "[téléphone masqué]"
NIR = "[numéro masqué]"
BIRTH = "[date masquée]"

STRUCTURE = frozenset({
    "event", "timestamp", "name", "policy", "message_id", "input_channel", "model_id", "assistant_id", "utter_action",
})  # fmt: skip
"""What an event holds that no visitor wrote: by it, messages are told apart and replayed."""

# The longest first: the figures of a NIR hold telephone numbers.
_KINDS: tuple[tuple[Callable[[str], Iterator[Span]], str], ...] = (
    (emails, EMAIL),
    (social_security_numbers, NIR),
    (births, BIRTH),
    (phones, PHONE),
)
_GAP = r"[\s./-]?"
_MAY_NAME = re.compile(r"\d|@|\b(?:at|arobas?e?)\b", re.IGNORECASE)


class Masking:
    """Masks texts; the contacts of the centre, which are public, stay."""

    def __init__(self, emails: Iterable[str] = (), phones: Iterable[str] = ()) -> None:
        public = [*map(_email_pattern, emails), *map(_phone_pattern, phones)]
        self._public = re.compile(f"({'|'.join(public)})", re.IGNORECASE) if public else None

    def text(self, text: str) -> str:
        """The text without what names somebody. Masked once or twice, it is the same."""
        while (masked := self._once(text)) != text:
            text = masked
        return text

    def event(self, event: Mapping[str, Any]) -> dict[str, Any]:
        """A copy of an event as Rasa writes it down, every text in it masked."""
        return {key: value if key in STRUCTURE else self._value(value) for key, value in event.items()}

    def _value(self, value: Any) -> Any:
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, Mapping):
            return {key: each if key in STRUCTURE else self._value(each) for key, each in value.items()}
        if isinstance(value, (list, tuple)):
            return [self._value(each) for each in value]
        return value

    def _once(self, text: str) -> str:
        if not _MAY_NAME.search(text):
            return text
        if self._public is None:
            return _masked(text)
        pieces = self._public.split(text)
        # Every second piece is a public contact.
        return "".join(piece if place % 2 else _masked(piece) for place, piece in enumerate(pieces))


def _masked(text: str) -> str:
    for find, mask in _KINDS:
        text = replaced(text, find(text), mask)
    return text


def _email_pattern(email: str) -> str:
    return rf"(?<![\w.+-]){re.escape(email)}(?![\w-]|\.\w|@)"


def _phone_pattern(phone: str) -> str:
    """The number in any writing, at home and from abroad."""
    digits = re.sub(r"\D", "", phone).removeprefix("0")
    return rf"(?<!\d)(?:(?:\+|00){_GAP}33{_GAP}(?:\(0\){_GAP})?|0){_GAP.join(digits)}(?!\d)"
