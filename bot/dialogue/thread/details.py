"""A few words that ask how, where, when or for what pay of what was just spoken of: "je fais comment ?", "payé ?"."""

from __future__ import annotations

import re

from bot.language.text import fold

_AND = r"^(?:(?:et|mais|ok|alors|donc|du coup|sinon|oui|bon|c est|est ce|ca|il est|on est) )*"
_WHERE_WHEN_PAID = re.compile(
    rf"{_AND}(?:(?:ou|quand|paye\w*|remunere\w*|indemnise\w*|gratifie\w*|defraye\w*)"
    r"(?: (?:ca|alors|ou|pas|non|et|quand|est ce|exactement|svp|c est))*"
    r"|dans quel\w* (?:endroit|structure|lieu|ville)s?)$"
)
_WHO = r"(?:je|on|ca|est ce qu\w*|faut il|il faut|puis je|peut on|dois je|doit on|la|l|en|y|m y|s y)"
_DOING = r"(?:fais|fait|faire|deman\w+|obten\w*|proced\w*|marche|se passe|prends?|prend\w*|lanc\w*|commenc\w*|avoir)"
_REST = r"(?:pour|la|le|une?|en|l|faire|deman\w+|demarches?|dossier|obtenir|avoir|lancer|ca|alors|concretement|svp)"
_HOW_TO = re.compile(
    rf"{_AND}(?:(?:{_WHO} )+(?:fais|fait|faire|prends?) comment|comment (?:{_WHO} )*{_DOING})(?: {_REST})*$"
)
_LONGEST = 8
_NAMES_NOTHING = re.compile(
    r"(?:(?:et|mais|ok|alors|donc|sinon|bon|ou|quand|combien|cb|comment|quel|moment|de|d|a|temps|jours?|mois|semaines?"
    r"|annees?|payee?s?|remuneree?s?|indemnisee?s?|gratifiee?s?|defrayee?s?|cher|longs?|longtemps"
    r"|courte?s?|rapide|pas|non|oui|rien|exactement|concretement|svp|stp|ca|c|est|dure|coute|prend|faut|on"
    r"|touche)\b ?)+"
)
_SHORT = 4


def asks_how_to(text: str) -> bool:
    """Whether a short message asks how to go about it, without saying about what."""
    folded = fold(text)
    return len(folded.split()) <= _LONGEST and bool(_HOW_TO.search(folded))


def asks_where_when_or_pay(text: str) -> bool:
    """Whether a message is but "et où ?", "quand ?", "payé ou pas ?"."""
    return bool(_WHERE_WHEN_PAID.search(fold(text)))


def names_nothing(text: str) -> bool:
    """Whether a message of a few words has no subject of its own: "payé ou pas ?", "et combien de temps ?"."""
    folded = fold(text)
    return 0 < len(folded.split()) <= _SHORT and bool(_NAMES_NOTHING.fullmatch(folded))
