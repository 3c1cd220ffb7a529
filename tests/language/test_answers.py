"""Short answers: yes, no, partly, I do not know."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.answers import does_not_know, merely_agrees, says_mixed, yes_or_no

YES = [
    "oui",
    "Oui.",
    "OUI !",
    "ouais",
    "euh oui",
    "ben oui",
    "bah ouais carrément",
    "ah oui",
    "oui oui",
    "mais oui",
    "ok oui",
    "bonjour oui",
    "je crois que oui",
    "je pense que oui",
    "bien sûr",
    "tout à fait",
    "exact",
    "exactement",
    "absolument",
    "évidemment",
    "effectivement",
    "je l'ai",
    "j'en ai",
    "c'est ça",
    "si si",
    "oui mais pas longtemps",
    "yes",
]

NO = [
    "non",
    "Non.",
    "NON !",
    "nan",
    "euh non",
    "ben non",
    "bah nan",
    "malheureusement non",
    "hélas non",
    "je crois que non",
    "non merci",
    "pas du tout",
    "pas vraiment",
    "pas encore",
    "jamais",
    "aucun",
    "aucune",
    "rien",
    "zéro",
    "je n'en ai pas",
    "j'en ai pas",
    "je l'ai pas",
    "je ne l'ai pas",
    "non mais j'ai travaillé",
]

NEITHER = [
    "",
    "bonjour",
    "deux ans",
    "10 ans",
    "combien ça coûte ?",
    "je ne sais pas",
    "peut-être",
    "ça dépend",
    "si je veux venir le soir ?",
    "si possible le soir",
    "j'ai un CAP",
    "dans la vente",
]

UNKNOWN = [
    "je ne sais pas",
    "je sais pas",
    "j'sais pas",
    "je sais plus",
    "je ne sais plus",
    "je ne sais pas trop",
    "je ne sais vraiment pas",
    "euh je sais pas",
    "chais pas",
    "jsp",
    "sais pas",
    "aucune idée",
    "je n'ai aucune idée",
    "pas d'idée",
    "pas sûr",
    "je ne suis pas sûre",
    "j'hésite",
    "difficile à dire",
    "ça dépend",
    "je ne me souviens plus",
    "je ne me rappelle plus",
    "je me rappelle pas",
    "je l'ignore",
]

KNOWN = ["oui", "non", "deux ans", "je sais lire", "je ne peux pas", "je n'ai pas le bac", "dans le social", ""]

MIXED = [
    "les deux",
    "les 2",
    "un peu des deux",
    "un peu de tout",
    "en partie",
    "une partie",
    "partiellement",
    "moitié moitié",
    "mixte",
    "un mélange",
    "pas que",
    "pas seulement",
    "pas tout",
    "oui et non",
    "plus ou moins",
    "à la fois la vente et le social",
    "ça varie",
]

NOT_MIXED = ["oui", "non", "tout", "dans le social", "pas du tout", "deux ans", "je ne sais pas", ""]


@pytest.mark.parametrize("text", YES)
def test_a_yes_is_recognised(text: str) -> None:
    assert yes_or_no(text) is True


@pytest.mark.parametrize("text", NO)
def test_a_no_is_recognised(text: str) -> None:
    assert yes_or_no(text) is False


@pytest.mark.parametrize("text", NEITHER)
def test_neither_yes_nor_no_is_taken_from_other_words(text: str) -> None:
    assert yes_or_no(text) is None


@pytest.mark.parametrize("text", ["ok", "OK !", "d'accord", "ah ok", "ok merci", "ok d'accord", "ça marche", "entendu"])
def test_an_ok_only_agrees_and_is_no_yes(text: str) -> None:
    assert merely_agrees(text)
    assert yes_or_no(text) is None


@pytest.mark.parametrize("text", ["ok oui", "oui", "ok non", "ok dans le social", "d'accord, 2 ans", "merci", ""])
def test_more_than_an_ok_is_not_taken_for_one(text: str) -> None:
    assert not merely_agrees(text)


SECOND_THOUGHTS = [
    ("non enfin si", True),
    ("non enfin si psycho c'est proche non ?", True),
    ("non pardon oui", True),
    ("je suis du métier je vous ai dit, donc oui", True),
    ("ok oui", True),
    ("oui enfin non", False),
    ("oui pardon non", False),
    ("j'ai fait du droit donc non", False),
    ("non enfin si je viens le soir", False),
    ("non mais j'ai travaillé", False),
]


@pytest.mark.parametrize(("text", "expected"), SECOND_THOUGHTS)
def test_the_second_thought_is_the_answer(text: str, expected: bool) -> None:
    assert yes_or_no(text) is expected


@pytest.mark.parametrize("text", UNKNOWN)
def test_not_knowing_is_recognised(text: str) -> None:
    assert does_not_know(text)


@pytest.mark.parametrize("text", KNOWN)
def test_an_answer_is_not_taken_for_not_knowing(text: str) -> None:
    assert not does_not_know(text)


@pytest.mark.parametrize("text", MIXED)
def test_partly_is_recognised(text: str) -> None:
    assert says_mixed(text)


@pytest.mark.parametrize("text", NOT_MIXED)
def test_a_plain_answer_is_not_taken_for_partly(text: str) -> None:
    assert not says_mixed(text)


@given(st.sampled_from(YES + NO), st.sampled_from(["", " ", "!", "...", " ?"]))
def test_case_and_punctuation_do_not_change_yes_or_no(text: str, end: str) -> None:
    assert yes_or_no(text.upper() + end) == yes_or_no(text)
