"""A folder of course files: which courses are known, and which one is spoken of by default."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.curriculum.catalogue import Catalogue, load_catalogue
from bot.curriculum.loader import CurriculumError
from tests.curriculum.files import CPN42, Data, put, write_data


@pytest.fixture
def two_courses(folder: Path, small_data: Data) -> Path:
    """A folder with the real course and the made-up one, which comes second by file name."""
    shutil.copy(CPN42, folder / CPN42.name)
    write_data(folder / "JAR10.yml", small_data)
    return folder


def _codes(catalogue: Catalogue) -> list[str]:
    return [course.code for course in catalogue]


def test_a_second_course_is_a_second_file(two_courses: Path) -> None:
    catalogue = load_catalogue(two_courses)
    assert len(catalogue) == 2
    assert _codes(catalogue) == ["CPN42-00A", "JAR10"]


def test_the_default_course_is_the_first_by_file_name(two_courses: Path) -> None:
    assert load_catalogue(two_courses).default.code == "CPN42-00A"


def test_the_order_is_that_of_the_file_names_and_not_of_the_codes(two_courses: Path) -> None:
    (two_courses / "JAR10.yml").rename(two_courses / "A.yml")
    catalogue = load_catalogue(two_courses)
    assert _codes(catalogue) == ["JAR10", "CPN42-00A"]
    assert catalogue.default.code == "JAR10"


def test_the_default_course_may_be_named(two_courses: Path) -> None:
    assert load_catalogue(two_courses, "JAR10").default.code == "JAR10"


@pytest.mark.parametrize("code", ["CPN42-00A", "JAR10"])
def test_a_course_is_found_by_its_code(two_courses: Path, code: str) -> None:
    assert load_catalogue(two_courses).get(code).code == code


@pytest.mark.parametrize("code", [None, "", "XYZ99"])
def test_an_unknown_code_gives_the_default_course(two_courses: Path, code: str | None) -> None:
    assert load_catalogue(two_courses, "JAR10").get(code).code == "JAR10"


def test_a_course_may_lack_every_optional_section(two_courses: Path) -> None:
    course = load_catalogue(two_courses).get("JAR10")
    optional = (course.certificate, course.experience, course.internship, course.report, course.vae, course.ves)
    assert optional == (None,) * 6
    assert course.silent_on == ()


def test_other_files_of_the_folder_are_not_courses(two_courses: Path) -> None:
    (two_courses / "notes.txt").write_text("à relire", encoding="utf-8")
    assert len(load_catalogue(two_courses)) == 2


def test_two_files_may_not_share_a_code(two_courses: Path, small_data: Data) -> None:
    put(small_data, "identite.code", "CPN42-00A")
    write_data(two_courses / "JAR10.yml", small_data)
    with pytest.raises(CurriculumError) as caught:
        load_catalogue(two_courses)
    assert caught.value.path == two_courses / "JAR10.yml"
    assert [(problem.field, "CPN42-00A" in problem.expected) for problem in caught.value.problems] == [
        ("identite.code", True)
    ]


def test_an_empty_folder_is_an_error_that_names_the_folder(folder: Path) -> None:
    with pytest.raises(CurriculumError, match="aucun fichier") as caught:
        load_catalogue(folder)
    assert caught.value.path == folder


def test_a_folder_that_does_not_exist_is_an_error(folder: Path) -> None:
    with pytest.raises(CurriculumError, match="aucun fichier"):
        load_catalogue(folder / "absent")


def test_an_unknown_default_course_is_an_error_that_names_it(two_courses: Path) -> None:
    with pytest.raises(CurriculumError, match="XYZ99") as caught:
        load_catalogue(two_courses, "XYZ99")
    assert caught.value.path == two_courses


def test_a_wrong_file_is_named_even_when_the_others_are_right(two_courses: Path, small_data: Data) -> None:
    put(small_data, "contact.telephone", "12")
    write_data(two_courses / "JAR10.yml", small_data)
    with pytest.raises(CurriculumError, match=r"JAR10\.yml") as caught:
        load_catalogue(two_courses)
    assert [problem.field for problem in caught.value.problems] == ["contact.telephone"]
