"""Work that is told beside the answer, or on top of what was told before."""

from __future__ import annotations

import pytest

from bot.curriculum.eligibility import Need, Profile, Sector, assess
from bot.dialogue.eligibility.asking import Progress, Topic, next_topic, read_answer
from bot.language.normalisation import normalise
from tests.dialogue.support import COURSE, YEAR

INSIDE, OUTSIDE, MIXED = Sector.INSIDE, Sector.OUTSIDE, Sector.MIXED
SALES = Profile(True, 48, OUTSIDE)
"""Four years of sales with the bac: the dialogue then asks about studies."""


def after(known: Profile, asked: Topic | None, text: str) -> Progress:
    """What is known once the text was read as an answer."""
    return read_answer(COURSE, Progress(known), asked, normalise(text).text, YEAR)


AT_THE_STUDIES_QUESTION = [
    ("j'ai aussi bossé 3 ans dans le social", Profile(True, 84, MIXED, 36)),
    ("2 ans médiatrice dans un centre social", Profile(True, 72, MIXED, 24)),
    ("j'ai travaillé 6 mois au CCAS", Profile(True, 54, MIXED, 6)),
    ("et puis j'étais 1 an en mission locale", Profile(True, 60, MIXED, 12)),
    ("ah oui j'ai été conseillère en insertion pendant 2 ans", Profile(True, 72, MIXED, 24)),
    ("3 ans dans le social", Profile(True, 84, MIXED, 36)),
    ("sinon j'ai taffé dix-huit mois dans l'insertion", Profile(True, 66, MIXED, 18)),
    ("non mais j'ai 1 an en mission locale", Profile(True, 60, MIXED, 12, False)),
    ("non, par contre j'ai bossé 2 ans dans un CHRS", Profile(True, 72, MIXED, 24, False)),
    ("une licence de sociologie et j'ai aussi bossé 2 ans au CCAS", Profile(True, 72, MIXED, 24, True)),
    ("oui, une licence, et 2 ans au ccas", Profile(True, 72, MIXED, 24, True)),
    ("je travaille dans le social depuis 2 ans", Profile(True, 72, MIXED, 24)),
    ("j'ai 2 ans d'expérience en plus", Profile(True, 72, MIXED)),
    ("je suis éducatrice spécialisée", Profile(True, 48, MIXED)),
    ("non mais j'ai été caissière 2 ans", Profile(True, 72, OUTSIDE, None, False)),
]


@pytest.mark.parametrize(("text", "expected"), AT_THE_STUDIES_QUESTION)
def test_work_told_at_the_question_on_studies_is_added_and_is_no_study(text: str, expected: Profile) -> None:
    assert after(SALES, Topic.STUDIES, text) == Progress(expected)


@pytest.mark.parametrize("text", ["j'ai aussi bossé 3 ans dans le social", "2 ans médiatrice dans un centre social"])
def test_work_alone_leaves_the_question_on_studies_open(text: str) -> None:
    found = after(SALES, Topic.STUDIES, text)
    assert next_topic(COURSE, found) is Topic.STUDIES
    assert assess(COURSE, found.profile).internship is Need.NOT_REQUIRED
    assert not assess(COURSE, found.profile).suggests_ves


OF_UNKNOWN_SECTOR = [
    (Topic.STUDIES, "en plus j'ai été 2 ans éducatrice"),
    (Topic.STUDIES, "j'ai aussi travaillé 2 ans"),
    (Topic.STUDIES, "finalement j'ai aussi fait 2 ans"),
]


@pytest.mark.parametrize(("asked", "text"), OF_UNKNOWN_SECTOR)
def test_of_added_work_it_is_asked_how_much_lay_in_the_sector(asked: Topic, text: str) -> None:
    found = after(SALES, asked, text)
    assert found == Progress(Profile(True, 72, MIXED))
    assert next_topic(COURSE, found) is Topic.SECTOR_MONTHS


