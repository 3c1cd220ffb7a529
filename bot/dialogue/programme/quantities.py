"""Questions about hours and credits: of what, in the thread of the conversation."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.curriculum import sums
from bot.curriculum.models import Experience, Report
from bot.curriculum.teaching import Part
from bot.dialogue.programme import ues
from bot.dialogue.programme.apart import by_place, named_apart
from bot.dialogue.talk import Answer, Ask
from bot.language.numbers import ordinals
from bot.language.text import fold, names_code
from bot.replies.facts import Said, bullets, part_facts

HOURS, CREDITS = "heures", "credits"
CERTIFICATE = "certificat"
_WHOLE = re.compile(
    r"\b(?:total\w*|en tout|formation|diplome|parcours|cursus|entier|entiere|complete?|toutes?|tous|ensemble"
    r"|au final)\b"
)
_REPORT = re.compile(r"\b(?:rapport|memoire|soutenance)\b")
_EXPERIENCE = re.compile(r"\b(?:experience|stage|18 mois)\b")
_MONEY = frozenset({"demander_prix", "demander_financement", "demander_devis"})
_COST = re.compile(r"\b(?:coute|couter|revient|cher|payer|euros?|prix|somme)\b")
_ANY_UE = re.compile(r"\b(?:une|chaque|par) (?:ue|unite|matiere|module)\b|\b(?:un|chaque|par) (?:module|cours)\b")
_COURSE = re.compile(r"\b(?:formation|cours|parcours|diplome|titre|semaine|jour|soir|mois)s?\b")
_BACK_REFERENCE = re.compile(r"\b(?:il|elle|ils|elles|ca|cela|ce|c|celui|celle|l|en)\b")


def credits_of(ask: Ask) -> Answer:
    """The credits of what is named, else of what was spoken of, else of everything."""
    text = fold(ask.question.text)
    thing = ask.question.first("objet")
    if thing == "rapport" or _REPORT.search(text) or _names(ask, ask.course.report):
        return _say(ask, "utter_credits_rapport", CREDITS, thing="rapport")
    if _EXPERIENCE.search(text) or _names(ask, ask.course.experience):
        return _say(ask, "utter_credits_experience", CREDITS, thing="experience")
    if not ask.question.values("bloc") and (apart := named_apart(ask)):
        return _credits_of_each(ask, apart)
    if codes := ues.surely_named(ask):
        return _credits_of_each(ask, codes)
    if codes := tuple(ask.question.values("sujet_ue")):
        return _ue_credits(ask, codes)
    if part := _part(ask):
        return _part_credits(ask, part)
    if not _WHOLE.search(text) and (answer := _credits_in_thread(ask)):
        return answer
    return _say(ask, "utter_demander_credits", CREDITS, thing=None)


def hours(ask: Ask) -> Answer:
    """The hours of a part, else of everything; the brochure gives none for a single UE."""
    if ask.course.certificate and names_code(ask.question.text, ask.course.certificate.code):
        thread = replace(ask.thread, topic=ask.question.intent, thing=CERTIFICATE, quantity=HOURS)
        return Answer.one("utter_demander_certificat", thread)
    if part := _part(ask):
        return _part_hours(ask, part)
    text = fold(ask.question.text)
    if speaks_of_any_ue(text) or points_at_ue(ask) or ues.surely_named(ask):
        return _say(ask, "utter_heures_ue", HOURS)
    if ask.question.values("sujet_ue") and not _WHOLE.search(text):
        return _say(ask, "utter_heures_ue", HOURS)
    certified = ask.course.certificate_part
    if certified and ask.thread.thing == CERTIFICATE and not _WHOLE.search(text):
        return _part_hours(ask, certified)
    return _say(ask, "utter_demander_heures", HOURS)


def total(ask: Ask) -> Answer:
    """ "Et au total ?": the total of what was being counted."""
    if ask.thread.quantity == HOURS:
        return _say(ask, "utter_demander_heures", HOURS, thing=None)
    if ask.thread.quantity == CREDITS:
        return _say(ask, "utter_demander_credits", CREDITS, thing=None)
    if ask.thread.topic in _MONEY or _COST.search(fold(ask.question.text)):
        return Answer.one("utter_demander_prix", ask.thread)
    return _say(ask, "utter_demander_total", ask.thread.quantity or HOURS, thing=None)


def _credits_in_thread(ask: Ask) -> Answer | None:
    thing = ask.thread.thing
    if thing == "rapport":
        return _say(ask, "utter_credits_rapport", CREDITS, thing=thing)
    if thing in ("experience", "stage"):
        return _say(ask, "utter_credits_experience", CREDITS, thing=thing)
    if thing == ues.UE_THING and ask.thread.ues:
        return _ue_credits(ask, ask.thread.ues)
    if thing == CERTIFICATE:
        part = ask.course.certificate_part
        return _part_credits(ask, part) if part else None
    named = ues.part_in(ask.thread, ask.course)
    return _part_credits(ask, named) if named else None


def _ue_credits(ask: Ask, codes: tuple[str, ...]) -> Answer:
    found = [pair for code in codes if (pair := ask.course.find_ue(code))]
    if not found:
        return _say(ask, "utter_demander_credits", CREDITS, thing=None)
    before = ues.earlier(ask.thread, codes)
    counted = replace(ask.thread, topic=ask.question.intent, thing=ues.UE_THING, quantity=CREDITS)
    thread = replace(counted, ues=codes, earlier=before)
    if len(found) == 1:
        return Answer.one("utter_credits_ue", thread, ues.ue_facts(ask.course, *found[0]))
    place = found[0][0]
    lines = bullets(f"« {ue.title} » ({ue.code}) : {ue.credits} crédits" for _, ue in found)
    if {pair[0].number for pair in found} != {place.number}:
        return Answer.one("utter_module_ambigu", thread, {"liste_choix": Said(lines, ask.course.programme.source)})
    facts = {**ues.ue_facts(ask.course, *found[0]), "liste_choix": Said(lines, ask.course.programme.source)}
    return Answer.one("utter_credits_choix", thread, facts)


def _credits_of_each(ask: Ask, codes: tuple[str, ...]) -> Answer:
    """The credits of UE that are each surely meant; the options of one place together."""
    places = by_place(ask.course, codes)
    if len(places) < 2:
        return _ue_credits(ask, codes)
    return Answer.in_turn([_ue_credits(ask, of_place) for of_place in places])


def _names(ask: Ask, item: Report | Experience | None) -> bool:
    return item is not None and names_code(ask.question.text, item.code)


def _part(ask: Ask) -> Part | None:
    """The part that the question names, or whose certificate it names; None when it names none, or both."""
    certificate = ask.course.certificate
    if certificate and names_code(ask.question.text, certificate.code):
        return ask.course.certificate_part
    keys = ask.question.values("bloc")
    both = {1, 2} <= set(ordinals(ask.question.text))
    return ask.course.part(keys[0]) if len(keys) == 1 and not both else None


def _part_credits(ask: Ask, part: Part) -> Answer:
    span = Said(str(sums.part_credits(ask.course, part.key)), ask.course.programme.source)
    thread = replace(ask.thread, topic=ask.question.intent, thing=_part_thing(ask, part), quantity=CREDITS)
    return Answer.one("utter_credits_partie", thread, {**part_facts(part), "partie_credits": span})


def _part_hours(ask: Ask, part: Part) -> Answer:
    thread = replace(ask.thread, topic=ask.question.intent, thing=_part_thing(ask, part), quantity=HOURS)
    return Answer.one("utter_heures_partie", thread, part_facts(part))


def _part_thing(ask: Ask, part: Part) -> str:
    """Figures of the certificate leave the talk on the certificate: "il correspond à quel niveau ?" may follow."""
    certificate = ask.course.certificate
    named = certificate is not None and names_code(ask.question.text, certificate.code)
    spoken_of = ask.thread.thing == CERTIFICATE and part == ask.course.certificate_part
    return CERTIFICATE if named or spoken_of else f"bloc:{part.key}"


def _say(ask: Ask, name: str, quantity: str, *, thing: str | None = "") -> Answer:
    kept = ask.thread.thing if thing == "" else thing
    return Answer.one(name, replace(ask.thread, topic=ask.question.intent, thing=kept, quantity=quantity))


def refers_back(text: str) -> bool:
    """Whether a short question points at what was spoken of ("il vaut combien ?")."""
    folded = fold(text)
    return len(folded.split()) <= 12 and bool(_BACK_REFERENCE.search(folded))


def speaks_of_any_ue(text: str) -> bool:
    """Whether a question is about a UE, no matter which ("une UE ça dure combien ?")."""
    return bool(_ANY_UE.search(fold(text)))


def points_at_ue(ask: Ask) -> bool:
    """Whether a question that names nothing is about the UE last shown."""
    text = fold(ask.question.text)
    if ask.thread.thing != ues.UE_THING or not ask.thread.ues or ask.question.values("bloc"):
        return False
    if _WHOLE.search(text) or _COURSE.search(text):
        return False
    return refers_back(text) or len(text.split()) <= 3
