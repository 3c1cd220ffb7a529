"""What a question means behind what was just spoken of: "et l'autre ?", "lequel ?", "ça dure combien ?"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from bot.curriculum.lookup import find_ue
from bot.dialogue.programme import quantities, ues
from bot.dialogue.programme.awards import awards_compared
from bot.dialogue.programme.other_award import other_award
from bot.dialogue.talk import Ask
from bot.dialogue.thread.details import asks_how_to, asks_where_when_or_pay, names_nothing
from bot.dialogue.thread.pairs import LEAD, TITLE, VAE, VES, one_of_two
from bot.dialogue.thread.supposing import supposed
from bot.language.numbers import RANK, ordinals
from bot.language.text import fold

TOTAL = "demander_total"
ABOUT_CONTENT = frozenset({"demander_programme", "demander_module", "demander_module_voisin", "demander_choix_ue"})
_AND_SOME = re.compile(r"^(?:et|mais|sinon) (?:aussi )?(?:du|de la|de l|des|d) (?:\w+ ?){1,3}$")
_TAKEN_FOR = frozenset({
    "verifier_eligibilite", "decrire_situation", "nlu_fallback", "hors_sujet", "demander_prerequis",
    "demander_programme", "demander_objectifs", "demander_metier", "demander_debouches", "demander_autre_information",
    "demander_autres_formations", "demander_charge_travail", "demander_conditions_diplome", "demander_module",
})  # fmt: skip
"""What "et du droit ?" may look like: "et des examens ?" asks for something else, and is understood so."""
_MEANT = {
    ("stage", "demander_duree"): "demander_stage",
    ("stage", "demander_remuneration"): "demander_organisation_stage",
    ("stage", "demander_financement"): "demander_organisation_stage",
    ("stage", "demander_prix"): "demander_organisation_stage",
    ("stage", "demander_salaire"): "demander_organisation_stage",
    ("stage", "demander_dates"): "demander_organisation_stage",
    ("stage", "demander_lieu"): "demander_organisation_stage",
    ("experience", "demander_duree"): "demander_experience_requise",
    ("rapport", "demander_dates"): "demander_rapport",
    ("rapport", "demander_duree"): "demander_details_rapport",
    ("rapport", "demander_places"): "demander_details_rapport",
    ("rapport", "demander_examens"): "demander_details_rapport",
    (VAE, "demander_prix"): "demander_details_vae",
    (VAE, "demander_duree"): "demander_details_vae",
    (VAE, "demander_dates"): "demander_details_vae",
    (VAE, "demander_inscription"): "demander_details_vae",
    (VES, "demander_prix"): "demander_details_vae",
    (VES, "demander_duree"): "demander_details_vae",
    (VES, "demander_dates"): "demander_details_vae",
    (VES, "demander_inscription"): "demander_details_vae",
    (quantities.CERTIFICATE, "demander_duree"): "demander_heures",
}
"""What an elliptic question means, by what is spoken of and by what its words alone would mean."""
_OWN_QUESTION = {quantities.CERTIFICATE: "demander_certificat", TITLE: "demander_titre"}
_NAMES_THE_COURSE = re.compile(r"\b(?:formation|cours|parcours|diplome|titre|ue|module|centre|cnam)s?\b")
# What begins is the course, what is examined is learnt there, and who pays for it is no matter of the internship.
_COURSE_AFTER_ALL = {
    "demander_dates": re.compile(r"\b(?:commence\w*|debut\w*|demarr\w*|rentree)\b"),
    "demander_examens": re.compile(r"\b(?:examens?|partiels?|controles?|epreuves?)\b"),
}
_DETAILS = {VAE: "demander_details_vae", VES: "demander_details_vae", "stage": "demander_organisation_stage"}
_NAMES_VAE = re.compile(r"\bv ?a ?e\b|\bacquis\b")
_NAMES_VES = re.compile(r"\bv ?e ?s\b|\betudes superieures\b")
_TAIL = r"(?: (?:alors|aussi|c est quoi|option|svp))*$"
_WHICH = re.compile(r"^(?:(?:et|c est|oui|mais|donc) )*(?:lequel|laquelle)(?: (?:c est|exactement|alors|donc))*$")
_LAST_ONE = re.compile(rf"{LEAD}(?:celui|le|celle) (?:de la fin|d apres|du bout|final\w*|complet|suivant)(?: alors)?$")
_ORAL = re.compile(rf"{LEAD}(?:l oral|la soutenance|le jury){_TAIL}")
_IN_LIST = re.compile(
    rf"{LEAD}(?:la|le) (?P<rank>{RANK}|derniere?)(?P<listed> (?:de|dans) (?:la|cette|votre) liste)?"
    r"(?: c est quoi| alors)?$"
)
_THAT_ONE = re.compile(rf"{LEAD}(?:celle|celui) (?:sur|de|du|d|en|qui parle d\w*)\b(?: \w+){{1,4}}$")
_STEP = r"(?:(?:d |juste )?(?:apres|avant)|suivante?|precedente?|ensuite)"
_NEIGHBOUR = re.compile(
    rf"^(?:(?:et|puis|ok|bon|alors|oui|donc|encore|la|le|l|celle|celui|ue|module|cours|matiere|une?) )*{_STEP}"
    r"(?: (?:encore|alors|c est quoi|c est laquelle|c est lequel|ca parle de quoi|svp|stp))*$"
)
_BESIDE = re.compile(rf"\b{_STEP} (?:a |que )?(?:l |la |le |au )?(?:(?:ue|module) )?(?:numero )?\d{{1,2}}\b")
_POINTER = r"(?:lui|elle|il|celle la|celui la|celle ci|celui ci|cette ue|ce module)"
_HOW_MANY = re.compile(
    rf"^(?:(?:et|mais|ok|donc|alors|du coup|pour) )*(?P<one>{_POINTER} )*"
    rf"(?:(?:vaut|fait|donne|rapporte|compte|pese) )?(?:combien|cb)(?P<other> {_POINTER})?"
    r"(?: (?:alors|vaut|fait|donne|compte|pese|rapporte))*$"
)
_IT_HOW_MANY = re.compile(
    r"^(?:(?:et|pour) )*(?:l experience|le (?:rapport|memoire|stage))(?: (?!de\b)\w+){0,2} combien(?: alors)?$"
)
_COUNTED_IN_CREDITS = frozenset({ues.UE_THING, "rapport", "experience"})
_A_FLOOR = re.compile(r"\b(?:2 ?b|batiment|etage|salle|entree|acces)\b")
_TOTAL_WORDS = re.compile(
    r"\b(?:tot\w*|tou[tsd]?|toutes?|tt|ts|ensemble|co[mn]pri\w*|addition\w*|cumul\w*|somm\w*|global\w*|enti\w+"
    r"|complet\w*|final\w*|ajout\w*|au bout|debut|fin|reuni\w*|integral\w*|nombre|recapitul\w*|bilan|donne)\b"
)
_LENGTH_ALONE = re.compile(r"^(?:et )?combien (?:de (?:temps|mois)|d annees)(?: alors| ca)?$")
_LENGTHS = frozenset({"demander_duree", "demander_heures"})


def in_thread(ask: Ask) -> Ask:
    """The question as the thread makes it: "il dure combien ?" after the internship asks for its length."""
    found = pointed(ask) or other_award(ask) or _level(ask) or _length_of_ue(ask) or _about_ves(ask) or _meant(ask)
    return found or ask


def pointed(ask: Ask) -> Ask | None:
    """A question whose words say nothing by themselves ("et l'autre ?", "et sans ?"), as what it means here."""
    return (
        _of_the_list(ask)
        or one_of_two(ask)
        or _by_its_subject(ask)
        or _neighbour(ask)
        or _how_many(ask)
        or supposed(ask)
        or _of_the_thing(ask)
        or awards_compared(ask)
        or _another_subject(ask)
    )


def _of_the_thing(ask: Ask) -> Ask | None:
    text = fold(ask.question.text)
    thing = ask.thread.thing or ""
    if thing in _OWN_QUESTION and _WHICH.search(text):
        return _asking(ask, _OWN_QUESTION[thing])
    if thing == quantities.CERTIFICATE and _LAST_ONE.search(text):
        return _asking(ask, "demander_titre")
    if thing == "rapport" and _ORAL.search(text):
        return _asking(ask, "demander_details_rapport")
    if thing == "stage" and asks_where_when_or_pay(text):
        return _asking(ask, "demander_organisation_stage")
    return _asking(ask, _DETAILS[thing]) if thing in _DETAILS and asks_how_to(text) else None


def _another_subject(ask: Ask) -> Ask | None:
    """ "Et du droit ?" behind the programme or a UE: whether that is taught too."""
    text = fold(ask.question.text)
    about = ask.thread.topic in ABOUT_CONTENT or ask.thread.thing == ues.UE_THING
    if not about or ask.question.intent not in _TAKEN_FOR or not _AND_SOME.search(text):
        return None
    return _asking(ask, "demander_module") if ues.asks_for_a_subject(text) else None


def _of_the_list(ask: Ask) -> Ask | None:
    """ "La quatrième de la liste": by its place among the UE of the list last shown, be it that of a part."""
    found = _IN_LIST.search(fold(ask.question.text))
    if found is None or ask.thread.topic != "demander_programme":
        return None
    part = ues.part_in(ask.thread, ask.course)
    listed = ask.course.places_of(part.key) if part else ask.course.programme.places
    rank = len(listed) if found["rank"].startswith("dern") else ordinals(found["rank"])[0]
    if rank > len(listed) or not (found["listed"] or rank > len(ask.course.parts)):
        return None
    return _asking(ask, "demander_module", ue=listed[rank - 1].codes, sujet_ue=())


def _by_its_subject(ask: Ask) -> Ask | None:
    """ "Celle sur le travail": of the UE spoken of, else of all, the one that bears this subject."""
    if ask.thread.thing != ues.UE_THING or not _THAT_ONE.search(fold(ask.question.text)):
        return None
    named = find_ue(ask.course, ask.question.text).codes
    codes = tuple(code for code in ues.two_side_by_side(ask) if code in named) or named
    intent = "demander_credits" if ask.thread.topic == "demander_credits" else "demander_module"
    return _asking(ask, intent, ue=codes, sujet_ue=()) if codes else None


def _neighbour(ask: Ask) -> Ask | None:
    """ "Et encore après ?" behind a UE; "l'UE d'après la 6" anywhere."""
    text = fold(ask.question.text)
    behind = ask.thread.thing == ues.UE_THING and ask.thread.ues and _NEIGHBOUR.search(text)
    named = _BESIDE.search(text) and ues.surely_named(ask)
    return _asking(ask, "demander_module_voisin") if behind or named else None


def _how_many(ask: Ask) -> Ask | None:
    """ "Et lui, combien ?": as many of what was counted, and credits of what has nothing else."""
    text = fold(ask.question.text)
    if ask.thread.quantity == quantities.CREDITS and _IT_HOW_MANY.search(text):
        return _asking(ask, "demander_credits")
    found = _HOW_MANY.search(text)
    if not found or not (found["one"] or found["other"]):
        return None
    if ask.thread.quantity == quantities.HOURS:
        return _asking(ask, "demander_heures")
    counted = ask.thread.thing in _COUNTED_IN_CREDITS or ask.thread.quantity == quantities.CREDITS
    return _asking(ask, "demander_credits") if counted else None


def asks_no_total(ask: Ask) -> bool:
    """Whether a question taken for "et au total ?" has no word of a total ("et ça compte ?")."""
    text = fold(ask.question.text)
    return ask.question.intent == TOTAL and bool(text) and not _TOTAL_WORDS.search(text)


def names_vae(text: str) -> bool:
    """Whether a text names the VAE."""
    return bool(_NAMES_VAE.search(fold(text)))


def names_ves(text: str) -> bool:
    """Whether a text names the VES."""
    return bool(_NAMES_VES.search(fold(text)))


def _level(ask: Ask) -> Ask | None:
    """ "C'est quel niveau ?" behind a diploma is not about the floor of a building."""
    text = fold(ask.question.text)
    own = _OWN_QUESTION.get(ask.thread.thing or "")
    if own is None or ask.question.intent != "demander_batiment" or "niveau" not in text or _A_FLOOR.search(text):
        return None
    return _asking(ask, own)


def _length_of_ue(ask: Ask) -> Ask | None:
    """How long a UE is: any one, the one that the question names, or the one last shown."""
    if ask.question.intent not in _LENGTHS:
        return None
    text = ask.question.text
    named = quantities.speaks_of_any_ue(text) or ues.surely_named(ask)
    return _asking(ask, "demander_heures") if named or quantities.points_at_ue(ask) else None


def _about_ves(ask: Ask) -> Ask | None:
    """A detail asked of the VES by name is not one of the VAE spoken of before."""
    text = ask.question.text
    if not names_ves(text) or names_vae(text):
        return None
    return _asking(ask, "demander_details_vae") if (VES, ask.question.intent) in _MEANT else None


def _meant(ask: Ask) -> Ask | None:
    meant = _MEANT.get((ask.thread.thing or "", ask.question.intent))
    text = fold(ask.question.text)
    back = quantities.refers_back(text) or _LENGTH_ALONE.search(text) or names_nothing(text)
    if meant is None or not back or _names_its_own(ask):
        return None
    return _asking(ask, meant)


def _names_its_own(ask: Ask) -> bool:
    """Whether a question says itself what it is about."""
    text = fold(ask.question.text)
    of_the_course = _COURSE_AFTER_ALL.get(ask.question.intent)
    begins_itself = ask.thread.thing == "stage" or of_the_course is None or not of_the_course.search(text)
    named = ask.question.values("bloc") or ask.question.values("financeur")
    return bool(named or _NAMES_THE_COURSE.search(text) or not begins_itself)


def _asking(ask: Ask, intent: str, **entities: tuple[Any, ...]) -> Ask:
    question = replace(ask.question, intent=intent, entities={**ask.question.entities, **entities})
    return replace(ask, question=question)
