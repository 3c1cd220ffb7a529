"""What was answered, taken back without naming it: "ah non, en fait je l'ai pas eu", "en fait non c'est 10 mois"."""

from __future__ import annotations

import re

from bot.curriculum.eligibility import Profile
from bot.language.answers import does_not_know
from bot.language.durations import durations, readable
from bot.language.text import fold

_LEAD = r"^(?:(?:ah|euh|oh|ben|bah|mince|oups|attend\w*|desolee?|pardon|mais) )*"
_TAIL = r"(?: (?:pardon|desolee?|du tout|en fait|finalement|de (?:bouton|reponse|ligne)))*$"
_MISTAKE = r"(?:je me suis (?:trompee?|plantee?)|je corrige|(?:c est une |j ai fait une )?erreur)"
_NOT_THE_BAC = (
    r"(?!(?: (?:vraiment|trop|bien|exactement))?"
    r" (?:compt|calcul|not|precis|dit|en tete|sous|mesur|fait|travaill|boss|exerc|su\b))"
)
_FAILED = r"(?:rate|loupe|manque|echoue|plante|foire)\b"
_HAS_NOT = re.compile(
    rf"\b(?:l (?:ai|avais)|lai|jlai)(?: \w+)? (?:(?:pas|pa|jamais)\b{_NOT_THE_BAC}|{_FAILED})"
    r"|\bj ai (?:pas|jamais) (?:eu|reussi|obtenu|valide|decroche)\b(?! (?:de|d|un|une|mon|ma|le temps)\b)"
    rf"|\bj ai {_FAILED}"
)
_EARNED = re.compile(rf"\bl ai (?:(?:pas|pa|jamais) (?:eu|obtenu|reussi|decroche)\b|{_FAILED})")
_HAS = re.compile(
    r"\b(?:si|oui|en fait|finalement|pardon)\b(?: \w+){0,4}? l ai(?: (?:bien|deja|quand meme|eu|obtenu))*$"
)
_NO = re.compile(
    rf"{_LEAD}(?:non (?:en fait|finalement|pardon|desolee?|{_MISTAKE})|(?:en fait|finalement|{_MISTAKE}) non){_TAIL}"
)
_YES = re.compile(
    rf"{_LEAD}(?:(?:si|oui) (?:en fait|finalement|pardon|desolee?|{_MISTAKE})"
    rf"|(?:en fait|finalement|{_MISTAKE}) (?:si|oui)){_TAIL}"
)
_TAKES_BACK = re.compile(rf"{_LEAD}{_MISTAKE}{_TAIL}")
_CORRECTS = re.compile(
    r"\b(?:non|nn|nan|pardon|en fait|plutot|finalement|enfin|trompee?|dire|corrige|erreur|oups|c est pas)\b"
)
_DENIED = re.compile(r"\bpas \d+ (?:ans?|annees?|mois)\b")
_NO_MORE_THAN_A_LENGTH = frozenset(
    "ah oh euh ben bah mince oups zut attends attendez mais non nn nan oui pardon desole desolee en fait enfin plutot "
    "finalement je j ai avais me suis trompe trompee corrige une erreur voulais dire c est etait pas ca fait environ "
    "a peu pres seulement juste que tout au total de d travail travaille bosse experience".split()
)


def reconsidered_bac(text: str, has_bac: bool | None) -> bool | None:
    """Whether the person has the bac after all, by words that only point at it; None when they do not.

    ``has_bac`` is what she had answered, None when she did not know.
    """
    folded = fold(text)
    if does_not_know(text):
        return None
    if _HAS_NOT.search(folded):
        return False
    if has_bac is not True and _HAS.search(folded):
        return True
    flips = {True: _NO, False: _YES}
    return not has_bac if has_bac is not None and flips[has_bac].search(folded) else None


def earned_none(text: str) -> bool:
    """Whether what the person did not get or failed can only be the bac, whatever was asked meanwhile."""
    return bool(_EARNED.search(fold(text)))


def takes_back(text: str) -> bool:
    """Whether a message says that the last answer was a mistake, and no more."""
    return bool(_TAKES_BACK.search(fold(text)))


def corrected_length(known: Profile, text: str) -> int | None:
    """The length of all work that a message corrects and says no more ("en fait non c'est 10 mois"), or None."""
    found = durations(text)
    if known.known_total_months is None or len(found) != 1 or not _CORRECTS.search(fold(text)):
        return None
    plain, meant = readable(text), found[0]
    around = _DENIED.sub(" ", f"{plain[: meant.start]} {plain[meant.end :]}")
    return meant.months if set(around.split()) <= _NO_MORE_THAN_A_LENGTH else None
