"""The last answer, put in another case."""

from __future__ import annotations

import pytest

from bot.dialogue.talk import Thread
from bot.dialogue.thread.supposing import ANY_FIELD, WITHOUT_BAC, WITHOUT_EMPLOYER, supposed
from tests.dialogue.support import ask

SUPPOSED = [
    ("demander_prerequis", "et sans ?", WITHOUT_BAC),
    ("demander_prerequis", "et si je l'ai pas ?", WITHOUT_BAC),
    ("demander_prerequis", "et si j'ai pas le bac ?", WITHOUT_BAC),
    ("demander_prerequis", "sinon ?", WITHOUT_BAC),
    ("demander_prerequis", "même si c'était pas dans le social ?", ANY_FIELD),
    (WITHOUT_BAC, "même avec que de la restauration ?", ANY_FIELD),
    (ANY_FIELD, "et sans ?", WITHOUT_BAC),
    ("demander_prerequis", "même sans expérience ?", "demander_prerequis"),
    ("demander_experience_requise", "et si j'ai zéro expérience dans le social", "demander_stage"),
    ("demander_conditions_diplome", "et si c'était dans un autre domaine ?", "demander_stage"),
    ("demander_financement", "et si on me licencie ?", WITHOUT_EMPLOYER),
    ("demander_financement", "et si mon patron veut pas ?", WITHOUT_EMPLOYER),
    ("demander_prix", "et si je perds mon boulot ?", WITHOUT_EMPLOYER),
    (WITHOUT_EMPLOYER, "et au chômage c'est pareil ?", WITHOUT_EMPLOYER),
]


@pytest.mark.parametrize(("topic", "text", "intent"), SUPPOSED)
def test_the_last_answer_is_asked_for_another_case(topic: str, text: str, intent: str) -> None:
    meant = supposed(ask("nlu_fallback", text, Thread(topic)))
    assert meant is not None
    assert meant.question.intent == intent


ITS_OWN_SUBJECT = [
    ("demander_prerequis", "demander_transport", "et sans voiture ?"),
    ("demander_prerequis", "demander_handicap", "et si je suis en fauteuil roulant ?"),
    ("demander_prerequis", "demander_age", "même à 55 ans ?"),
    ("demander_prerequis", "demander_age", "même si j'ai 55 ans ?"),
    ("demander_transport", "nlu_fallback", "et sans ?"),
    ("demander_financement", "demander_assiduite", "et si je rate un cours ?"),
    ("demander_financement", "demander_remuneration", "et au chômage je suis payé ?"),
    ("demander_financement", "demander_financement", "est-ce que je risque d'être licencié ?"),
    ("demander_horaires", "nlu_fallback", "et si on me licencie ?"),
]


@pytest.mark.parametrize(("topic", "intent", "text"), ITS_OWN_SUBJECT)
def test_a_question_with_its_own_subject_is_not_put_in_that_case(topic: str, intent: str, text: str) -> None:
    assert supposed(ask(intent, text, Thread(topic))) is None


def test_a_whole_story_is_no_supposition() -> None:
    story = "et si j'ai pas le bac mais que j'ai travaillé dix ans dans la vente avant de me reconvertir"
    assert supposed(ask("nlu_fallback", story, Thread("demander_prerequis"))) is None
