"""Values found in messages, on the real course."""

from __future__ import annotations

from typing import Any

import pytest
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.curriculum.catalogue import load_catalogue
from bot.curriculum.loader import CurriculumError
from bot.nlu.entities import DomainEntities
from bot.settings import ROOT
from tests.nlu.support import message

COURSES = ROOT / "curriculum"


@pytest.fixture(scope="module")
def extractor() -> DomainEntities:
    """On the project's courses."""
    return DomainEntities({"formations": str(COURSES)})


def _values(extractor: DomainEntities, text: str) -> list[tuple[str, Any]]:
    (done,) = extractor.process([message(text)])
    return [(each["entity"], each["value"]) for each in done.get(ENTITIES)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("c'est quoi l'ue 5", [("ue", "TET003")]),
        ("tet 007 c'est quoi", [("ue", "TET007")]),
        ("les ue 3 et 4", [("ue", "TRS001"), ("ue", "CCE001")]),
        ("la dernière ue", [("ue", "UEV010"), ("ue", "TET006")]),
        ("le cours de géographie urbaine", [("ue", "UEV010")]),
        ("champs de la sociologie", [("ue", "AST002")]),
        ("le cours de psychopathologie", [("sujet_ue", "PSY001")]),
        ("psycopathologie", [("sujet_ue", "PSY001")]),
        ("Institutions et acteurs", [("sujet_ue", "AST004"), ("sujet_ue", "AST005")]),
        ("l'UE 13", []),
        ("mon fongecif est fini", [("financeur", "transition_pro")]),
        ("cpf de transition", [("financeur", "transition_pro")]),
        ("mon opca paye ?", [("financeur", "opco")]),
        ("le dif", [("financeur", "cpf")]),
        ("mon employeur ou le cpf", [("financeur", "employeur"), ("financeur", "cpf")]),
        ("agefiph", [("financeur", "autre")]),
        ("les 6 premières ue", [("bloc", "premiere")]),
        ("les six suivantes", [("bloc", "seconde")]),
        ("en visio", [("modalite", "distance")]),
        ("cours du soir ou à distance", [("modalite", "distance"), ("modalite", "soir")]),
        ("18 mois", [("duree_mois", 18)]),
        ("deux ans et demi", [("duree_mois", 30)]),
        ("une dizaine d'années", [("duree_mois", 120)]),
        ("de 2019 à 2022", [("duree_mois", 36)]),
        ("j'ai 45 ans", []),
        ("j'ai le bac", [("niveau_bac", "bac")]),
        ("j'ai pas le bac", [("niveau_bac", "sans_bac")]),
        ("j'ai une licence", [("niveau_bac", "bac")]),
        ("faut-il le bac ?", []),
        (
            "j'ai pas le bac mais 3 ans, le cpf paie ?",
            [("financeur", "cpf"), ("duree_mois", 36), ("niveau_bac", "sans_bac")],
        ),
        ("bonjour", []),
        ("", []),
    ],
)
def test_values_are_normalised(extractor: DomainEntities, text: str, values: list[tuple[str, Any]]) -> None:
    assert _values(extractor, text) == values


@pytest.mark.parametrize("text", ["MON FONGECIF EST FINI", "mon fongécif, est fini !"])
def test_case_and_accents_change_nothing(extractor: DomainEntities, text: str) -> None:
    assert _values(extractor, text) == [("financeur", "transition_pro")]


def test_every_code_of_the_course_is_found(extractor: DomainEntities) -> None:
    codes = [ue.code for course in load_catalogue(COURSES) for _, ue in course.ues()]
    assert len(codes) == 13
    assert {code: _values(extractor, f"c'est quoi {code.lower()} ?") for code in codes} == {
        code: [("ue", code)] for code in codes
    }


def test_an_entity_spans_its_message_and_names_its_finder(extractor: DomainEntities) -> None:
    (done,) = extractor.process([message("mon opca paye ?")])
    assert done.get(ENTITIES) == [
        {"entity": "financeur", "value": "opco", "start": 0, "end": 15, "extractor": "DomainEntities"}
    ]
    assert ENTITIES in done.as_dict(only_output_properties=True)


def test_each_clause_of_a_batch_keeps_its_own_values(extractor: DomainEntities) -> None:
    batch = [message("le cpf et 18 mois"), message("le cpf"), message("18 mois"), Message(data={})]
    found = [[each["entity"] for each in done.get(ENTITIES)] for done in extractor.process(batch)]
    assert found == [["financeur", "duree_mois"], ["financeur"], ["duree_mois"], []]


def test_training_phrases_get_no_entities(extractor: DomainEntities) -> None:
    phrases = TrainingData([message("le cpf", **{INTENT: "demander_financement"})])
    (done,) = extractor.process_training_data(phrases).training_examples
    assert done.get(ENTITIES) is None
    assert done.get(TEXT) == "le cpf"


def test_a_folder_without_courses_is_refused(tmp_path: Any) -> None:
    with pytest.raises(CurriculumError):
        DomainEntities({"formations": str(tmp_path)})


def test_the_courses_of_the_environment_are_read_unless_others_are_named(
    tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BALISE_FORMATIONS", str(tmp_path))
    with pytest.raises(CurriculumError):
        DomainEntities(DomainEntities.get_default_config())
    DomainEntities({"formations": str(COURSES)})
