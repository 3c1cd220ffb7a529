"""Cut a message into the sentences and clauses that may each ask something."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.language.courtesies import is_courtesy
from bot.language.text import fold

_SENTENCE_END = re.compile(r"(?<=[?!])\s+|(?<=[.…;])\s+|\s*\n+\s*")
_CLAUSE_END = re.compile(
    r"\s*[,;:]\s+|\s+[-–+/]\s+|\s+(?:et puis|et aussi|et sinon|et|puis|ainsi que|sinon|aussi|ou bien|mais|car|parce que|donc|du coup)\s+",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(?:combien|comment|quand|ou est|ou ca|ou se|ou c est|c est ou|quoi|quels?|quelles?|qui|est ce|es ce|pourquoi|lequel|laquelle|faut il"
    r"|peut on|peut il|puis je|peux je|y a t il|il y a|a quoi|avez vous|as tu|pouvez vous|savoir|renseigne\w*|dites moi|donne\w* moi|je peux"
    r"|on peut|possible|il me faut\w*|j aimerais|je voudrais|je cherche|besoin d\w*)\b"
)
# "La différence entre X et Y" is one question.
_BETWEEN = re.compile(r"\bentre\b.* et ", re.IGNORECASE)
_EMPTY_WORDS = frozenset(
    "a ai ainsi alors au aussi aux avec avez bien c ca car ce cela ces cet cette comme comment d dans de des dis donc "
    "du elle en es est et etes eu fait faut il ils j je l la le les leur lui m ma mais me meme mes moi mon n ne non nos "
    "notre nous on ou oui par pas peu peut peux plus pour pouvez puis qu quand que quel quelle quelles quels qui s sa "
    "sais sans se ses si sinon sont suis sur t ta tes toi ton tous tout toute tres tu un une vos votre vous y".split()
)
MAXIMUM_PARTS = 6


@dataclass(frozen=True)
class Piece:
    """A stretch of text and the smaller stretches that it is made of (none, or at least two)."""

    text: str
    parts: tuple[Piece, ...] = ()


def cut(text: str) -> Piece:
    """The message as a tree: message, sentences, clauses. Courtesies are left out of it.

    Of a long story the last sentences are kept: that is where the question stands.
    """
    return _tree(text, (_SENTENCE_END, _CLAUSE_END))


def _tree(text: str, levels: tuple[re.Pattern[str], ...]) -> Piece:
    if not levels or (levels[0] is _CLAUSE_END and _BETWEEN.search(text)):
        return Piece(text)
    stripped = (part.strip(" ,.;:") for part in levels[0].split(text))
    parts = [part for part in stripped if part and not is_courtesy(part) and _tells(part)]
    if len(parts) < 2:
        return _tree(text, levels[1:])
    return Piece(text, tuple(_tree(part, levels[1:]) for part in parts[-MAXIMUM_PARTS:]))


def _tells(text: str) -> bool:
    """Whether a stretch has a word of its own: "quelles sont" alone asks nothing."""
    return "?" in text or any(word not in _EMPTY_WORDS for word in fold(text).split())


def asks(text: str) -> bool:
    """Whether a clause has the form of a question: a question mark, or the words of one."""
    return "?" in text or bool(_ASKS.search(fold(text)))
