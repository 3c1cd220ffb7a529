"""What a message denies is not answered."""

from __future__ import annotations

import pytest

from bot.dialogue.assistant import Assistant, LastReply, Turn
from bot.dialogue.talk import Thread
from bot.dialogue.thread.denial import correction
from bot.replies.wording import Message
from tests.dialogue.support import COURSES, DOMAIN, YEAR, question

BALISE = Assistant.from_files(COURSES, DOMAIN)
BEFORE = LastReply(Message("Autre chose.", names=("utter_autre",)))


def said(text: str, *pairs: tuple[str, str]) -> Turn:
    """A turn that asks several things in several clauses, behind UE 5."""
    questions = tuple(question(intent, clause) for intent, clause in pairs)
    return Turn(text, questions, thread=Thread("demander_module", "ue", ues=("TET003",)), last=BEFORE, year=YEAR)


MODULES = [
    ("pas l'UE 5, la 6", ("TET007",)),
    ("pas l'UE 11, la 10", ("AST002",)),
    ("pas la 8, la 9", ("CCE003",)),
    ("non pas la 8 mais la 9", ("CCE003",)),
    ("je parle pas de la sociologie, la psychopathologie", ("PSY001",)),
]


@pytest.mark.parametrize(("text", "codes"), MODULES)
def test_the_module_put_in_place_of_another_is_shown_alone(text: str, codes: tuple[str, ...]) -> None:
    outcome = BALISE.reply(said(text, ("demander_module", text)))
    assert outcome.message.names == ("utter_module",)
    assert outcome.thread.ues == codes


TOPICS = [
    ("pas le stage, le rapport", [("demander_stage", "pas le stage"), ("demander_rapport", "le rapport")], "rapport"),
    ("pas la VAE, la VES", [("demander_vae", "pas la VAE"), ("demander_ves", "la VES")], "ves"),
    (
        "pas le prix de la formation, celui de la VAE",
        [("demander_prix", "pas le prix de la formation"), ("demander_details_vae", "celui de la VAE")],
        "details_vae",
    ),
]


@pytest.mark.parametrize(("text", "pairs", "expected"), TOPICS)
def test_the_clause_denied_is_not_a_question(text: str, pairs: list[tuple[str, str]], expected: str) -> None:
    assert BALISE.reply(said(text, *pairs)).message.names == (f"utter_demander_{expected}",)


def test_the_funder_denied_is_not_answered() -> None:
    text = "non pas le CPF, la région"
    assert BALISE.reply(said(text, ("demander_financement", text))).message.names == ("utter_financement_region",)


@pytest.mark.parametrize(
    "text",
    [
        "pas le bac, la vente pendant 6 ans",
        "pas le temps, la formation est longue ?",
        "pas de bac, le stage est obligatoire ?",
        "j'ai pas le permis, le tram passe où ?",
        "je n'ai pas l'UE 5, la formation est finie ?",
        "pas mal, le programme",
        "le stage, pas le rapport",
        "",
    ],
)
def test_what_one_lacks_is_no_correction(text: str) -> None:
    assert correction(text) is None
