"""Questions that set UE side by side: what tells them apart, which has the most credits."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.curriculum.teaching import Place, Ue
from bot.dialogue.programme.apart import named_apart
from bot.dialogue.programme.ues import (
    MOST_SHOWN,
    asked_codes,
    described,
    last_shown,
    part_in,
    show,
    sourced,
    thread_about,
    two_side_by_side,
)
from bot.dialogue.talk import Answer, Ask
from bot.language.numbers import digits, ordinals
from bot.language.text import fold
from bot.replies.facts import bullets, enumerate_in_french

_LEAST = re.compile(r"\b(?:moins|courte?s?|petite?s?|legere?s?|faible|minimum)\b")
_ONE_OF_THEM = re.compile(r"\b(?:lequel|laquelle|des deux|qui)\b")
_HARD = re.compile(r"\b(?:dure?s?|difficiles?|compliquee?s?|ardue?s?|faciles?|simples?)\b")
_BEST = re.compile(r"\b(?:mieux|meilleure?s?|preferables?|conseill\w*|interessante?s?|utiles?)\b")
_AGAINST = re.compile(r"\b(?:differen\w*|compar\w*|par rapport|versus|vs)\b")
_OF_ALL = re.compile(
    r"\b(?:toutes?|tous|formation|programme|parcours|les 12|les douze|quelle (?:ue|matiere)|quel module)\b"
)
_WAYS = frozenset({"demander_modalites", "demander_horaires", "demander_distance", "demander_combinaison"})
"""Topics behind which the best one is the best way to follow the courses."""


def compare(ask: Ask) -> Answer:
    """The UE side by side: those named, else those with the most or the fewest credits.

    "Laquelle a le plus de crédits ?" is between the UE last shown when there are several. Which is the hardest or the
    best, the brochure does not say.
    """
    named = [(place, ue) for place in _named_places(ask) for ue in place.options]
    against = last_shown(ask) if named and _AGAINST.search(fold(ask.question.text)) else []
    between = [pair for pair in against if pair not in named] + named
    if len(between) > 1:
        lines = bullets(described(place, ue, content=True) for place, ue in between)
        return _comparison(ask, lines, tuple(ue.code for _, ue in between))
    if named and asked_codes(ask):
        return show(ask, asked_codes(ask))
    if admission := _not_measured(ask):
        return Answer.one(admission, replace(ask.thread, topic=ask.question.intent))
    return _by_credits(ask)


def _by_credits(ask: Ask) -> Answer:
    """The UE with the most or the fewest credits, and those it was compared with if they are but a few."""
    text = fold(ask.question.text)
    shown = [] if _OF_ALL.search(text) else _compared(ask, text)
    compared = shown if len(shown) > 1 else list(ask.course.ues())
    wanted, word = max(ue.credits for _, ue in compared), "le plus"
    if _LEAST.search(text):
        wanted, word = min(ue.credits for _, ue in compared), "le moins"
    first = [(place, ue) for place, ue in compared if ue.credits == wanted]
    names = enumerate_in_french(f"l'UE {place.number}, « {ue.title} » ({ue.code})" for place, ue in first)
    said = f"Celle qui compte {word} de crédits : {names}, avec {wanted} crédits."
    if len(first) > 1:
        said = f"Celles qui comptent {word} de crédits ({wanted} crédits chacune) : {names}."
    if compared is not shown or len(shown) > MOST_SHOWN:
        return _comparison(ask, said, tuple(ue.code for _, ue in first))
    rest = [pair for pair in shown if pair not in first]
    lines = bullets(described(place, ue) for place, ue in rest)
    return _comparison(ask, "\n".join(filter(None, (said, lines))), tuple(ue.code for _, ue in (*first, *rest)))


def _compared(ask: Ask, text: str) -> list[tuple[Place, Ue]]:
    """The UE last shown; the one shown before too, when the words are of one out of several."""
    if not _ONE_OF_THEM.search(text):
        return last_shown(ask)
    if ask.thread.topic == "demander_programme" and (part := part_in(ask.thread, ask.course)):
        return [(place, ue) for place in ask.course.places_of(part.key) for ue in place.options]
    codes = two_side_by_side(ask)
    return [pair for code in codes if (pair := ask.course.find_ue(code))] or last_shown(ask)


def _not_measured(ask: Ask) -> str | None:
    """The reply that admits that the brochure does not rank its UE so, or None when it does."""
    text = fold(ask.question.text)
    if _HARD.search(text):
        return "utter_demander_charge_travail"
    if not _BEST.search(text):
        return None
    return "utter_demander_combinaison" if ask.thread.topic in _WAYS else "utter_demander_autre_information"


def _comparison(ask: Ask, text: str, codes: tuple[str, ...]) -> Answer:
    thread = thread_about(ask, codes, quantity="credits")
    return Answer.one("utter_comparer_modules", thread, {"comparaison": sourced(ask.course, text)})


def _named_places(ask: Ask) -> list[Place]:
    text = ask.question.text
    numbers = {int(number) for number in re.findall(r"\b(\d{1,2})\b", digits(text))} | set(ordinals(text))
    codes = asked_codes(ask) + named_apart(ask)
    numbers |= {place.number for place, ue in ask.course.ues() if ue.code in codes}
    return [place for place in ask.course.programme.places if place.number in numbers]
