"""Yes, no, I do not know: the short answers to a question."""

from __future__ import annotations

import re

from bot.language.courtesies import without_courtesies
from bot.language.text import fold

_YES = re.compile(
    r"^(?:(?:euh|ben|bah|ah|alors|bon|mais|ok|okay|d accord|eh bien|bonjour|je (?:crois|pense) (?:bien )?que) )*(?:oui|ouais|ouai|ui|wi|wep|ouep|yes|yep|yep|yeah"
    r"|bien sur|tout a fait|exact\w*|absolument|affirmatif|carrement|evidemment|effectivement|completement|totalement|entierement|c est ca|voila|sim|toutes?|en totalite)\b"
)
_NO = re.compile(
    r"^(?:(?:euh|ben|bah|ah|alors|bon|mais|eh bien|malheureusement|helas|je (?:crois|pense) que) )*(?:non|nn|nan|no|nop|nope|naan|neant|pas|pa|jamais|aucune?s?|negatif"
    r"|point|rien|0|zero|je n en ai pas|j en ai pas|que nenni|du tout|nada|ni)\b"
)
_HAVING = re.compile(
    r"^(?:(?:euh|ben|bah|ah|alors|bon|mais) )*(?:si(?: si)*$|si (?:si )?(?:bien sur|je l ai|j en ai)|je (?:ne )?l ai|j (?:n )?en ai|jai|jen ai)\b(?: (pas|pa|plus|jamais)\b)?"
)
_HEDGE = r"(?:(?:enfin|en fait|pardon|attend\w*|euh|bah|ben|finalement) )+"
_LEAD = r"^(?:(?:euh|ben|bah|ah|alors|bon|mais) )*"
_NOT_A_CONDITION = r"(?! (?:je|j|on|vous|tu|c|ca|cela|il|elle|jamais|possible|besoin)\b)"
_AFTER_ALL_YES = re.compile(
    rf"{_LEAD}(?:non|nn|nan) (?:mais )?{_HEDGE}(?:oui|ouais|si\b{_NOT_A_CONDITION})|\bdonc (?:oui|ouais)$"
)
_AFTER_ALL_NO = re.compile(rf"{_LEAD}(?:oui|ouais) (?:mais )?{_HEDGE}(?:non|nan)\b|\bdonc (?:non|nan)$")
_AGREES = re.compile(
    r"^(?:(?:ah|bon|alors|oh|euh) )*(?:ok|okay|oki|d accord|dac|entendu|ca marche|ca roule|tres bien|parfait)"
    r"(?: (?:ok|okay|d accord|merci|bien|beaucoup|alors|ca marche|tres bien|parfait|super|compris|j ai compris))*$"
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
    """True for an answer that begins with yes, False for no, None otherwise; the second thought counts."""
    folded = fold(without_courtesies(text))
    if _AFTER_ALL_YES.search(folded):
        return True
    if _AFTER_ALL_NO.search(folded):
        return False
    if having := _HAVING.match(folded):
        return having[1] is None
    if _YES.search(folded):
        return True
    if _NO.search(folded):
        return False
    return None


def merely_agrees(text: str) -> bool:
    """Whether the words are no more than an "ok": they accept an offer, and answer no question about oneself."""
    return bool(_AGREES.search(fold(text)))


def does_not_know(text: str) -> bool:
    """Whether the person says that she does not know."""
    return bool(_UNKNOWN.search(fold(text)))


def says_mixed(text: str) -> bool:
    """Whether the answer is "partly"."""
    return bool(_MIXED.search(fold(text)))
