"""A Balise that is served with other courses than those of the project."""

from __future__ import annotations

from pathlib import Path

from benchmarks.growth_served import speaking_of
from bot.settings import Settings


def test_both_servers_are_told_which_course_to_speak_of(tmp_path: Path) -> None:
    settings = Settings(courses=tmp_path, data=tmp_path)
    for program in speaking_of("DUP007-00A").programs(settings):
        assert program.environment["BALISE_FORMATION"] == "DUP007-00A"
        assert program.environment["BALISE_FORMATIONS"] == str(tmp_path)
