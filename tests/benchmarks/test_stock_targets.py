"""What Balise is to be worth beside stock Rasa."""

from __future__ import annotations

from benchmarks.figures import GROWTH, MEMORY, median_of, rate_of
from benchmarks.stock_targets import TARGETS, verdicts
from benchmarks.stock_training import Training
from tests.benchmarks.figured import figures


def rows(factor: float = 1.0) -> dict[str, float]:
    return Training(300 * factor, 600 * factor).rows() | figures(factor).rows()


def test_every_target_is_on_a_row_of_the_table() -> None:
    assert TARGETS.keys() <= rows().keys()


def test_a_share_of_stock_rasa_is_met_or_not() -> None:
    told = verdicts(rows(), rows(2.5))
    assert told[MEMORY] == "≤ 0,45 : tenu"
    assert told[median_of(1)] == "≤ 0,33 : non"


def test_of_messages_a_second_more_is_better() -> None:
    assert verdicts(rows(), rows(4.1))[rate_of(32)] == "≥ 4,00 : tenu"
    assert verdicts(rows(), rows(3.9))[rate_of(32)] == "≥ 4,00 : non"


def test_growth_is_balises_own_whatever_that_of_stock_rasa() -> None:
    assert verdicts(rows(), rows(100.0))[GROWTH] == "≤ 1,50 pour Balise : tenu"
