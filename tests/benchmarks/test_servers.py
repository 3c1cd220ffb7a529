"""What is said of one server against two."""

from __future__ import annotations

import os

import pytest

from benchmarks.loads import Load
from benchmarks.processors import Efforts, cores, efforts
from benchmarks.servers import Measured, best_ratio, cores_needed, table, verdict

ONLY_RASA = {"Rasa": 50.0}
WITH_OTHERS = {"Rasa": 50.0, "actions": 10.0, "PostgreSQL": 5.0}


def measured(seconds: float, **spent: float) -> Measured:
    return Measured(Load((100.0,) * 10, seconds), Efforts(spent, 0.5))


def test_with_room_enough_two_servers_do_twice_as_much() -> None:
    assert best_ratio(WITH_OTHERS, on_cores=8) == pytest.approx(2)
    assert best_ratio(ONLY_RASA, on_cores=2) == pytest.approx(2)


def test_what_runs_beside_them_takes_from_the_same_cores() -> None:
    # 65 ms a message on 2 cores: 30,8 messages a second, against the 20 of one server.
    assert best_ratio(WITH_OTHERS, on_cores=2) == pytest.approx(2000 / 65 / 20)


def test_on_one_core_a_second_server_is_good_for_nothing() -> None:
    assert best_ratio(WITH_OTHERS, on_cores=1) == pytest.approx(1)


def test_the_cores_that_a_ratio_needs_are_those_with_which_it_is_just_reached() -> None:
    needed = cores_needed(WITH_OTHERS, 1.7)
    assert needed == pytest.approx(1.7 * 65 / 50)


def test_rounds_are_added_up() -> None:
    both = measured(1.0, Rasa=0.5) + measured(3.0, Rasa=1.5, nginx=0.2)
    assert both.load.rate == 5
    assert both.per_message == pytest.approx({"Rasa": 100, "nginx": 10})
    assert both.elsewhere == pytest.approx(0.25)


def test_the_table_shows_the_ratio_and_what_dominates() -> None:
    one, two = measured(2.0, Rasa=0.5, nginx=0.1), measured(1.25, Rasa=0.5, nginx=0.1)
    assert "| 8 visiteurs, messages par seconde | 5,00 | 8,00 | 1,60 |" in table(8, one, two)
    said = verdict(one, two, on_cores=2)
    assert "Rapport mesuré : 1,60" in said
    assert "domine : Rasa (50,0 ms par message), puis nginx" in said


def test_what_this_process_takes_is_counted_as_its_own() -> None:
    asked = {"mesure": [os.getpid()]}
    before = efforts(asked)
    while (efforts(asked) - before).ours["mesure"] < 0.05:
        sum(range(100_000))
    assert cores() >= 1


def test_a_process_that_is_gone_spent_nothing() -> None:
    assert efforts({"parti": [2**22 - 1]}).ours["parti"] == 0.0
