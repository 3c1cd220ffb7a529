"""How one message was understood and answered, and how staff read it in the terminal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from bot.runtime.console import percent, wrapped

SHOWN_INTENTS = 3
NOTHING = "vide"
_LEAST_SHOWN = 0.001
_INDENT = "  "
_LABELS = ("écrit : ", "corrigé : ", "lu : ", "sans politesses : ")
# French puts a space inside its quotation marks and before some signs; no line ends there.
_UNBREAKABLE = re.compile(r"(?<=«) | (?=[»?!:;%·])")
_NO_BREAK = "\u00a0"


@dataclass(frozen=True)
class Likely:
    """An intent and how probable it is."""

    intent: str
    confidence: float


@dataclass(frozen=True)
class Piece:
    """The message, or a sentence or clause of it, with its intents, the likeliest first.

    ``depth``: 0 for the message as a whole, 1 for what it is cut into, 2 for what that is cut into. A clause has also
    the intent ``in_context``, when the whole is considered, and the probability ``asks`` that it is a question of its
    own; None for one that asks nothing.
    """

    text: str
    intents: tuple[Likely, ...]
    depth: int = 0
    in_context: Likely | None = None
    asks: float | None = None


@dataclass(frozen=True)
class Entity:
    """What was found, as the answers use it."""

    name: str
    value: object


@dataclass(frozen=True)
class Retained:
    """A question that is answered."""

    intent: str
    confidence: float
    text: str
    entities: tuple[Entity, ...] = ()


@dataclass(frozen=True)
class Reading:
    """What understanding made of a message.

    ``normalised`` is the text after corrections; the whole message among ``pieces`` stands without its courtesies.
    ``pieces`` is empty where a button told the intent. ``entities`` are those of the whole message. ``leading`` is the
    intent by which Rasa chooses the action, ``neighbours`` are those proposed in case of doubt.
    """

    written: str
    normalised: str = ""
    changes: tuple[tuple[str, str], ...] = ()
    pieces: tuple[Piece, ...] = ()
    questions: tuple[Retained, ...] = ()
    entities: tuple[Entity, ...] = ()
    leading: str = ""
    neighbours: tuple[str, ...] = ()


@dataclass(frozen=True)
class SlotChange:
    """What Balise remembers otherwise than before."""

    name: str
    before: object
    after: object


@dataclass(frozen=True)
class Reply:
    """A message of Balise: ``names`` are those of its replies in domain.yml, ``sources`` sections of the brochure."""

    text: str
    buttons: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Earlier:
    """A message that came before, and how it was understood."""

    text: str
    intents: tuple[str, ...]


@dataclass(frozen=True)
class Explanation:
    """Everything that staff want to know of one turn. ``decision`` says in French what settled the questions."""

    reading: Reading
    decision: tuple[str, ...]
    earlier: tuple[Earlier, ...] = ()
    slots: tuple[SlotChange, ...] = ()
    actions: tuple[str, ...] = ()
    replies: tuple[Reply, ...] = field(default=())


def render(explanation: Explanation, width: int) -> str:
    """The explanation as the terminal shows it."""
    reading = explanation.reading
    sections = [
        ("Ce qui a été dit avant", _earlier(explanation.earlier, width)),
        ("1. Le message", _message(reading, width)),
        ("2. Les propositions, et leurs intentions les plus probables", _pieces(reading.pieces, width)),
        ("3. Les questions retenues", _questions(reading, explanation.decision, width)),
        ("4. Les entités", _entities(reading, width)),
        ("5. La mémoire (slots)", _slots(explanation.slots, width)),
        ("6. La réponse", _replies(explanation.actions, explanation.replies, width)),
    ]
    shown = [(title, list(lines)) for title, lines in sections]
    return "\n\n".join("\n".join([title, *lines]) for title, lines in shown if lines)


def _earlier(turns: Sequence[Earlier], width: int) -> Iterator[str]:
    for turn in turns:
        yield from _line(f"« {turn.text} » → {', '.join(turn.intents)}", width)


def _message(reading: Reading, width: int) -> Iterator[str]:
    written, corrected, read, bare = (label.rjust(max(map(len, _LABELS))) for label in _LABELS)
    yield from _line(f"« {reading.written} »", width, written)
    for before, after in reading.changes:
        yield from _line(f"{before} → {after}", width, corrected)
    if not reading.pieces:
        return
    if not reading.changes:
        yield from _line("rien", width, corrected)
    yield from _line(f"« {reading.normalised} »", width, read)
    if reading.pieces[0].text != reading.normalised:
        yield from _line(f"« {reading.pieces[0].text} »", width, bare)


def _pieces(pieces: Sequence[Piece], width: int) -> Iterator[str]:
    if not pieces:
        yield from _line("un bouton dit lui-même son intention : rien n'est coupé", width)
    for piece in pieces:
        label = f"« {piece.text} »" if piece.depth else "message entier"
        yield from _line(label, width, _INDENT * max(piece.depth - 1, 0))
        yield from _line(_likeliest(piece), width, _INDENT * max(piece.depth, 1))
        if piece.in_context:
            yield from _line(_in_context(piece.in_context, piece.asks), width, f"{_INDENT * piece.depth}→ ")
    if len(pieces) == 1:
        yield from _line("il ne se coupe pas", width)


def _likeliest(piece: Piece) -> str:
    first, *others = piece.intents[:SHOWN_INTENTS] or [Likely("aucune intention", 0.0)]
    shown = [first, *(each for each in others if each.confidence >= _LEAST_SHOWN)]
    return " · ".join(map(_chance, shown))


def _in_context(likely: Likely, asks: float | None) -> str:
    as_question = "ne demande rien" if asks is None else f"question à part : {percent(asks)}"
    return f"vu l'ensemble : {_chance(likely)} ; {as_question}"


def _chance(likely: Likely) -> str:
    return f"{likely.intent}{_NO_BREAK}{percent(likely.confidence)}"


def _questions(reading: Reading, decision: Iterable[str], width: int) -> Iterator[str]:
    for rank, question in enumerate(reading.questions, start=1):
        words = f"{_chance(Likely(question.intent, question.confidence))} : « {question.text} »"
        yield from _line(words, width, f"{rank}. ")
    for sentence in decision:
        yield from _line(sentence, width, "→ ")
    if reading.neighbours:
        yield from _line(", ".join(reading.neighbours), width, "intentions voisines : ")


def _entities(reading: Reading, width: int) -> Iterator[str]:
    asked = [(rank, each) for rank, question in enumerate(reading.questions, start=1) for each in question.entities]
    several = len(reading.questions) > 1
    found = [(each, f" (question {rank})" if several else "") for rank, each in asked]
    found += [(each, " (hors des questions)") for each in reading.entities if each not in (told for _, told in asked)]
    for entity, where in found:
        yield from _line(f"{entity.name} = {_value(entity.value)}{where}", width)
    if not found:
        yield from _line("aucune", width)


def _slots(changes: Sequence[SlotChange], width: int) -> Iterator[str]:
    for change in changes:
        yield from _line(f"{change.name} : {_value(change.before)} → {_value(change.after)}", width)
    if not changes:
        yield from _line("rien n'a changé", width)


def _replies(actions: Sequence[str], replies: Sequence[Reply], width: int) -> Iterator[str]:
    if actions:
        yield from _line(" puis ".join(actions), width, "actions : ")
    if not replies:
        yield from _line("Balise n'a rien dit", width)
    for reply in replies:
        yield ""
        yield from _line(reply.text, width, "| ", "| ")
        for button in reply.buttons:
            yield from _line(f"[ {button} ]", width)
        sections = " · ".join(reply.sources) or "aucune"
        yield from _line(sections, width, "rubriques de la brochure : ")
        if reply.names:
            yield from _line(", ".join(reply.names), width, "dans domain.yml : ")


def _value(value: object) -> str:
    if is_nothing(value):
        return NOTHING
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, list | tuple):
        return ", ".join(str(each) for each in value)
    return str(value)


def is_nothing(value: object) -> bool:
    """Whether a slot holds nothing, in whichever way."""
    return value is None or value in ([], ())


def _line(text: str, width: int, label: str = "", label_below: str | None = None) -> list[str]:
    below = _INDENT + (" " * len(label) if label_below is None else label_below)
    lines = wrapped(_UNBREAKABLE.sub(_NO_BREAK, text), _INDENT + label, width, below)
    return [(line or below).replace(_NO_BREAK, " ").rstrip() for line in lines]
