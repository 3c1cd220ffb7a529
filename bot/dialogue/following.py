"""What a question means behind what was just spoken of: "et l'autre ?", "lequel ?", "ça dure combien ?"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from bot.dialogue import programme, quantities
from bot.dialogue.talk import Ask
from bot.language.text import fold

TOTAL = "demander_total"
VAE, VES = "vae", "ves"
_FIRST, _SECOND = "premiere", "seconde"
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
_COUNTERPARTS = {
    VAE: "demander_ves",
    VES: "demander_vae",
    quantities.CERTIFICATE: "demander_titre",
    "titre": "demander_certificat",
}
_OWN_QUESTION = {quantities.CERTIFICATE: "demander_certificat", "titre": "demander_titre"}
_NAMES_THE_COURSE = re.compile(r"\b(?:formation|cours|parcours|diplome|titre|ue|module)s?\b")
_NAMES_VAE = re.compile(r"\bv ?a ?e\b|\bacquis\b")
_NAMES_VES = re.compile(r"\bv ?e ?s\b|\betudes superieures\b")
_LEAD = r"^(?:(?:et|non|mais|ou|c est|ca c est|pour|quoi|alors|parlez? moi de) )*"
_TAIL = r"(?: (?:alors|aussi|c est quoi|option|svp))*$"
_OTHER = re.compile(rf"{_LEAD}l autre{_TAIL}")
_SECOND_TITLE = re.compile(rf"{_LEAD}le (?:deuxieme|second){_TAIL}")
_SECOND_PART = re.compile(rf"{_LEAD}la (?:deuxieme|seconde){_TAIL}")
_WHICH = re.compile(r"^(?:(?:et|c est|oui|mais|donc) )*(?:lequel|laquelle)(?: (?:c est|exactement|alors|donc))*$")
_ORAL = re.compile(rf"{_LEAD}(?:l oral|la soutenance|le jury){_TAIL}")
_A_FLOOR = re.compile(r"\b(?:2 ?b|batiment|etage|salle|entree|acces)\b")
_TOTAL_WORDS = re.compile(
    r"\b(?:tot\w*|tou[tsd]?|toutes?|tt|ts|ensemble|co[mn]pri\w*|addition\w*|cumul\w*|somm\w*|global\w*|enti\w+"
    r"|complet\w*|final\w*|ajout\w*|au bout|debut|fin|reuni\w*|integral\w*|nombre|recapitul\w*|bilan|donne)\b"
)
_LENGTH_ALONE = re.compile(r"^(?:et )?combien (?:de (?:temps|mois)|d annees)(?: alors| ca)?$")
_LENGTHS = frozenset({"demander_duree", "demander_heures"})


def in_thread(ask: Ask) -> Ask:
    """The question as the thread makes it: "il dure combien ?" after the internship asks for its length."""
    return pointed(ask) or _level(ask) or _length_of_ue(ask) or _about_ves(ask) or _meant(ask) or ask


def pointed(ask: Ask) -> Ask | None:
    """A question whose words say nothing by themselves ("et l'autre ?", "lequel ?"), as what it points at."""
    text = fold(ask.question.text)
    thing = ask.thread.thing or ""
    if _OTHER.search(text):
        return _other(ask, thing)
    if thing == quantities.CERTIFICATE and _SECOND_TITLE.search(text):
        return _asking(ask, "demander_titre")
    if thing in (quantities.CERTIFICATE, _part(_FIRST)) and _SECOND_PART.search(text):
        return _asking(ask, "demander_programme", bloc=(_SECOND,))
    if thing in _OWN_QUESTION and _WHICH.search(text):
        return _asking(ask, _OWN_QUESTION[thing])
    if thing == "rapport" and _ORAL.search(text):
        return _asking(ask, "demander_details_rapport")
    return None


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


def _other(ask: Ask, thing: str) -> Ask | None:
    """The other of two things: of two ways to have one's past recognised, of two titles, two parts, two UE."""
    if thing in _COUNTERPARTS:
        return _asking(ask, _COUNTERPARTS[thing])
    for key, other in ((_FIRST, _SECOND), (_SECOND, _FIRST)):
        if thing == _part(key):
            return _asking(ask, "demander_programme", bloc=(other,))
    code = _other_ue(ask) if thing == programme.UE_THING else None
    return _asking(ask, "demander_module", ue=(code,)) if code else None


def _other_ue(ask: Ask) -> str | None:
    """The second of the two UE last shown; the option that stands beside the one last shown."""
    shown = ask.thread.ues
    if len(shown) == 2:
        return shown[1]
    found = ask.course.find_ue(shown[0]) if len(shown) == 1 else None
    options = [code for code in found[0].codes if code not in shown] if found else []
    return options[0] if len(options) == 1 else None


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
    named = quantities.speaks_of_any_ue(text) or programme.surely_named(ask)
    return _asking(ask, "demander_heures") if named or quantities.points_at_ue(ask) else None


def _about_ves(ask: Ask) -> Ask | None:
    """A detail asked of the VES by name is not one of the VAE spoken of before."""
    text = ask.question.text
    if not names_ves(text) or names_vae(text):
        return None
    return _asking(ask, "demander_details_vae") if (VES, ask.question.intent) in _MEANT else None


def _meant(ask: Ask) -> Ask | None:
    meant = _MEANT.get((ask.thread.thing or "", ask.question.intent))
    text = ask.question.text
    back = quantities.refers_back(text) or _LENGTH_ALONE.search(fold(text))
    if meant is None or not back or _NAMES_THE_COURSE.search(fold(text)):
        return None
    return _asking(ask, meant)


def _part(key: str) -> str:
    return f"bloc:{key}"


def _asking(ask: Ask, intent: str, **entities: tuple[Any, ...]) -> Ask:
    question = replace(ask.question, intent=intent, entities={**ask.question.entities, **entities})
    return replace(ask, question=question)
