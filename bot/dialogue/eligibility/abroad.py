"""A diploma earned in another country: only the centre can say what it is worth, whatever else is told."""

from __future__ import annotations

from dataclasses import replace

from bot.dialogue.eligibility.added_work import comes_on_top
from bot.dialogue.eligibility.progress import Progress, Topic
from bot.dialogue.eligibility.statements import statements
from bot.language.education import earned_abroad, earned_here, speaks_of_oneself


def weighed_abroad(before: Progress, found: Progress, asked: Topic | None, text: str) -> Progress:
    """What is known after a message, the bac left to the centre where the diploma is a foreign one."""
    has_bac = found.profile.has_bac
    is_another = before.profile.has_bac is True and comes_on_top(text)
    if _says_so(asked, text) and not is_another:
        return _left_to_the_centre(found)
    if not before.abroad or has_bac is False or (has_bac and earned_here(text)):
        return replace(found, abroad=False)
    return _left_to_the_centre(found)


def _says_so(asked: Topic | None, text: str) -> bool:
    if asked is None:
        return earned_abroad(text) and speaks_of_oneself(text)
    return earned_abroad(statements(text), answers=asked is Topic.BAC)


def _left_to_the_centre(found: Progress) -> Progress:
    return Progress(replace(found.profile, has_bac=None), found.unknown | {Topic.BAC}, abroad=True)
