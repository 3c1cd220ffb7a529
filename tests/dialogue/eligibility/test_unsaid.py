"""Work of which the brochure does not say what it is worth."""

from __future__ import annotations

import pytest

from bot.dialogue.eligibility.unsaid import asks_of_unsaid_work


@pytest.mark.parametrize(
    "text",
    [
        "bénévole aux restos du coeur 4 ans ça compte ?",
        "un job étudiant ça compte ?",
        "mes jobs d'été comptent ?",
        "et si je fais un service civique d'abord",
        "mes stages sont pris en compte ?",
        "le mi-temps c'est valable ?",
        "l'alternance ça marche ?",
    ],
)
def test_whether_such_work_counts_is_asked(text: str) -> None:
    assert asks_of_unsaid_work(text)


@pytest.mark.parametrize(
    "text",
    [
        "j'ai été bénévole 2 ans",
        "le stage de 3 mois compte pour le diplôme ?",
        "la formation se fait en alternance ?",
        "mon bénévolat compte pour la VAE ?",
        "10 ans d'usine ça compte ?",
        "",
    ],
)
def test_other_words_do_not_ask_it(text: str) -> None:
    assert not asks_of_unsaid_work(text)
