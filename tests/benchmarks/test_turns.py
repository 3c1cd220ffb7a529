"""How the cost of a turn is worked out and shown."""

from __future__ import annotations

import pytest

from benchmarks.turns import Figures, Load, percentile, table


def figures(factor: float = 1.0) -> Figures:
    load = Load(tuple(factor * each for each in range(1, 101)), seconds=5 * factor)
    return Figures(10 * factor, {"rasa": 300 * factor, "actions": 50 * factor}, load, load, growth=1.5 * factor)


def test_half_of_the_values_do_not_pass_the_median_and_19_of_20_the_95th() -> None:
    values = [float(each) for each in range(100, 0, -1)]
    assert percentile(values, 0.5) == 50
    assert percentile(values, 0.95) == 95


def test_one_value_is_every_percentile() -> None:
    assert percentile([7.0], 0.5) == percentile([7.0], 0.95) == 7.0


def test_no_value_has_no_percentile() -> None:
    with pytest.raises(ValueError, match="values"):
        percentile([], 0.5)


def test_rounds_add_up_to_one_load() -> None:
    both = Load((1.0, 3.0), 2.0) + Load((2.0,), 1.0)
    assert both.rate == 1.0
    assert both.p50 == 2.0


def test_the_table_says_each_figure_as_french_writes_numbers() -> None:
    shown = table(figures())
    assert "| 1 visiteur, p95 (ms) | 95,0 |" in shown
    assert "| 8 visiteurs, messages par seconde | 20,0 |" in shown
    assert "| tour 200 / tour 5 | 1,50 |" in shown


def test_beside_plain_rasa_the_table_gives_the_ratios() -> None:
    assert "| 1 visiteur, p50 (ms) | 50,0 | 100 | 0,50 |" in table(figures(), figures(2.0))


def test_every_row_has_as_many_cells_as_the_head() -> None:
    for shown in (table(figures()), table(figures(), figures(2.0))):
        assert len({line.count("|") for line in shown.splitlines()}) == 1
