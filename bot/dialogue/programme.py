"""Questions about the UE: all of them, one, its neighbour, the choice, comparisons."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from bot.curriculum.course import Course
from bot.curriculum.lookup import How, find_ue, names_unknown_ue, neighbour
from bot.curriculum.models import PartKey
from bot.curriculum.teaching import Place, Ue
from bot.dialogue.talk import Answer, Ask, Thread
from bot.language.numbers import digits, ordinals
from bot.language.text import fold
from bot.replies.facts import Said, bullets, enumerate_in_french, part_facts

UE_THING = "ue"
MOST_SHOWN = 3
"""UE shown whole in one reply; beyond that only their titles."""
_BACKWARDS = re.compile(r"\b(?:avant|precedent\w*|d avant|recule\w*|remonte\w*)\b")
_JUST_A_COUNT = re.compile(r"\b(?:combien|nombre|cb)\b")
_WHETHER = re.compile(r"\b(?:y a|ya|y aura|y a t il|a t on|prevu|on (?:fait|a|voit|etudie|apprend|aborde))\b")
_ALL = re.compile(r"\b(?:quels?|quelles?|quoi|liste|tous|toutes?|combien|autres?|les (?:matieres|modules|cours|ue))\b")
_LEAST = re.compile(r"\b(?:moins|courte?s?|petite?s?|legere?s?|faible|minimum)\b")

_HARD = re.compile(r"\b(?:dure?s?|difficiles?|compliquee?s?|ardue?s?|faciles?|simples?)\b")
_BEST = re.compile(r"\b(?:mieux|meilleure?s?|preferables?|conseill\w*|interessante?s?|utiles?)\b")
_AGAINST = re.compile(r"\b(?:differen\w*|compar\w*|par rapport|versus|vs)\b")
_OF_ALL = re.compile(
    r"\b(?:toutes?|tous|formation|programme|parcours|les 12|les douze|quelle (?:ue|matiere)|quel module)\b"
)
_WAYS = frozenset({"demander_modalites", "demander_horaires", "demander_distance", "demander_combinaison"})
"""Topics behind which the best one is the best way to follow the courses."""


def programme(ask: Ask) -> Answer:
    """The list of UE, of the whole course or of one part; only their number when that is asked."""
    key = ask.question.first("bloc")
    part = ask.course.part(key) if key else None
    if part is not None:
        facts = {**part_facts(part), "liste_ue": _list(ask.course, part.key)}
        return Answer.one("utter_programme_partie", _thread(ask, thing=f"bloc:{part.key}"), facts)
    if _asks_whether(ask):
        return module(ask)
    if _JUST_A_COUNT.search(fold(ask.question.text)) and len(ask.question.text.split()) <= 12:
        return Answer.one("utter_nombre_ue", _thread(ask, quantity="ue"))
    return Answer.one("utter_demander_programme", _thread(ask, thing=None), {"liste_ue": _list(ask.course)})


def _asks_whether(ask: Ask) -> bool:
    """ "Y a-t-il de la psycho ?" asks for one UE, though it speaks of the programme."""
    text = fold(ask.question.text)
    return bool(_WHETHER.search(text)) and not _ALL.search(text) and bool(asked_codes(ask))


def module(ask: Ask) -> Answer:
    """One UE; both options of a choice; a question back when the words fit several; the list when none."""
    if not asked_codes(ask) and names_unknown_ue(ask.course, ask.question.text):
        return Answer.one("utter_module_bout", _thread(ask))
    codes = asked_codes(ask) or _spoken_of(ask)
    if not codes:
        return Answer.one(
            "utter_module_inconnu", _thread(ask, ask.thread.ues, thing=None), {"liste_ue": _list(ask.course)}
        )
    return _each(ask, codes) if len(surely_named(ask)) > 1 else show(ask, codes)


def next_module(ask: Ask) -> Answer:
    """The UE before or after the one last shown; the first when none was."""
    step = -1 if _BACKWARDS.search(fold(ask.question.text)) else 1
    named = asked_codes(ask)
    if named:
        return show(ask, named)
    if not ask.thread.ues:
        return show(ask, ask.course.programme.places[0].codes)
    found = neighbour(ask.course, max(ask.thread.ues, key=lambda code: step * _number(ask, code)), step)
    if not found:
        return Answer.one("utter_module_bout", ask.thread)
    return show(ask, tuple(ue.code for ue in found))


def _number(ask: Ask, code: str) -> int:
    found = ask.course.find_ue(code)
    return found[0].number if found else 0


def choice(ask: Ask) -> Answer:
    """The place where learners choose between UE."""
    place = next((place for place in ask.course.programme.places if place.is_choice), None)
    if place is None:
        return programme(ask)
    return Answer.one("utter_demander_choix_ue", _thread(ask, place.codes), _choice_facts(ask.course, place))


def compare(ask: Ask) -> Answer:
    """The UE side by side: those named, else those with the most or the fewest credits.

    "Laquelle a le plus de crédits ?" is between the UE last shown when there are several. Which is the hardest or the
    best, the brochure does not say.
    """
    named = [(place, ue) for place in _named_places(ask) for ue in place.options]
    against = _shown(ask) if named and _AGAINST.search(fold(ask.question.text)) else []
    between = [pair for pair in against if pair not in named] + named
    if len(between) > 1:
        lines = bullets(_line(place, ue, content=True) for place, ue in between)
        return _comparison(ask, lines, tuple(ue.code for _, ue in between))
    if named and asked_codes(ask):
        return show(ask, asked_codes(ask))
    if admission := _not_measured(ask):
        return Answer.one(admission, replace(ask.thread, topic=ask.question.intent))
    return _by_credits(ask)


def _by_credits(ask: Ask) -> Answer:
    """The UE with the most or the fewest credits, and those it was compared with if they are but a few."""
    text = fold(ask.question.text)
    shown = [] if _OF_ALL.search(text) else _shown(ask)
    compared = shown if len(shown) > 1 else list(ask.course.ues())
    wanted, word = max(ue.credits for _, ue in compared), "le plus"
    if _LEAST.search(text):
        wanted, word = min(ue.credits for _, ue in compared), "le moins"
    first = [(place, ue) for place, ue in compared if ue.credits == wanted]
    names = enumerate_in_french(f"l'UE {place.number}, « {ue.title} » ({ue.code})" for place, ue in first)
    said = f"Celle qui compte {word} de crédits ({wanted}) : {names}."
    if len(first) > 1:
        said = f"Celles qui comptent {word} de crédits ({wanted} chacune) : {names}."
    if compared is not shown:
        return _comparison(ask, said, tuple(ue.code for _, ue in first))
    rest = [pair for pair in shown if pair not in first]
    lines = bullets(_line(place, ue) for place, ue in rest)
    return _comparison(ask, "\n".join(filter(None, (said, lines))), tuple(ue.code for _, ue in (*first, *rest)))


def _not_measured(ask: Ask) -> str | None:
    """The reply that admits that the brochure does not rank its UE so, or None when it does."""
    text = fold(ask.question.text)
    if _HARD.search(text):
        return "utter_demander_charge_travail"
    if not _BEST.search(text):
        return None
    return "utter_demander_combinaison" if ask.thread.topic in _WAYS else "utter_demander_autre_information"


def _spoken_of(ask: Ask) -> tuple[str, ...]:
    """The UE last shown, while they are still what is spoken of."""
    return ask.thread.ues if ask.thread.thing == UE_THING else ()


def _shown(ask: Ask) -> list[tuple[Place, Ue]]:
    return [pair for code in _spoken_of(ask) if (pair := ask.course.find_ue(code))]


def asked_codes(ask: Ask) -> tuple[str, ...]:
    """The UE that the question itself names, surely or by a subject."""
    question = ask.question
    found = find_ue(ask.course, question.text) if question.text else None
    codes = tuple(question.values("ue")) or tuple(question.values("sujet_ue")) or (found.codes if found else ())
    return tuple(code for code in codes if ask.course.find_ue(code))


def surely_named(ask: Ask) -> tuple[str, ...]:
    """The UE named by code, number or title: not by a mere subject that other words may share."""
    found = find_ue(ask.course, ask.question.text)
    if found.how in (How.CODE, How.NUMBER, How.TITLE):
        return found.codes
    return tuple(code for code in ask.question.values("ue") if ask.course.find_ue(code))


def show(ask: Ask, codes: tuple[str, ...]) -> Answer:
    """The reply that shows these UE."""
    found = [pair for code in codes if (pair := ask.course.find_ue(code))]
    places = {place.number: place for place, _ in found}
    thread = _thread(ask, codes)
    if len(found) == 1:
        return Answer.one("utter_module", thread, ue_facts(ask.course, *found[0]))
    if len(places) == 1:
        return Answer.one("utter_module_au_choix", thread, _choice_facts(ask.course, found[0][0]))
    return Answer.one("utter_module_ambigu", thread, {"liste_choix": _said(ask.course, bullets(
        _line(place, ue) for place, ue in found))})  # fmt: skip


def _each(ask: Ask, codes: tuple[str, ...]) -> Answer:
    """Several UE named by number or code: each in turn; the options of one place together."""
    found = [pair for code in codes if (pair := ask.course.find_ue(code))]
    places = {place.number: place for place, _ in found}
    if len(places) == 1 or len(places) > MOST_SHOWN:
        return show(ask, codes)
    answers = [show(ask, place.codes) for place in places.values()]
    return Answer(tuple(part for answer in answers for part in answer.parts), answers[-1].thread)


def ue_facts(course: Course, place: Place, ue: Ue) -> dict[str, Said]:
    """The facts of one UE."""
    return {
        "ue_numero": _said(course, str(place.number)),
        "ue_intitule": _said(course, ue.title),
        "ue_code": _said(course, ue.code),
        "ue_credits": _said(course, str(ue.credits)),
        "ue_contenu": _said(course, ue.content),
    }


def _choice_facts(course: Course, place: Place) -> dict[str, Said]:
    lines = bullets(_line(place, ue, content=True, numbered=False) for ue in place.options)
    return {"ue_numero": _said(course, str(place.number)), "liste_choix": _said(course, lines)}


def _line(place: Place, ue: Ue, *, content: bool = False, numbered: bool = True) -> str:
    head = f"UE {place.number}, " if numbered else ""
    tail = f" : {ue.content}" if content else ""
    return f"{head}« {ue.title} » ({ue.code}, {ue.credits} crédits){tail}"


def _list(course: Course, part: PartKey | None = None) -> Said:
    places = course.places_of(part) if part else course.programme.places
    return _said(course, "\n".join(f"{place.number}. {_short(place.options)}" for place in places))


def _short(ues: Iterable[Ue]) -> str:
    return " ou ".join(f"{ue.title} ({ue.code})" for ue in ues)


def _said(course: Course, text: str) -> Said:
    return Said(text, course.programme.source)


def _comparison(ask: Ask, text: str, codes: tuple[str, ...]) -> Answer:
    thread = _thread(ask, codes, quantity="credits")
    return Answer.one("utter_comparer_modules", thread, {"comparaison": _said(ask.course, text)})


def _named_places(ask: Ask) -> list[Place]:
    text = ask.question.text
    numbers = {int(number) for number in re.findall(r"\b(\d{1,2})\b", digits(text))} | set(ordinals(text))
    numbers |= {place.number for place, ue in ask.course.ues() if ue.code in asked_codes(ask)}
    return [place for place in ask.course.programme.places if place.number in numbers]


def _thread(
    ask: Ask, codes: tuple[str, ...] | None = None, *, thing: str | None = UE_THING, quantity: str | None = None
) -> Thread:
    return replace(
        ask.thread, topic=ask.question.intent, thing=thing, quantity=quantity, ues=codes if codes is not None else ()
    )
