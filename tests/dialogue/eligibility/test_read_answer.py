"""Answers to the questions of the eligibility dialogue."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.curriculum.eligibility import Profile, Sector
from bot.dialogue.eligibility.asking import Progress, Topic, next_topic, read_answer
from bot.language.normalisation import normalise
from tests.dialogue.support import COURSE, YEAR

INSIDE, OUTSIDE, MIXED = Sector.INSIDE, Sector.OUTSIDE, Sector.MIXED


def after(known: Profile, asked: Topic | None, text: str) -> Progress:
    """What is known once the text was read as an answer."""
    return read_answer(COURSE, Progress(known), asked, normalise(text).text, YEAR)


BAC = [
    ("oui", True),
    ("oui, j'ai le bac", True),
    ("euh oui je l'ai", True),
    ("un BTS", True),
    ("bac pro", True),
    ("niveau bac", True),
    ("j'ai une licence", True),
    ("non", False),
    ("non, je n'ai pas le bac", False),
    ("un CAP", False),
    ("j'ai arrêté en troisième", False),
    ("je l'ai pas", False),
    ("non juste le brevet", False),
    ("g pa le bac", False),
]

TOTAL = [
    ("5 ans", 60),
    ("deux ans et demi", 30),
    ("8 mois", 8),
    ("j'ai travaillé 1 an", 12),
    ("une dizaine d'années", 120),
    ("environ 3 ans", 36),
    ("depuis 2015", 120),
    ("10 ans dans la vente et 2 ans en usine", 144),
    ("je ne sais pas exactement, environ 10 ans", 120),
    ("jamais", 0),
    ("je n'ai jamais travaillé", 0),
    ("aucune expérience", 0),
    ("non, jamais", 0),
    ("zéro", 0),
]

SECTOR = [
    ("oui", INSIDE),
    ("oui, dans ce secteur", INSIDE),
    ("en mission locale", INSIDE),
    ("à pôle emploi", INSIDE),
    ("chez France Travail", INSIDE),
    ("à pôle emploi comme conseillère", INSIDE),
    ("dans une association de quartier", INSIDE),
    ("formateur, dans un organisme de formation", INSIDE),
    ("je suis éducatrice spécialisée", INSIDE),
    ("non", OUTSIDE),
    ("non, dans un autre domaine", OUTSIDE),
    ("non, j'étais maçon", OUTSIDE),
    ("dans la vente", OUTSIDE),
    ("rien à voir", OUTSIDE),
    ("pas du tout", OUTSIDE),
    ("un peu des deux", MIXED),
    ("les deux", MIXED),
    ("en partie", MIXED),
    ("dans le social puis dans la restauration", MIXED),
]

SECTOR_MONTHS = [
    ("2 ans", 24),
    ("6 mois", 6),
    ("un an et demi", 18),
    ("environ 3 ans", 36),
    ("deux ans dans le social", 24),
    ("une année", 12),
    ("8 mois à peu près", 8),
    ("tout", 60),
    ("la totalité", 60),
    ("2 ans et 3 mois", 27),
]

STUDIES = [
    ("oui", True),
    ("oui, sur des sujets proches", True),
    ("une licence de sociologie", True),
    ("j'ai fait psycho", True),
    ("oui, un BTS ESF", True),
    ("DEUG de sociologie", True),
    ("non", False),
    ("non, en droit", False),
    ("jamais", False),
    ("pas du tout", False),
    ("non, de la comptabilité", False),
]

KNOWN = {
    Topic.BAC: Profile(),
    Topic.TOTAL: Profile(has_bac=False),
    Topic.SECTOR: Profile(False, 60),
    Topic.SECTOR_MONTHS: Profile(False, 60, MIXED),
    Topic.STUDIES: Profile(True, 60, INSIDE),
}


def test_a_psychologist_has_the_bac() -> None:
    assert after(Profile(), Topic.BAC, "je suis psychologue") == Progress(Profile(True))


@pytest.mark.parametrize("asked", [Topic.BAC, Topic.SECTOR, Topic.STUDIES])
@pytest.mark.parametrize("text", ["ok", "d'accord", "ok merci"])
def test_an_ok_answers_nothing(asked: Topic, text: str) -> None:
    assert after(KNOWN[asked], asked, text) == Progress(KNOWN[asked])


@pytest.mark.parametrize(("text", "expected"), BAC)
def test_the_bac_is_read(text: str, expected: bool) -> None:
    assert after(Profile(), Topic.BAC, text) == Progress(Profile(has_bac=expected))


@pytest.mark.parametrize(("text", "months"), TOTAL)
def test_the_length_of_all_work_is_read(text: str, months: int) -> None:
    found = after(KNOWN[Topic.TOTAL], Topic.TOTAL, text)
    assert (found.profile.total_months, found.unknown) == (months, frozenset())


@pytest.mark.parametrize(("text", "sector"), SECTOR)
def test_the_sector_is_read_and_the_length_kept(text: str, sector: Sector) -> None:
    assert after(KNOWN[Topic.SECTOR], Topic.SECTOR, text) == Progress(Profile(False, 60, sector))


@pytest.mark.parametrize(("text", "months"), SECTOR_MONTHS)
def test_the_length_of_work_in_the_sector_is_read(text: str, months: int) -> None:
    assert after(KNOWN[Topic.SECTOR_MONTHS], Topic.SECTOR_MONTHS, text) == Progress(Profile(False, 60, MIXED, months))


@pytest.mark.parametrize("text", ["aucun", "zéro", "non", "jamais"])
def test_no_time_in_the_sector_means_work_outside_it(text: str) -> None:
    found = after(KNOWN[Topic.SECTOR_MONTHS], Topic.SECTOR_MONTHS, text).profile
    assert found.sector is OUTSIDE
    assert found.known_sector_months == 0


def test_more_time_in_the_sector_than_altogether_raises_the_total() -> None:
    found = after(KNOWN[Topic.SECTOR_MONTHS], Topic.SECTOR_MONTHS, "10 ans").profile
    assert (found.sector_months, found.known_total_months) == (120, 120)


@pytest.mark.parametrize(("text", "expected"), STUDIES)
def test_studies_close_to_the_course_are_read(text: str, expected: bool) -> None:
    found = after(KNOWN[Topic.STUDIES], Topic.STUDIES, text)
    assert found == Progress(replace(KNOWN[Topic.STUDIES], has_similar_studies=expected))


@pytest.mark.parametrize("asked", Topic)
@pytest.mark.parametrize("text", ["je ne sais pas", "jsp", "aucune idée", "je sais plus", "pas sûr"])
def test_not_knowing_leaves_the_point_to_the_centre(asked: Topic, text: str) -> None:
    known = KNOWN[asked]
    assert after(known, asked, text) == Progress(known, frozenset({asked}))


@pytest.mark.parametrize("asked", Topic)
@pytest.mark.parametrize("text", ["bonjour", "combien ça coûte ?", "j'ai 45 ans", "?", "blabla"])
def test_words_that_answer_nothing_change_nothing(asked: Topic, text: str) -> None:
    known = KNOWN[asked]
    assert after(known, asked, text) == Progress(known)


def test_a_point_left_open_is_closed_when_it_is_told_later() -> None:
    before = Progress(Profile(), frozenset({Topic.BAC}))
    found = read_answer(COURSE, before, Topic.TOTAL, "5 ans, et j'ai le bac", YEAR)
    assert found == Progress(Profile(True, 60))


CORRECTIONS = [
    (Profile(False), Topic.TOTAL, "en fait j'ai le bac", Profile(True)),
    (Profile(True), Topic.TOTAL, "pardon, j'ai pas le bac, et 5 ans", Profile(False, 60)),
    (Profile(False, 60), Topic.SECTOR, "en fait c'est plutôt 8 ans", Profile(False, 96)),
    (Profile(False, 60), Topic.SECTOR, "je me suis trompé, 3 ans", Profile(False, 36)),
    (Profile(False, 60, MIXED), Topic.SECTOR_MONTHS, "en fait j'ai 10 ans d'expérience", Profile(False, 120, MIXED)),
    (Profile(True, 60, OUTSIDE), Topic.STUDIES, "en fait j'ai travaillé 2 ans", Profile(True, 24, OUTSIDE)),
    (Profile(True, 60, INSIDE), Topic.STUDIES, "finalement je n'ai pas le bac", Profile(False, 60, INSIDE)),
]


@pytest.mark.parametrize(("known", "asked", "text", "expected"), CORRECTIONS)
def test_a_correction_overrules_what_was_told_before(
    known: Profile, asked: Topic, text: str, expected: Profile
) -> None:
    assert after(known, asked, text) == Progress(expected)


AT_ONCE = [
    (Topic.BAC, "non mais j'ai 10 ans de vente", Profile(False, 120, OUTSIDE)),
    (Topic.BAC, "oui, et j'ai travaillé 3 ans en mission locale", Profile(True, 36, INSIDE)),
    (Topic.BAC, "un CAP, puis 20 ans d'usine", Profile(False, 240, OUTSIDE)),
    (Topic.TOTAL, "5 ans dont 2 ans dans l'insertion", Profile(False, 60, MIXED, 24)),
    (Topic.TOTAL, "10 ans dans la vente puis 2 ans en mission locale", Profile(False, 144, MIXED, 24)),
    (Topic.TOTAL, "6 ans comme caissière", Profile(False, 72, OUTSIDE)),
    (Topic.TOTAL, "3 ans en mission locale", Profile(False, 36, INSIDE)),
    (None, "j'ai pas le bac, 12 ans chauffeur", Profile(False, 144, OUTSIDE)),
    (None, "j'ai un BTS et j'ai travaillé 4 ans dans le social", Profile(True, 48, INSIDE)),
]


@pytest.mark.parametrize(("asked", "text", "expected"), AT_ONCE)
def test_several_facts_in_one_message_are_all_read(asked: Topic | None, text: str, expected: Profile) -> None:
    known = KNOWN[asked] if asked else Profile()
    assert after(known, asked, text) == Progress(expected)


@pytest.mark.parametrize("text", ["un BTS banque", "un bac pro vente", "un CAP cuisine", "un BTS tourisme"])
def test_a_branch_of_study_is_not_taken_for_a_branch_of_work(text: str) -> None:
    found = after(Profile(), Topic.BAC, text)
    assert found.profile.has_bac is not None
    assert next_topic(COURSE, found) is Topic.TOTAL
    assert next_topic(COURSE, after(found.profile, Topic.TOTAL, "5 ans")) is Topic.SECTOR


QUESTIONS = [
    (Topic.BAC, "c'est quoi le niveau bac ?"),
    (Topic.BAC, "c'est quoi le niveau bac"),
    (Topic.BAC, "le niveau bac, c'est quoi ?"),
    (Topic.BAC, "il faut absolument le bac ?"),
    (Topic.BAC, "le bac, c'est obligatoire ?"),
    (Topic.BAC, "et sans le bac ?"),
    (Topic.BAC, "et si j'ai pas le bac ?"),
    (Topic.BAC, "est-ce que j'ai besoin du bac ?"),
    (Topic.BAC, "c'est quoi un diplôme plus élevé ?"),
    (Topic.BAC, "le DAEU ça compte ?"),
    (Topic.TOTAL, "et en 5 ans ?"),
    (Topic.TOTAL, "il faut 2 ans ?"),
    (Topic.TOTAL, "le bénévolat ça compte ?"),
    (Topic.SECTOR, "le social, c'est quoi ?"),
    (Topic.SECTOR_MONTHS, "il faut combien de mois, 18 mois ?"),
    (Topic.STUDIES, "il faut une licence de sociologie ?"),
]


@pytest.mark.parametrize(("asked", "text"), QUESTIONS)
def test_a_question_fills_nothing(asked: Topic, text: str) -> None:
    assert after(KNOWN[asked], asked, text) == Progress(KNOWN[asked])


ANSWERS_THAT_ASK = [
    (Topic.BAC, "oui un BTS, c'est bon ?", Profile(True)),
    (Topic.BAC, "oui un BTS c'est bon ?", Profile(True)),
    (Topic.BAC, "un BTS, ça va ?", Profile(True)),
    (Topic.BAC, "j'ai un bac pro, ça va ?", Profile(True)),
    (Topic.BAC, "j'ai un bac pro ça va ?", Profile(True)),
    (Topic.BAC, "non, il faut le bac ?", Profile(False)),
    (Topic.BAC, "non pas le bac, c'est grave ?", Profile(False)),
    (Topic.BAC, "oui mais c'est quoi le niveau bac ?", Profile(True)),
    (Topic.TOTAL, "5 ans ça suffit ?", Profile(False, 60)),
    (Topic.TOTAL, "j'ai 5 ans d'usine, c'est bon ?", Profile(False, 60, OUTSIDE)),
]


@pytest.mark.parametrize(("asked", "text", "expected"), ANSWERS_THAT_ASK)
def test_what_a_question_states_of_oneself_is_heard(asked: Topic, text: str, expected: Profile) -> None:
    assert after(KNOWN[asked], asked, text) == Progress(expected)


@pytest.mark.parametrize(
    "text",
    [
        "5 ans de bénévolat",
        "bénévole 5 ans aux restos du cœur",
        "8 mois de service civique",
        "20 ans que je suis mariée",
    ],
)
def test_years_without_a_job_do_not_answer_the_question_on_work(text: str) -> None:
    assert after(KNOWN[Topic.TOTAL], Topic.TOTAL, text) == Progress(KNOWN[Topic.TOTAL])


def test_years_of_study_are_no_years_of_work() -> None:
    assert after(KNOWN[Topic.TOTAL], Topic.TOTAL, "5 ans université") == Progress(Profile(True))


def test_volunteering_is_left_out_beside_a_job() -> None:
    found = after(KNOWN[Topic.TOTAL], Topic.TOTAL, "2 ans de travail et 3 ans de bénévolat dans le social")
    assert found == Progress(Profile(False, 24))


@pytest.mark.parametrize("text", ["j'ai le bac mais il est d'un autre pays", "un bac du Maroc", "un bac étranger"])
def test_a_bac_earned_abroad_is_left_to_the_centre(text: str) -> None:
    assert after(Profile(), Topic.BAC, text) == Progress(Profile(), frozenset({Topic.BAC}), abroad=True)
