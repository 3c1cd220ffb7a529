"""The file CPN42-00A.yml states every fact of the brochure about the trade and the objectives."""

from __future__ import annotations

import pytest

from bot.curriculum.course import Course

TRADE = "Le métier"
ROME = "Fonctions auxquelles prépare ce diplôme"
JOB_TITLES = "Appellations principales"
OBJECTIVES = "Objectifs de la formation"

MISSIONS = [["accueillir", "écouter"], ["diagnostic"], ["informer", "orienter"], ["accompagner", "parcours"]]

HELP_FIELDS = ("l'emploi", "l'accès au droit", "la santé", "le logement", "la citoyenneté", "la formation")

ROME_CODES = [
    ("K1801", "Conseil en emploi et insertion professionnelle"),
    ("K1201", "Action sociale"),
    ("K1205", "Information et médiation sociale"),
    ("K2101", "Conseil en formation"),
]

TITLES = (
    "conseiller en insertion",
    "conseiller à l'emploi",
    "intervenant d'action sociale",
    "conseiller des missions locales",
    "chargé d'insertion",
    "responsable PIJ/BIJ (information jeunesse)",
    "conseiller mobilité",
    "chargé d'information formation/emploi",
    "médiateur social",
)

# words of the name, today's word, examples
EMPLOYERS: list[tuple[list[str], str | None, tuple[str, ...]]] = [
    (["collectivités territoriales", "associations"], None, ("centres sociaux", "associations de quartier")),
    (["Pôle emploi"], "France Travail", ()),
    (["Maisons de l'emploi"], None, ()),
    (["PLIE", "Plans Locaux d'Insertion par l'Emploi"], None, ()),
    (["Missions locales"], None, ()),
    (["entreprises d'insertion", "associations intermédiaires", "régies de quartier"], None, ()),
    (["secteur protégé", "hébergement et de réadaptation sociale"], None, ()),
    (["organismes de formation"], None, ()),
    (["organismes paritaires financeurs", "Opca"], "Opco", ()),
    (["organismes d'information"], None, ("information jeunesse", "Cité des métiers")),
]

# words of the title, words of the detail
AIMS = [
    ("Accueillir", ["demande", "reformuler", "diagnostic", "écoute", "confiance", "respect"]),
    ("Informer et orienter", ["dispositif", "structure", "urgence", "droits"]),
    ("projet d'accompagnement personnalisé", ["besoins", "situation", "engagement", "moyens"]),
    ("réseau et en partenariat", ["rôle", "professionnel", "acteurs", "territoire"]),
    ("Recueillir, traiter et organiser des informations", ["sources", "web", "veille", "partenaires"]),
    ("collectif de travail", ["éthique professionnelle"]),
]


def _lacking(words: list[str], text: str) -> list[str]:
    return [word for word in words if word not in text]


@pytest.mark.parametrize(("rank", "words"), list(enumerate(MISSIONS)))
def test_each_mission_keeps_its_telling_words(course: Course, rank: int, words: list[str]) -> None:
    assert _lacking(words, course.trade.missions[rank]) == []


def test_there_are_four_missions_and_their_section_is_the_trade(course: Course) -> None:
    assert (len(course.trade.missions), course.trade.source) == (len(MISSIONS), TRADE)


def test_people_are_helped_in_six_fields(course: Course) -> None:
    assert course.trade.help_fields == HELP_FIELDS


@pytest.mark.parametrize("word", ["réseau", "partenaires locaux", "travailleurs sociaux", "confiance"])
def test_the_way_of_working_keeps_its_telling_words(course: Course, word: str) -> None:
    assert word in course.trade.manner


@pytest.mark.parametrize(("rank", "code", "title"), [(at, *row) for at, row in enumerate(ROME_CODES)])
def test_each_rome_code_has_its_title(course: Course, rank: int, code: str, title: str) -> None:
    rome = course.trade.rome.codes[rank]
    assert (rome.code, rome.title) == (code, title)


def test_there_are_four_rome_codes_under_their_own_section(course: Course) -> None:
    assert (len(course.trade.rome.codes), course.trade.rome.source) == (4, ROME)


@pytest.mark.parametrize("title", TITLES)
def test_each_job_title_is_listed(course: Course, title: str) -> None:
    assert title in course.trade.job_titles.items


def test_there_are_nine_job_titles_under_their_own_section(course: Course) -> None:
    assert (len(course.trade.job_titles.items), course.trade.job_titles.source) == (9, JOB_TITLES)


@pytest.mark.parametrize(("rank", "words", "today", "examples"), [(at, *row) for at, row in enumerate(EMPLOYERS)])
def test_each_employer_has_its_examples_and_its_name_of_today(
    course: Course, rank: int, words: list[str], today: str | None, examples: tuple[str, ...]
) -> None:
    employer = course.trade.employers.items[rank]
    assert _lacking(words, employer.name) == []
    assert (employer.today, employer.examples) == (today, examples)


def test_there_is_no_other_employer(course: Course) -> None:
    assert (len(course.trade.employers.items), course.trade.employers.source) == (len(EMPLOYERS), JOB_TITLES)


@pytest.mark.parametrize(("rank", "title", "words"), [(at, *row) for at, row in enumerate(AIMS)])
def test_each_objective_keeps_its_telling_words(course: Course, rank: int, title: str, words: list[str]) -> None:
    objective = course.objectives.items[rank]
    assert title in objective.title
    assert _lacking(words, objective.detail) == []


def test_there_are_six_objectives_under_their_own_section(course: Course) -> None:
    assert (len(course.objectives.items), course.objectives.source) == (6, OBJECTIVES)
