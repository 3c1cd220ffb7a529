"""The real course and the real wording, and facts for every reply."""

from __future__ import annotations

from typing import Any

from ruamel.yaml import YAML

from bot.curriculum.loader import load_course
from bot.dialogue.answering import answer
from bot.dialogue.talk import Ask, Part, Question, Thread
from bot.replies.facts import Facts, Said, course_facts, service_facts
from bot.replies.wording import Message, Wording
from bot.settings import ROOT

COURSE = load_course(ROOT / "curriculum" / "CPN42-00A.yml")
DOMAIN_FILE = ROOT / "domain.yml"
DOMAIN: dict[str, Any] = YAML(typ="safe", pure=True).load(DOMAIN_FILE.read_text(encoding="utf-8"))
WORDING = Wording.read(DOMAIN_FILE)
INTENTS = frozenset(DOMAIN["intents"])
NAMES = sorted(WORDING.names())

DYNAMIC = frozenset({
    "liste_ue", "liste_choix", "comparaison", "partie_intitule", "partie_heures", "partie_capacite", "partie_mene_a",
    "partie_credits", "ue_numero", "ue_intitule", "ue_code", "ue_credits", "ue_contenu", "mois_manquants", "rubriques",
})  # fmt: skip
"""The facts that depend on the conversation; every other one is a fact of the course."""


LISTS_EVERYTHING = frozenset({"utter_demander_programme", "utter_module_inconnu"})
"""The replies that hold the twelve titles, which cannot be shortened."""


def _asked() -> list[Question]:
    """One question for each dynamic fact, at its longest."""
    codes = [ue.code for _, ue in COURSE.ues()]
    return [
        *(Question("demander_module", entities={"ue": (code,)}) for code in codes),
        Question("demander_module", "l'UE 12", {"ue": ("UEV010", "TET006")}),
        Question("demander_programme"),
        Question("demander_module"),
        *(Question("demander_programme", entities={"bloc": (part.key,)}) for part in COURSE.parts),
        *(Question("demander_credits", entities={"bloc": (part.key,)}) for part in COURSE.parts),
        Question("demander_choix_ue"),
        Question("comparer_modules", "le plus de crédits"),
        Question("comparer_modules", "l'UE 2 et l'UE 7"),
    ]


def _parts() -> list[Part]:
    return [part for question in _asked() for part in answer(Ask(question, Thread(), COURSE)).parts]


def every_fact() -> Facts:
    """The facts of the course, and the longest text of each dynamic one."""
    dynamic = {
        **service_facts(365),
        "mois_manquants": Said("18"),
        "rubriques": Said("« Publics concernés et prérequis » et « Contenu de la formation »"),
    }
    for part in _parts():
        for name, said in part.facts.items():
            if name not in dynamic or len(said.text) > len(dynamic[name].text):
                dynamic[name] = said
    return {**course_facts(COURSE), **dynamic}


def every_saying(name: str) -> list[Message]:
    """A reply with the facts of each question that leads to it; with those of the course if none does."""
    facts = course_facts(COURSE)
    found = [WORDING.say(name, {**facts, **part.facts}) for part in _parts() if part.name == name]
    return found or [WORDING.say(name, every_fact())]
