"""What the person has told of herself, in the answers to what she asks."""

from __future__ import annotations

import pytest

from bot.curriculum.eligibility import Profile, Sector
from bot.dialogue.assistant import Assistant, LastReply
from bot.dialogue.eligibility.asking import Progress
from bot.dialogue.talk import Thread
from bot.dialogue.thread.own_case import enough_for
from bot.replies.wording import Message
from tests.dialogue.support import COURSES, DOMAIN, turn

BALISE = Assistant.from_files(COURSES, DOMAIN)
BEFORE = LastReply(Message("Autre chose.", names=("utter_autre",)))
OFFERED = LastReply(Message("Voulez-vous regarder votre cas ?", names=("utter_decrire_situation",)))
NO_BAC = Progress(Profile(has_bac=False))


@pytest.mark.parametrize("text", ["6 ans", "6 ans environ", "ben six ans", "j'ai six années derrière moi"])
@pytest.mark.parametrize("intent", ["decrire_situation", "nlu_fallback", "demander_duree"])
def test_a_bare_length_takes_up_the_offer(text: str, intent: str) -> None:
    outcome = BALISE.reply(turn(text, intent, last=OFFERED, progress=NO_BAC))
    assert outcome.progress.profile == Profile(False, 72)
    assert outcome.message.names[0] == "utter_avis_acces_ouverte_par_experience"


@pytest.mark.parametrize("text", ["non pas dans le social", "non, dans la vente", "rien à voir avec le social"])
@pytest.mark.parametrize("intent", ["decrire_situation", "refuser"])
def test_where_it_was_is_told_next_and_the_length_is_kept(text: str, intent: str) -> None:
    known = Progress(Profile(False, 72))
    outcome = BALISE.reply(turn(text, intent, last=OFFERED, progress=known))
    assert outcome.progress.profile == Profile(False, 72, Sector.OUTSIDE)
    assert "utter_avis_stage_requis" in outcome.message.names


@pytest.mark.parametrize(
    "said", ["utter_demander_prerequis", "utter_eligibilite_sans_bac", "utter_demander_experience_requise"]
)
def test_a_bare_length_after_the_rule_is_the_person_s_own(said: str) -> None:
    rule = LastReply(Message("Quelques années d'expérience sont équivalentes.", names=(said,)))
    assert BALISE.reply(turn("6 ans", "decrire_situation", last=rule)).progress.profile == Profile(None, 72)


NOTHING_TOLD = [
    ("et en 5 ans ?", "demander_duree"),
    ("45 ans", "demander_age"),
    ("la vae", "demander_vae"),
    ("le bac", "demander_prerequis"),
    ("ça dure 2 ans ?", "demander_duree"),
    ("non merci", "refuser"),
    ("le social", "demander_metier"),
]


@pytest.mark.parametrize(("text", "intent"), NOTHING_TOLD)
def test_after_the_offer_other_words_tell_nothing(text: str, intent: str) -> None:
    outcome = BALISE.reply(turn(text, intent, last=OFFERED))
    assert outcome.progress == Progress(Profile())
    assert outcome.message.names[0] == BALISE.reply(turn(text, intent, last=BEFORE)).message.names[0]


def test_without_the_offer_a_bare_length_tells_nothing() -> None:
    assert BALISE.reply(turn("6 ans", "demander_duree", last=BEFORE)).progress == Progress(Profile())


def test_yes_after_the_offer_still_starts_the_questions() -> None:
    assert BALISE.reply(turn("oui", "confirmer", last=OFFERED)).starts_eligibility


def test_what_comes_on_top_is_added_out_of_the_questions_too() -> None:
    known = Progress(Profile(None, 60, Sector.OUTSIDE))
    text = "et j'ai aussi travaillé 2 ans en mission locale"
    outcome = BALISE.reply(turn(text, "decrire_situation", last=BEFORE, progress=known))
    assert outcome.progress.profile == Profile(None, 84, Sector.MIXED, 24)


def test_after_a_verdict_what_comes_on_top_gives_a_new_one() -> None:
    known = Progress(Profile(True, 48, Sector.OUTSIDE, None, False))
    text = "j'ai aussi bossé 3 ans dans le social"
    outcome = BALISE.reply(turn(text, "decrire_situation", last=BEFORE, progress=known, has_verdict=True))
    assert outcome.progress.profile == Profile(True, 84, Sector.MIXED, 36, False)
    assert "utter_avis_stage_non_requis" in outcome.message.names


