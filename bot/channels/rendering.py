"""One reply in the form that each channel shows: plain text, Markdown for the site, HTML for Telegram.

The text of a reply is plain: paragraphs apart by an empty line, items behind a bullet. Telephone numbers, e-mail
addresses and the centre's address become links where a channel knows links.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote_plus

from bot.curriculum.teaching import Contact

BULLET = "• "
NO_BREAK = "\u00a0"
_BEFORE_SIGN = re.compile(r" (?=[:;!?»])|(?<=«) ")
_MAP = "https://www.openstreetmap.org/search?query="
_EMAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}"
_PHONE = r"(?<![\d.])0[1-9](?:[. ]\d\d){4}(?![\d.]*\d)"
_LIFELINE = r"\b(?:3114|3919)\b"
_WEB = r"https://[^\s<>()]+[^\s<>().,;:!?]"
# What CommonMark could read as more than itself.
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~&])")
# "5. Droit" and "- non" at the head of a line are no lists of our making.
_LIST_MARK = re.compile(r"^(\d*)([-+.)])")


@dataclass(frozen=True)
class Span:
    """A piece of a line, with what it links to."""

    text: str
    link: str | None = None


Places = Mapping[str, str]
"""What to link besides what shows by its form: a text and its address."""


def places_of(contact: Contact) -> Places:
    """The centre's address, linked to a map that opens only when chosen."""
    address = f"{contact.street}, {contact.postcode} {contact.town}"
    # No map knows a mailbox or a floor: the street and the town find the place.
    street, town = contact.street.split(",")[0], contact.town.removesuffix(" Cedex")
    return {address: _MAP + quote_plus(f"{street}, {town}")}


def phone_link(number: str) -> str:
    """What dials a French number from anywhere."""
    digits = re.sub(r"\D", "", number)
    return f"tel:+33{digits[1:]}" if digits.startswith("0") else f"tel:{digits}"


def spans(line: str, places: Places) -> Iterator[Span]:
    """The line cut into plain pieces and linked ones; together they say what the line says."""
    end = 0
    for found in _pattern(places).finditer(line):
        if found.start() > end:
            yield Span(line[end : found.start()])
        yield Span(found.group(), _target(found, places))
        end = found.end()
    if end < len(line):
        yield Span(line[end:])


def plain(text: str) -> str:
    """As a terminal shows it."""
    return text


def markdown(text: str, places: Places) -> str:
    """As the site shows it: CommonMark in which only links, lists and paragraphs mean anything."""
    return "\n\n".join(_markdown_block(block, places) for block in _blocks(_held_together(text)))


def telegram_html(text: str, places: Places) -> str:
    """As Telegram shows it: it finds telephone numbers and e-mail addresses by itself, and links no others."""
    return "".join(_telegram_span(span) for span in spans(text, places))


def _held_together(text: str) -> str:
    """No line begins with a sign that belongs to the word before it."""
    return _BEFORE_SIGN.sub(NO_BREAK, text)


def _pattern(places: Places) -> re.Pattern[str]:
    named = "|".join(re.escape(text) for text in sorted(places, key=len, reverse=True)) or r"(?!)"
    groups = (f"(?P<place>{named})", f"(?P<web>{_WEB})", f"(?P<email>{_EMAIL})", f"(?P<phone>{_PHONE}|{_LIFELINE})")
    return re.compile("|".join(groups))


def _target(found: re.Match[str], places: Places) -> str:
    targets: Mapping[str, Callable[[str], str]] = {
        "place": lambda text: places[text],
        "web": str,
        "email": lambda text: f"mailto:{text}",
        "phone": phone_link,
    }
    return targets[found.lastgroup or ""](found.group())


def _blocks(text: str) -> Iterator[list[str]]:
    """Paragraphs and lists, each as its lines: a list ends the paragraph before it."""
    block: list[str] = []
    for line in text.strip().split("\n"):
        ends = not line.strip() or (bool(block) and line.startswith(BULLET) != block[-1].startswith(BULLET))
        if ends and block:
            yield block
            block = []
        if line.strip():
            block.append(line)
    if block:
        yield block


def _markdown_block(lines: list[str], places: Places) -> str:
    if lines[0].startswith(BULLET):
        return "\n".join(f"- {_markdown_line(line.removeprefix(BULLET), places)}" for line in lines)
    # A backslash keeps the line break that the reply has.
    return "\\\n".join(_markdown_line(line, places) for line in lines)


def _markdown_line(line: str, places: Places) -> str:
    return _LIST_MARK.sub(r"\1\\\2", "".join(map(_markdown_span, spans(line, places))))


def _markdown_span(span: Span) -> str:
    return f"[{_escaped(span.text)}]({span.link})" if span.link else _escaped(span.text)


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)


def _telegram_span(span: Span) -> str:
    text = html.escape(span.text, quote=False)
    if span.link is None or not span.link.startswith("https:"):
        return text
    return f'<a href="{html.escape(span.link)}">{text}</a>'
