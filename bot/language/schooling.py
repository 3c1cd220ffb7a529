"""Leaving school before the bac, as people tell of it ("j'ai arrêté en troisième")."""

from __future__ import annotations

import re

_LEFT = r"(?:ar+et+(?:ee?s?|er)|quit+(?:ee?s?|er)|sorti(?:e|s)?|stop+(?:ee?|er)|lach(?:ee?|er)|abandon+(?:ee?|er))"
_HAVING = (
    r"(?:j ai|jai|g|j avais|(?:je |j )?(?:me |m )?(?:suis|etais)|jsuis|jme suis"
    r"|(?:il|elle|fils|fille|mari|femme|frere|soeur|copine|copain) (?:a|avait|est|s est))"
)
_SCHOOL = (
    r"(?:(?:de )?(?:l ?)?(?:ecole?|bahut)|lecole?|(?:le |du )?(?:lycee|college|bahut)|(?:les|mes|ses) etudes"
    r"|(?:la|ma|sa) scolarite)"
)
_GRADE = (
    r"(?:[3-6] ?(?:ieme|eme|em|e)?|2 ?(?:nde|de)|1 ?(?:ere|re)|troisieme|quatrieme|cinquieme|sixieme|seconde|premiere"
    r"|cp|cm ?[12])"
)
_STAGE = r"(?:terminale?|tle|college|lycee|bac|brevet|bep|cap|1[2-8] ans)"
# "En première année", "à la seconde partie": a part of this course, not a class of the lycée.
_NO_CLASS = (
    r"\b(?! ?(?:an|annee|mois|semaine|jour|partie|moitie|etape|certif\w*|diplome|titre|ue|unite|bloc|module|cours"
    r"|niveau|semestre|trimestre|phase|matiere|session|seance|fois)s?\b)"
)
_AT = r"(?:en|au|a|avant|apres|des|vers|a la fin d[eu]) (?:le |la |l |mon |classe de )?"
_WHEN = rf"(?:{_AT}{_STAGE}|en (?:classe de )?{_GRADE}){_NO_CLASS}"
_HAVING_LEFT = re.compile(rf"\b{_HAVING} (?:tout )?{_LEFT} (?:(?:les cours|tout|{_SCHOOL}) )?{_WHEN}")
_LEFT_SCHOOL = re.compile(rf"\b{_LEFT} {_SCHOOL} (?:{_WHEN}|{_AT}{_GRADE}{_NO_CLASS})")
_LEFT_AS_ANSWER = re.compile(rf"^(?:(?:non|nn|nan|euh|ben|bah|moi) )*{_LEFT} (?:tout )?{_WHEN}")
_NO_FURTHER = re.compile(rf"\bpas (?:ete|alle|allee) plus loin que (?:la |le |l )?(?:{_STAGE}|{_GRADE}){_NO_CLASS}")
_PERHAPS = re.compile(
    r"\b(?:peux|peut|pourrai\w*|possible|si|veux|voudrais|vais|va|compte|faut|dois|envie|est ce)\b(?: \w+){0,6}$"
)


def left_school(plain: str, *, answers: bool = False) -> bool:
    """Whether a folded text with numbers in digits tells that school was left before the bac.

    ``answers``: the text answers a question about the bac, so that a bare "arrêté en troisième" is the person's own.
    """
    patterns = (_HAVING_LEFT, _LEFT_SCHOOL, _NO_FURTHER, *((_LEFT_AS_ANSWER,) if answers else ()))
    found = (match for pattern in patterns for match in pattern.finditer(plain))
    return any(not _PERHAPS.search(plain[: match.start()]) for match in found)
