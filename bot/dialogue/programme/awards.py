"""The two awards of the course, the certificate and the title, when they are set against each other."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogue.talk import Ask
from bot.language.text import fold, names_code

COMPARE_AWARDS = "comparer_diplomes"
"""A question that no message asks by itself: it has the reply of its name."""
MOST_WORDS = 20
"""Words beyond which a message says more than that."""
_CERTIFICATE = re.compile(
    r"\bcertificat\w*(?! (?:d etablissement|d etudes|de scolarite|medical))"
    r"|\bdiplome (?:intermediaire|d etape|a mi chemin)\b"
)
_TITLE = re.compile(
    r"\b(?:titre|rncp)\b|\b(?:diplome|parcours|cursus) (?:complet|final|entier)\b|\bbac ?(?:\+|plus) ?2\b"
)
_AGAINST = re.compile(
    r"\b(?:differen\w*|distingu\w*|compar\w*|par rapport|versus|vs|ou|plutot|entre|meme chose|pareil\w*"
    r"|mieux|choisir)\b"
)
_WHERE = re.compile(r"\b(?:c est|cest|d|par|vers) ou\b|\bou (?:est|sont|ont|se|je|on|ca|trouver)\b|\bou$")
_ABOUT_AWARDS = frozenset({
    "demander_certificat", "demander_titre", "demander_conditions_diplome", "demander_presentation", "demander_credits",
    "demander_programme", "demander_choix_ue", "comparer_modules", "nlu_fallback", "demander_autres_formations",
    "demander_vae", "demander_autre_information", "demander_poursuite_etudes", "demander_pourquoi",
})  # fmt: skip
"""What a question that opposes both may look like; "le prix du certificat ou du titre ?" asks for a price."""


def awards_compared(ask: Ask) -> Ask | None:
    """The question, when it sets the certificate against the title; None when it does not."""
    if ask.question.intent not in _ABOUT_AWARDS or not _opposes_both(ask):
        return None
    return replace(ask, question=replace(ask.question, intent=COMPARE_AWARDS))


def _opposes_both(ask: Ask) -> bool:
    certificate, award = ask.course.certificate, ask.course.identity.award
    text = fold(ask.question.text)
    if certificate is None or len(text.split()) > MOST_WORDS or not _AGAINST.search(_WHERE.sub(" ", text)):
        return False
    names_certificate = names_code(text, certificate.code) or _CERTIFICATE.search(text)
    return bool(names_certificate and (names_code(text, award.code) or _TITLE.search(text)))
