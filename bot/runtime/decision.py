"""Why a message was taken for these questions: in French, for those who tune the thresholds of config.yml."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.nlu.gathering import FALLBACK
from bot.runtime.console import percent
from bot.runtime.explanation import Piece, Reading, Reply, Retained

DOUBTFUL_REPLIES = frozenset({"utter_proposer", "utter_proposer_contact", "utter_message_vide"})
"""The replies by which Balise says that she did not understand."""


@dataclass(frozen=True)
class Thresholds:
    """The settings of ``QuestionGatherer`` that decide (config.yml), as the trained model holds them."""

    foreign: str
    silent: frozenset[str]
    question: float
    alone: float
    refusal: float
    suspicion: float
    frank: float
    doubt: float
    sure: float
    gap: float

    @classmethod
    def of(cls, config: Mapping[str, Any]) -> Thresholds:
        """The thresholds that a configuration sets."""
        return cls(
            foreign=config["hors_sujet"],
            silent=frozenset([*config["gestes"], config["hors_sujet"]]),
            question=config["seuil_question"],
            alone=config["seuil_seule"],
            refusal=config["seuil_refus"],
            suspicion=config["seuil_soupcon"],
            frank=config["seuil_franc"],
            doubt=config["seuil_doute"],
            sure=config["seuil_sur"],
            gap=config["ecart"],
        )


def decision(
    reading: Reading, replies: Sequence[Reply], thresholds: Thresholds, asked: str | None = None
) -> tuple[str, ...]:
    """What settled the questions of a message, a sentence or several; ``asked`` is the slot that a form asked for."""
    if not reading.pieces:
        return ("Bouton : l'intention est donnée, il n'y a rien à comprendre.",)
    sentences = [_judgement(reading, thresholds)]
    if reading.leading != reading.questions[0].intent:
        sentences.append(f"L'intention « {reading.leading} » mène le message : elle ouvre un dialogue.")
    if asked:
        sentences.append(f"Le dialogue d'accès attend « {asked} » : il y cherche d'abord sa réponse.")
    elif _understood_otherwise(reading, replies):
        sentences.append("La conversation a tout de même suffi pour répondre : ce qui précède a donné le sens.")
    return tuple(sentences)


def _judgement(reading: Reading, thresholds: Thresholds) -> str:
    if len(reading.questions) > 1:
        return (
            f"Plusieurs questions : chaque proposition retenue a {_limit(thresholds.question)} de chances ou plus "
            "d'être une question à part."
        )
    question = reading.questions[0]
    whole, *clauses = reading.pieces
    if question.intent == thresholds.foreign:
        return f"Refusé comme étranger à la formation : {_limit(thresholds.refusal)} suffisent pour refuser."
    if question.intent == FALLBACK:
        return _not_refused(whole, thresholds) + _not_understood(question, whole, thresholds)
    return _one_question(question, whole, clauses, thresholds)


def _not_refused(whole: Piece, thresholds: Thresholds) -> str:
    """Told where the foreign class came first without being sure enough."""
    if _first(whole) != thresholds.foreign or whole.intents[0].confidence >= thresholds.refusal:
        return ""
    return f"Pas refusé : {thresholds.foreign} vient en tête, mais sous les {_limit(thresholds.refusal)} nécessaires. "


def _not_understood(question: Retained, whole: Piece, thresholds: Thresholds) -> str:
    confidence = percent(question.confidence)
    if question.confidence < thresholds.doubt:
        return f"Pas compris : l'intention à retenir n'a que {confidence}, il en faut {_limit(thresholds.doubt)}."
    candidates = [each for each in whole.intents if each.intent != thresholds.foreign]
    unsure = question.confidence < thresholds.sure
    if unsure and any(question.confidence - each.confidence < thresholds.gap for each in candidates[1:]):
        return (
            f"Pas compris : {candidates[0].intent} et {candidates[1].intent} sont trop proches (moins de "
            f"{_number(thresholds.gap)} points d'écart, et la première n'atteint pas {_limit(thresholds.sure)})."
        )
    return (
        f"Pas compris : peut-être étranger à la formation ({thresholds.foreign} atteint "
        f"{_limit(thresholds.suspicion)}), et l'intention à retenir n'a que {confidence}, sous "
        f"{_limit(thresholds.frank)}."
    )


def _one_question(question: Retained, whole: Piece, clauses: Sequence[Piece], thresholds: Thresholds) -> str:
    decisive = _decisive(question, clauses, thresholds)
    if decisive and _first(whole) in thresholds.silent:
        return (
            f"Une seule question, dans la proposition « {decisive.text} » : le message entier ne demanderait rien "
            f"({_first(whole)})."
        )
    if decisive and _first(whole) != question.intent:
        return (
            f"Une seule question : la proposition « {decisive.text} » l'emporte sur le message entier, car elle a "
            f"{_limit(thresholds.alone)} de chances ou plus d'être une question à part."
        )
    if spared := _not_refused(whole, thresholds):
        return f"{spared}Une seule question : l'intention suivante est retenue."
    if clauses:
        return "Une seule question : le message entier décide, ses propositions n'en font pas plusieurs."
    return "Une seule question : l'intention la plus probable est assez sûre."


def _decisive(question: Retained, clauses: Sequence[Piece], thresholds: Thresholds) -> Piece | None:
    """The clause that asks what was retained."""
    asking = [each for each in clauses if each.in_context and each.in_context.intent == question.intent]
    likely = [each for each in asking if each.asks is not None and each.asks >= thresholds.question]
    return max(likely, key=lambda each: each.asks or 0.0, default=None)


def _first(piece: Piece) -> str:
    return piece.intents[0].intent if piece.intents else FALLBACK


def _understood_otherwise(reading: Reading, replies: Sequence[Reply]) -> bool:
    """Whether an answer was found to a message that by itself was not understood."""
    names = {name for reply in replies for name in reply.names}
    return reading.leading == FALLBACK and bool(names) and not names & DOUBTFUL_REPLIES


def _limit(share: float) -> str:
    return f"{_number(share)} %"


def _number(share: float) -> str:
    """In hundredths, as config.yml has it."""
    return f"{100 * share:g}".replace(".", ",")
