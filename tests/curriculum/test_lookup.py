"""The UE that people mean, whichever way they name it."""

from __future__ import annotations

import pytest

from bot.curriculum.course import Course
from bot.curriculum.lookup import Found, How, find_ue, neighbour

CHOICE = ("UEV010", "TET006")

CODES = [
    ("TET099", ("TET099",)),
    ("tet099", ("TET099",)),
    ("TET 099", ("TET099",)),
    ("tet-099", ("TET099",)),
    ("TET99", ("TET099",)),
    ("ast 5", ("AST005",)),
    ("c'est quoi psy001 ?", ("PSY001",)),
    ("CCE1 c'est dur ?", ("CCE001",)),
    ("uev010", ("UEV010",)),
    ("UEV010 ou TET006", CHOICE),
    ("tet006 ou uev010", CHOICE),
    ("la 6, enfin AST002", ("AST002",)),
]

NUMBERS = [
    ("ue 1", ("TET099",)),
    ("UE n°6", ("TET007",)),
    ("ue n° 4", ("CCE001",)),
    ("ue no 4", ("CCE001",)),
    ("UE-8", ("TRS002",)),
    ("ue numéro 7", ("AST005",)),
    ("l'unité d'enseignement 3", ("TRS001",)),
    ("l'unité d'enseignement numéro 3", ("TRS001",)),
    ("unité 7", ("AST005",)),
    ("module six", ("TET007",)),
    ("l'ue quatre", ("CCE001",)),
    ("le cours 5", ("TET003",)),
    ("matière 10", ("AST002",)),
    ("numéro 8", ("TRS002",)),
    ("la 6", ("TET007",)),
    ("et la 10 ?", ("AST002",)),
    ("la 9 parle de quoi", ("CCE003",)),
    ("la numéro 9", ("CCE003",)),
    ("celle 4", ("CCE001",)),
    ("UE 12", CHOICE),
    ("la douze", CHOICE),
    ("ue 3 et ue 4", ("TRS001", "CCE001")),
    ("ue 4 et ue 3 et ue 4", ("CCE001", "TRS001")),
]

ORDINALS = [
    ("la première", ("TET099",)),
    ("la 1ère ue", ("TET099",)),
    ("la deuxième ue", ("AST004",)),
    ("la seconde ue", ("AST004",)),
    ("la 2e ue", ("AST004",)),
    ("la 2nde", ("AST004",)),
    ("la troisième", ("TRS001",)),
    ("la 4ème", ("CCE001",)),
    ("le 6e module", ("TET007",)),
    ("sixième module", ("TET007",)),
    ("la onzième", ("PSY001",)),
    ("l'avant-dernière ue", ("PSY001",)),
    ("l'avant dernier module", ("PSY001",)),
    ("la douzième", CHOICE),
    ("le dernier module", CHOICE),
    ("la dernière", CHOICE),
]

TITLES = [
    ("c'est quoi géographie urbaine", ("UEV010",)),
    ("parle-moi des champs de la sociologie", ("AST002",)),
    ("la relation aux publics en situations d'accompagnement", ("TRS001",)),
    ("méthodologies de l'accompagnement", ("TRS002",)),
    ("information, accueil et orientation", ("AST004",)),
    ("accompagnement social et professionnel", ("AST005",)),
    ("entretiens et questionnaires professionnels", ("TET003",)),
    ("théorie et pratique sur le web", ("TET007",)),
    ("geografie urbaine", ("UEV010",)),
    ("INITIATION AUX QUESTIONS DU TRAVAIL ET DE L’EMPLOI", ("TET006",)),
    ("Institutions et acteurs de l'intervention sociale", ("AST004", "AST005")),
]

SUBJECTS = [
    ("éthique", ("TET099",)),
    ("politiques sociales", ("AST004",)),
    ("psychologie des publics", ("TRS001",)),
    ("communication écrite", ("CCE001",)),
    ("questionnaires", ("TET003",)),
    ("entretien", ("TET003",)),
    ("internet", ("TET007",)),
    ("y a de l'informatique ?", ("TET007",)),
    ("dispositifs", ("AST005",)),
    ("diagnostic", ("TRS002",)),
    ("négociation", ("CCE003",)),
    ("socio", ("AST002",)),
    ("la sociologie de la ville", ("AST002",)),
    ("psycho", ("PSY001",)),
    ("santé au travail", ("PSY001",)),
    ("urbanisme", ("UEV010",)),
    ("géo", ("UEV010",)),
    ("droit du travail", ("TET006",)),
    ("psychopathologies", ("PSY001",)),
    ("le module psychopatho", ("PSY001",)),
]

