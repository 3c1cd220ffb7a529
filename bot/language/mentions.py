"""Things that people name in passing: who pays, which part of the course, which way of learning."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

from bot.language.text import any_of, fold

_FUNDERS = Path(__file__).with_name("financeurs.yml")
_FIRST_PART = re.compile(
    r"\b(?:(?:6|les|des) premier\w*(?: 6)?\b(?! (?:jour|mois|an|fois|semaine|cours|lieu))"
    r"|premiere? (?:6|partie|moitie|bloc|etape|annee|niveau|serie)|1 ?(?:er|ere|re) (?:partie|bloc|etape|annee|moitie|niveau)"
    r"|debut de (?:la )?formation|premiere et (?:la )?(?:deuxieme|seconde)|ue 1 a 6|certificat)"
)
_SIX = re.compile(r"\bsix\b")
_SECOND_PART = re.compile(
    r"\b(?:(?:6|les|des) (?:ue |modules |unites |matieres |autres |cours )*(?:suivant\w*|dernier\w*|autres|d apres|restant\w*|qui suivent|d ensuite)"
    r"|dernier\w* 6|second\w* (?:6|partie|moitie|bloc|etape|annee|niveau|serie)|2 ?(?:e|eme|nde|nd) (?:partie|bloc|etape|annee|moitie|niveau)"
    r"|deuxieme (?:partie|bloc|etape|annee|moitie|niveau|serie)|(?:le |la )?suite de la formation|ue 7 a 12|apres le certificat)"
)
# "La première partie, et la seconde ?": behind the first, that is the other part.
_THE_OTHER = re.compile(
    r"\b(?:la|le|l) ?(?:seconde?|deuxieme|2 ?e(?:me)?|autre)\b(?= (?:ca|c|est|en|elle|il|svp|s il|alors|aussi)\b|$)"
)
_MODES = {
    "distance": re.compile(
        r"\b(?:a distance|distanciel|distance|ead|en ligne|par internet|sur internet|visio|zoom|e ?learning|de chez moi|depuis chez)\b"
    ),
    "soir": re.compile(r"\b(?:cours du soir|le soir|en soiree|soirs?|presentiel|sur place|hybride)\b"),
}


@cache
def _funder_names() -> dict[str, tuple[str, ...]]:
    names = YAML(typ="safe", pure=True).load(_FUNDERS.read_text(encoding="utf-8"))
    return {key: tuple(str(name) for name in group) for key, group in names.items()}


@cache
def _funder_patterns() -> dict[str, re.Pattern[str]]:
    return {key: re.compile(rf"\b(?:{any_of(names)})\b") for key, names in _funder_names().items()}


def funder_names() -> list[str]:
    """Every way that we know of naming a funder."""
    return [name for names in _funder_names().values() for name in names]


def funders(text: str) -> list[str]:
    """Keys of the funders named in a text, in order of appearance; "autre" for those we know by no key."""
    folded = fold(text)
    found = [(match.start(), key) for key, pattern in _funder_patterns().items() if (match := pattern.search(folded))]
    keys = [key for _, key in sorted(found)]
    if "transition_pro" in keys and "cpf" in keys and re.search(r"cpf (?:de )?transition", folded):
        keys.remove("cpf")
    return keys


def parts(text: str) -> list[str]:
    """Keys of the parts of the course named in a text."""
    plain = _SIX.sub("6", fold(text))
    first = _FIRST_PART.search(plain)
    second = _SECOND_PART.search(plain) or (first and _THE_OTHER.search(plain, first.end()))
    return [key for key, match in (("premiere", first), ("seconde", second)) if match]


def modes(text: str) -> list[str]:
    """Ways of learning named in a text: "distance", "soir"."""
    folded = fold(text)
    return [key for key, pattern in _MODES.items() if pattern.search(folded)]