@pytest.mark.parametrize(
    "text",
    ["bénévole 2 ans dans un centre social", "j'aimerais travailler dans le social", "8 mois de service civique"],
)
def test_volunteering_and_wishes_are_neither_work_nor_study(text: str) -> None:
    assert after(SALES, Topic.STUDIES, text) == Progress(SALES)


def test_who_works_in_the_sector_anyway_answers_by_her_trade() -> None:
    known = Profile(True, 48, INSIDE)
    found = after(known, Topic.STUDIES, "je suis éducatrice spécialisée")
    assert found == Progress(Profile(True, 48, INSIDE, None, True))


def test_work_that_corrects_at_the_question_on_studies_is_no_study() -> None:
    found = after(SALES, Topic.STUDIES, "en fait j'ai travaillé 3 ans dans le social").profile
    assert (found.total_months, found.sector, found.has_similar_studies) == (36, INSIDE, None)


STUDIES_ALL_THE_SAME = [
    ("deux ans de sociologie", True),
    ("j'ai fait 2 ans de fac de psycho", True),
    ("oui, 3 ans dans le social", True),
    ("oui un BTS dans le social", True),
    ("j'ai aussi fait psycho", True),
    ("en plus j'ai fait un an de socio", True),
    ("une école d'éducatrice pendant 3 ans", True),
    ("une formation d'éducatrice spécialisée en 3 ans", True),
    ("non, 2 ans de droit", False),
    ("non j'ai fait 2 ans de compta", False),
    ("non j'ai aussi un BTS banque", False),
    ("j'ai fait des études de médiation", True),
    ("je suis diplômée de travail social", True),
    ("non, bénévole 2 ans dans un centre social", False),
    ("non mais un stage de 2 mois en mission locale", False),
]


@pytest.mark.parametrize(("text", "expected"), STUDIES_ALL_THE_SAME)
def test_studies_are_not_taken_for_work(text: str, expected: bool) -> None:
    assert after(SALES, Topic.STUDIES, text) == Progress(Profile(True, 48, OUTSIDE, None, expected))


ADDED = [
    (Profile(True, 60, OUTSIDE), Topic.STUDIES, "finalement j'ai aussi fait 2 ans au CCAS", (84, MIXED, 24)),
    (Profile(False, 60), Topic.SECTOR, "finalement j'ai aussi fait 2 ans", (84, None, None)),
    (Profile(False, 60), Topic.SECTOR, "en plus j'ai fait 2 ans de ménage", (84, None, None)),
    (Profile(False, 60), Topic.SECTOR, "dans la vente mais j'ai aussi fait 2 ans dans le social", (84, MIXED, 24)),
    (Profile(False, 60), Topic.SECTOR, "j'ai aussi travaillé dans le social", (60, MIXED, None)),
    (Profile(False, 60), Topic.SECTOR, "aussi dans le social", (60, MIXED, None)),
    (Profile(False, 60), Topic.SECTOR, "oui, et j'ai aussi 2 ans d'usine", (84, MIXED, 60)),
    (Profile(False, 60, OUTSIDE), Topic.TOTAL, "j'ai aussi bossé 2 ans dans le social", (84, MIXED, 24)),
    (Profile(False, 60, INSIDE), Topic.TOTAL, "et en plus 2 ans en usine", (84, MIXED, 60)),
    (Profile(False, 60, INSIDE), Topic.TOTAL, "j'ai également 1 an au CCAS", (72, INSIDE, None)),
    (Profile(False, 60, MIXED, 12), Topic.TOTAL, "j'avais oublié 6 mois en mission locale", (66, MIXED, 18)),
    (Profile(False, 60, OUTSIDE), Topic.TOTAL, "j'ai oublié de dire que j'ai fait 1 an au CCAS", (72, MIXED, 12)),
    (Profile(False, 60, OUTSIDE), Topic.TOTAL, "rajoutez 2 ans d'intérim", (84, OUTSIDE, None)),
    (Profile(False, 60, OUTSIDE), Topic.TOTAL, "j'ai bossé 3 ans dans le social", (96, MIXED, 36)),
    (Profile(False, 60, INSIDE), Topic.TOTAL, "j'ai travaillé 10 ans en usine", (180, MIXED, 60)),
    (Profile(False, 60, OUTSIDE), None, "et j'ai aussi 2 ans en mission locale", (84, MIXED, 24)),
    (Profile(False, 60, OUTSIDE), Topic.TOTAL, "j'ai aussi bossé 2 ans dans une école", (84, MIXED, None)),
    (Profile(False, 60, MIXED), Topic.SECTOR_MONTHS, "en plus j'ai fait 2 ans d'usine", (84, MIXED, None)),
    (Profile(False, 0), Topic.STUDIES, "ah si j'ai bossé 3 mois dans le social", (3, INSIDE, None)),
]


