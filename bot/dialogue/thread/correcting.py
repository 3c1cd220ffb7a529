""" "Non pardon, la 7", "non, l'autre, celui de socio": what was asked is asked again, of something else."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.curriculum.lookup import How, find_ue
from bot.dialogue.programme import ues
from bot.dialogue.talk import Ask
from bot.dialogue.thread.pairs import one_of_two
from bot.language.text import fold

MOST_WORDS = 10
_TAKES_BACK = re.compile(
    r"^(?P<taken>(?:(?:ah|euh|oh|oups|ouh|mince|zut|mais|enfin|bah|ben|attendez?"
    r"|non|nan|nn|pardon|desolee?|excusez? moi|erreur|c est une erreur|je (?:me suis|m etais) trompee?|je me trompe"
    r"|plutot|je (?:voulais|veux) dire|je (?:parle|parlais|pensais|pense|disais|demandais)"
    r"|c est pas (?:ca|celle la|celui la|celui ci|celle ci)|pas (?:ca|celle la|celui la)) )+)"
    r"(?P<meant>(?:(?:a|au|de|du|d|pour|c est|c etait|plutot) )*"
    r"(?:l|la|le|les|celle|celui|ue|module|numero|du|au|\d).*)$"
)
_CORRECTS = re.compile(
    r"\b(?:non|nan|nn|pardon|desolee?|excusez? moi|erreur|oups|mince|zut|trompee?|plutot|dire|parlais|pensais|disais"
    r"|demandais|parle|pas)\b"
)
_TELLS = re.compile(r"\b(?:j|je|ai|suis|mon|ma|mes|on|merci)\b")
_ABOUT_UES = frozenset({"demander_module", "demander_module_voisin", "demander_choix_ue", "comparer_modules"})


def corrected(ask: Ask) -> Ask | None:
    """The last question about a UE, of the UE that a short message puts in its place; None if it puts none."""
    meant = _meant(fold(ask.question.text))
    if meant is None or not _speaks_of_ues(ask):
        return None
    if of_two := one_of_two(replace(ask, question=replace(ask.question, text=meant))):
        return of_two
    found = find_ue(ask.course, meant)
    if not found.codes:
        return None
    intent = "demander_credits" if ask.thread.topic == "demander_credits" else "demander_module"
    name = "sujet_ue" if found.how is How.SUBJECT else "ue"
    return replace(ask, question=replace(ask.question, intent=intent, text=meant, entities={name: found.codes}))


def _meant(text: str) -> str | None:
    """What stands behind the words that take back what was said."""
    found = _TAKES_BACK.search(text)
    if found is None or len(text.split()) > MOST_WORDS or not _CORRECTS.search(found["taken"]):
        return None
    return None if _TELLS.search(found["meant"]) else found["meant"]


def _speaks_of_ues(ask: Ask) -> bool:
    return ask.thread.topic in _ABOUT_UES or ask.thread.thing == ues.UE_THING
