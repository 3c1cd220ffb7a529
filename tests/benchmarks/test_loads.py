"""How the cost of a turn is worked out."""

from __future__ import annotations

import pytest

from benchmarks.loads import Growth, Load, percentile


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
    both = Load((1.0, 3.0), 2.0, 0.4) + Load((2.0,), 1.0, 0.2)
    assert both.rate == 1.0
    assert both.p50 == 2.0
    assert both.effort == pytest.approx(200)


def test_a_conversation_grows_by_its_late_turns_against_its_early_ones() -> None:
    assert Growth((), early=(10.0, 10.0, 90.0), late=(15.0, 14.0, 80.0)).ratio == 1.5
