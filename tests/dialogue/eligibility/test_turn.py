"""One turn of the eligibility form."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.curriculum.eligibility import Profile, Sector
from bot.dialogue.assistant import Assistant, LastReply, Turn
from bot.dialogue.eligibility.asking import MAXIMUM_TRIES, Progress, Topic
from bot.dialogue.eligibility.turn import Phase, take_turn
from bot.replies.wording import Message
from tests.dialogue.support import COURSES, DOMAIN, turn

BALISE = Assistant.from_files(COURSES, DOMAIN)
BEFORE = LastReply(Message("Autre chose."))


def said(text: str, *intents: str, profile: Profile | None = None) -> Turn:
    """A turn in the middle of the form."""
    return turn(text, *intents, last=BEFORE, progress=Progress(profile or Profile()))


def unsure(text: str, intent: str, confidence: float, profile: Profile | None = None) -> Turn:
    """A turn whose only question is more or less sure."""
    made = said(text, intent, profile=profile)
    return replace(made, questions=tuple(replace(each, confidence=confidence) for each in made.questions))


def test_the_form_starts_with_the_rule_and_the_first_question() -> None:
    found = take_turn(BALISE, said("est-ce que je peux entrer ?", "verifier_eligibilite"), None, 0)
    assert found.message.names == ("utter_eligibilite_regle", "utter_eligibilite_debut")
    assert (found.phase, found.next_topic) == (Phase.ASKING, Topic.BAC)


def test_the_form_does_not_ask_what_the_first_message_told() -> None:
    text = "j'ai pas le bac, 10 ans d'usine, je peux entrer ?"
    found = take_turn(BALISE, said(text, "verifier_eligibilite"), None, 0)
    assert found.progress.profile == Profile(False, 120, Sector.OUTSIDE)
    assert (found.phase, found.next_topic) == (Phase.DONE, None)


def test_a_question_beside_the_start_is_answered_too() -> None:
    made = said("je peux entrer ? et c'est combien ?", "verifier_eligibilite", "demander_prix")
    found = take_turn(BALISE, made, None, 0)
    assert found.message.names[0] == "utter_demander_prix"
    assert found.next_topic is Topic.BAC


def test_the_first_words_of_a_conversation_announce_a_machine() -> None:
    found = take_turn(BALISE, turn("je peux entrer ?", "verifier_eligibilite"), None, 0)
    assert found.message.names[0] == "utter_annonce"


@pytest.mark.parametrize(
    ("asked", "known", "text", "expected"),
    [
        (Topic.BAC, Profile(), "oui", Topic.TOTAL),
        (Topic.TOTAL, Profile(False), "5 ans", Topic.SECTOR),
        (Topic.TOTAL, Profile(False), "jamais", None),
        (Topic.SECTOR, Profile(False, 60), "un peu des deux", Topic.SECTOR_MONTHS),
        (Topic.SECTOR, Profile(True, 60), "non", Topic.STUDIES),
        (Topic.SECTOR_MONTHS, Profile(False, 60, Sector.MIXED), "2 ans", None),
        (Topic.STUDIES, Profile(True, 60, Sector.INSIDE), "non", None),
        (Topic.BAC, Profile(), "je ne sais pas", Topic.TOTAL),
    ],
)
def test_an_answer_leads_to_the_next_question_or_the_end(
    asked: Topic, known: Profile, text: str, expected: Topic | None
) -> None:
    found = take_turn(BALISE, said(text, "decrire_situation", profile=known), asked, 0)
    assert found.next_topic is expected
    assert found.phase is (Phase.ASKING if expected else Phase.DONE)
    assert found.message.text == ""


def test_stopping_ends_the_form_and_keeps_what_was_told() -> None:
    known = Profile(True, 60)
    found = take_turn(BALISE, said("stop", "arreter", profile=known), Topic.SECTOR, 0)
    assert found.phase is Phase.STOPPED
    assert found.progress == Progress(known)


def test_starting_over_forgets_everything() -> None:
    found = take_turn(BALISE, said("on recommence", "recommencer", profile=Profile(True, 60)), Topic.SECTOR, 1)
    assert found.progress == Progress(Profile())
    assert (found.next_topic, found.tries) == (Topic.BAC, 0)


@pytest.mark.parametrize("asked", Topic)
def test_why_is_answered_for_each_question(asked: Topic) -> None:
    known = Profile(True if asked is Topic.STUDIES else None)
    found = take_turn(BALISE, said("pourquoi ?", "demander_pourquoi", profile=known), asked, 1)
    assert found.message.names == (f"utter_pourquoi_{asked.value}",)
    assert found.progress == Progress(known)
    assert found.tries == 1


@pytest.mark.parametrize("text", ["pas compris", "hein ?", "c'est-à-dire ?", "j'ai rien compris"])
def test_what_is_not_understood_is_no_answer_and_its_reason_is_told(text: str) -> None:
    found = take_turn(BALISE, said(text, "exprimer_incomprehension"), Topic.BAC, 0)
    assert found.message.names == ("utter_pourquoi_bac",)
    assert found.progress == Progress(Profile())
    assert found.next_topic is Topic.BAC


def test_a_question_beside_the_form_is_answered_and_the_form_goes_on() -> None:
    found = take_turn(BALISE, said("c'est où ?", "demander_lieu"), Topic.BAC, 0)
    assert found.message.names == ("utter_demander_lieu",)
    assert found.message.buttons == ()
    assert (found.phase, found.next_topic) == (Phase.ASKING, Topic.BAC)


def test_an_answer_and_a_question_in_one_message_are_both_heard() -> None:
    found = take_turn(BALISE, said("j'ai le bac, et c'est où ?", "demander_lieu"), Topic.BAC, 0)
    assert found.progress.profile.has_bac is True
    assert found.message.names == ("utter_demander_lieu",)
    assert found.next_topic is Topic.TOTAL


@pytest.mark.parametrize(("confidence", "expected"), [(0.9, ("utter_demander_salaire",)), (0.3, ())])
def test_beside_an_answer_only_a_sure_question_is_answered(confidence: float, expected: tuple[str, ...]) -> None:
    made = unsure("5 ans, c'est possible ?", "demander_salaire", confidence, Profile(False))
    found = take_turn(BALISE, made, Topic.TOTAL, 0)
    assert found.progress.profile.total_months == 60
    assert found.message.names == expected


def test_an_answer_that_resembles_a_question_is_only_an_answer() -> None:
    found = take_turn(BALISE, unsure("dans la vente", "demander_metier", 0.9, Profile(False, 60)), Topic.SECTOR, 0)
    assert found.progress.profile.sector is Sector.OUTSIDE
    assert found.message.text == ""


def test_an_answer_not_understood_is_asked_again_then_left_to_the_centre() -> None:
    first = take_turn(BALISE, said("blabla", "nlu_fallback"), Topic.BAC, 0)
    assert first.message.names == ("utter_eligibilite_pas_compris",)
    assert (first.next_topic, first.tries) == (Topic.BAC, 1)
    second = take_turn(BALISE, said("blibli", "nlu_fallback"), Topic.BAC, first.tries)
    assert second.message.names == ("utter_eligibilite_passons",)
    assert second.progress.unknown == {Topic.BAC}
    assert (second.next_topic, second.tries) == (Topic.TOTAL, 0)


@pytest.mark.parametrize("asked", [Topic.TOTAL, Topic.SECTOR_MONTHS])
def test_a_length_not_understood_is_asked_again_with_an_example(asked: Topic) -> None:
    found = take_turn(BALISE, said("blabla", "nlu_fallback", profile=Profile(False)), asked, 0)
    assert "« 3 ans »" in found.message.text


def test_a_form_answered_with_nonsense_ends_all_the_same() -> None:
    progress, topic, tries = Progress(Profile()), Topic.BAC, 0
    for _ in range(MAXIMUM_TRIES * len(Topic)):
        made = turn("blabla", "nlu_fallback", last=BEFORE, progress=progress)
        found = take_turn(BALISE, made, topic, tries)
        progress, tries = found.progress, found.tries
        if found.next_topic is None:
            break
        topic = found.next_topic
    assert found.phase is Phase.DONE
    assert progress.profile == Profile()


ASKED_INSTEAD = [
    (Topic.BAC, "c'est quoi le niveau bac ?", "demander_prerequis", "utter_demander_prerequis"),
    (Topic.BAC, "il faut absolument le bac ?", "demander_prerequis", "utter_demander_prerequis"),
    (Topic.BAC, "et sans le bac ?", "verifier_eligibilite", "utter_eligibilite_regle"),
    (Topic.BAC, "le DAEU ça compte ?", "decrire_situation", "utter_eligibilite_regle"),
    (Topic.TOTAL, "et en 5 ans ?", "demander_duree", "utter_demander_duree"),
    (Topic.TOTAL, "5 ans de bénévolat", "decrire_situation", "utter_eligibilite_non_dit"),
    (Topic.TOTAL, "le bénévolat, ça compte ?", "nlu_fallback", "utter_eligibilite_non_dit"),
    (Topic.TOTAL, "un job étudiant ça compte ?", "demander_vie_pratique", "utter_eligibilite_non_dit"),
]


@pytest.mark.parametrize(("asked", "text", "intent", "reply"), ASKED_INSTEAD)
def test_a_question_is_answered_and_that_of_the_form_is_asked_again(
    asked: Topic, text: str, intent: str, reply: str
) -> None:
    known = Profile() if asked is Topic.BAC else Profile(False)
    found = take_turn(BALISE, said(text, intent, profile=known), asked, 0)
    assert found.message.names == (reply,)
    assert found.progress == Progress(known)
    assert (found.next_topic, found.tries) == (asked, 0)


def test_of_a_bac_from_another_country_the_brochure_says_nothing() -> None:
    text = "j'ai le bac mais il est d'un autre pays"
    found = take_turn(BALISE, said(text, "decrire_situation"), Topic.BAC, 0)
    assert found.message.names == ("utter_demander_diplome_etranger",)
    assert found.progress == Progress(Profile(), frozenset({Topic.BAC}), abroad=True)
    assert found.next_topic is Topic.TOTAL


def test_a_foreign_diploma_told_at_once_is_not_asked_for_again() -> None:
    text = "je viens d'Ukraine, j'ai un diplôme de psychologue de Kiev, je peux entrer ?"
    found = take_turn(BALISE, said(text, "demander_diplome_etranger", "verifier_eligibilite"), None, 0)
    assert found.message.names == ("utter_demander_diplome_etranger", "utter_eligibilite_debut")
    assert found.next_topic is Topic.TOTAL


@pytest.mark.parametrize(("asked", "known"), [(Topic.SECTOR, Profile(False, 60)), (Topic.BAC, Profile())])
def test_after_an_ok_yes_or_no_is_asked_again(asked: Topic, known: Profile) -> None:
    found = take_turn(BALISE, said("ok", "confirmer", profile=known), asked, 0)
    assert found.message.names == ("utter_eligibilite_oui_ou_non",)
    assert (found.next_topic, found.tries, found.progress) == (asked, 1, Progress(known))


def test_an_ok_tells_no_length() -> None:
    found = take_turn(BALISE, said("ok", "confirmer", profile=Profile(False)), Topic.TOTAL, 0)
    assert found.message.names == ("utter_eligibilite_duree",)


TAKEN_NOTE_OF = [
    (Topic.TOTAL, Profile(True), "ah non attendez en fait je l'ai raté, j'ai que le brevet", Topic.TOTAL),
    (Topic.SECTOR, Profile(False, 24), "enfin non 1 an et demi", Topic.SECTOR),
    (Topic.STUDIES, Profile(True, 24, Sector.OUTSIDE), "en fait non c'est 10 mois", Topic.STUDIES),
    (Topic.TOTAL, Profile(False), "un peu, en intérim", Topic.TOTAL),
    (Topic.SECTOR, Profile(True, 24), "j'ai pas le bac en fait, et dans la vente", None),
]


@pytest.mark.parametrize(("asked", "known", "text", "next_asked"), TAKEN_NOTE_OF)
def test_what_is_taken_note_of_without_going_on_is_acknowledged(
    asked: Topic, known: Profile, text: str, next_asked: Topic | None
) -> None:
    found = take_turn(BALISE, said(text, "decrire_situation", profile=known), asked, 0)
    assert found.next_topic is next_asked
    assert found.message.names == (("utter_eligibilite_note",) if next_asked else ())


def test_a_job_told_beside_volunteering_is_kept_and_the_rest_answered() -> None:
    text = "2 ans en usine, et le bénévolat ça compte ?"
    found = take_turn(BALISE, said(text, "demander_experience_requise", profile=Profile(False)), Topic.TOTAL, 0)
    assert found.progress.profile == Profile(False, 24, Sector.OUTSIDE)
    assert found.message.names == ("utter_eligibilite_non_dit",)


@pytest.mark.parametrize("intent", ["demander_stage", "demander_organisation_stage"])
def test_within_the_form_the_internship_is_that_of_her_case(intent: str) -> None:
    known = Profile(True, 60, Sector.INSIDE)
    question = LastReply(Message("Des études ?", names=("utter_ask_formulaire_eligibilite_etudes_superieures",)))
    asked = replace(said("du coup le stage ?", intent, profile=known), last=question)
    found = take_turn(BALISE, asked, Topic.STUDIES, 0)
    assert found.message.names == ("utter_eligibilite_stage_non_requis",)
    assert found.next_topic is Topic.STUDIES