STAGES = [
    (Profile(True, 48, Sector.OUTSIDE), "utter_eligibilite_stage_requis"),
    (Profile(True, 48, Sector.INSIDE), "utter_eligibilite_stage_non_requis"),
    (Profile(True, 48, Sector.MIXED, 6), "utter_eligibilite_stage_a_confirmer"),
    (Profile(True, 0), "utter_eligibilite_stage_requis"),
]


@pytest.mark.parametrize(("known", "expected"), STAGES)
@pytest.mark.parametrize("text", ["donc stage ?", "et le stage du coup ?", "je dois faire un stage ?"])
def test_whether_this_person_has_the_internship_to_do_is_said_alone(known: Profile, expected: str, text: str) -> None:
    asked = turn(text, "demander_stage", last=BEFORE, progress=Progress(known), has_verdict=True)
    message = BALISE.reply(asked).message
    assert message.names == (expected,)
    assert "•" not in message.text
    assert "/verifier_eligibilite" not in [button.payload for button in message.buttons]


def test_what_was_told_in_passing_leaves_the_rule_beside_it() -> None:
    known = Progress(Profile(True, 48, Sector.OUTSIDE))
    asked = turn("donc stage ?", "demander_stage", last=BEFORE, progress=known)
    assert BALISE.reply(asked).message.names == ("utter_eligibilite_stage_requis", "utter_demander_stage")


@pytest.mark.parametrize("text", ["c'est quoi le stage ?", "et du coup c koi le stage"])
def test_what_the_internship_is_comes_before_her_case(text: str) -> None:
    known = Progress(Profile(True, 48, Sector.OUTSIDE))
    asked = turn(text, "demander_stage", last=BEFORE, progress=known, has_verdict=True)
    assert BALISE.reply(asked).message.names == ("utter_demander_stage", "utter_eligibilite_stage_requis")


@pytest.mark.parametrize("text", ["du coup le stage ?", "et le stage dans mon cas ?", "mon stage alors"])
def test_an_internship_named_alone_is_not_about_finding_one(text: str) -> None:
    known = Progress(Profile(True, 48, Sector.OUTSIDE))
    asked = turn(text, "demander_organisation_stage", last=BEFORE, progress=known, has_verdict=True)
    assert BALISE.reply(asked).message.names == ("utter_eligibilite_stage_requis",)


@pytest.mark.parametrize("known", [Profile(), Profile(True), Profile(True, 48)])
def test_of_a_person_who_did_not_tell_where_nothing_is_said(known: Profile) -> None:
    asked = turn("donc stage ?", "demander_stage", last=BEFORE, progress=Progress(known))
    assert BALISE.reply(asked).message.names == ("utter_demander_stage",)


def test_how_to_find_an_internship_is_another_question() -> None:
    known = Progress(Profile(True, 48, Sector.OUTSIDE))
    asked = turn("comment trouver un stage ?", "demander_organisation_stage", last=BEFORE, progress=known)
    assert BALISE.reply(asked).message.names == ("utter_demander_organisation_stage",)


ENOUGH = [
    ("j'ai fait 1 an c'est bon ?", "il vous manque 6 mois"),
    ("8 mois c'est assez ?", "il vous manque 10 mois"),
    ("un an ça suffit ?", "il vous manque 6 mois"),
    ("et 17 mois ça passe", "il vous manque 1 mois"),
    ("moi j'ai 2 ans, c'est suffisant ?", "votre expérience suffit"),
    ("18 mois d'usine ça compte ?", "votre expérience suffit"),
]


@pytest.mark.parametrize(("text", "expected"), ENOUGH)
@pytest.mark.parametrize("intent", ["demander_experience_requise", "nlu_fallback", "demander_duree"])
def test_whether_so_much_is_enough_is_answered(text: str, expected: str, intent: str) -> None:
    thread = Thread("demander_experience_requise", "experience")
    outcome = BALISE.reply(turn(text, intent, last=BEFORE, thread=thread))
    assert expected in outcome.message.text
    assert outcome.thread.thing == "experience"


@pytest.mark.parametrize(
    "text",
    [
        "8 mois de bénévolat c'est assez ?",
        "8 mois de stage ça compte ?",
        "2 ans à mi-temps ça suffit ?",
        "c'est assez ?",
        "combien de mois ?",
        "la formation dure 2 ans c'est bon ?",
    ],
)
def test_what_the_brochure_does_not_weigh_is_not_judged(text: str) -> None:
    assert enough_for(turn(text, thread=Thread("demander_experience_requise", "experience"))) is None