TYPOS = [
    ("sociolgie", ("AST002",)),
    ("sosiologie", ("AST002",)),
    ("psycopathologie", ("PSY001",)),
    ("psicopathologie", ("PSY001",)),
    ("comunication écrite", ("CCE001",)),
    ("questionaire", ("TET003",)),
    ("informatiqe", ("TET007",)),
    ("etique", ("TET099",)),
    ("urbanism", ("UEV010",)),
]

AMBIGUOUS = [
    ("institutions", ("AST004", "AST005")),
    ("acteurs", ("AST004", "AST005")),
    ("communication", ("CCE001", "CCE003")),
]


@pytest.mark.parametrize(("text", "codes"), CODES)
def test_a_ue_is_found_by_its_code(course: Course, text: str, codes: tuple[str, ...]) -> None:
    _check(find_ue(course, text), How.CODE, codes)


@pytest.mark.parametrize(("text", "codes"), NUMBERS)
def test_a_ue_is_found_by_its_number(course: Course, text: str, codes: tuple[str, ...]) -> None:
    _check(find_ue(course, text), How.NUMBER, codes)


@pytest.mark.parametrize(("text", "codes"), ORDINALS)
def test_a_ue_is_found_by_its_rank(course: Course, text: str, codes: tuple[str, ...]) -> None:
    _check(find_ue(course, text), How.NUMBER, codes)


@pytest.mark.parametrize(("text", "codes"), TITLES)
def test_a_ue_is_found_by_its_title_or_a_side_of_it(course: Course, text: str, codes: tuple[str, ...]) -> None:
    _check(find_ue(course, text), How.TITLE, codes)


def test_every_ue_is_found_by_its_whole_title(course: Course) -> None:
    assert [find_ue(course, ue.title).codes for _, ue in course.ues()] == [(ue.code,) for _, ue in course.ues()]


@pytest.mark.parametrize(("text", "codes"), SUBJECTS)
def test_a_ue_is_found_by_its_subject(course: Course, text: str, codes: tuple[str, ...]) -> None:
    _check(find_ue(course, text), How.SUBJECT, codes)


def test_every_ue_is_found_by_each_of_its_subjects(course: Course) -> None:
    subjects = [(ue.code, subject) for _, ue in course.ues() for subject in ue.subjects]
    assert [pair for pair in subjects if pair[0] not in find_ue(course, pair[1]).codes] == []


@pytest.mark.parametrize(("text", "codes"), TYPOS)
def test_a_ue_is_found_by_a_mistyped_subject(course: Course, text: str, codes: tuple[str, ...]) -> None:
    _check(find_ue(course, text), How.SUBJECT, codes)


@pytest.mark.parametrize(("text", "codes"), AMBIGUOUS)
def test_a_subject_of_several_ue_is_ambiguous(course: Course, text: str, codes: tuple[str, ...]) -> None:
    found = find_ue(course, text)
    _check(found, How.SUBJECT, codes)
    assert found.is_ambiguous


def test_a_single_ue_is_not_ambiguous(course: Course) -> None:
    assert not find_ue(course, "ue 6").is_ambiguous


def test_words_that_name_nothing_find_nothing(course: Course) -> None:
    assert find_ue(course, "bonjour") == Found()
    assert Found().codes == ()


@pytest.mark.parametrize(("text", "codes"), [("ue 2", ("JAR002",)), ("la dernière", ("JAR002",)), ("ue 6", ())])
def test_another_course_has_its_own_numbers(small_course: Course, text: str, codes: tuple[str, ...]) -> None:
    assert find_ue(small_course, text).codes == codes


def test_a_ue_without_subjects_is_found_by_a_word_of_its_title(small_course: Course) -> None:
    _check(find_ue(small_course, "les racines"), How.SUBJECT, ("JAR001",))


@pytest.mark.parametrize(
    ("code", "step", "codes"),
    [
        ("TET099", 1, ("AST004",)),
        ("AST004", -1, ("TET099",)),
        ("TET007", 1, ("AST005",)),
        ("PSY001", 1, CHOICE),
        ("UEV010", -1, ("PSY001",)),
        ("TET006", -1, ("PSY001",)),
        ("TET099", -1, ()),
        ("TET006", 1, ()),
        ("XYZ001", 1, ()),
    ],
)
def test_the_neighbour_of_a_ue_is_in_the_place_beside(
    course: Course, code: str, step: int, codes: tuple[str, ...]
) -> None:
    assert tuple(ue.code for ue in neighbour(course, code, step)) == codes


def test_the_options_of_a_place_are_its_codes(course: Course) -> None:
    assert course.programme.places[11].codes == CHOICE
    assert course.programme.places[0].codes == ("TET099",)


def _check(found: Found, how: How, codes: tuple[str, ...]) -> None:
    assert (found.how, found.codes) == (how, codes)
