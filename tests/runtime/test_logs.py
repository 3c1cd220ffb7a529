"""What a log says of a failure."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.runtime.logs import LONGEST, last_meaningful_line, lines_of, start_log

TRACEBACK = """\
2026-01-05 10:00:00 INFO     rasa.core.processor  - Loading model balise.tar.gz...
Traceback (most recent call last):
  File "assistant.py", line 3, in load
    raise CourseError("bad")
{exception}
2026-01-05 10:00:01 INFO     root  - Stopping worker [12]
"""


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "journaux" / "rasa.log"


def _written(log: Path, text: str) -> str:
    start_log(log)
    log.write_text(text, encoding="utf-8")
    return last_meaningful_line(log)


@pytest.mark.parametrize(
    "exception",
    [
        "ModuleNotFoundError: No module named 'inexistant'",
        "bot.curriculum.loader.CourseError: heures : un nombre est attendu",
        "TensorFlowAbsent: 'DIETClassifier' a besoin de TensorFlow",
    ],
)
def test_an_exception_tells_more_than_the_lines_after_it(log: Path, exception: str) -> None:
    assert _written(log, TRACEBACK.format(exception=exception)) == exception


def test_the_cause_tells_more_than_what_rasa_wraps_around_it(log: Path) -> None:
    text = "KeyError: 'usx'\n\nrasa.engine.exceptions.GraphComponentException: Error initializing graph component\n"
    assert _written(log, text) == "KeyError: 'usx'"


def test_without_an_exception_the_last_error_is_told(log: Path) -> None:
    error = "2026-01-05 10:00:00 ERROR    rasa.core.agent  - No model"
    assert _written(log, f"{error}\n2026-01-05 10:00:01 INFO     root  - Bye\n") == error


def test_warnings_are_no_exceptions(log: Path) -> None:
    assert _written(log, "UserWarning: this is old\nlast words\n") == "last words"


def test_colours_are_taken_off(log: Path) -> None:
    assert (
        _written(log, "\x1b[91mYamlSyntaxException: Failed to read\x1b[0m\n") == "YamlSyntaxException: Failed to read"
    )


def test_a_very_long_line_is_cut(log: Path) -> None:
    assert len(_written(log, f"ValueError: {'x' * 1000}\n")) == LONGEST


def test_an_empty_or_missing_log_says_so(log: Path) -> None:
    assert last_meaningful_line(log) == "aucun message"
    assert _written(log, "\n \n") == "aucun message"


def test_a_new_log_starts_empty_and_keeps_the_one_before(log: Path) -> None:
    _written(log, "le démarrage d'avant\n")
    start_log(log)
    assert lines_of(log) == []
    assert lines_of(log.with_name("rasa.precedent.log")) == ["le démarrage d'avant"]
