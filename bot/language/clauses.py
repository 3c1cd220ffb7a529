"""Cut a message into the clauses that may each ask something."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.language.text import fold

_SEPARATOR = re.compile(
    r"\s*[?!;\n]+\s*|\.(?=\s|$)\s*|\s*,\s+|\s+(?:et|puis|ainsi que|sinon|et aussi|aussi|ou bien|et puis|mais|plus|car|parce que|donc)\s+",
    re.IGNORECASE,
)
_COURTESY = re.compile(
    r"^(?:(?:re ?)?bonjour|bonsoir|salut|hello|coucou|hey|bien le bonjour|madame|monsieur|madame monsieur|merci|mille mercis|merci d avance|merci bien"
    r"|merci beaucoup|s il (?:vous|te) plait|svp|bonne (?:journee|soiree)|cordialement|j espere que vous allez bien"
    r"|(?:un grand )?merci (?:d avance )?(?:pour (?:votre|ta) (?:retour|reponse|aide))?|bien a vous|merci par avance"
    r"|d avance merci|au revoir|a bientot|ok|d accord|super|parfait|euh|alors|bon|voila|desole|pardon|excusez moi)$"
)
MINIMUM_WORDS = 1
MAXIMUM_CLAUSES = 6


def split(text: str) -> list[str]:
    """The clauses of a text, without courtesies; empty when there is nothing to cut."""
    parts = [part.strip(" ,.") for part in _SEPARATOR.split(text)]
    clauses = [part for part in parts if part and not is_courtesy(part)]
    return clauses if len(parts) > 1 else []


def is_courtesy(text: str) -> bool:
    """Whether a clause only greets, thanks or begs pardon."""
    folded = fold(text)
    return not folded or bool(_COURTESY.match(folded))


def sentences(text: str) -> list[str]:
    """The sentences of a text, without courtesies."""
    parts = re.split(r"(?<=[?!.;\n])\s+|\n", text)
    return [part.strip() for part in parts if part.strip() and not is_courtesy(part)]


def windows(clauses: list[str], text: str) -> Iterable[str]:
    """Each clause, then each sentence that holds several: a question may span clauses."""
    seen: set[str] = set()
    for candidate in [*clauses, *sentences(text)]:
        key = fold(candidate)
        if key and key not in seen and key != fold(text):
            seen.add(key)
            yield candidate
