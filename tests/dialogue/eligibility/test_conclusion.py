"""The verdict in words, and what the little that is known implies."""

from __future__ import annotations

import pytest

from bot.curriculum.catalogue import load_catalogue
from bot.curriculum.eligibility import Profile, Sector
from bot.dialogue.assistant import Assistant
from bot.dialogue.eligibility.asking import Progress, Topic
from bot.dialogue.eligibility.conclusion import conclusion, implications, opening
from bot.dialogue.talk import Part
from bot.replies.wording import Wording
from tests.dialogue.support import COURSE, COURSES, DOMAIN, EMAIL, PHONE, turn

INSIDE, OUTSIDE, MIXED = Sector.INSIDE, Sector.OUTSIDE, Sector.MIXED
BALISE = Assistant(load_catalogue(COURSES), Wording.read(DOMAIN))


def verdict(profile: Profile) -> str:
    """The verdict as the person reads it."""
    return BALISE.verdict(turn("", "verifier_eligibilite"), Progress(profile)).text


SAYS = [
    (Profile(True, 60, INSIDE), ["vous est accessible", "vous avez le niveau bac", "suffi", "Pas de stage"]),
    (Profile(False, 60, OUTSIDE), ["accessible par votre expérience", "quelques années", "Stage : oui, 3 mois"]),
    (Profile(False, 24, INSIDE), ["accessible par votre expérience"]),
    (Profile(False, 23, INSIDE), ["à confirmer avec le centre", "quelques années"]),
    (Profile(False, 0), ["à confirmer avec le centre", "il vous manque 18 mois", "Stage : oui, 3 mois"]),
    (Profile(True, 8, INSIDE), ["il vous manque 10 mois", "Pas de stage"]),
    (Profile(True, 18, OUTSIDE), ["18 mois demandés", "suffi", "Stage : oui"]),
    (Profile(True, 17, OUTSIDE), ["il vous manque 1 mois"]),
    (Profile(True, None, None), ["à vérifier pour vous", "Stage de 3 mois : à confirmer"]),
    (Profile(True, 60, MIXED, 18), ["Pas de stage"]),
    (Profile(True, 60, MIXED, 17), ["Stage de 3 mois : à confirmer"]),
    (Profile(True, 36, INSIDE), ["VAE"]),
    (Profile(False, 60, MIXED, 36), ["VAE"]),
    (Profile(True, 60, OUTSIDE, None, True), ["VES"]),
    (Profile(doubts_french=True), ["Pour le français", "soutien linguistique"]),
    (Profile(), ["Entrée : à confirmer", "à vérifier pour vous", "Stage de 3 mois : à confirmer"]),
]

DOES_NOT_SAY = [
    (Profile(True, 60, INSIDE), ["il vous manque", "Stage : oui", "VES", "Pour le français"]),
    (Profile(True, 35, INSIDE), ["VAE"]),
    (Profile(True, 60, OUTSIDE), ["VAE", "VES", "Pas de stage"]),
    (Profile(True, 60, OUTSIDE, None, False), ["VES"]),
    (Profile(False, 10, OUTSIDE), ["vous est accessible", "accessible par votre expérience"]),
    (Profile(), ["vous est accessible", "Pas de stage", "Stage : oui", "suffi", "manque"]),
]


@pytest.mark.parametrize(("profile", "expected"), SAYS, ids=str)
def test_the_verdict_says_what_follows(profile: Profile, expected: list[str]) -> None:
    text = verdict(profile)
    assert [phrase for phrase in expected if phrase not in text] == []


@pytest.mark.parametrize(("profile", "unwanted"), DOES_NOT_SAY, ids=str)
def test_the_verdict_says_nothing_that_does_not_follow(profile: Profile, unwanted: list[str]) -> None:
    text = verdict(profile)
    assert [phrase for phrase in unwanted if phrase in text] == []


@pytest.mark.parametrize("profile", [profile for profile, _ in SAYS], ids=str)
def test_every_verdict_is_indicative_and_gives_the_contact(profile: Profile) -> None:
    text = verdict(profile)
    assert "indicatif" in text.splitlines()[0]
    assert PHONE in text
    assert EMAIL in text
    assert "12 UE" in text
    assert "jury national" in text


