"""All courses of a folder: a second course is a second file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bot.curriculum.course import Course
from bot.curriculum.loader import CurriculumError, Problem, load_course


class Catalogue:
    """The courses that Balise knows, by code, in alphabetical order of their files."""

    def __init__(self, courses: dict[str, Course], default_code: str) -> None:
        self._courses = courses
        self._default_code = default_code

    def __iter__(self) -> Iterator[Course]:
        return iter(self._courses.values())

    def __len__(self) -> int:
        return len(self._courses)

    @property
    def default(self) -> Course:
        """The course that is spoken of while nobody has named one."""
        return self._courses[self._default_code]

    def get(self, code: str | None) -> Course:
        """The course of this code, or the default one when the code is None or unknown."""
        return self._courses.get(code or "", self.default)


def load_catalogue(folder: Path, default_code: str | None = None) -> Catalogue:
    """Every ``*.yml`` of a folder.

    The default course is ``default_code`` when given, else the first by file name.

    Raises:
        CurriculumError: a file is wrong, two files share a code, the folder has no course, or the
            default code is unknown.
    """
    courses: dict[str, Course] = {}
    for path in sorted(folder.glob("*.yml")):
        course = load_course(path)
        if course.code in courses:
            raise CurriculumError(path, [Problem("identite.code", f"« {course.code} » est déjà pris")])
        courses[course.code] = course
    if not courses:
        raise CurriculumError(folder, [Problem("", "aucun fichier *.yml dans ce dossier")])
    if default_code is not None and default_code not in courses:
        raise CurriculumError(folder, [Problem("", f"aucune formation de code « {default_code} »")])
    return Catalogue(courses, default_code or next(iter(courses)))
