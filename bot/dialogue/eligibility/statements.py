"""What a message states, without what it asks: a question fills no slot of the eligibility dialogue."""

from __future__ import annotations

import re

from bot.language.answers import does_not_know, yes_or_no
from bot.language.clauses import cut
from bot.language.text import fold

_OWN = re.compile(
    r"\b(?:j ai|jai|j avais|j en ai|je l ai|je n ai|je n en ai"
    r"|j etais|je suis|jsuis|chui|g|je (?:ne )?(?:travaill|boss)\w*"
    r"|(?:mon|ma) (?:bac|baccalaureat|bts|dut|deug|licence|master|cap|bep|brevet|diplome))\b"
)
_NOT_OWN = re.compile(
    r"\b(?:si|est ce qu\w*|es ce qu\w*|pourquoi|comment) (?:je|j|on|jai|g|mon|ma)\b|\b(?:ai|suis|dois|puis|peux) je\b"
    r"|\b(?:ai|jai|g) (?:pas |vraiment |absolument |le |pas le )*(?:besoin|droit|une question|compris)\b"
)
_INTERROGATIVE = re.compile(
    r"\b(?:combien|comment|pourquoi|quoi|quels?|quelles?|est ce|es ce|lequel|laquelle|faut|fo|peut on|puis je|peux je"
    r"|y a t il|avez vous|pouvez vous|c est a dire|veut dire)\b|^et (?:si|sans|avec|pour|en(?! plus)|le|la|l|les)\b"
)
_DEFINITION = re.compile(r"\b(?:quoi|veut dire|a dire|signifie|quels?|quelles?)\b")
_THING_ASKED_ABOUT = re.compile(r"^(?:et )?(?:le|la|les|l|ce|cette|sans|avec|en)\b")
_REFUSES = re.compile(r"^(?:euh |ben |bah |ah |bon |mais )*(?:non|nn|nan|nope?)\b")
# "Un BTS c'est bon ?" answers, then asks.
_TAG = re.compile(
    r"(?<=[\w)])\s+(?=(?:c['’ ]est (?:bon|ok|assez|suffisant)|[çc]a (?:va|suffit|passe|marche|compte|ira))\b[^,?]*\?)",
    re.IGNORECASE,
)


def statements(text: str) -> str:
    """The clauses of a text that state something; the text itself when it asks nothing."""
    clauses = cut(_TAG.sub(", ", text)).leaves()
    kept: list[str] = []
    for rank, clause in enumerate(clauses):
        following = clauses[rank + 1] if rank + 1 < len(clauses) else ""
        if _is_topic(clause, following):
            continue
        if not _is_question(clause):
            kept.append(clause)
        elif head := _yes_or_no_before(clause):
            kept.append(head)
    return text if kept == clauses else ", ".join(kept)


def _states(clause: str) -> bool:
    """Whether a clause tells of the person herself."""
    folded = fold(clause)
    return bool(_OWN.search(folded)) and not _NOT_OWN.search(folded)


def _is_question(clause: str) -> bool:
    if _states(clause) or does_not_know(clause):
        return False
    return "?" in clause or bool(_INTERROGATIVE.search(fold(clause)))


def _is_topic(clause: str, following: str) -> bool:
    """ "Le bac, c'est obligatoire ?": the words before the comma only say what the question is about."""
    if not following or not _is_question(following) or _states(clause) or yes_or_no(clause) is not None:
        return False
    return bool(_THING_ASKED_ABOUT.search(fold(clause)) or _DEFINITION.search(fold(following)))


def _yes_or_no_before(clause: str) -> str:
    """The answer with which a question begins: "non" of "non, il faut le bac ?", all of "oui un BTS ?"."""
    if yes_or_no(clause) is not True and not _REFUSES.search(fold(clause)):
        return ""
    if not _INTERROGATIVE.search(fold(clause)):
        return clause
    return "oui" if yes_or_no(clause) else "non"
