"""The order in which things are told does not change the verdict."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.curriculum.eligibility import Profile, Verdict, assess
from bot.dialogue.eligibility.asking import Progress, Topic, read_answer
from tests.dialogue.support import COURSE, YEAR

BAC = ["oui", "non", "un BTS", "un CAP", "je ne sais pas"]
TOTAL = ["5 ans", "8 mois", "20 ans", "jamais", "je ne sais pas"]
SECTOR = ["oui", "non", "dans la vente", "je ne sais pas"]
STUDIES = ["oui", "non", "j'ai fait psycho", "je ne sais pas"]
MONTHS = ["2 ans", "8 mois", "10 ans"]

TOLD = {
    "bac": ["j'ai le bac", "je n'ai pas le bac", "j'ai un CAP"],
    "work": ["j'ai travaillé 10 ans en usine", "je suis aide-soignante", "j'ai 2 ans d'expérience dans l'insertion"],
    "french": ["je ne parle pas très bien français", "je parle mal français"],
}


def verdict(answers: list[tuple[Topic | None, str]]) -> Verdict:
    """The verdict after these answers, in this order."""
    progress = Progress(Profile())
    for topic, text in answers:
        progress = read_answer(COURSE, progress, topic, text, YEAR)
    return assess(COURSE, progress.profile)


@given(
    st.tuples(st.sampled_from(BAC), st.sampled_from(TOTAL), st.sampled_from(SECTOR), st.sampled_from(STUDIES)),
    st.permutations([Topic.BAC, Topic.TOTAL, Topic.SECTOR, Topic.STUDIES]),
)
def test_answers_in_any_order_lead_to_the_same_verdict(texts: tuple[str, ...], order: list[Topic]) -> None:
    answers = dict(zip((Topic.BAC, Topic.TOTAL, Topic.SECTOR, Topic.STUDIES), texts, strict=True))
    assert verdict([(topic, answers[topic]) for topic in order]) == verdict(list(answers.items()))


@given(
    st.tuples(st.sampled_from(BAC), st.sampled_from(["5 ans", "20 ans"]), st.sampled_from(MONTHS)),
    st.permutations([Topic.BAC, Topic.TOTAL, Topic.SECTOR, Topic.SECTOR_MONTHS]),
)
def test_time_partly_in_the_sector_counts_the_same_in_any_order(texts: tuple[str, ...], order: list[Topic]) -> None:
    bac, total, months = texts
    answers = {Topic.BAC: bac, Topic.TOTAL: total, Topic.SECTOR: "un peu des deux", Topic.SECTOR_MONTHS: months}
    assert verdict([(topic, answers[topic]) for topic in order]) == verdict(list(answers.items()))


@given(
    st.tuples(*(st.sampled_from(sentences) for sentences in TOLD.values())),
    st.permutations(range(len(TOLD))),
)
def test_things_told_unasked_count_the_same_in_any_order(texts: tuple[str, ...], order: list[int]) -> None:
    assert verdict([(None, texts[rank]) for rank in order]) == verdict([(None, text) for text in texts])


@given(st.sampled_from(BAC), st.sampled_from(TOTAL), st.sampled_from(SECTOR))
def test_repeating_an_answer_changes_nothing(bac: str, total: str, sector: str) -> None:
    answers: list[tuple[Topic | None, str]] = [(Topic.BAC, bac), (Topic.TOTAL, total), (Topic.SECTOR, sector)]
    assert verdict([*answers, *answers]) == verdict(answers)
