"""Folders of as many courses as one likes, all different, made from the first."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import wordfreq
from ruamel.yaml import YAML

from bot.curriculum.catalogue import load_catalogue
from bot.settings import ROOT

FIRST = ROOT / "curriculum" / "CPN42-00A.yml"
Content = dict[str, Any]

_FIELDS = ("comptabilité", "logistique", "cuisine", "menuiserie", "plomberie", "mécanique", "soudure", "couture",
           "serrurerie", "vente")  # fmt: skip
_PLACES = ("du commerce", "de l'industrie", "des collectivités", "du littoral", "des campagnes", "des hôpitaux",
           "des écoles", "des ports", "des musées", "des quartiers")  # fmt: skip
_WORDS_A_COURSE = 40
_COMMONEST = 4000
"""French words that any course may use; rarer ones are of one course."""
_SHORTEST = 6
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def make_courses(folder: Path, count: int) -> list[str]:
    """Write the first course, and others up to this count; return their codes, in the order of the catalogue.

    Raises:
        CurriculumError: a course that was made is not one.
    """
    folder.mkdir(parents=True)
    (folder / FIRST.name).write_bytes(FIRST.read_bytes())
    first = YAML(typ="safe", pure=True).load(FIRST.read_text(encoding="utf-8"))
    for rank in range(1, count):
        _write(folder / f"{code_of(rank)}.yml", another(first, rank))
    return [course.code for course in load_catalogue(folder)]


def code_of(rank: int) -> str:
    """The code of the course of this rank; sorted by name, the first course comes before all of them."""
    return f"DUP{rank:03d}-00A"


def another(first: Content, rank: int) -> Content:
    """Another course of the same form: other names, figures, UE and contact, and words that no other course has.

    Every second UE keeps its title, as courses of one centre have some UE in common.
    """
    content = copy.deepcopy(first)
    field = f"{_FIELDS[rank % len(_FIELDS)]} {_PLACES[rank // len(_FIELDS) % len(_PLACES)]}"
    content["identite"] |= {"code": code_of(rank), "intitule": f"Chargé de {field}", "domaine": field}
    content["identite"]["le_domaine"] = f"la {field}"
    content["contact"] |= {"courriel": f"formation-{rank}@exemple.fr", "telephone": _phone(rank)}
    for part in content["parties"]:
        part["heures"] += rank
    _change_ues(content["ue"]["liste"], rank)
    content["vocabulaire"]["secteur"].append(field)
    return content


def _change_ues(places: list[Content], rank: int) -> None:
    words = list(_words_of_course(rank))
    for number, ue in enumerate((ue for place in places for ue in place["choix"]), start=1):
        one, two, three = words.pop(), words.pop(), words.pop()
        ue |= {"code": _ue_code(rank, number), "sujets": [one, f"{two} {three}"]}
        ue["contenu"] += f" ; {one}, {two} et {three}"
        if number % 2:
            ue["intitule"] = f"{one.capitalize()} : {two} et {three}"


def _ue_code(rank: int, number: int) -> str:
    """No two courses share a code, and the first has none that begins with X."""
    return f"X{_LETTERS[rank // 26 % 26]}{_LETTERS[rank % 26]}{number:03d}"


def _phone(rank: int) -> str:
    figures = f"{rank:04d}"
    return f"02.99.00.{figures[:2]}.{figures[2:]}"


def _words_of_course(rank: int) -> Sequence[str]:
    words = _rare_words()
    start = rank * _WORDS_A_COURSE % (len(words) - _WORDS_A_COURSE)
    return words[start : start + _WORDS_A_COURSE]


@cache
def _rare_words() -> list[str]:
    """French words, the commoner first, without those that everybody uses."""
    ranked = islice(wordfreq.iter_wordlist("fr", "large"), _COMMONEST, None)
    return [word for word in ranked if word.isalpha() and len(word) >= _SHORTEST]


def _write(path: Path, content: Content) -> None:
    writer = YAML(typ="safe", pure=True)
    writer.allow_unicode = True
    with path.open("w", encoding="utf-8") as stream:
        writer.dump(content, stream)
