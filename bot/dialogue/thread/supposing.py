""" "Et sans ?", "même si…", "et si on me licencie ?": the last answer, in another case."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogue.talk import Ask
from bot.language.text import fold

WITHOUT_BAC, ANY_FIELD, WITHOUT_EMPLOYER = "supposer_sans_bac", "supposer_autre_domaine", "supposer_sans_employeur"
"""Questions that no message asks by itself: each has the reply of its name."""
FUNDING = "financement"
MOST_WORDS = 12
_AND = r"^(?:(?:et|mais|ok|donc|alors|oui|ah|bon|sinon|du coup) )*"
_LACKS = re.compile(
    rf"{_AND}(?:meme )?(?:sans(?: (?:ca|lui|rien|avoir le bac|(?:le |mon )?bac\w*|(?:aucun )?diplome))?"
    r"|si (?:je|j|on|t|tu) (?:ne |n )?(?:l |le |en |y )?(?:ai|a|as|avais) (?:pas|aucun|rien)"
    r"(?: (?:le |de |d )?(?:bac\w*|diplome))?|si ?non|dans le cas contraire)"
    r"(?: (?:alors|du coup|c est possible|ca passe))*$"
)
_EVEN = re.compile(rf"{_AND}meme (?:si|avec|en|dans|quand|pour)\b")
_OTHER_FIELD = re.compile(
    r"\b(?:ailleurs|autre (?:domaine|secteur|metier|branche|chose)|rien a voir|hors (?:du )?(?:secteur|social)"
    r"|pas (?:du tout )?(?:dans|du) (?:le |la |ce )?(?:social|secteur|domaine|metier|insertion|accompagnement))\b"
)
_NOTHING = re.compile(r"\b(?:zero|0|aucune?|pas d|sans|jamais)\b.*\b(?:experience|travaill\w*|boss\w*)\b")
_IF = re.compile(rf"{_AND}(?:meme )?(?:si|sans|au|en|quand|pour|a)\b")
_NO_EMPLOYER = re.compile(
    r"\b(?:licenci\w*|vire[rs]?|viree?s?|perds?|demission\w*|chomage|chomeu\w*|sans (?:emploi|employeur|patron|travail"
    r"|boulot|taf|lui|eux)|demandeu\w+ d emploi|rsa|fin de contrat|pas salariee?s?|independante?s?|auto ?entrepreneu\w*"
    r"|a mon compte|plus (?:de|d) (?:travail|boulot|contrat|cdi|cdd|employeur)|refus\w*|veu(?:t|lent) pas|dit non)\b"
)
_INCOME = re.compile(r"\b(?:payee?s?|touch\w*|indemni\w*|salaires?|allocations?|remuner\w*|bourse)\b")
_ABOUT_WORK = frozenset({
    "nlu_fallback", "decrire_situation", "demander_prerequis", "demander_experience_requise", "demander_stage",
    "demander_vae",
})  # fmt: skip
"""What "même dans la vente ?" may look like; "même à 55 ans ?" asks something else."""
_ENTRY = frozenset({"demander_prerequis", WITHOUT_BAC, ANY_FIELD})
_EXPERIENCE = frozenset({"demander_experience_requise", "demander_conditions_diplome", "demander_stage"})
_PAYING = frozenset({"demander_financement", "demander_prix", "demander_devis", WITHOUT_EMPLOYER})


def supposed(ask: Ask) -> Ask | None:
    """The question, when it only puts the last answer in another case; None when it does not."""
    text = fold(ask.question.text)
    if len(text.split()) > MOST_WORDS or not (meant := _meant(text, ask.thread.topic or "")):
        return None
    if meant == ANY_FIELD and ask.question.intent not in _ABOUT_WORK:
        return None
    return replace(ask, question=replace(ask.question, intent=meant))


def _meant(text: str, topic: str) -> str | None:
    if topic in _ENTRY:
        return _entry(text)
    if topic in _EXPERIENCE and _IF.search(text) and (_OTHER_FIELD.search(text) or _NOTHING.search(text)):
        return "demander_stage"
    alone = topic in _PAYING and _IF.search(text) and _NO_EMPLOYER.search(text) and not _INCOME.search(text)
    return WITHOUT_EMPLOYER if alone else None


def _entry(text: str) -> str | None:
    if _LACKS.search(text):
        return WITHOUT_BAC
    if not (_EVEN.search(text) or _IF.search(text)):
        return None
    if _NOTHING.search(text):
        return "demander_prerequis"
    return ANY_FIELD if _EVEN.search(text) or _OTHER_FIELD.search(text) else None
