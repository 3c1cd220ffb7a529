"""A wrong course file is refused with everything that is wrong in it, at once and in French."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.curriculum.loader import CurriculumError, Problem, load_course
from tests.curriculum.files import CPN42, Data, drop, put, write_data

Write = Callable[[Data], Path]

INTEGER = "un nombre entier est attendu"
TEXT = "un texte est attendu"
GROUP = "un groupe de champs est attendu"
YES_OR_NO = "« true » ou « false » est attendu"
MISSING = "champ obligatoire, absent"
UNKNOWN = "champ inconnu : faute de frappe ?"

WRONG_VALUES: list[tuple[str, Any, str]] = [
    ("stage.duree_mois", "trois", INTEGER),
    ("stage.duree_mois", 3.5, INTEGER),
    ("stage.duree_mois", None, INTEGER),
    ("stage.duree_mois", 0, "un nombre d'au moins 1 est attendu"),
    ("rapport.moment", 12, TEXT),
    ("contact.code_postal", 76137, TEXT),
    ("contact.code_postal", "7613", r"format attendu : ^\d{5}$"),
    ("contact.ville", "", "ce texte ne doit pas être vide"),
    ("acces.expression.formes", "écrite", "une liste est attendue"),
    ("acces.expression.formes", [], "la liste doit avoir au moins 1 élément"),
    ("identite.titre.niveau", "niveau III", GROUP),
    ("modalites.combinables", "peut-être", YES_OR_NO),
    ("modalites.combinables", [], YES_OR_NO),
    ("modalites.duree_ans.minimum", "deux", INTEGER),
    ("modalites.duree_ans", {"minimum": 4, "maximum": 3}, "le minimum dépasse le maximum"),
    ("metier.rome.codes.3.code", "K21", r"format attendu : ^[A-N]\d{4}$"),
]

SECTIONS = ["identite", "acces", "metier", "objectifs", "parties", "ue", "modalites", "financement", "contact"]

OPTIONAL_SECTIONS = [
    "certificat_intermediaire", "experience", "stage", "rapport", "diplome", "vae", "ves", "vocabulaire", "non_precise",
]  # fmt: skip


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write raw content as a file to load."""
    return lambda content: write_data(tmp_path / "essai.yml", content)


def _error(path: Path) -> CurriculumError:
    with pytest.raises(CurriculumError) as caught:
        load_course(path)
    return caught.value


def test_an_unchanged_copy_of_the_real_file_loads(data: Data, write: Write) -> None:
    assert load_course(write(data)) == load_course(CPN42)


@pytest.mark.parametrize(("field", "value", "expected"), WRONG_VALUES)
def test_a_wrong_value_is_told_by_its_path_and_by_what_was_expected(
    data: Data, write: Write, field: str, value: Any, expected: str
) -> None:
    put(data, field, value)
    assert _error(write(data)).problems == [Problem(field, expected)]


def test_a_value_outside_a_closed_list_is_told_with_the_values_allowed(data: Data, write: Write) -> None:
    put(data, "ue.liste.4.partie", "troisieme")
    (problem,) = _error(write(data)).problems
    assert problem.field == "ue.liste.4.partie"
    assert problem.expected.startswith("valeur attendue :")
    assert "premiere" in problem.expected
    assert "seconde" in problem.expected


@pytest.mark.parametrize("section", SECTIONS)
def test_a_missing_section_is_told(data: Data, write: Write, section: str) -> None:
    drop(data, section)
    assert _error(write(data)).problems == [Problem(section, MISSING)]


@pytest.mark.parametrize("section", OPTIONAL_SECTIONS)
def test_an_optional_section_may_be_missing(data: Data, write: Write, section: str) -> None:
    drop(data, section)
    assert load_course(write(data)).code == "CPN42-00A"


@pytest.mark.parametrize("field", ["identite.source", "ue.source", "contact.telephone", "rapport.credits"])
def test_a_missing_field_is_told(data: Data, write: Write, field: str) -> None:
    drop(data, field)
    assert _error(write(data)).problems == [Problem(field, MISSING)]


@pytest.mark.parametrize("field", ["surprise", "stage.duree", "contact.transport.metro", "modalites.soir.samedi"])
def test_an_unknown_key_is_told(data: Data, write: Write, field: str) -> None:
    put(data, field, "valeur")
    assert _error(write(data)).problems == [Problem(field, UNKNOWN)]


def test_a_mistyped_key_is_told_both_as_missing_and_as_unknown(data: Data, write: Write) -> None:
    put(data, "contact.courrielle", data["contact"].pop("courriel"))
    assert _error(write(data)).problems == [
        Problem("contact.courriel", MISSING),
        Problem("contact.courrielle", UNKNOWN),
    ]


def test_all_errors_of_a_file_are_told_at_once(data: Data, write: Write) -> None:
    put(data, "stage.duree_mois", "trois")
    put(data, "rapport.credits", 0)
    put(data, "modalites.surprise", "valeur")
    drop(data, "contact.telephone")
    drop(data, "metier")
    assert set(_error(write(data)).problems) == {
        Problem("stage.duree_mois", INTEGER),
        Problem("rapport.credits", "un nombre d'au moins 1 est attendu"),
        Problem("modalites.surprise", UNKNOWN),
        Problem("contact.telephone", MISSING),
        Problem("metier", MISSING),
    }


def test_the_message_names_the_file_the_count_and_every_problem(data: Data, write: Write) -> None:
    put(data, "stage.duree_mois", "trois")
    drop(data, "metier")
    path = write(data)
    error = _error(path)
    assert error.path == path
    assert str(error).splitlines() == [
        f"{path} : 2 erreur(s)",
        f"  - metier : {MISSING}",
        f"  - stage.duree_mois : {INTEGER}",
    ]


def test_a_problem_without_field_is_told_by_its_words_alone() -> None:
    assert str(Problem("", "fichier illisible")) == "fichier illisible"
