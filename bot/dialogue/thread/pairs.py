"""Two things that stand side by side in the talk, and which of them "l'autre" or "la première" means."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bot.dialogue.programme import quantities, ues
from bot.dialogue.programme.awards import COMPARE_AWARDS
from bot.dialogue.talk import Ask
from bot.language.numbers import RANK, ordinals
from bot.language.text import fold

VAE, VES, TITLE = "vae", "ves", "titre"
MOST_WORDS = 10
"""Words beyond which a message says by itself what it is about."""
LEAD = (
    r"^(?:(?:et|non|mais|ou|ok|oui|bon|alors|donc|du coup|euh|ah|sinon|c est|ca c est|pour|quoi|de|sur|c est quoi"
    r"|parlez? moi de) )*"
)
_PLACES = frozenset({"partie", "moitie", "bloc", "etape"})
_UES = frozenset({"ue", "uv", "module", "matiere", "cours"})
_WAYS = frozenset({"formule", "modalite", "mode", "facon", "maniere"})
_VALIDATIONS = frozenset({"validation", "dispositif"})
_TITLES = frozenset({"diplome", "titre", "certificat"})
_CHOICES = frozenset({"option", "choix", "possibilite", "proposition"})
_NOUN = rf"(?: (?P<noun>{'|'.join(sorted(_PLACES | _UES | _WAYS | _VALIDATIONS | _TITLES | _CHOICES))}))?"
_GOES_ON = (
    r"(?: (?P<rest>(?:elle|il|on|y|c|ca|est|parle|porte|vaut|donne|fait|alors|aussi|svp|stp|combien|quoi|dure|mene"
    r"|compte|qu|qui|que|en)\b.*))?$"
)
"""What may stand behind "l'autre" for it to be one of the two: neither "jour" nor "fois"."""
_OTHER = re.compile(rf"{LEAD}(?:l autre{_NOUN}|(?P<rest_of>le reste)){_GOES_ON}")
_RANKED = re.compile(rf"{LEAD}(?P<article>la|le) (?P<rank>{RANK}|derniere?){_NOUN}{_GOES_ON}")
_LEADS_TO = re.compile(r"\b(?:mene\w*|donne\w*|diplome|niveau|titre|sert|obtien\w*)\b")
_WHICH_OF_THEM = re.compile(r"\b(?:lequel|laquelle|des deux|quelle (?:partie|moitie))\b")
_BOTH = re.compile(rf"{LEAD}(?:les|des) deux(?: alors| c est quoi)?$")
_DIFFERENCE = re.compile(
    r"^(?:(?:et|ok|mais|du coup|alors) )*(?:c est quoi |quelle est |quelle |y a t il une |y a )?(?:la |une )?difference"
    r"(?: (?:c est quoi|entre (?:les deux|elles|eux)))?$"
)
_A_PART = re.compile(r"\b(?:partie|moitie)s?\b")
_MOST = re.compile(r"\b(?:plus|moins|mieux|meilleure?)\b")
_PART_KEYS = ("premiere", "seconde")
_WAYS_TOPICS = {
    "demander_modalites": None,
    "demander_combinaison": None,
    "demander_horaires": 0,
    "demander_distance": 1,
}
_MEASURES_UE = frozenset({"demander_credits", "demander_heures", "demander_duree"})


@dataclass(frozen=True)
class Option:
    """One of two things: the question that asks for it."""

    intent: str
    entities: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Pair:
    """Two things; ``current`` is the rank of the one last spoken of, None when both were.

    ``together``: they were shown as two, so that "la première" is the first of them.
    """

    options: tuple[Option, Option]
    current: int | None = None
    together: bool = True


def one_of_two(ask: Ask) -> Ask | None:
    """The question, when it points at one of two things spoken of; None when it does not."""
    text = fold(ask.question.text)
    if len(text.split()) > MOST_WORDS:
        return None
    if found := _OTHER.search(text):
        pair = _pair(ask, "partie" if found["rest_of"] else found["noun"])
        return _asked(ask, pair.options[0 if pair.current == 1 else 1], found["rest"]) if pair else None
    if found := _RANKED.search(text):
        return _ranked(ask, found)
    if _BOTH.search(text):
        return _both(ask)
    if _DIFFERENCE.search(text):
        return _told_apart(ask)
    if _WHICH_OF_THEM.search(text) and _MOST.search(text):
        return _longest_part(ask, text) or _better_validation(ask)
    return None


def _ranked(ask: Ask, found: re.Match[str]) -> Ask | None:
    rank = 1 if found["rank"].startswith("dern") else ordinals(found["rank"])[0] - 1
    # "Le deuxième" behind a certificate is a diploma, "la deuxième" a part.
    noun = found["noun"] or ("partie" if found["article"] == "la" and _is_about_parts(ask) else None)
    pair = None if noun in _UES else _pair(ask, noun)
    if pair is None or not pair.together or rank > 1:
        return None
    return _asked(ask, pair.options[rank], found["rest"])


def _longest_part(ask: Ask, text: str) -> Ask | None:
    """ "Laquelle est la plus longue ?" behind the parts: their figures, side by side."""
    counted = (ask.thread.thing or "").startswith("bloc:") and ask.thread.quantity is not None
    if not counted and not _A_PART.search(text):
        return None
    intent = "demander_credits" if "credit" in text else "demander_heures"
    question = replace(ask.question, intent=intent, entities={**ask.question.entities, "bloc": _PART_KEYS})
    return replace(ask, question=question)


def _both(ask: Ask) -> Ask | None:
    """ "Les deux": both validations, or both UE."""
    if ask.thread.thing in (VAE, VES):
        return _told_apart(ask)
    codes = ues.two_side_by_side(ask)
    entities = {"ue": codes, "sujet_ue": ()}
    question = replace(ask.question, intent="demander_module", text=" ".join(codes), entities=entities)
    return replace(ask, question=question) if codes else None


def _told_apart(ask: Ask) -> Ask | None:
    """ "C'est quoi la différence ?" between two things spoken of."""
    if ask.thread.thing in (VAE, VES):
        return replace(ask, question=replace(ask.question, intent="demander_vae", text=f"{VAE} {VES}"))
    if ask.thread.thing in (quantities.CERTIFICATE, TITLE):
        return replace(ask, question=replace(ask.question, intent=COMPARE_AWARDS))
    codes = ues.two_side_by_side(ask)
    text = f"difference {' '.join(codes)}"
    return replace(ask, question=replace(ask.question, intent="comparer_modules", text=text)) if codes else None


def _better_validation(ask: Ask) -> Ask | None:
    """Which of VAE and VES is the quicker or the cheaper, the brochure does not say."""
    if ask.thread.thing not in (VAE, VES) or ask.question.intent != "comparer_modules":
        return None
    return replace(ask, question=replace(ask.question, intent="demander_details_vae"))


def _pair(ask: Ask, noun: str | None) -> Pair | None:
    """The two things that the thread holds, of the kind that the noun names if it names one."""
    if noun in _PLACES:
        return _parts(ask)
    kinds = (
        (_UES | _CHOICES, _ues),
        (_VALIDATIONS | _CHOICES, _validations),
        (_PLACES, _parts_spoken_of),
        (_TITLES, _titles),
        (_WAYS | _CHOICES, _ways),
    )
    found = (make(ask) for nouns, make in kinds if noun is None or noun in nouns)
    return next((pair for pair in found if pair), None)


def _ues(ask: Ask) -> Pair | None:
    codes = ues.two_side_by_side(ask)
    if not codes:
        return None
    intent = "demander_credits" if ask.thread.topic == "demander_credits" else "demander_module"
    shown = ask.thread.ues
    one, two = (Option(intent, {"ue": (code,), "sujet_ue": ()}) for code in codes)
    return Pair((one, two), codes.index(shown[0]) if len(shown) == 1 else None, ues.belong_together(ask))


def _validations(ask: Ask) -> Pair | None:
    return _counterparts(ask, (VAE, "demander_vae"), (VES, "demander_ves"))


def _titles(ask: Ask) -> Pair | None:
    return _counterparts(ask, (quantities.CERTIFICATE, "demander_certificat"), (TITLE, "demander_titre"))


def _counterparts(ask: Ask, *sides: tuple[str, str]) -> Pair | None:
    things = [thing for thing, _ in sides]
    if ask.thread.thing not in things:
        return None
    one, two = (Option(intent) for _, intent in sides)
    return Pair((one, two), things.index(ask.thread.thing))


def _parts_spoken_of(ask: Ask) -> Pair | None:
    """The parts, unless it is the certificate itself that was spoken of, and not its hours."""
    thing = ask.thread.thing or ""
    counted = thing == quantities.CERTIFICATE and ask.thread.quantity is not None
    return _parts(ask) if counted or thing.startswith("bloc:") else None


def _parts(ask: Ask) -> Pair | None:
    if not _is_about_parts(ask):
        return None
    thing = ask.thread.thing
    current = 0 if thing == quantities.CERTIFICATE else None
    if thing and thing.startswith("bloc:"):
        current = _PART_KEYS.index(thing.removeprefix("bloc:"))
    intent = {quantities.HOURS: "demander_heures", quantities.CREDITS: "demander_credits"}.get(
        ask.thread.quantity or "", "demander_programme"
    )
    one, two = (Option(intent, {"bloc": (key,), "ue": (), "sujet_ue": ()}) for key in _PART_KEYS)
    return Pair((one, two), current)


def _is_about_parts(ask: Ask) -> bool:
    thing = ask.thread.thing or ""
    return len(ask.course.parts) == len(_PART_KEYS) and (
        thing in (quantities.CERTIFICATE, TITLE) or thing.startswith("bloc:")
    )


def _ways(ask: Ask) -> Pair | None:
    topic = ask.thread.topic
    if topic not in _WAYS_TOPICS:
        return None
    return Pair((Option("demander_horaires"), Option("demander_distance")), _WAYS_TOPICS[topic])


def _asked(ask: Ask, option: Option, rest: str | None) -> Ask:
    """The question about one of the two: what its words ask, else what was asked before.

    It is put in words that name it, since "la première" alone would be the first UE of the course.
    """
    intent, text, entities = option.intent, ask.question.text, {**ask.question.entities, **option.entities}
    if rest and ask.question.intent in _MEASURES_UE and option.entities:
        intent = "demander_credits" if ask.question.intent == "demander_credits" else "demander_heures"
    elif rest and option.entities.get("ue"):
        intent = "demander_module"
    elif rest and "bloc" in option.entities and _LEADS_TO.search(rest):
        intent = "demander_certificat" if option.entities["bloc"] == _PART_KEYS[:1] else "demander_titre"
    if option.entities.get("ue"):
        text = " ".join(filter(None, (option.entities["ue"][0], rest)))
    elif "bloc" in option.entities:
        text = " ".join(filter(None, (f"la {option.entities['bloc'][0]} partie", rest)))
    return replace(ask, question=replace(ask.question, intent=intent, text=text, entities=entities))
