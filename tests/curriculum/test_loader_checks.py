"""What the loader says of checks across sections, and of files that hold no course at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from bot.curriculum.loader import CurriculumError, Problem, load_course
from tests.curriculum.files import CPN42, Data, put, write_data

Write = Callable[[Data], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write raw content as a file to load."""
    return lambda content: write_data(tmp_path / "essai.yml", content)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a test may write a file by hand."""
    return tmp_path / "essai.yml"


def _error(path: Path) -> CurriculumError:
    with pytest.raises(CurriculumError) as caught:
        load_course(path)
    return caught.value


def _with_line(path: Path, after: str, line: str) -> int:
    """Copy the real file with a line added after the first that starts with ``after``; give its number."""
    lines = CPN42.read_text(encoding="utf-8").splitlines()
    rank = next(at for at, text in enumerate(lines) if text.startswith(after)) + 1
    path.write_text("\n".join([*lines[:rank], line, *lines[rank:]]), encoding="utf-8")
    return rank + 1


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("ue.liste.5.numero", 7, ["ue.liste", "se suivre à partir de 1", "5, 7, 7, 8"]),
        ("ue.liste.11.numero", 13, ["ue.liste", "se suivre à partir de 1", "11, 13"]),
        ("ue.liste.5.choix.0.code", "TET003", ["ue.liste", "code répété", "TET003"]),
        ("parties.1.cle", "premiere", ["parties", "partie absente", "seconde"]),
    ],
)
def test_a_check_across_sections_is_told_with_its_path(
    data: Data, write: Write, field: str, value: object, told: list[str]
) -> None:
    put(data, field, value)
    message = str(_error(write(data)))
    assert [words for words in told if words not in message] == []


def test_a_certificate_for_an_absent_part_is_told(data: Data, write: Write) -> None:
    del data["parties"][1]
    data["ue"]["liste"] = data["ue"]["liste"][:6]
    put(data, "certificat_intermediaire.partie", "seconde")
    assert "partie absente (seconde)" in str(_error(write(data)))


def test_a_file_that_does_not_exist_is_unreadable(path: Path) -> None:
    error = _error(path)
    assert (error.path, len(error.problems)) == (path, 1)
    assert "fichier illisible" in str(error)


def test_a_folder_is_no_readable_file(tmp_path: Path) -> None:
    assert "fichier illisible" in str(_error(tmp_path))


def test_a_file_in_another_encoding_is_unreadable(path: Path) -> None:
    path.write_bytes("identite: {code: é}".encode("latin-1"))
    assert "fichier illisible" in str(_error(path))


def test_a_file_of_control_characters_is_no_yaml(path: Path) -> None:
    path.write_bytes(b"a: \x00")
    assert "YAML invalide" in str(_error(path))


@pytest.mark.parametrize("content", ["", "# rien\n", "- a\n- b\n", "bonjour\n"])
def test_a_file_without_fields_is_no_course(path: Path, content: str) -> None:
    path.write_text(content, encoding="utf-8")
    assert _error(path).problems == [Problem("", "un groupe de champs est attendu")]


@pytest.mark.parametrize("line", ["\tmoment: demain", "  code: UA211G", "  lieu: *inconnu", "  lieu: !etrange ici"])
def test_invalid_yaml_is_told_with_its_line(path: Path, line: str) -> None:
    number = _with_line(path, "  code: UA211G", line)
    (problem,) = _error(path).problems
    assert problem.field == f"ligne {number}"
    assert problem.expected.startswith("YAML invalide")


def test_a_list_left_open_is_told_on_the_line_where_reading_stops(path: Path) -> None:
    number = _with_line(path, "  code: UA211G", "  lieux: [ici, là")
    (problem,) = _error(path).problems
    assert problem.field == f"ligne {number + 1}"


def test_two_checks_across_sections_are_told_at_once(data: Data, write: Write) -> None:
    put(data, "ue.liste.5.numero", 9)
    put(data, "ue.liste.5.choix.0.code", "TET003")
    message = str(_error(write(data)))
    assert "se suivre" in message
    assert "code répété" in message


def test_a_wrong_field_in_the_only_item_of_a_list_is_one_problem(data: Data, write: Write) -> None:
    put(data, "ue.liste.0.choix.0.code", "TET99")
    assert [problem.field for problem in _error(write(data)).problems] == ["ue.liste.0.choix.0.code"]


def test_an_impossible_date_is_told_as_any_other_error(path: Path) -> None:
    _with_line(path, "  code: UA211G", "  jour: 2025-13-45")
    assert str(path) in str(_error(path))


def test_the_values_allowed_are_told_in_french(data: Data, write: Write) -> None:
    put(data, "certificat_intermediaire.partie", "troisieme")
    (problem,) = _error(write(data)).problems
    assert " or " not in problem.expected


def test_a_key_that_is_a_number_is_told_in_french(data: Data, write: Write) -> None:
    data["rapport"][12] = "valeur"
    (problem,) = _error(write(data)).problems
    assert problem.field == "rapport.12"
    assert "should" not in problem.expected


def test_a_number_without_end_is_told_in_french(data: Data, write: Write) -> None:
    put(data, "stage.duree_mois", float("inf"))
    (problem,) = _error(write(data)).problems
    assert problem.expected == "un nombre entier est attendu"


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("  moment: à la\u2028fin", "à la\u2028fin"),
        ("  moment: à la\u2029fin", "à la\u2029fin"),
    ],
)
def test_what_the_fast_reader_refuses_and_yaml_allows_is_read(path: Path, line: str, value: str) -> None:
    text = CPN42.read_text(encoding="utf-8").replace("  moment: à la fin de la formation", line)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(YAMLError):
        YAML(typ="safe").load(text)
    report = load_course(path).report
    assert report is not None
    assert report.when == value


@pytest.mark.parametrize(("line", "named"), [("\tmoment: demain", r"'\t'"), ("  lieu: *inconnu", "'inconnu'")])
def test_what_is_wrong_with_the_yaml_is_named_and_not_only_placed(path: Path, line: str, named: str) -> None:
    _with_line(path, "  code: UA211G", line)
    (problem,) = _error(path).problems
    assert named in problem.expected


def test_a_corrected_file_is_read_again(data: Data, write: Write) -> None:
    before = load_course(write(data))
    put(data, "contact.telephone", "02.00.00.00.00")
    assert load_course(write(data)).contact.phone == "02.00.00.00.00"
    assert before.contact.phone != "02.00.00.00.00"


def test_a_file_that_was_wrong_is_told_as_wrong_again(data: Data, write: Write) -> None:
    put(data, "contact.telephone", "12")
    assert _error(write(data)).problems == _error(write(data)).problems


def test_files_of_the_same_content_are_one_course(data: Data, write: Write) -> None:
    path = write(data)
    copy = path.with_name("copie.yml")
    copy.write_bytes(path.read_bytes())
    assert load_course(copy) is load_course(path)


def test_an_error_names_the_file_that_it_stands_in_even_if_another_has_the_same(data: Data, write: Write) -> None:
    put(data, "contact.telephone", "12")
    path = write(data)
    copy = path.with_name("copie.yml")
    copy.write_bytes(path.read_bytes())
    assert [_error(each).path for each in (path, copy)] == [path, copy]
