"""What the eligibility dialogue asks next."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.curriculum.course import Course
from bot.curriculum.eligibility import Profile, Sector
from bot.dialogue.eligibility.asking import Progress, Topic, give_up, next_topic, read_answer
from tests.dialogue.support import COURSE, YEAR

NEXT: list[tuple[Profile, Topic | None]] = [
    (Profile(), Topic.BAC),
    (Profile(total_months=60, sector=Sector.INSIDE), Topic.BAC),
    (Profile(has_bac=False), Topic.TOTAL),
    (Profile(has_bac=True), Topic.TOTAL),
    (Profile(False, 60), Topic.SECTOR),
    (Profile(False, 0), None),
    (Profile(True, 0), Topic.STUDIES),
    (Profile(False, 60, Sector.OUTSIDE), None),
    (Profile(False, 60, Sector.INSIDE), None),
    (Profile(False, 60, Sector.MIXED), Topic.SECTOR_MONTHS),
    (Profile(False, 60, Sector.MIXED, 24), None),
    (Profile(False, None, Sector.MIXED, 24), None),
    (Profile(True, 60, Sector.OUTSIDE), Topic.STUDIES),
    (Profile(True, 60, Sector.MIXED), Topic.SECTOR_MONTHS),
    (Profile(True, 60, Sector.MIXED, 24), Topic.STUDIES),
    (Profile(True, 60, Sector.INSIDE, None, True), None),
    (Profile(True, 60, Sector.INSIDE, None, False), None),
]

ANSWERS = {
    Topic.BAC: ["oui", "non", "je ne sais pas"],
    Topic.TOTAL: ["5 ans", "jamais", "je ne sais pas"],
    Topic.SECTOR: ["oui", "non", "un peu des deux", "je ne sais pas"],
    Topic.SECTOR_MONTHS: ["2 ans", "je ne sais pas"],
    Topic.STUDIES: ["oui", "non", "je ne sais pas"],
}


@pytest.mark.parametrize(("known", "expected"), NEXT)
def test_only_what_is_still_needed_is_asked_in_order(known: Profile, expected: Topic | None) -> None:
    assert next_topic(COURSE, Progress(known)) is expected


@pytest.mark.parametrize("topic", Topic)
def test_what_is_left_to_the_centre_is_not_asked_again(topic: Topic) -> None:
    known = Profile(has_bac=True if topic is Topic.STUDIES else None, sector=Sector.MIXED)
    others = frozenset(Topic) - {topic}
    if topic is Topic.SECTOR:
        known = Profile()
    progress = Progress(known, others)
    assert next_topic(COURSE, progress) is topic
    assert next_topic(COURSE, give_up(progress, topic)) is None


@pytest.mark.parametrize(
    ("section", "known", "skipped", "expected"),
    [
        ("ves", Profile(True, 60, Sector.INSIDE), Topic.STUDIES, None),
        ("experience", Profile(has_bac=False), Topic.TOTAL, Topic.SECTOR),
        ("internship", Profile(False, 60), Topic.SECTOR, None),
    ],
)
def test_a_course_without_a_section_does_not_ask_for_it(
    section: str, known: Profile, skipped: Topic, expected: Topic | None
) -> None:
    assert next_topic(COURSE, Progress(known)) is skipped
    shorter: Course = COURSE.model_copy(update={section: None})
    assert next_topic(shorter, Progress(known)) is expected


@pytest.mark.parametrize("choices", product(range(4), repeat=3), ids=str)
def test_every_dialogue_of_clear_answers_ends_without_a_question_twice(choices: tuple[int, ...]) -> None:
    progress, asked = Progress(Profile()), list[Topic]()
    picks = dict(zip((Topic.BAC, Topic.TOTAL, Topic.SECTOR), choices, strict=True))
    while (topic := next_topic(COURSE, progress)) is not None:
        assert topic not in asked
        asked.append(topic)
        texts = ANSWERS[topic]
        progress = read_answer(COURSE, progress, topic, texts[picks.get(topic, choices[0]) % len(texts)], YEAR)
    assert asked[0] is Topic.BAC
    assert asked == [topic for topic in Topic if topic in asked]


@given(st.lists(st.sampled_from(Topic), unique=True))
def test_giving_up_everything_ends_the_dialogue(order: list[Topic]) -> None:
    progress = Progress(Profile())
    for topic in [*order, *Topic]:
        progress = give_up(progress, topic)
    assert next_topic(COURSE, progress) is None
