"""Cut a message into the sentences and clauses that may each ask something."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.language.courtesies import is_courtesy
from bot.language.text import fold

# A capital after a small letter opens a sentence whose predecessor lost its full stop.
_SENTENCE_END = re.compile(
    r"(?<=[?!])\s+|(?<=[.…;])\s+|\s*\n+\s*"
    r"|(?<=[a-zà-ÿ\d])\s+(?=(?:Est-ce|Il|Je|J'|Quel(?:le)?s?|Combien|Comment|Où|Quand|Pouvez|Peut-on|Puis-je|Faut-il|Dites|Y a)\b)"
)
_CLAUSE_END = re.compile(
    r"\s*[,;:]\s+|(?<!\bbac)\s+[-–+/]\s+|\s+(?:et puis|et aussi|et sinon|et|puis|ainsi que|sinon|aussi|ou bien|mais|car|parce que|donc|du coup)\s+",
    re.IGNORECASE,
)
# A story runs into its question: "je travaille de nuit est-ce que c'est possible". Not "à quelle heure est-ce que".
_QUESTION_AHEAD = re.compile(
    r"\s+(?=(?:est[- ]ce qu|(?:je (?:voudrais|souhaite\w*)|j['’ ]?aimerais) (?:bien )?savoir\b))", re.IGNORECASE
)
_STORY = re.compile(r"(?!(?:si|quand|comme|avec|sans|pour|en|lorsque|meme)\b).*\b(?:je|j|on|nous|il|elle|mon|ma|mes)\b")
_LEADS_ON = re.compile(
    r"\b(?:quand|comment|combien|ou|pourquoi|savoir|dire|que|qui|quoi|si|quel\w*|et|mais)(?: \w+){0,2}$"
)
_ASKS = re.compile(
    r"\b(?:combien|comment|quand|ou est|ou sont|ou ca|ou se|ou c est|c est ou|quoi|quels?|quelles?|qui|est ce|es ce|pourquoi|lequel|laquelle|faut il"
    r"|peut on|peut il|puis je|peux je|y a t il|il y a|a quoi|avez vous|as tu|pouvez vous|pourriez vous|auriez vous|savoir|je peux|on peut|possible"
    r"|(?:dites|donne\w*|indiqu\w*|precise\w*|explique\w*|envoye\w*|rappele\w*|detaille\w*|communique\w*|transmett\w*|parle\w*|renseigne\w*) (?:moi|nous|lui)"
    r"|me (?:dire|donner|preciser|indiquer|expliquer|renseigner|envoyer|communiquer|transmettre|rappeler)"
    r"|(?:il|me|nous|leur|lui) (?:me |nous |leur |lui )?(?:fau\w*|manque\w*)|(?:j|on|nous) aimer\w*|je (?:voudr\w*|souhait\w*|cherche|veux|demande)|nous (?:voudr\w*|souhait\w*|cherch\w*)"
    r"|besoin d\w*|merci d\w*)\b"
)
# With its accent: without it, it may be "or".
_WHERE = re.compile(r"\boù\b", re.IGNORECASE)
_INVERTED = re.compile(r"\w-(?:t-)?(?:il|elle|ils|elles|on|vous|je|tu|ce)\b", re.IGNORECASE)
# "La différence entre X et Y" is one question: that "et" joins.
_BETWEEN = re.compile(r"\bentre\b[^,;:?!]{1,60}? et ", re.IGNORECASE)
_JOINED = "_et_"  # as long as the " et " that it stands for
_INTERROGATIVE = re.compile(r"\b(?:ou est|c est ou|ou ca|combien|comment|quand|qui)\b")
_EMPTY_WORDS = frozenset(
    "a ai ainsi alors au aussi aux avec avez bien c ca car ce cela ces cet cette comme comment d dans de des dis donc "
    "du elle en es est et etes eu fait faut il ils j je l la le les leur lui m ma mais me meme mes moi mon n ne non nos "
    "notre nous on ou oui par pas peu peut peux plus pour pouvez puis qu quand que quel quelle quelles quels qui s sa "
    "sais sans se ses si sinon sont suis sur t ta tes toi ton tous tout toute tres tu un une vos votre vous y".split()
)
MAXIMUM_PARTS = 6
SENTENCE_MARKS = (".", "!", "?", "…")
_FULL_QUESTION = 4
"""Words from which a question may say all that it asks."""
_TELLS_FROM = 4
_OPENS = re.compile(
    r"(?:(?:et|mais|sinon|puis|aussi|alors|donc|bonjour) )*(?:c est |a |de |en |pour |dans )?(?:est ce qu\w*|es ce qu\w*|qu est ce|"
    r"combien|comment|quand|ou (?:est|sont|se|ca|c est)|quels?|quelles?|qui|que se|faut il|peut on|puis je|y a t il|pourquoi)\b"
)
# "C'est à quelle heure ?" asks about what was said before.
_LINK = re.compile(r"^(?:(?:et|mais|donc) )+")
_POINTS_BACK = re.compile(r"(?:est ce que )?(?:c|ca|cela)\b")


@dataclass(frozen=True)
class Piece:
    """A stretch of text and the smaller stretches that it is made of (none, or at least two)."""

    text: str
    parts: tuple[Piece, ...] = ()

    def leaves(self) -> list[str]:
        """The smallest stretches of it, in order; its own text when it has no parts."""
        return [leaf for part in self.parts for leaf in part.leaves()] if self.parts else [self.text]


def cut(text: str) -> Piece:
    """The message as a tree: message, sentences, clauses. Courtesies are left out of it.

    Of a long story the last sentences are kept: that is where the question stands.
    """
    return _tree(text, (_SENTENCE_END, _CLAUSE_END))


def _tree(text: str, levels: tuple[re.Pattern[str], ...]) -> Piece:
    if not levels:
        return Piece(text)
    stripped = (part.strip(" ,.;:") for part in _split(text, levels[0]))
    parts = [part for part in stripped if part and not is_courtesy(part) and _tells(part)]
    if len(parts) < 2:
        return _tree(text, levels[1:])
    return Piece(text, tuple(_tree(part, levels[1:]) for part in parts[-MAXIMUM_PARTS:]))


def _split(text: str, end: re.Pattern[str]) -> list[str]:
    held = _BETWEEN.sub(lambda found: found[0][: -len(_JOINED)] + _JOINED, text)
    spans = [found.span() for found in end.finditer(held)]
    if end is _CLAUSE_END:
        spans = sorted({*spans, *_ends_of_story(text, [0, *(stop for _, stop in spans)])})
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    return [text[start:stop] for start, stop in zip(edges[::2], edges[1::2], strict=True)]


def _ends_of_story(text: str, starts: list[int]) -> list[tuple[int, int]]:
    """Where what a person tells of herself runs into her question without a mark between them."""
    found = []
    for ahead in _QUESTION_AHEAD.finditer(text):
        start = max(each for each in starts if each <= ahead.start())
        told = fold(text[start : ahead.start()])
        if len(told.split()) >= _TELLS_FROM and _STORY.match(told) and not _LEADS_ON.search(told):
            found.append(ahead.span())
    return found


def _tells(text: str) -> bool:
    """Whether a stretch has a word of its own: "quelles sont" alone asks nothing, "c'est où" does."""
    folded = fold(text)
    return (
        "?" in text or bool(_INTERROGATIVE.search(folded)) or any(word not in _EMPTY_WORDS for word in folded.split())
    )


def is_full_question(text: str) -> bool:
    """Whether a text is a question that can be understood without what was said before it."""
    bare = _LINK.sub("", fold(text))
    return text.endswith("?") and len(bare.split()) >= _FULL_QUESTION and not _POINTS_BACK.match(bare)


def asks(text: str) -> bool:
    """Whether a clause has the form of a question: a question mark, or the words of one."""
    return "?" in text or bool(_WHERE.search(text) or _INVERTED.search(text) or _ASKS.search(fold(text)))


def opens_as_question(text: str) -> bool:
    """Whether a clause begins as a question does ("est-ce que…", "et combien…"), and says what it is about."""
    folded = fold(text)
    return len(folded.split()) >= _TELLS_FROM and bool(_OPENS.match(folded))
