"""Questions about the UE: all of them, one, its neighbour, the choice between two."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from bot.curriculum.course import Course
from bot.curriculum.lookup import How, find_ue, names_unknown_ue, neighbour
from bot.curriculum.models import PartKey
from bot.curriculum.teaching import Part, Place, Ue
from bot.dialogue.programme.apart import by_place, named_apart
from bot.dialogue.talk import Answer, Ask, Thread
from bot.language.text import fold
from bot.replies.facts import Said, bullets, part_facts

UE_THING = "ue"
MOST_SHOWN = 3
"""UE shown whole in one reply; beyond that only their titles."""
_BACKWARDS = re.compile(r"\b(?:avant|precedent\w*|d avant|recule\w*|remonte\w*)\b")
_STEP_FROM = re.compile(r"\b(?:apres|avant|suivante?|precedente?) (?:a |que )?(?:l |la |le |au )?(?:(?:ue|module) )?")
_JUST_A_COUNT = re.compile(r"\b(?:combien|nombre|cb)\b")
_WHETHER = re.compile(r"\b(?:y a|ya|y aura|y a t il|a t on|prevu|on (?:fait|a|voit|etudie|apprend|aborde))\b")
_SOME = r"(?:du|des|de la|de l|d)"
_A_SUBJECT = re.compile(
    rf"(?:\b(?:y a|ya|y aura|y a t il|a t on|(?<!qu est ce qu )on (?:fait|a|voit|etudie|apprend|aborde))"
    rf"(?: (?:aussi|bien|un peu|beaucoup))* {_SOME}"
    rf"|^(?:(?:et|mais|sinon|aussi|ou) )+(?:un peu |aussi )?{_SOME}) (?!la part\b|de\b|l\b)\w{{3,}}"
)
_NO_SUBJECT = re.compile(
    r"\b(?:coup|part|temps|fois|tout|reste|cours|modules?|matieres?|ue|unites?|options?|choix|blocs?|parties?|etapes?"
    r"|stages?|rapports?|memoire|soutenance|examens?|notes?|devoirs?|devis|credits?|horaires?|vacances|places?|groupes?"
    r"|vae|ves|experience|certificats?|diplomes?|titres?|formations?|aides?|financements?|prix|frais|duree|dates?"
    r"|lieux?|annees?|mois|heures?|semaines?|niveau|bac|prerequis|conditions|trucs?|choses?)\b"
)
"""What is asked for by such words and is no subject that is taught."""
_ALL = re.compile(r"\b(?:quels?|quelles?|quoi|liste|tous|toutes?|combien|autres?|les (?:matieres|modules|cours|ue))\b")


def programme(ask: Ask) -> Answer:
    """The list of UE, of the whole course or of one part; only their number when that is asked."""
    key = ask.question.first("bloc")
    part = ask.course.part(key) if key else None
    if part is not None:
        facts = {**part_facts(part), "liste_ue": _list(ask.course, part.key)}
        return Answer.one("utter_programme_partie", thread_about(ask, thing=f"bloc:{part.key}"), facts)
    if _asks_whether(ask) or (named_apart(ask) and not _ALL.search(fold(ask.question.text))):
        return module(ask)
    if _JUST_A_COUNT.search(fold(ask.question.text)) and len(ask.question.text.split()) <= 12:
        return Answer.one("utter_nombre_ue", thread_about(ask, quantity="ue"))
    return Answer.one("utter_demander_programme", thread_about(ask, thing=None), {"liste_ue": _list(ask.course)})


def _asks_whether(ask: Ask) -> bool:
    """ "Y a-t-il de la psycho ?" asks for one UE, though it speaks of the programme; so does "y a des maths ?"."""
    text = fold(ask.question.text)
    if not _WHETHER.search(text) or _ALL.search(text):
        return False
    return bool(asked_codes(ask)) or asks_for_a_subject(text)


def asks_for_a_subject(text: str) -> bool:
    """Whether a folded text asks if something is taught ("y a des maths ?", "et de la compta ?"), be it or not."""
    return bool(_A_SUBJECT.search(text)) and not _NO_SUBJECT.search(text)


def module(ask: Ask) -> Answer:
    """One UE; both options of a choice; a question back when the words fit several; the list when none."""
    if not asked_codes(ask) and names_unknown_ue(ask.course, ask.question.text):
        return Answer.one("utter_module_bout", thread_about(ask))
    apart = named_apart(ask)
    codes = apart or asked_codes(ask) or (() if asks_for_a_subject(fold(ask.question.text)) else _spoken_of(ask))
    if not codes:
        return _unknown(ask)
    return _each(ask, codes) if apart or len(surely_named(ask)) > 1 else show(ask, codes)


def _unknown(ask: Ask) -> Answer:
    """No UE of that name: with the list of all, unless that is what was said just before."""
    thread = thread_about(ask, ask.thread.ues, thing=None)
    if ask.thread.topic in ("demander_programme", "demander_module") and ask.thread.thing is None:
        return Answer.one("utter_module_absent", thread)
    return Answer.one("utter_module_inconnu", thread, {"liste_ue": _list(ask.course)})


def next_module(ask: Ask) -> Answer:
    """The UE before or after the one last shown; the first when none was."""
    step = -1 if _BACKWARDS.search(fold(ask.question.text)) else 1
    named = asked_codes(ask)
    if named and not _STEP_FROM.search(fold(ask.question.text)):
        return show(ask, named)
    if named:
        ask = replace(ask, thread=replace(ask.thread, ues=named))
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
    return Answer.one("utter_demander_choix_ue", thread_about(ask, place.codes), _choice_facts(ask.course, place))


def _spoken_of(ask: Ask) -> tuple[str, ...]:
    """The UE last shown, while they are still what is spoken of."""
    return ask.thread.ues if ask.thread.thing == UE_THING else ()


def part_in(thread: Thread, course: Course) -> Part | None:
    """The part of the course that is spoken of."""
    return next((part for part in course.parts if thread.thing == f"bloc:{part.key}"), None)


def two_side_by_side(ask: Ask) -> tuple[str, ...]:
    """The two UE of which a message may mean the one or the other, in their order; nothing when there are not two."""
    shown = _spoken_of(ask)
    if len(shown) == 1:
        options = _options_beside(ask, shown[0])
        shown = options if len(options) > 1 else tuple(dict.fromkeys((*ask.thread.earlier, *shown)))
    return shown if len(shown) == 2 else ()


def belong_together(ask: Ask) -> bool:
    """Whether the two UE are options of one place or were shown by one reply."""
    shown = _spoken_of(ask)
    return len(shown) == 2 or (len(shown) == 1 and len(_options_beside(ask, shown[0])) == 2)


def _options_beside(ask: Ask, code: str) -> tuple[str, ...]:
    found = ask.course.find_ue(code)
    return found[0].codes if found else ()


def last_shown(ask: Ask) -> list[tuple[Place, Ue]]:
    """The UE last shown, while they are still what is spoken of."""
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
    thread = thread_about(ask, codes)
    if len(found) == 1:
        return Answer.one("utter_module", thread, ue_facts(ask.course, *found[0]))
    if len(places) == 1:
        return Answer.one("utter_module_au_choix", thread, _choice_facts(ask.course, found[0][0]))
    return Answer.one("utter_module_ambigu", thread, {"liste_choix": sourced(ask.course, bullets(
        described(place, ue) for place, ue in found))})  # fmt: skip


def _each(ask: Ask, codes: tuple[str, ...]) -> Answer:
    """Several UE named by number or code: each in turn; the options of one place together."""
    places = by_place(ask.course, codes)
    if len(places) == 1 or len(places) > MOST_SHOWN:
        return show(ask, codes)
    return Answer.in_turn([show(ask, of_place) for of_place in places])


def ue_facts(course: Course, place: Place, ue: Ue) -> dict[str, Said]:
    """The facts of one UE."""
    return {
        "ue_numero": sourced(course, str(place.number)),
        "ue_intitule": sourced(course, ue.title),
        "ue_code": sourced(course, ue.code),
        "ue_credits": sourced(course, str(ue.credits)),
        "ue_contenu": sourced(course, ue.content),
    }


def _choice_facts(course: Course, place: Place) -> dict[str, Said]:
    lines = bullets(described(place, ue, content=True, numbered=False) for ue in place.options)
    return {"ue_numero": sourced(course, str(place.number)), "liste_choix": sourced(course, lines)}


def described(place: Place, ue: Ue, *, content: bool = False, numbered: bool = True) -> str:
    """One line on a UE: its title, code and credits."""
    head = f"UE {place.number}, " if numbered else ""
    tail = f" : {ue.content}" if content else ""
    return f"{head}« {ue.title} » ({ue.code}, {ue.credits} crédits){tail}"


def _list(course: Course, part: PartKey | None = None) -> Said:
    places = course.places_of(part) if part else course.programme.places
    return sourced(course, "\n".join(f"{place.number}. {_short(place.options)}" for place in places))


def _short(ues: Iterable[Ue]) -> str:
    return " ou ".join(f"{ue.title} ({ue.code})" for ue in ues)


def sourced(course: Course, text: str) -> Said:
    """A text that rests on the list of UE."""
    return Said(text, course.programme.source)


def thread_about(
    ask: Ask, codes: tuple[str, ...] | None = None, *, thing: str | None = UE_THING, quantity: str | None = None
) -> Thread:
    """The thread once these UE were shown."""
    shown = codes if codes is not None else ()
    before = earlier(ask.thread, shown)
    about = replace(ask.thread, topic=ask.question.intent, thing=thing, quantity=quantity)
    return replace(about, ues=shown, earlier=before)


def earlier(thread: Thread, shown: tuple[str, ...]) -> tuple[str, ...]:
    """The UE that stand before those now shown, while the talk stays on UE."""
    if thread.thing != UE_THING or not shown:
        return ()
    return thread.earlier if thread.ues == shown else thread.ues
