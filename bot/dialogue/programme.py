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
_LEAST = re.compile(r"\b(?:moins|courte?s?|petite?s?|legere?s?|facile|faible|minimum)\b")


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
    codes = asked_codes(ask) or ask.thread.ues
    if not codes:
        return Answer.one("utter_module_inconnu", _thread(ask), {"liste_ue": _list(ask.course)})
    return _each(ask, codes) if len(surely_named(ask)) > 1 else show(ask, codes)


def next_module(ask: Ask) -> Answer:
    """The UE before or after the one last shown; the first when none was."""
    step = -1 if _BACKWARDS.search(fold(ask.question.text)) else 1
    named = asked_codes(ask)
    if named:
        return show(ask, named)
    if not ask.thread.ues:
        return show(ask, ask.course.programme.places[0].codes)
    found = neighbour(ask.course, ask.thread.ues[0], step)
    if not found:
        return Answer.one("utter_module_bout", ask.thread)
    return show(ask, tuple(ue.code for ue in found))


def choice(ask: Ask) -> Answer:
    """The place where learners choose between UE."""
    place = next((place for place in ask.course.programme.places if place.is_choice), None)
    if place is None:
        return programme(ask)
    return Answer.one("utter_demander_choix_ue", _thread(ask, place.codes), _choice_facts(ask.course, place))


def compare(ask: Ask) -> Answer:
    """The UE side by side: those named, else those with the most or the fewest credits."""
    named = [(place, ue) for place in _named_places(ask) for ue in place.options]
    if len(named) > 1:
        lines = bullets(_line(place, ue, content=True) for place, ue in named)
        return _comparison(ask, lines, tuple(ue.code for _, ue in named))
    if named and asked_codes(ask):
        return show(ask, asked_codes(ask))
    all_ues = list(ask.course.ues())
    least = bool(_LEAST.search(fold(ask.question.text)))
    wanted = (min if least else max)(ue.credits for _, ue in all_ues)
    ues = [(place, ue) for place, ue in all_ues if ue.credits == wanted]
    names = enumerate_in_french(f"l'UE {place.number}, « {ue.title} » ({ue.code})" for place, ue in ues)
    word = "le moins" if least else "le plus"
    text = f"Celle qui compte {word} de crédits ({wanted}) : {names}."
    if len(ues) > 1:
        text = f"Celles qui comptent {word} de crédits ({wanted} chacune) : {names}."
    return _comparison(ask, text, tuple(ue.code for _, ue in ues))


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
