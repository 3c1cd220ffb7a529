"""Messages cut into sentences and clauses, and what has the form of a question."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.clauses import MAXIMUM_PARTS, asks, cut, opens_as_question

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
    ("Notre opco peut payer Il me faut le code", ["Notre opco peut payer", "Il me faut le code"]),
    ("les horaires me vont Combien ça coûte", ["les horaires me vont", "Combien ça coûte"]),
    ("c'est combien et c'est où", ["c'est combien", "c'est où"]),
    ("Le diplôme, c'est quand, où est-ce ?", ["Le diplôme", "c'est quand", "où est-ce ?"]),
    ("le titre et c'est bac + combien", ["le titre", "c'est bac + combien"]),
    ("le prix + les horaires", ["le prix", "les horaires"]),
]

STORIES = [
    (
        "je suis caissière depuis huit ans je voudrais savoir qui paie",
        ["je suis caissière depuis huit ans", "je voudrais savoir qui paie"],
    ),
    (
        "ma sœur est sourde est-ce qu'elle peut venir et c'est où",
        ["ma sœur est sourde", "est-ce qu'elle peut venir", "c'est où"],
    ),
    (
        "je garde mon fils et je finis tard est ce que c'est faisable",
        ["je garde mon fils", "je finis tard est ce que c'est faisable"],
    ),
]
ONE_QUESTION = [
    "si j'ai pas le bac est-ce que je peux entrer",
    "avec mon ancienneté à moi est-ce que ça passe",
    "à quelle heure est-ce que je commence",
    "j'ai oublié combien de mois est-ce que ça dure",
    "les cours est-ce que c'est le soir",
    "je finis tard est-ce que c'est faisable",
]

DIFFERENCE = "la différence entre le titre et le certificat"
HELD_TOGETHER = [
    (DIFFERENCE, [DIFFERENCE]),
    (DIFFERENCE.upper(), [DIFFERENCE.upper()]),
    (
        "Quelle est la différence entre le DEASS ET le CP29, le prix",
        ["Quelle est la différence entre le DEASS ET le CP29", "le prix"],
    ),
    (f"{DIFFERENCE} et le prix", [DIFFERENCE, "le prix"]),
    (f"{DIFFERENCE}, le prix et les horaires", [DIFFERENCE, "le prix", "les horaires"]),
    (f"le prix et {DIFFERENCE}", ["le prix", DIFFERENCE]),
    (f"le prix et les horaires. {DIFFERENCE}", ["le prix", "les horaires", DIFFERENCE]),
    (f"{DIFFERENCE} ? Le prix et les horaires ?", [f"{DIFFERENCE} ?", "Le prix", "les horaires ?"]),
    (
        "entre le lundi et le jeudi et entre midi et deux heures",
        ["entre le lundi et le jeudi", "entre midi et deux heures"],
    ),
    ("les cours entre 18h et 21h mais sans le samedi", ["les cours entre 18h et 21h", "sans le samedi"]),
]
LET_GO = [
    # Neither another word nor a clause of its own has an "entre" that holds.
    ("le centre et le prix", ["le centre", "le prix"]),
    ("j'hésite entre le soir, le samedi et la distance", ["j'hésite entre le soir", "le samedi", "la distance"]),
    ("(j'hésite entre nous !) le prix et les horaires", ["(j'hésite entre nous !) le prix", "les horaires"]),
    (
        f"je suis entre deux emplois depuis {'longtemps ' * 6}et je cherche une formation",
        [f"je suis entre deux emplois depuis {'longtemps ' * 6}".strip(), "je cherche une formation"],
    ),
]

INTERROGATIVE = ["c'est où", "C'est où", "où est-ce", "où ça", "c'est combien", "comment", "c'est quand", "avec qui"]
EMPTY = ["quelles sont", "c'est", "vous aussi", "pour moi", "ou pas", "quel est le"]

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
    "ils vont travailler où, les gens",
]

THINGS = st.sampled_from(["le titre", "le certificat", "le prix", "les horaires", "midi", "l'adresse", "18h30"])
TELLING = ["j'ai le bac", "dix ans d'usine", "bonjour", "oui", "non, dans la vente", "le soir ou le matin", ""]


@pytest.mark.parametrize(("text", "expected"), CUT)
def test_a_message_is_cut_into_its_clauses(text: str, expected: list[str]) -> None:
    assert cut(text).leaves() == expected


@pytest.mark.parametrize(("text", "expected"), STORIES)
def test_a_story_ends_where_its_question_begins(text: str, expected: list[str]) -> None:
    assert cut(text).leaves() == expected


@pytest.mark.parametrize("text", ONE_QUESTION)
def test_what_a_question_leans_on_stays_with_it(text: str) -> None:
    assert cut(text).leaves() == [text]


@pytest.mark.parametrize(
    "text", ["où sont les cours", "et combien de mois ça dure", "est-ce que le CPF paie", "a quelle heure ca finit"]
)
def test_a_question_is_known_by_its_beginning(text: str) -> None:
    assert opens_as_question(text)


@pytest.mark.parametrize(
    "text", ["et combien alors", "les cours sont où exactement", "quelqu'un m'a dit oui", "ou le samedi matin plutôt"]
)
def test_not_everything_that_asks_begins_as_a_question(text: str) -> None:
    assert not opens_as_question(text)


@pytest.mark.parametrize(("text", "expected"), HELD_TOGETHER)
def test_what_stands_between_two_things_is_held_together_and_the_rest_is_cut(text: str, expected: list[str]) -> None:
    assert cut(text).leaves() == expected


@pytest.mark.parametrize(("text", "expected"), LET_GO)
def test_not_everything_after_between_is_held_together(text: str, expected: list[str]) -> None:
    assert cut(text).leaves() == expected


@pytest.mark.parametrize("clause", INTERROGATIVE)
def test_an_interrogative_tells_something_without_any_other_word(clause: str) -> None:
    assert cut(f"le prix et {clause}").leaves() == ["le prix", clause]


@pytest.mark.parametrize("words", EMPTY)
def test_empty_words_alone_are_no_clause(words: str) -> None:
    assert cut(f"le prix et {words}").leaves() == [f"le prix et {words}"]


@pytest.mark.parametrize(
    ("text", "courtesy"),
    [
        ("Bonjour ! Combien ça coûte ? Où est-ce ?", "Bonjour"),
        ("Combien ça coûte ? Où est-ce ? Merci d'avance.", "Merci"),
        ("Bonsoir madame. Quel est le prix ? Quels sont les horaires ? Cordialement", "Cordialement"),
    ],
)
def test_courtesies_are_no_clauses(text: str, courtesy: str) -> None:
    found = cut(text).leaves()
    assert len(found) == 2
    assert not any(courtesy in clause for clause in found)


def test_the_whole_message_stays_at_the_top() -> None:
    text = "Combien ça coûte ? Où est-ce ?"
    assert cut(text).text == text


def test_of_a_long_story_the_last_sentences_are_kept() -> None:
    story = " ".join(f"Il s'est passé la chose {number}." for number in range(20)) + " Puis-je entrer ?"
    found = cut(story).leaves()
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
    assert all(leaf in text for leaf in cut(text).leaves())


@given(st.lists(THINGS, min_size=3, max_size=MAXIMUM_PARTS))
def test_between_joins_two_things_and_no_more(things: list[str]) -> None:
    first, second, *rest = things
    assert cut(f"entre {' et '.join(things)}").leaves() == [f"entre {first} et {second}", *rest]


@given(
    st.lists(THINGS | st.sampled_from(["entre", "et", "ET", "\u0001", ",", ". ", "?", "\n", "c'est où"]), max_size=20)
)
def test_every_piece_stands_in_a_message_that_says_between(words: list[str]) -> None:
    text = " ".join(words)
    assert all(leaf in text for leaf in cut(text).leaves())
