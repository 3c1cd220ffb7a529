"""Which reply answers which question."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from bot.dialogue.programme import comparing, quantities, ues
from bot.dialogue.programme.awards import COMPARE_AWARDS
from bot.dialogue.talk import Answer, Ask, Part, Thread
from bot.dialogue.thread.following import in_thread, names_vae, names_ves, pointed
from bot.dialogue.thread.pairs import TITLE, VAE, VES
from bot.dialogue.thread.supposing import FUNDING, WITHOUT_EMPLOYER
from bot.language.text import fold, names_code

Resolver = Callable[[Ask], Answer]

THINGS = {
    "demander_certificat": quantities.CERTIFICATE,
    "demander_titre": TITLE,
    "demander_conditions_diplome": TITLE,
    "demander_rapport": "rapport",
    "demander_details_rapport": "rapport",
    "demander_experience_requise": "experience",
    "demander_stage": "stage",
    "demander_organisation_stage": "stage",
    "demander_vae": VAE,
    "demander_details_vae": VAE,
    "demander_ves": VES,
    COMPARE_AWARDS: quantities.CERTIFICATE,
    WITHOUT_EMPLOYER: FUNDING,
}
"""What each topic puts on the table, for the elliptic question that may follow."""

_KEEP_THING = frozenset({
    "demander_repetition", "demander_source", "demander_pourquoi", "exprimer_incomprehension", "remercier", "feliciter",
    "saluer", "prendre_nouvelles", "confirmer", "refuser", "repondre_ne_sait_pas", "insulter", "hors_sujet",
    "demander_identite",
})  # fmt: skip
"""What is said beside the subject, and leaves it on the table."""
_ABOUT_A_CERTIFICATE = frozenset({"demander_titre", "demander_conditions_diplome", "demander_programme"})
_SPEAKS_OF = {"ue": "demander_module", "financeur": "demander_financement", "bloc": "demander_programme"}
"""What a message is about that was not understood, by what it names."""
_WITH_CREDITS = frozenset({"demander_experience_requise", "demander_stage", "demander_rapport"})
_GOES_ON = re.compile(r"^(?:et|dont|puis) |\bet combien\b")
_HOW_MUCH = re.compile(r"\b(?:combien|de ma poche|prix|tarif)\b")
_OTHER_TITLE = re.compile(r"\b(?:rncp|titre|formation|diplome (?:final|complet)|final|bac ?(?:\+|plus) ?2)\b")


def answer(ask: Ask) -> Answer:
    """The answer to a question: by its own resolver, else the reply named after its intent."""
    points_elsewhere = pointed(ask) is not None
    ask = in_thread(ask)
    resolver = _RESOLVERS.get(ask.question.intent, _plain)
    if not points_elsewhere and _still_about_certificate(ask):
        resolver = _certificate
    elif _still_counting(ask):
        resolver = quantities.hours if ask.thread.quantity == quantities.HOURS else quantities.credits_of
    return resolver(ask)


def elliptic(ask: Ask) -> Ask | None:
    """A message that means nothing alone but points back or goes on counting, as the question it is."""
    if found := pointed(ask):
        return found
    counting = replace(ask, question=replace(ask.question, intent="demander_programme"))
    return counting if _still_counting(counting) else None


def named(ask: Ask) -> Ask | None:
    """A message that was not understood but names something of ours, as a question about that."""
    for entity, intent in _SPEAKS_OF.items():
        if ask.question.values(entity):
            return replace(ask, question=replace(ask.question, intent=intent))
    return None


def _presentation(ask: Ask) -> Answer:
    """The course in a few words; "le plan de formation, c'est quoi ?" is about who pays."""
    return _funding(ask) if ask.question.values("financeur") else _plain(ask)


def _price(ask: Ask) -> Answer:
    """The price; and whoever is named as paying it."""
    own = _plain(ask)
    if not ask.question.values("financeur"):
        return own
    return Answer((*own.parts, *_funding(ask).parts), own.thread)


def _still_counting(ask: Ask) -> bool:
    """ "Et les six suivantes ?" after a number of hours asks for hours."""
    if ask.thread.quantity not in (quantities.HOURS, quantities.CREDITS):
        return False
    text = fold(ask.question.text)
    if not _GOES_ON.search(text) or len(text.split()) > 8:
        return False
    if ask.thread.quantity == quantities.CREDITS and ask.question.intent in _WITH_CREDITS:
        return True
    return bool(ask.question.values("bloc") or ues.surely_named(ask))


def _plain(ask: Ask) -> Answer:
    intent = ask.question.intent
    return Answer.one(f"utter_{intent}", _moved_to(ask, THINGS.get(intent)))


def _validation(ask: Ask) -> Answer:
    """VAE or VES; both when the question names both, as in "what is the difference?"."""
    own = _plain(ask)
    if names_vae(ask.question.text) and names_ves(ask.question.text):
        return Answer((Part("utter_demander_vae"), Part("utter_demander_ves")), own.thread)
    return own


def _validation_details(ask: Ask) -> Answer:
    """How the VAE goes; the brochure has as little on the VES, of which it is asked by name or in its thread."""
    text = ask.question.text
    about_ves = names_ves(text) or ask.thread.thing == VES
    if names_vae(text) or not about_ves:
        return _plain(ask)
    return Answer.one("utter_demander_details_ves", _moved_to(ask, VES))


def _funding(ask: Ask) -> Answer:
    """The funder named, else all of them; two funders named are answered in turn. What is left to pay is a price."""
    known = {funder.key for funder in ask.course.funding.funders}
    keys = [key for key in ask.question.values("financeur") if key in known or key in ("france_travail", "autre")]
    if len(keys) > 1 and "autre" in keys:
        keys.remove("autre")
    if not keys and _HOW_MUCH.search(fold(ask.question.text)):
        return Answer.one("utter_demander_prix", _moved_to(ask, FUNDING))
    if not keys or len(keys) > 2:
        return Answer.one("utter_demander_financement", _moved_to(ask, FUNDING))
    first = Answer.one(f"utter_financement_{keys[0]}", _moved_to(ask, FUNDING))
    if len(keys) == 1:
        return first
    second = Answer.one(f"utter_financement_{keys[1]}", _moved_to(ask, FUNDING))
    return Answer(first.parts + second.parts, first.thread)


def _certificate(ask: Ask) -> Answer:
    return Answer.one(
        "utter_demander_certificat", replace(_moved_to(ask, quantities.CERTIFICATE), topic="demander_certificat")
    )


def _still_about_certificate(ask: Ask) -> bool:
    """ "Il correspond à quel niveau ?" after the certificate is about the certificate."""
    if ask.course.certificate is None or ask.question.intent not in _ABOUT_A_CERTIFICATE:
        return False
    text = ask.question.text
    if names_code(text, ask.course.identity.award.code):
        return False
    back = ask.thread.thing == quantities.CERTIFICATE and quantities.refers_back(text)
    return names_code(text, ask.course.certificate.code) or (back and not _OTHER_TITLE.search(fold(text)))


def _moved_to(ask: Ask, thing: str | None) -> Thread:
    intent = ask.question.intent
    if intent in _KEEP_THING:
        return ask.thread
    # The UE last shown stay, for "et la suivante ?": ``thing`` tells whether they are still what is spoken of.
    return replace(ask.thread, topic=intent, thing=thing, quantity=None, earlier=())


_RESOLVERS: dict[str, Resolver] = {
    "demander_prix": _price,
    "demander_presentation": _presentation,
    "demander_vae": _validation,
    "demander_ves": _validation,
    "demander_details_vae": _validation_details,
    "demander_financement": _funding,
    "demander_programme": ues.programme,
    "demander_module": ues.module,
    "demander_module_voisin": ues.next_module,
    "demander_choix_ue": ues.choice,
    "comparer_modules": comparing.compare,
    "demander_credits": quantities.credits_of,
    "demander_heures": quantities.hours,
    "demander_total": quantities.total,
}