@pytest.mark.parametrize(("known", "asked", "text", "expected"), ADDED)
def test_what_comes_on_top_is_added(
    known: Profile, asked: Topic | None, text: str, expected: tuple[int, Sector | None, int | None]
) -> None:
    found = after(known, asked, text).profile
    assert (found.total_months, found.sector, found.sector_months) == expected
    assert found.has_bac is known.has_bac


NOT_ADDED = [
    (Profile(False, 60), Topic.SECTOR, "en fait c'est plutôt 8 ans", (96, None, None)),
    (Profile(False, 60, OUTSIDE), Topic.TOTAL, "pardon, c'est 2 ans", (24, OUTSIDE, None)),
    (Profile(False, 60, OUTSIDE), Topic.TOTAL, "en fait j'ai travaillé 3 ans dans le social", (36, INSIDE, None)),
    (Profile(False), Topic.TOTAL, "3 ans de vente et aussi 2 ans au CCAS", (60, MIXED, 24)),
    (Profile(False, 60), Topic.SECTOR, "3 ans dans la vente et puis 2 ans au CCAS", (60, MIXED, 24)),
    (Profile(False, 60, OUTSIDE), Topic.TOTAL, "3 ans de vente et aussi 2 ans au CCAS", (60, MIXED, 24)),
    (Profile(False, 60, OUTSIDE), None, "et aussi le prix ?", (60, OUTSIDE, None)),
    (Profile(False, 60, MIXED), Topic.SECTOR_MONTHS, "2 ans, et puis 6 mois au CCAS", (60, MIXED, 30)),
    (Profile(False, 60, OUTSIDE), Topic.TOTAL, "j'ai aussi fait 3 ans de fac", (60, OUTSIDE, None)),
    (Profile(False, 60, OUTSIDE), Topic.TOTAL, "j'ai aussi 2 ans de bénévolat dans le social", (60, OUTSIDE, None)),
    (Profile(False, 60), Topic.SECTOR, "dans le social et 2 ans dans la vente", (60, MIXED, None)),
    (Profile(False, 60, OUTSIDE), Topic.TOTAL, "avec le reste aussi, 7 ans en tout", (84, OUTSIDE, None)),
    (Profile(False, 60, OUTSIDE), Topic.TOTAL, "j'ai oublié exactement, 4 ans", (48, OUTSIDE, None)),
    (Profile(False, 60, MIXED), Topic.SECTOR_MONTHS, "j'ai aussi fait 2 ans", (60, MIXED, 24)),
    (Profile(False, 60, MIXED), Topic.SECTOR_MONTHS, "3 ans d'usine et 2 ans au CCAS", (60, MIXED, 24)),
    (Profile(False, 60, MIXED), Topic.SECTOR_MONTHS, "2 ans d'usine", (60, MIXED, None)),
]


@pytest.mark.parametrize(("known", "asked", "text", "expected"), NOT_ADDED)
def test_a_correction_or_a_whole_account_replaces(
    known: Profile, asked: Topic | None, text: str, expected: tuple[int, Sector | None, int | None]
) -> None:
    found = after(known, asked, text).profile
    assert (found.total_months, found.sector, found.sector_months) == expected