@pytest.mark.parametrize("profile", [profile for profile, _ in SAYS], ids=str)
def test_every_verdict_stands_line_by_line_with_something_to_do_next(profile: Profile) -> None:
    message = BALISE.verdict(turn("", "verifier_eligibilite"), Progress(profile))
    lines = message.text.splitlines()
    assert all(line.startswith("• ") for line in lines[1:-1])
    assert 1 <= len(message.buttons) <= 3
    assert "Publics concernés et prérequis" in message.sources


@pytest.mark.parametrize(
    ("section", "lost"), [("experience", "utter_avis_experience"), ("internship", "utter_avis_stage")]
)
def test_a_course_without_a_condition_does_not_judge_it(section: str, lost: str) -> None:
    progress = Progress(Profile(True, 6, OUTSIDE))
    shorter = COURSE.model_copy(update={section: None})
    assert any(part.name.startswith(lost) for part in conclusion(COURSE, progress))
    assert not any(part.name.startswith(lost) for part in conclusion(shorter, progress))


def test_a_course_without_vae_or_ves_does_not_advise_them() -> None:
    progress = Progress(Profile(True, 60, INSIDE, None, True))
    assert {"utter_avis_vae", "utter_avis_ves"} <= {part.name for part in conclusion(COURSE, progress)}
    shorter = COURSE.model_copy(update={"vae": None, "ves": None})
    assert not {"utter_avis_vae", "utter_avis_ves"} & {part.name for part in conclusion(shorter, progress)}


IMPLIED = [
    (Profile(), []),
    (Profile(has_bac=True), ["utter_avis_acces_ouverte"]),
    (Profile(has_bac=False), ["utter_eligibilite_sans_bac"]),
    (Profile(False, 120), ["utter_avis_acces_ouverte_par_experience", "utter_avis_experience_suffit"]),
    (Profile(total_months=6), ["utter_avis_experience_manque"]),
    (Profile(sector=OUTSIDE), ["utter_avis_stage_requis"]),
    (Profile(sector=INSIDE), ["utter_avis_stage_non_requis"]),
    (Profile(sector=MIXED), []),
    (
        Profile(None, 48, INSIDE),
        ["utter_avis_experience_suffit", "utter_avis_stage_non_requis", "utter_avis_vae"],
    ),
    (Profile(has_similar_studies=True), ["utter_avis_ves"]),
    (Profile(doubts_french=True), ["utter_avis_langue"]),
]


@pytest.mark.parametrize(("profile", "expected"), IMPLIED, ids=str)
def test_the_little_that_is_known_implies_no_more_than_it_does(profile: Profile, expected: list[str]) -> None:
    assert [part.name for part in implications(COURSE, profile)] == expected


@pytest.mark.parametrize(
    ("months", "expected"),
    [(12, "à confirmer avec le centre (diplôme étranger)"), (24, "accessible par votre expérience")],
)
def test_of_a_foreign_diploma_the_verdict_says_that_the_centre_decides(months: int, expected: str) -> None:
    progress = Progress(Profile(None, months, OUTSIDE), frozenset({Topic.BAC}), abroad=True)
    text = BALISE.verdict(turn("", "verifier_eligibilite"), progress).text
    assert expected in text
    assert "vous avez le niveau bac" not in text
    assert opening(progress)[0] == Part("utter_demander_diplome_etranger")


@pytest.mark.parametrize(
    ("has_bac", "expected"),
    [
        (None, "utter_eligibilite_regle"),
        (True, "utter_eligibilite_avec_bac"),
        (False, "utter_eligibilite_sans_bac"),
    ],
)
def test_the_dialogue_opens_with_the_rule_that_matters_to_the_person(has_bac: bool | None, expected: str) -> None:
    parts = opening(Progress(Profile(has_bac=has_bac)))
    assert parts == (Part(expected), Part("utter_eligibilite_debut"))
