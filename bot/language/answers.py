"""Yes, no, I do not know: the short answers to a question."""

from __future__ import annotations

import re

from bot.language.text import fold

_YES = re.compile(
    r"^(?:(?:euh|ben|bah|ah|alors|bon|mais|eh bien|bonjour) )*(?:oui|ouais|ouai|ui|wi|wep|ouep|yes|yep|yep|yeah|si|ok|okay|d accord|dac"
    r"|bien sur|tout a fait|exact\w*|absolument|affirmatif|carrement|evidemment|effectivement|completement|totalement|entierement|je l ai|jai|j en ai|c est ca|voila|sim|si si|toutes?|en totalite)\b"
)
_NO = re.compile(
    r"^(?:(?:euh|ben|bah|ah|alors|bon|mais|eh bien|malheureusement|helas) )*(?:non|nn|nan|no|nop|nope|naan|neant|pas|pa|jamais|aucune?s?|negatif"
    r"|point|rien|0|zero|je n en ai pas|j en ai pas|que nenni|du tout|nada|ni)\b"
)
_UNKNOWN = re.compile(
    r"\b(?:(?:je |j |jen |j en )?(?:ne |n )?(?:sais|sai|connais) (?:plus |vraiment |trop )*(?:pas|plus|po|pa)\b|sais plus|sais pas|sais trop|jsp|jspa|chais pas|chai pas|jsais|aucune idee|pas d idee|pas sure?|"
    r"j hesite|difficile a dire|impossible a dire|je me (?:rappelle|souviens) (?:plus|pas)|ca depend|peut etre|ptet|ignore|idk|i don t know)\b"
)
_MIXED = re.compile(
    r"\b(?:les 2|les deux|un peu des|en partie|mixte|moitie|melange|a la fois|une partie|pas que|pas seulement|pas uniquement"
    r"|pas tout|pas toute|pas entierement|partiellement|plus ou moins|oui et non|entre les|en parallele|varie|un peu de tout|moit moit)\b"
)


def yes_or_no(text: str) -> bool | None:
    """True for an answer that begins with yes, False for no, None otherwise."""
    folded = fold(text)
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
