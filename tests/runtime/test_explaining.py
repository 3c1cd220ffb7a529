"""``make explain``: from what staff type to what they read, with the trained model and the real actions."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.runtime.errors import LaunchError
from bot.runtime.explaining import Request, changes, explanation, load
from bot.runtime.explanation import Entity, Explanation, SlotChange, render
from bot.settings import ROOT, Settings

if TYPE_CHECKING:
    from bot.runtime.rehearsal import Rehearsal

Explain = Callable[..., Explanation]
AWKWARD = """c'est "combien" ? 5$ $(HOME) $$ `pwd` # 10 % ; l’été \\n & co"""


@pytest.fixture(scope="module")
def rehearsal(model: Path) -> Rehearsal:
    return load(Settings(models=model.parent))


@pytest.fixture(scope="module")
def explain(rehearsal: Rehearsal) -> Explain:
    return lambda message, *before: asyncio.run(explanation(rehearsal, Request(message, before)))


def _make(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The target, printing what it would explain."""
    return subprocess.run(
        ["make", "--no-print-directory", "explain", "INSTALLED=", "LAUNCH=printenv MESSAGE AVANT #", *arguments],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_environment_tells_the_message_and_what_came_before() -> None:
    request = Request.from_environment({"MESSAGE": " et la suivante ? ", "AVANT": "bonjour | l'ue 5||"})
    assert request == Request("et la suivante ?", ("bonjour", "l'ue 5"))
    assert Request.from_environment({"MESSAGE": "a | b"}) == Request("a | b")


@pytest.mark.parametrize("environment", [{}, {"MESSAGE": ""}, {"MESSAGE": " \n"}, {"AVANT": "bonjour"}])
def test_without_a_message_there_is_nothing_to_explain(environment: dict[str, str]) -> None:
    with pytest.raises(LaunchError, match=r"^Quel message expliquer"):
        Request.from_environment(environment)


def test_a_missing_message_is_told_in_one_line_before_anything_is_trained(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot.runtime.launch", "explain"],
        cwd=ROOT,
        env=os.environ | {"MESSAGE": "", "BALISE_MODELES": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == 'Quel message expliquer ? Par exemple : make explain MESSAGE="les horaires svp"\n'
    assert list(tmp_path.iterdir()) == []


def test_make_hands_over_what_was_typed_sign_by_sign() -> None:
    assert _make(MESSAGE=AWKWARD, AVANT="l'ue 5 | 5$").stdout == f"{AWKWARD}\nl'ue 5 | 5$\n"
    assert _make(f"MESSAGE={AWKWARD}", "AVANT=l'ue 5").stdout == f"{AWKWARD}\nl'ue 5\n"


def test_only_changed_slots_are_told() -> None:
    before = {"bac": "oui", "ues": None, "doute": None, "objet": "vae"}
    after = {"bac": "oui", "ues": [], "doute": False, "objet": None, "sujet": "x"}
    assert changes(before, after) == (
        SlotChange("doute", None, False),
        SlotChange("objet", "vae", None),
        SlotChange("sujet", None, "x"),
    )


def test_one_question_from_its_words_to_its_sources(explain: Explain) -> None:
    explained = explain("slt c koi la vae svp")
    reading = explained.reading
    assert reading.normalised == "salut c'est quoi la vae s'il vous plaît"
    assert ("c koi", "c'est quoi") in reading.changes
    assert [piece.text for piece in reading.pieces] == ["c'est quoi la vae"]
    assert [question.intent for question in reading.questions] == ["demander_vae"]
    assert SlotChange("sujet", None, "demander_vae") in explained.slots
    assert explained.actions == ("action_repondre",)
    (reply,) = explained.replies
    assert "utter_demander_vae" in reply.names
    assert "VAE" in reply.text
    assert "Modalités de formation" in reply.sources
    assert reply.buttons


def test_two_questions_and_the_clauses_they_stand_in(explain: Explain) -> None:
    explained = explain("c'est combien la formation ? et c'est quoi les horaires ?")
    whole, *clauses = explained.reading.pieces
    assert (whole.depth, [clause.depth for clause in clauses]) == (0, [1, 1])
    assert [clause.intents[0].intent for clause in clauses] == ["demander_prix", "demander_horaires"]
    assert [question.intent for question in explained.reading.questions] == ["demander_prix", "demander_horaires"]
    assert explained.decision[0].startswith("Plusieurs questions")


def test_what_was_said_before_gives_the_meaning(explain: Explain) -> None:
    explained = explain("et la suivante ?", "parle moi de l'ue 5")
    assert [(turn.text, turn.intents) for turn in explained.earlier] == [("parle moi de l'ue 5", ("demander_module",))]
    assert SlotChange("ues", ["TET003"], ["TET007"]) in explained.slots
    assert "TET007" in explained.replies[0].text


def test_conversations_do_not_mix(explain: Explain) -> None:
    explain("parle moi de l'ue 5")
    assert "TET007" not in render(explain("et la suivante ?"), 100)


def test_what_a_person_tells_of_herself_is_remembered_during_the_form(explain: Explain) -> None:
    explained = explain("non", "je veux savoir si je peux entrer")
    assert SlotChange("bac", None, "non") in explained.slots
    assert "Le dialogue d'accès attend « bac »" in " ".join(explained.decision)
    assert explained.actions == ("formulaire_eligibilite",)


def test_a_foreign_subject_is_refused(explain: Explain) -> None:
    explained = explain("quelle est la capitale du Pérou ?")
    assert explained.decision[0].startswith("Refusé comme étranger à la formation")
    assert "utter_hors_sujet" in explained.replies[0].names


def test_a_button_with_a_value(explain: Explain) -> None:
    explained = explain('/demander_module{"ue": "TET007"}')
    assert explained.reading.pieces == ()
    assert explained.reading.questions[0].entities == (Entity("ue", "TET007"),)
    assert "TET007" in explained.replies[0].text


@pytest.mark.filterwarnings("ignore:Failed to parse arguments")
@pytest.mark.parametrize("message", ["?", "😀", "/inconnue", "a" * 2000, "« ' \" $ \\ »", "|"])
def test_odd_messages_are_explained_too(explain: Explain, message: str) -> None:
    explained = explain(message)
    assert explained.replies
    assert explained.decision
    assert message[:20] in render(explained, 100)


@pytest.mark.parametrize(
    ("message", "several"),
    [
        ("combien coûte la formation et c'est où ?", True),
        ("je veux les horaires, le prix et l'adresse", True),
        ("j'ai pas le bac mais 6 ans dans la vente, je peux venir ?", False),
        ("le chat mange la souris et quels sont les horaires ?", False),
        ("j'ai 45 ans, je cherche un emploi, pôle emploi paye ?", False),
    ],
)
def test_the_clauses_shown_as_questions_are_those_that_were_retained(
    rehearsal: Rehearsal, explain: Explain, message: str, several: bool
) -> None:
    reading = explain(message).reading
    least = rehearsal.settings["seuil_question"]
    asking = {piece.in_context.intent for piece in reading.pieces if piece.in_context and (piece.asks or 0) >= least}
    retained = {question.intent for question in reading.questions}
    assert (len(retained) > 1) == several
    assert asking == retained if several else len(asking) <= 1


def test_a_model_that_is_none_is_told_in_french(tmp_path: Path) -> None:
    (tmp_path / "balise.tar.gz").write_bytes(b"rien")
    with pytest.raises(LaunchError, match=r"^Balise ne se charge pas"):
        load(Settings(models=tmp_path))
