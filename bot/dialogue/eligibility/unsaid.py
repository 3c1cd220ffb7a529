"""Work of which the brochure does not say whether it is experience: volunteering, civic service, student jobs."""

from __future__ import annotations

import re

from bot.language.text import fold

NOT_SAID = "eligibilite_non_dit"
"""A question that no message asks by itself: the reply has its name."""
_NAMES = re.compile(
    r"\b(?:benevol\w*|volontariat|restos? du coeur|service civique|(?:mes|des|un|mon) stages?|alternance|apprentissage"
    r"|(?:jobs?|boulots?|travail|emplois?) (?:d )?(?:etudiante?s?|ete)|mi temps|temps partiel)\b"
)
_WEIGHED = re.compile(
    r"\b(?:compt\w*|valables?|valide|suffi\w*|assez|pris(?:e|es)? en compte|considere\w*|reconnue?s?|experience"
    r"|c est (?:bon|ok)|(?:ca|cela) (?:passe|marche|va|ira|aide|le fait))\b"
)
_SUPPOSED = re.compile(r"\b(?:si|et) (?:je|j) (?:fais|faisais|fesais|ferais|ai fait|commence\w*)\b")
_OF_VALIDATION = re.compile(r"\b(?:vae|ves|dispens\w*)\b")


def asks_of_unsaid_work(text: str) -> bool:
    """Whether the person asks if such work counts: "un job étudiant ça compte ?", "si je fais un service civique"."""
    folded = fold(text)
    if not _NAMES.search(folded) or _OF_VALIDATION.search(folded):
        return False
    return bool(_WEIGHED.search(folded) or _SUPPOSED.search(folded))
