"""Messages cut into sentences and clauses, and what has the form of a question."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.clauses import MAXIMUM_PARTS, Piece, asks, cut


def leaves(piece: Piece) -> list[str]:
    """The smallest stretches of a cut message."""
    if not piece.parts:
        return [piece.text]
    return [text for part in piece.parts for text in leaves(part)]


CUT = [
    ("Combien ça coûte ?", ["Combien ça coûte ?"]),
    ("Combien ça coûte ? Où est-ce ?", ["Combien ça coûte ?", "Où est-ce ?"]),
    ("prix et horaires", ["prix", "horaires"]),
    ("Le prix, les horaires, l'adresse", ["Le prix", "les horaires", "l'adresse"]),
    ("quel est le prix ; quels sont les horaires", ["quel est le prix", "quels sont les horaires"]),
    ("quel est le prix\nquels sont les horaires", ["quel est le prix", "quels sont les horaires"]),
    ("J'ai le bac mais je travaille le soir", ["J'ai le bac", "je travaille le soir"]),
    (
        "Je n'ai pas le bac. Puis-je entrer et qui paie ?",
        ["Je n'ai pas le bac", "Puis-je entrer", "qui paie ?"],
    ),
    ("les cours finissent à 21h30", ["les cours finissent à 21h30"]),
    ("02.32.76.94.80 est le bon numéro ?", ["02.32.76.94.80 est le bon numéro ?"]),
    ("Est-ce ouvert à tous", ["Est-ce ouvert à tous"]),
]

ASKING = [
    "Combien ça coûte",
    "où est le centre",
    "Faut-il le bac",
    "c'est possible",
    "je voudrais savoir le prix",
    "Quels horaires",
    "est-ce que je peux venir",
    "le soir ?",
    "y a-t-il un stage",
]

TELLING = ["j'ai le bac", "dix ans d'usine", "bonjour", "oui", "non, dans la vente", ""]


@pytest.mark.parametrize(("text", "expected"), CUT)
def test_a_message_is_cut_into_its_clauses(text: str, expected: list[str]) -> None:
    assert leaves(cut(text)) == expected


@pytest.mark.parametrize(
    ("text", "courtesy"),
    [
        ("Bonjour ! Combien ça coûte ? Où est-ce ?", "Bonjour"),
        ("Combien ça coûte ? Où est-ce ? Merci d'avance.", "Merci"),
        ("Bonsoir madame. Quel est le prix ? Quels sont les horaires ? Cordialement", "Cordialement"),
    ],
)
def test_courtesies_are_no_clauses(text: str, courtesy: str) -> None:
    found = leaves(cut(text))
    assert len(found) == 2
    assert not any(courtesy in clause for clause in found)


def test_the_whole_message_stays_at_the_top() -> None:
    text = "Combien ça coûte ? Où est-ce ?"
    assert cut(text).text == text


def test_of_a_long_story_the_last_sentences_are_kept() -> None:
    story = " ".join(f"Il s'est passé la chose {number}." for number in range(20)) + " Puis-je entrer ?"
    found = leaves(cut(story))
    assert found[-1] == "Puis-je entrer ?"
    assert len(found) <= MAXIMUM_PARTS


@pytest.mark.parametrize("text", ASKING)
def test_the_form_of_a_question_is_recognised(text: str) -> None:
    assert asks(text)


@pytest.mark.parametrize("text", TELLING)
def test_telling_is_not_asking(text: str) -> None:
    assert not asks(text)


@given(st.text(max_size=200))
def test_every_piece_stands_in_the_message(text: str) -> None:
    assert all(leaf in text for leaf in leaves(cut(text)))
