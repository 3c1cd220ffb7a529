"""Read curriculum files; say of a wrong one everything that is wrong, at once and in French."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from bot.curriculum.course import Course

KEPT_COURSES = 512
"""Courses that a process keeps by the content of their file: Rasa has several parts that each ask for all of them."""
_EXPECTATIONS = {
    "missing": "champ obligatoire, absent",
    "extra_forbidden": "champ inconnu : faute de frappe ?",
    "string_type": "un texte est attendu",
    "string_too_short": "ce texte ne doit pas être vide",
    "string_pattern_mismatch": "format attendu : {pattern}",
    "int_type": "un nombre entier est attendu",
    "int_parsing": "un nombre entier est attendu",
    "int_from_float": "un nombre entier est attendu",
    "finite_number": "un nombre entier est attendu",
    "invalid_key": "le nom d'un champ est un texte",
    "greater_than_equal": "un nombre d'au moins {ge} est attendu",
    "tuple_type": "une liste est attendue",
    "too_short": "la liste doit avoir au moins {min_length} élément",
    "model_type": "un groupe de champs est attendu",
    "model_attributes_type": "un groupe de champs est attendu",
    "literal_error": "valeur attendue : {expected}",
    "bool_type": "« true » ou « false » est attendu",
    "bool_parsing": "« true » ou « false » est attendu",
    "value_error": "{error}",
}


@dataclass(frozen=True)
class Problem:
    """One thing wrong in a curriculum file: the field, as a dotted path, and what was expected."""

    field: str
    expected: str

    def __str__(self) -> str:
        return f"{self.field} : {self.expected}" if self.field else self.expected


class CurriculumError(ValueError):
    """A curriculum file cannot be used. ``problems`` lists everything wrong with it."""

    def __init__(self, path: Path, problems: list[Problem]) -> None:
        self.path = path
        self.problems = problems
        lines = "\n".join(f"  - {problem}" for problem in problems)
        super().__init__(f"{path} : {len(problems)} erreur(s)\n{lines}")


def load_course(path: Path) -> Course:
    """The course that a file describes; one and the same for files of the same content, as courses never change.

    Raises:
        CurriculumError: the file is unreadable, is no YAML, or breaks the form; every error is listed.
    """
    try:
        return _course(path.read_bytes())
    except (OSError, UnicodeDecodeError) as error:
        raise CurriculumError(path, [Problem("", f"fichier illisible ({error})")]) from error
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else "?"
        raise CurriculumError(path, [Problem(f"ligne {line}", f"YAML invalide ({error.problem})")]) from error
    except ValidationError as error:
        raise CurriculumError(path, _problems(error)) from error
    except (YAMLError, ValueError) as error:
        raise CurriculumError(path, [Problem("", f"YAML invalide ({error})")]) from error


@lru_cache(maxsize=KEPT_COURSES)
def _course(content: bytes) -> Course:
    return Course.model_validate(_fields(content.decode("utf-8")))


def _fields(text: str) -> Any:
    try:
        # In C, where the package has it: six times as fast.
        return YAML(typ="safe").load(text)
    except (YAMLError, ValueError):
        # It refuses a little of what YAML allows, and does not name the character that it stumbles over.
        return YAML(typ="safe", pure=True).load(text)


def _problems(error: ValidationError) -> list[Problem]:
    found = error.errors(include_url=False)
    return [
        Problem(".".join(str(step) for step in detail["loc"]), _expectation(detail))
        for detail in found
        if not _follows_from_another(detail["loc"], detail["type"], [other["loc"] for other in found])
    ]


def _follows_from_another(place: tuple[int | str, ...], kind: str, places: list[tuple[int | str, ...]]) -> bool:
    """A list is called too short when its items are wrong: the wrong items are the news."""
    inside = (other for other in places if len(other) > len(place) and other[: len(place)] == place)
    return kind == "too_short" and any(inside)


def _expectation(detail: Any) -> str:
    """What was expected, in French; pydantic's own words where no French was foreseen."""
    phrase = _EXPECTATIONS.get(detail["type"])
    if phrase is None:
        return str(detail["msg"])
    return phrase.format(**detail.get("ctx", {})).replace(" or ", " ou ")