def test_a_length_is_not_judged_where_no_experience_was_spoken_of() -> None:
    assert enough_for(turn("8 mois c'est assez ?", last=BEFORE, thread=Thread("demander_duree"))) is None


LOST = [
    "donc c'est mort ?",
    "c'est foutu alors ?",
    "j'ai aucune chance du coup ?",
    "donc je peux pas entrer",
    "impossible ?",
]


@pytest.mark.parametrize("text", LOST)
@pytest.mark.parametrize("intent", ["nlu_fallback", "demander_selection"])
def test_a_verdict_taken_for_a_refusal_is_put_right(text: str, intent: str) -> None:
    known = Progress(Profile(False, 3, Sector.OUTSIDE))
    message = BALISE.reply(turn(text, intent, last=BEFORE, progress=known, has_verdict=True)).message
    assert message.names == ("utter_eligibilite_pas_ferme_a_confirmer",)
    assert "ce n'est pas un refus" in message.text


@pytest.mark.parametrize("known", [Profile(True, 3, Sector.OUTSIDE), Profile(False, 60, Sector.OUTSIDE)])
def test_who_may_enter_is_told_so_again(known: Profile) -> None:
    asked = turn("donc c'est mort ?", "nlu_fallback", last=BEFORE, progress=Progress(known), has_verdict=True)
    assert BALISE.reply(asked).message.names == ("utter_eligibilite_pas_ferme_ouverte",)


@pytest.mark.parametrize("text", ["c'est impossible de se garer ?", "je peux pas le mardi", "c'est mort pour ce soir"])
def test_what_is_impossible_for_another_reason_is_another_question(text: str) -> None:
    known = Progress(Profile(False, 3, Sector.OUTSIDE))
    asked = turn(text, "demander_vie_pratique", last=BEFORE, progress=known, has_verdict=True)
    assert BALISE.reply(asked).message.names == ("utter_demander_vie_pratique",)


def test_without_a_verdict_nothing_was_refused() -> None:
    outcome = BALISE.reply(turn("c'est mort ?", "demander_selection", last=BEFORE))
    assert outcome.message.names == ("utter_demander_selection",)


UNSAID = [
    ("bénévole aux restos du coeur 4 ans ça compte ?", "decrire_situation"),
    ("et si je fais un service civique d'abord", "demander_alternance"),
    ("un job étudiant ça compte ?", "demander_vie_pratique"),
    ("j'ai fait 8 mois de service civique", "decrire_situation"),
    ("j'ai été bénévole 2 ans", "decrire_situation"),
]


@pytest.mark.parametrize(("text", "intent"), UNSAID)
def test_of_work_that_the_brochure_does_not_weigh_it_is_said_and_the_verdict_kept(text: str, intent: str) -> None:
    known = Progress(Profile(False, 12, Sector.OUTSIDE))
    outcome = BALISE.reply(turn(text, intent, last=BEFORE, progress=known, has_verdict=True))
    assert outcome.message.names == ("utter_eligibilite_non_dit",)
    assert outcome.progress == known


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("j'ai fait du bénévolat pendant 3 ans", "utter_eligibilite_non_dit"),
        ("j'ai le bac et je suis bénévole", "utter_avis_acces_ouverte"),
    ],
)
def test_volunteering_told_alone_is_answered_before_any_verdict(text: str, expected: str) -> None:
    assert BALISE.reply(turn(text, "decrire_situation", last=BEFORE)).message.names[0] == expected


def test_a_job_told_beside_volunteering_gives_a_new_verdict() -> None:
    known = Progress(Profile(False, 12, Sector.OUTSIDE))
    text = "j'ai aussi bossé 2 ans en usine, et 3 ans de bénévolat"
    outcome = BALISE.reply(turn(text, "decrire_situation", last=BEFORE, progress=known, has_verdict=True))
    assert outcome.progress.profile.total_months == 36


def test_after_the_verdict_studies_said_to_be_close_are_about_the_ves() -> None:
    asked = turn("mais psycho c'est proche non ?", "nlu_fallback", last=BEFORE, has_verdict=True)
    assert BALISE.reply(asked).message.names == ("utter_demander_ves",)


def test_a_foreign_diploma_told_before_the_questions_is_kept_for_them() -> None:
    outcome = BALISE.reply(turn("j'ai un master de sociologie du Maroc", "decrire_situation", last=BEFORE))
    assert outcome.message.names == ("utter_demander_diplome_etranger",)
    assert outcome.progress.abroad
