"""What is put in the place of what was said."""

from __future__ import annotations

import pytest

from bot.dialogue.talk import Thread
from bot.dialogue.thread.correcting import corrected
from tests.dialogue.support import ask

SHOWN = Thread("demander_module", "ue", ues=("PSY001",))
COUNTED = Thread("demander_credits", "ue", "credits", ("TRS001",))
CHOICE = Thread("demander_choix_ue", "ue", ues=("UEV010", "TET006"))

CORRECTIONS = [
    ("non pardon la 7", "AST005"),
    ("oups non la 9", "CCE003"),
    ("non, l'autre, celui de socio", "AST002"),
    ("je voulais dire la 5", "TET003"),
    ("pardon je parlais de l'UE 4", "CCE001"),
    ("euh non celle de négociation", "CCE003"),
    ("pas celle-là, la 3", "TRS001"),
    ("c'est pas ça, le cours sur le web", "TET007"),
]


@pytest.mark.parametrize(("text", "code"), CORRECTIONS)
def test_what_was_asked_is_asked_again_of_another_module(text: str, code: str) -> None:
    for thread, intent in ((SHOWN, "demander_module"), (COUNTED, "demander_credits")):
        meant = corrected(ask("refuser", text, thread))
        assert meant is not None
        assert meant.question.intent == intent
        assert (*meant.question.values("ue"), *meant.question.values("sujet_ue")) == (code,)


def test_a_correction_may_point_at_one_of_two() -> None:
    meant = corrected(ask("refuser", "non la première", CHOICE))
    assert meant is not None
    assert meant.question.values("ue") == ("UEV010",)


@pytest.mark.parametrize(
    "text",
    [
        "non",
        "non merci",
        "non c'est bon",
        "non j'ai fait de la socio à la fac",
        "non je suis dans la vente",
        "non la formation dure combien de temps ?",
        "pardon je voulais dire le prix",
        "la 7",
    ],
)
def test_what_corrects_no_module_is_left_as_it_is(text: str) -> None:
    assert corrected(ask("refuser", text, SHOWN)) is None


@pytest.mark.parametrize("thread", [Thread(), Thread("demander_prix"), Thread("demander_prix", ues=("PSY001",))])
def test_nothing_is_corrected_when_no_module_was_spoken_of(thread: Thread) -> None:
    assert corrected(ask("refuser", "non la 7", thread)) is None
