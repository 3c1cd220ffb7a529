"""Why a message was taken for its questions, in words."""

from __future__ import annotations

import pytest

from actions.tracker import DOUBTS
from bot.runtime.decision import DOUBTFUL_REPLIES, Thresholds, decision
from bot.runtime.explanation import Likely, Piece, Reading, Reply, Retained

THRESHOLDS = Thresholds.of(
    {
        "hors_sujet": "etranger",
        "gestes": ["saluer"],
        "seuil_question": 0.4,
        "seuil_seule": 0.7,
        "seuil_refus": 0.5,
        "seuil_soupcon": 0.25,
        "seuil_franc": 0.6,
        "seuil_doute": 0.25,
        "seuil_sur": 0.5,
        "ecart": 0.03,
    }
)
ANSWER = (Reply("C'est ici.", names=("utter_lieu",)),)


def _whole(**chances: float) -> Piece:
    return Piece("où", tuple(Likely(intent, chance) for intent, chance in chances.items()))


def _clause(intent: str, asks: float | None, text: str = "c'est où") -> Piece:
    return Piece(text, (), 1, Likely(intent, 0.5), asks)


def _reading(intent: str, confidence: float, *pieces: Piece) -> Reading:
    return Reading("où", "où", pieces=pieces, questions=(Retained(intent, confidence, "où"),), leading=intent)


def _told(intent: str, confidence: float, *pieces: Piece) -> str:
    (sentence,) = decision(_reading(intent, confidence, *pieces), (), THRESHOLDS)
    return sentence


def test_a_message_that_is_not_cut() -> None:
    told = _told("prix", 0.6, _whole(prix=0.6, lieu=0.3))
    assert told == "Une seule question : l'intention la plus probable est assez sûre."


@pytest.mark.parametrize("clause", [_clause("lieu", 0.3), _clause("saluer", None), _clause("prix", 0.9)])
def test_a_message_whose_clauses_change_nothing(clause: Piece) -> None:
    told = _told("prix", 0.9, _whole(prix=0.9), clause)
    assert told == "Une seule question : le message entier décide, ses propositions n'en font pas plusieurs."


def test_a_clause_that_speaks_for_the_message() -> None:
    clauses = _clause("lieu", 0.7, "là"), _clause("lieu", 0.8), _clause("duree", 0.9, "quand")
    assert _told("lieu", 0.8, _whole(prix=0.4), *clauses) == (
        "Une seule question : la proposition « c'est où » l'emporte sur le message entier, "
        "car elle a 70 % de chances ou plus d'être une question à part."
    )


@pytest.mark.parametrize("silent", ["saluer", "etranger"])
def test_a_clause_in_a_message_that_asks_nothing(silent: str) -> None:
    assert _told("lieu", 0.8, _whole(**{silent: 0.9}), _clause("lieu", 0.4)) == (
        f"Une seule question, dans la proposition « c'est où » : le message entier ne demanderait rien ({silent})."
    )


def test_a_foreign_subject() -> None:
    told = _told("etranger", 0.8, _whole(etranger=0.8))
    assert told == "Refusé comme étranger à la formation : 50 % suffisent pour refuser."


def test_a_subject_that_is_hardly_foreign_is_taken_for_the_next() -> None:
    assert _told("prix", 0.3, _whole(etranger=0.4, prix=0.3)) == (
        "Pas refusé : etranger vient en tête, mais sous les 50 % nécessaires. "
        "Une seule question : l'intention suivante est retenue."
    )


def test_too_little_to_understand() -> None:
    told = _told("nlu_fallback", 0.2, _whole(prix=0.2, lieu=0.1))
    assert told == "Pas compris : l'intention à retenir n'a que 20,0 %, il en faut 25 %."


def test_neither_foreign_nor_understood() -> None:
    told = _told("nlu_fallback", 0.2, _whole(etranger=0.4, prix=0.2))
    assert told.startswith("Pas refusé : etranger vient en tête")
    assert told.endswith("Pas compris : l'intention à retenir n'a que 20,0 %, il en faut 25 %.")


def test_two_intents_too_close_to_choose() -> None:
    assert _told("nlu_fallback", 0.41, _whole(prix=0.41, etranger=0.3, lieu=0.4)) == (
        "Pas compris : prix et lieu sont trop proches (moins de 3 points d'écart, et la première n'atteint pas 50 %)."
    )


@pytest.mark.parametrize(("confidence", "second"), [(0.4, 0.3), (0.55, 0.54)])
def test_what_may_well_be_foreign_is_asked_about(confidence: float, second: float) -> None:
    assert _told("nlu_fallback", confidence, _whole(prix=confidence, lieu=second, etranger=0.26)) == (
        "Pas compris : peut-être étranger à la formation (etranger atteint 25 %), et l'intention à retenir "
        f"n'a que {100 * confidence:.0f},0 %, sous 60 %."
    )


def test_several_questions_and_the_one_that_leads() -> None:
    questions = (Retained("prix", 0.9, "combien"), Retained("verifier_eligibilite", 0.8, "moi"))
    reading = Reading("x", "x", pieces=(_whole(prix=0.5),), questions=questions, leading="verifier_eligibilite")
    assert decision(reading, ANSWER, THRESHOLDS) == (
        "Plusieurs questions : chaque proposition retenue a 40 % de chances ou plus d'être une question à part.",
        "L'intention « verifier_eligibilite » mène le message : elle ouvre un dialogue.",
    )


def test_a_button() -> None:
    assert decision(Reading("/a", leading="a"), ANSWER, THRESHOLDS) == (
        "Bouton : l'intention est donnée, il n'y a rien à comprendre.",
    )


NOT_UNDERSTOOD = _reading("nlu_fallback", 0.1, _whole(prix=0.1))


def test_what_the_conversation_made_plain_is_told() -> None:
    assert decision(NOT_UNDERSTOOD, ANSWER, THRESHOLDS)[-1].startswith("La conversation a tout de même suffi")


@pytest.mark.parametrize("name", sorted(DOUBTFUL_REPLIES))
def test_a_doubt_is_no_answer(name: str) -> None:
    assert len(decision(NOT_UNDERSTOOD, (Reply("?", names=("utter_annonce", name)),), THRESHOLDS)) == 1


def test_a_form_reads_its_answer_first() -> None:
    told = decision(NOT_UNDERSTOOD, ANSWER, THRESHOLDS, asked="bac")
    assert told[1:] == ("Le dialogue d'accès attend « bac » : il y cherche d'abord sa réponse.",)


def test_every_doubt_of_the_actions_is_known() -> None:
    assert DOUBTS <= DOUBTFUL_REPLIES
