"""How well messages are understood that nobody trained on.

``messages.yml`` was written by people who had not read the training phrases, and nothing was tuned on it: thresholds
come from ``benchmarks/calibrage``. The gates stand just under what was measured when they were last set
(docs/nlu.md has the figures).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.disguises import DISGUISES, Disguise
from benchmarks.messages import REFUSED, Case, Understanding, read_cases

CASES = read_cases([Path(__file__).with_name("messages.yml")])
SEVERAL = [case for case in CASES if case.asks_several]
FOREIGN = [case for case in CASES if case.is_foreign]
ONE = [case for case in CASES if not case.asks_several and not case.is_foreign]


@pytest.fixture(scope="module")
def understanding(model: Path) -> Understanding:
    """The trained understanding, as Rasa uses it."""
    return Understanding(model)


def _share(of: list[Case], good: Callable[[Case], bool]) -> float:
    return sum(map(good, of)) / len(of)


def test_the_measure_is_large_enough_to_mean_something() -> None:
    assert len(CASES) >= 500
    assert min(len(SEVERAL), len(FOREIGN)) >= 50


def test_nine_in_ten_single_questions_are_understood(understanding: Understanding) -> None:
    assert _share(ONE, lambda case: bool(case.accepted & set(understanding.intents(case.text)))) >= 0.92


def test_most_single_questions_are_taken_for_nothing_more(understanding: Understanding) -> None:
    assert _share(ONE, lambda case: set(understanding.intents(case.text)) <= case.accepted) >= 0.83


def test_foreign_subjects_are_refused(understanding: Understanding) -> None:
    assert _share(FOREIGN, lambda case: bool(REFUSED & set(understanding.intents(case.text)))) >= 0.88


def test_questions_on_the_course_are_hardly_ever_refused(understanding: Understanding) -> None:
    assert _share(ONE, lambda case: understanding.intents(case.text) == ["hors_sujet"]) <= 0.02


def test_all_that_a_message_asks_is_mostly_found(understanding: Understanding) -> None:
    assert _share(SEVERAL, lambda case: set(case.intents) <= set(understanding.intents(case.text))) >= 0.74


def test_something_that_a_message_asks_is_always_found(understanding: Understanding) -> None:
    assert _share(SEVERAL, lambda case: bool(case.accepted & set(understanding.intents(case.text)))) >= 0.97


@pytest.mark.parametrize("disguise", DISGUISES.values(), ids=DISGUISES.keys())
def test_the_way_of_writing_costs_little(understanding: Understanding, disguise: Disguise) -> None:
    sample = ONE[::2]
    plain = _share(sample, lambda case: bool(case.accepted & set(understanding.intents(case.text))))
    changed = _share(sample, lambda case: bool(case.accepted & set(understanding.intents(disguise(case.text)))))
    assert changed >= plain - 0.04


@pytest.mark.parametrize(
    ("text", "entity", "value"),
    [
        ("l'ue 5 c'est quoi", "ue", "TET003"),
        ("c koi tet 007", "ue", "TET007"),
        ("le cours de psycopathologie", "sujet_ue", "PSY001"),
        ("mon fongecif est fini", "financeur", "transition_pro"),
        ("mon opca paye ?", "financeur", "opco"),
        ("un an et demi", "duree_mois", 18),
        ("2 ans et demi dans la vente", "duree_mois", 30),
        ("g pa le bac", "niveau_bac", "sans_bac"),
        ("les 6 premières ue", "bloc", "premiere"),
        ("et en distanciel ?", "modalite", "distance"),
    ],
)
def test_entities_have_normalised_values(understanding: Understanding, text: str, entity: str, value: object) -> None:
    found = {(each["entity"], each["value"]) for each in understanding.parse(text)["entities"]}
    assert (entity, value) in found


def test_the_original_text_stays_and_the_changes_are_told(understanding: Understanding) -> None:
    parsed = understanding.parse("slt c koi la vae")
    assert parsed["text"] == "slt c koi la vae"
    assert ["c koi", "c'est quoi"] in parsed["corrections"]
