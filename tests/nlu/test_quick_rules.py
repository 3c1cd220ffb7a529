"""Regular expressions compiled while character classes are remembered."""

from __future__ import annotations

import re
import sre_compile
import sre_parse
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.nlu.quick_rules import HOLDS_FOR, remembered_classes

ours = pytest.mark.skipif(sys.version_info[:2] != HOLDS_FOR, reason="un autre Python que celui de .python-version")
RANGES = st.lists(st.tuples(st.characters(), st.characters()).map(sorted), max_size=4).map(
    lambda pairs: "".join(f"{re.escape(first)}-{re.escape(last)}" for first, last in pairs)
)
CLASSES = st.tuples(st.sampled_from(["", "^"]), RANGES, st.sampled_from([r"\w", r"\d\s", "é-ü", "a-z"])).map(
    lambda parts: f"[{''.join(parts)}]"
)
EXPRESSIONS = st.lists(CLASSES, min_size=1, max_size=4).map(lambda classes: "+x?".join(classes * 3))
FLAGS = st.sampled_from([0, re.IGNORECASE, re.ASCII, re.IGNORECASE | re.ASCII])


def compiled(expression: str, flags: int) -> list[int]:
    return list(sre_compile._code(sre_parse.parse(expression, flags), flags))


@settings(deadline=None)
@given(EXPRESSIONS, FLAGS, FLAGS)
def test_they_are_the_same_as_ever(expression: str, flags: int, other_flags: int) -> None:
    usual = compiled(expression, flags), compiled(expression, other_flags)
    with remembered_classes():
        assert (compiled(expression, flags), compiled(expression, other_flags)) == usual


@ours
def test_each_class_is_worked_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    worked_out: list[object] = []
    usual = sre_compile._optimize_charset

    def counting(charset: list[object], *how: object) -> object:
        worked_out.append(charset)
        return usual(charset, *how)

    monkeypatch.setattr(sre_compile, "_optimize_charset", counting)
    compiled("[éa-z]x[éa-z]y[éa-z]", 0)
    usually = len(worked_out)
    with remembered_classes():
        compiled("[éa-z]x[éa-z]y[éa-z]", 0)
    assert len(worked_out) - usually == usually - 2


@pytest.mark.parametrize("version", [HOLDS_FOR, (3, 11)])
def test_python_is_left_as_it_was(version: tuple[int, int]) -> None:
    usual = sre_compile._optimize_charset
    with pytest.raises(OSError, match="rien"), remembered_classes(version):
        raise OSError("rien")
    assert sre_compile._optimize_charset is usual


def test_another_python_is_not_touched() -> None:
    usual = sre_compile._optimize_charset
    with remembered_classes((3, 11)):
        assert sre_compile._optimize_charset is usual
