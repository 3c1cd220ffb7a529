"""Yes, no, I do not know: the short answers to a question."""

from __future__ import annotations

import re

from bot.language.courtesies import without_courtesies
from bot.language.text import fold

_YES = re.compile(
    r"^(?:(?:euh|ben|bah|ah|alors|bon|mais|eh bien|bonjour|je (?:crois|pense) (?:bien )?que) )*(?:oui|ouais|ouai|ui|wi|wep|ouep|yes|yep|yep|yeah|ok|okay|d accord|dac"
    r"|bien sur|tout a fait|exact\w*|absolument|affirmatif|carrement|evidemment|effectivement|completement|totalement|entierement|c est ca|voila|sim|toutes?|en totalite)\b"
)
_NO = re.compile(
    r"^(?:(?:euh|ben|bah|ah|alors|bon|mais|eh bien|malheureusement|helas|je (?:crois|pense) que) )*(?:non|nn|nan|no|nop|nope|naan|neant|pas|pa|jamais|aucune?s?|negatif"
    r"|point|rien|0|zero|je n en ai pas|j en ai pas|que nenni|du tout|nada|ni)\b"
)
_HAVING = re.compile(
    r"^(?:(?:euh|ben|bah|ah|alors|bon|mais) )*(?:si(?: si)*$|si (?:si )?(?:bien sur|je l ai|j en ai)|je (?:ne )?l ai|j (?:n )?en ai|jai|jen ai)\b(?: (pas|pa|plus|jamais)\b)?"
)
_UNKNOWN = re.compile(
    r"\b(?:(?:je |j |jen |j en )?(?:ne |n )?(?:sais|sai|connais) (?:plus |vraiment |trop )*(?:pas|plus|po|pa)\b|sais plus|sais pas|sais trop|jsp|jspa|chais pas|chai pas|jsais|aucune idee|pas d idee|pas sure?|"
    r"j hesite|difficile a dire|impossible a dire|je (?:ne )?me (?:rappelle|souviens) (?:plus|pas)|ca depend|peut etre|ptet|ignore|idk|i don t know)\b"
)
_MIXED = re.compile(
    r"\b(?:les 2|les deux|un peu des|en partie|mixte|moitie|melange|a la fois|une partie|pas que|pas seulement|pas uniquement"
    r"|pas tout|pas toute|pas entierement|partiellement|plus ou moins|oui et non|entre les|en parallele|varie|un peu de tout|moit moit)\b"
)


def yes_or_no(text: str) -> bool | None:
    """True for an answer that begins with yes, False for no, None otherwise."""
    folded = fold(without_courtesies(text))
    if having := _HAVING.match(folded):
        return having[1] is None
    if _YES.search(folded):
        return True
    if _NO.search(folded):
        return False
    return None


def does_not_know(text: str) -> bool:
    """Whether the person says that she does not know."""
    return bool(_UNKNOWN.search(fold(text)))


def says_mixed(text: str) -> bool:
    """Whether the answer is "partly"."""
    return bool(_MIXED.search(fold(text)))
