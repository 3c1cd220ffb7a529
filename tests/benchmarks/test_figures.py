"""How figures are shown."""

from __future__ import annotations

from benchmarks.figures import GROWTH, MEMORY, START, table
from tests.benchmarks.figured import figures


def test_figures_are_written_as_french_writes_numbers() -> None:
    shown = table(["Balise"], [figures().rows()])
    assert "| 1 visiteur, p95 (ms) | 95,0 |" in shown
    assert "| 32 visiteurs, messages par seconde | 20,0 |" in shown
    assert "| tour 200 / tour 5 | 1,50 |" in shown


def test_the_start_is_the_usual_one_and_the_memory_that_of_both_programs() -> None:
    rows = figures().rows()
    assert rows[START] == 11
    assert rows[MEMORY] == 350
    assert rows["8 visiteurs, processeur par message (ms)"] == 20


def test_beside_another_the_table_gives_the_ratios() -> None:
    shown = table(["Balise", "Rasa"], [figures().rows(), figures(2.0).rows()])
    assert "| 1 visiteur, p50 (ms) | 50,0 | 100 | 0,50 |" in shown


def test_what_is_said_of_a_row_stands_at_its_end() -> None:
    shown = table(["Balise", "Rasa"], [figures().rows(), figures(2.0).rows()], {GROWTH: "≤ 1,50"})
    assert shown.splitlines()[-1].endswith("| ≤ 1,50 |")


def test_every_row_has_as_many_cells_as_the_head() -> None:
    one, two = figures().rows(), figures(2.0).rows()
    for shown in (table(["A"], [one]), table(["A", "B"], [one, two]), table(["A", "B"], [one, two], {START: "≤ 1"})):
        assert len({line.count("|") for line in shown.splitlines()}) == 1
