"""When a message counts as understood."""

from __future__ import annotations

import pytest

from benchmarks.measure import all_found, answered, exactly, refused, share, wrongly_refused
from benchmarks.messages import Case

PRICE = Case("combien ?", ("demander_prix",), ("demander_devis",))
TWO = Case("le prix et l'adresse", ("demander_prix", "demander_lieu"))


@pytest.mark.parametrize(
    ("found", "right", "exact"),
    [
        (["demander_prix"], True, True),
        (["demander_devis"], True, True),
        (["demander_prix", "demander_lieu"], True, False),
        (["demander_lieu"], False, False),
        (["nlu_fallback"], False, False),
    ],
)
def test_one_question_is_answered_by_either_reading_and_exactly_by_nothing_else(
    found: list[str], right: bool, exact: bool
) -> None:
    assert answered(PRICE, found) is right
    assert exactly(PRICE, found) is exact


def test_several_questions_must_all_be_found() -> None:
    assert all_found(TWO, ["demander_lieu", "demander_prix"])
    assert not all_found(TWO, ["demander_prix"])
    assert answered(TWO, ["demander_prix"])


def test_asking_what_was_meant_refuses_but_not_wrongly() -> None:
    assert refused(PRICE, ["nlu_fallback"])
    assert refused(PRICE, ["hors_sujet"])
    assert not refused(PRICE, ["demander_prix"])
    assert wrongly_refused(PRICE, ["hors_sujet"])
    assert not wrongly_refused(PRICE, ["nlu_fallback"])


def test_a_share_is_told_in_french_with_its_counts() -> None:
    found = {PRICE: ["demander_prix"], TWO: ["demander_prix"]}
    assert share([PRICE, TWO], found, all_found).split() == ["50,0", "%", "(1/2)"]
