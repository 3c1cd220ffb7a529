"""What people tell of themselves, unasked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.curriculum.eligibility import Profile, Sector
from bot.dialogue.eligibility.profile import merge, read_profile, similar_studies, total_months
from bot.language.normalisation import normalise
from tests.dialogue.support import COURSE, YEAR

INSIDE, OUTSIDE, MIXED = Sector.INSIDE, Sector.OUTSIDE, Sector.MIXED

LIVES = [
    ("j'ai le bac", Profile(has_bac=True)),
    ("g pas le bac", Profile(has_bac=False)),
    ("je n'ai pas le bac mais j'ai travaillé 10 ans en usine", Profile(False, 120, OUTSIDE)),
    ("g pas le bac et 5 ans de taf en usine", Profile(False, 60, OUTSIDE)),
    ("j'ai travaillé dix ans, je n'ai pas le bac", Profile(False, 120)),
    ("j'ai pas le bac, 35 ans, 12 ans chauffeur", Profile(False, 144, OUTSIDE)),
    ("j'ai un CAP cuisine et 12 ans de restauration", Profile(False, 144, OUTSIDE)),
    ("j'ai arrêté l'école en troisième, 15 ans de chantier", Profile(False, 180, OUTSIDE)),
    ("j'ai un BTS et 2 ans d'expérience dans l'insertion", Profile(True, 24, INSIDE)),
    ("j'ai 2 ans d'expérience dans le social et un bac pro", Profile(True, 24, INSIDE)),
    ("je suis conseillère en insertion depuis 4 ans", Profile(None, 48, INSIDE)),
    ("je suis conseillère emploi en mission locale depuis 2015", Profile(None, 120, INSIDE)),
    ("je suis assistante sociale", Profile(sector=INSIDE)),
    ("je suis éducatrice spécialisée", Profile(sector=INSIDE)),
    ("18 mois comme médiatrice sociale", Profile(None, 18, INSIDE)),
    ("j'ai travaillé 6 mois dans le secteur", Profile(None, 6, INSIDE)),
    ("je suis aide-soignante", Profile(sector=OUTSIDE)),
    ("je suis comptable depuis 7 ans", Profile(None, 84, OUTSIDE)),
    ("ça fait 8 ans que je suis secrétaire", Profile(None, 96, OUTSIDE)),
    ("30 ans de ménage", Profile(None, 360, OUTSIDE)),
    ("j'ai 2 ans et demi d'intérim en logistique", Profile(None, 30, OUTSIDE)),
    ("j'ai 45 ans et j'ai été vendeuse pendant 20 ans", Profile(None, 240, OUTSIDE)),
    ("je travaille dans un tout autre domaine", Profile(sector=OUTSIDE)),
    ("j'ai travaillé 5 ans dans la vente et 8 mois dans le social", Profile(None, 68, MIXED, 8)),
    ("j'ai bossé 18 mois à l'usine puis 2 ans au CHRS", Profile(None, 42, MIXED, 24)),
    ("j'ai 10 ans d'expérience dont 2 ans dans l'insertion", Profile(None, 120, MIXED, 24)),
    ("j'ai bossé 2 ans dans une école", Profile(None, 24)),
    ("je n'ai aucune expérience", Profile(total_months=0)),
    ("je n'ai jamais travaillé", Profile(total_months=0)),
    ("j'ai une licence de sociologie", Profile(True, has_similar_studies=True)),
    ("j'ai bac+3 en sciences de l'éducation", Profile(True, has_similar_studies=True)),
    (
        "j'ai un master de psychologie et 3 ans en mission locale",
        Profile(True, 36, INSIDE, has_similar_studies=True),
    ),
    ("j'ai fait un BTS compta", Profile(True)),
    ("g u mn bac pro commerce, faut déjà avoir taffé ?", Profile(True)),
    ("j'ai une licence en intervention sociale", Profile(True, has_similar_studies=True)),
    ("j'ai un CAP cuisine", Profile(False)),
    ("j'ai un bac pro vente et 4 ans au CCAS", Profile(True, 48, INSIDE)),
    ("mon mari est routier depuis quinze ans, il n'a pas le bac", Profile(False, 180, OUTSIDE)),
    ("ma fille a le bac et 1 an d'expérience en boulangerie", Profile(True, 12, OUTSIDE)),
    ("je suis aide-soignante depuis 12 ans", Profile(None, 144, OUTSIDE)),
    ("aide-soignante depuis 12 ans", Profile(None, 144, OUTSIDE)),
    ("aide soignante depuis 12 ans, est-ce que je peux faire la formation ?", Profile(None, 144, OUTSIDE)),
    ("aide à domicile depuis 10 ans", Profile(None, 120, OUTSIDE)),
    ("conseillère à Pôle emploi depuis 4 ans", Profile(None, 48, INSIDE)),
    ("je suis conseiller à France Travail depuis 4 ans", Profile(None, 48, INSIDE)),
    ("j'ai travaillé 4 ans comme conseillère à Pôle emploi", Profile(None, 48, INSIDE)),
    ("je ne parle pas très bien français", Profile(doubts_french=True)),
    ("le français n'est pas ma langue maternelle", Profile(doubts_french=True)),
    ("je fais des fautes d'orthographe", Profile(doubts_french=True)),
]

NOTHING = [
    "les 18 mois de boulot, faut que ce soit dans le social obligé ?",
    "faut avoir bossé 2 ans dans l'insertion ?",
    "je suis suivie par la mission locale",
    "je suis inscrite à la mission locale depuis 2 ans",
    "ma conseillère pôle emploi m'a parlé de vous",
    "la mission locale m'a parlé de vous",
    "je vis en CHRS depuis 2 ans",
    "je suis hébergée dans un foyer d'hébergement depuis 1 an",
    "mon Opco peut payer les 2 ans ?",
    "je suis au chômage depuis 2 ans",
    "je suis en France depuis 5 ans",
    "j'ai fait 3 ans d'études",
    "je peux venir sans expérience ?",
    "je dois avoir plusieurs années d'expérience ?",
    "j'ai pas travaillé pendant 5 ans",
    "j'ai élevé mes enfants pendant 10 ans",
    "j'ai passé 2 ans en prison",
    "j'ai 45 ans",
    "la formation dure 2 ans ?",
    "Combien de temps dure la formation ?",
    "faut-il le bac ?",
    "je cherche des informations",
    "j'ai une question sur les horaires",
    "bonjour",
    "",
]


@pytest.mark.parametrize(("told", "expected"), LIVES)
def test_a_life_is_read_as_told(told: str, expected: Profile) -> None:
    assert read_profile(COURSE, normalise(told).text, YEAR) == expected


@pytest.mark.parametrize("told", NOTHING)
def test_nothing_is_assumed_from_other_words(told: str) -> None:
    assert read_profile(COURSE, normalise(told).text, YEAR) == Profile()


@pytest.mark.parametrize(
    "told",
    [
        "ça fait 20 ans que je suis mariée",
        "mariée depuis 20 ans",
        "en couple depuis 10 ans",
        "et en 5 ans ?",
        "en 4 ans",
        "pendant 5 ans",
        "bénévole depuis 5 ans à la mission locale",
        "j'ai fait 5 ans de bénévolat dans le social",
        "5 ans aux restos du cœur",
        "aidée par la mission locale depuis 3 ans",
        "la conseillère de Pôle emploi m'a parlé de 2 ans",
    ],
)
def test_a_duration_is_of_work_only_when_the_words_say_so(told: str) -> None:
    assert read_profile(COURSE, normalise(told).text, YEAR, about_self=True) == Profile()


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("2 ans et 3 mois", 27),
        ("5 ans puis 8 mois", 68),
        ("jamais", 0),
        ("j'ai 45 ans", None),
        ("oui", None),
        ("3 ans de fac", None),
        ("2 ans en BTS", None),
        ("1 an de fac et 5 ans", 60),
        ("2 ans après le lycée", 24),
        ("j'ai pas travaillé pendant 5 ans", None),
    ],
)
def test_an_answer_to_how_long_is_summed(text: str, months: int | None) -> None:
    assert total_months(text) == months


@pytest.mark.parametrize(
    ("text", "expected"),
    [("sociologie", True), ("un BTS ESF", True), ("psycho", True), ("le droit", False), ("asocialement", False)],
)
def test_studies_close_to_the_course_are_recognised(text: str, expected: bool) -> None:
    assert similar_studies(COURSE, text) is expected


PROFILES = st.builds(
    Profile,
    st.none() | st.booleans(),
    st.none() | st.integers(0, 500),
    st.none() | st.sampled_from(Sector),
    st.none() | st.integers(0, 500),
    st.none() | st.booleans(),
    st.booleans(),
)


@given(PROFILES)
def test_telling_nothing_changes_nothing(known: Profile) -> None:
    assert merge(known, Profile()) == known


@given(PROFILES)
def test_what_is_told_to_somebody_who_knew_nothing_is_all_that_is_known(told: Profile) -> None:
    assert merge(Profile(), told) == told


@given(PROFILES, PROFILES)
def test_what_is_told_last_overrules_and_doubts_about_french_stay(known: Profile, told: Profile) -> None:
    merged = merge(known, told)
    assert merged.has_bac == (known.has_bac if told.has_bac is None else told.has_bac)
    assert merged.total_months == (known.total_months if told.total_months is None else told.total_months)
    assert merged.doubts_french == (known.doubts_french or told.doubts_french)
