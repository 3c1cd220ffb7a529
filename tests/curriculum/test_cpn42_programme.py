"""The file CPN42-00A.yml states every fact of the brochure about the two parts and the thirteen UE."""

from __future__ import annotations

import pytest

from bot.curriculum.course import Course

# number, part, code, credits, title
UES = [
    (1, "premiere", "TET099", 6, "Analyse de son parcours et positionnement professionnel"),
    (2, "premiere", "AST004", 6,
     "Institutions et acteurs de l'intervention sociale : information, accueil et orientation"),
    (3, "premiere", "TRS001", 6, "La relation aux publics en situations d'accompagnement"),
    (4, "premiere", "CCE001", 4, "Outils et démarches de la communication écrite et orale"),
    (5, "premiere", "TET003", 8,
     "Méthodes de recherche et traitement de l'information : entretiens et questionnaires professionnels"),
    (6, "premiere", "TET007", 6, "Recherche d'information : théorie et pratique sur le Web"),
    (7, "seconde", "AST005", 6,
     "Institutions et acteurs de l'intervention sociale : accompagnement social et professionnel"),
    (8, "seconde", "TRS002", 6, "La relation aux publics : méthodologies de l'accompagnement"),
    (9, "seconde", "CCE003", 4, "Pratiques de l'accueil, de la négociation et de la communication"),
    (10, "seconde", "AST002", 6, "Champs de la sociologie"),
    (11, "seconde", "PSY001", 4, "Éléments de psychopathologie dans l'intervention sociale"),
    (12, "seconde", "UEV010", 6, "Géographie urbaine"),
    (12, "seconde", "TET006", 4, "Initiation aux questions du travail et de l'emploi"),
]  # fmt: skip

CONTENTS = [
    ("TET099", ["ouvre la formation", "parcours", "valeurs", "éthique"]),
    ("AST004", ["institutions", "acteurs", "rôles", "politiques sociales"]),
    ("TRS001", ["sociologiques", "psychologiques", "politiques sociales", "règles"]),
    ("CCE001", ["outils", "méthodes", "oral", "écrit", "quotidienne", "travail"]),
    ("TET003", ["recueil d'information", "entretien", "questionnaire", "analyser", "exploiter"]),
    ("TET007", ["systèmes", "techniques", "informatiques", "production", "échange", "usage"]),
    ("AST005", ["dispositifs", "mesures", "méthodes", "besoins", "attendus et réels"]),
    ("TRS002", ["diagnostic", "entretien", "parcours d'insertion", "suivi", "réseau", "analyse de situations"]),
    ("CCE003", ["écouter", "reformuler", "argumenter", "négocier", "conflit", "écrit", "groupe"]),
    ("AST002", ["famille", "école", "ville"]),
    ("PSY001", ["santé", "travail", "emploi", "chômage", "santé au travail"]),
    ("UEV010", ["acteurs", "publics", "territoire", "quartiers", "politiques de la ville"]),
    ("TET006", ["salariat", "emploi", "production", "qualifications", "compétences", "débats"]),
]

# key, title, hours, what it leads to, words of the ability
PARTS = [
    ("premiere", "les 6 premières UE", 360, "CP29", ["accueillir", "informer", "orienter"]),
    ("seconde", "les 6 UE suivantes", 306, "CPN42", ["accompagner"]),
]


@pytest.mark.parametrize(
    ("rank", "number", "part", "code", "credit_count", "title"), [(at, *ue) for at, ue in enumerate(UES)]
)
def test_each_ue_has_its_number_part_code_credits_and_title(
    course: Course, rank: int, number: int, part: str, code: str, credit_count: int, title: str
) -> None:
    place, ue = list(course.ues())[rank]
    assert (place.number, place.part, ue.code, ue.credits, ue.title) == (number, part, code, credit_count, title)


def test_there_are_thirteen_ue_for_twelve_places(course: Course) -> None:
    assert (len(list(course.ues())), len(course.programme.places)) == (13, 12)


@pytest.mark.parametrize(("code", "words"), CONTENTS)
def test_the_content_of_each_ue_keeps_its_telling_words(course: Course, code: str, words: list[str]) -> None:
    found = course.find_ue(code)
    assert found is not None
    assert [word for word in words if word not in found[1].content] == []


def test_the_sixth_ue_is_about_the_web(course: Course) -> None:
    (ue,) = course.programme.places[5].options
    assert ue.code == "TET007"
    assert "web" in ue.subjects


def test_only_the_twelfth_place_leaves_a_choice(course: Course) -> None:
    assert [place.number for place in course.programme.places if place.is_choice] == [12]


def test_the_choice_is_between_urban_geography_and_questions_of_work(course: Course) -> None:
    assert [ue.code for ue in course.programme.places[11].options] == ["UEV010", "TET006"]


def test_the_ue_come_from_the_section_on_content(course: Course) -> None:
    assert course.programme.source == "Contenu de la formation"


@pytest.mark.parametrize(
    ("rank", "key", "title", "hours", "leads_to", "words"), [(at, *row) for at, row in enumerate(PARTS)]
)
def test_each_part_has_its_hours_its_ability_and_its_award(
    course: Course, rank: int, key: str, title: str, hours: int, leads_to: str, words: list[str]
) -> None:
    part = course.parts[rank]
    assert (part.key, part.title, part.hours, part.leads_to) == (key, title, hours, leads_to)
    assert [word for word in words if word not in part.ability] == []
    assert part.source == "La formation"


def test_there_are_two_parts(course: Course) -> None:
    assert len(course.parts) == 2


@pytest.mark.parametrize(("key", "numbers"), [("premiere", [1, 2, 3, 4, 5, 6]), ("seconde", [7, 8, 9, 10, 11, 12])])
def test_each_part_has_six_places(course: Course, key: str, numbers: list[int]) -> None:
    assert [place.number for place in course.programme.places if place.part == key] == numbers


def test_the_certificate_is_what_the_first_part_leads_to(course: Course) -> None:
    assert course.certificate is not None
    assert course.certificate.code == course.parts[0].leads_to


def test_the_title_is_what_the_second_part_leads_to(course: Course) -> None:
    assert course.identity.award.code == course.parts[1].leads_to
