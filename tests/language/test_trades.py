"""Trades outside social and professional support."""

from __future__ import annotations

import pytest

from bot.language.trades import names_another_trade

OUTSIDE = [
    "j'ai été vendeuse",
    "dans la vente",
    "boulangerie",
    "aide-soignante",
    "je suis infirmière",
    "maçon",
    "chauffeur routier",
    "à l'usine",
    "caissière à Carrefour",
    "agent d'entretien",
    "agent de sécurité",
    "secrétaire médicale",
    "comptable",
    "cuisinier",
    "serveuse",
    "coiffeuse",
    "électricien",
    "ouvrier agricole",
    "militaire",
    "pompier",
    "dans l'informatique",
    "informaticien",
    "BTP",
    "femme de ménage",
    "hôtesse de caisse",
    "logistique",
    "préparateur de commandes",
    "plombier",
    "mécanicien auto",
    "téléconseillère",
    "peintre en bâtiment",
    "éleveur",
    "aide à domicile",
    "auxiliaire de vie",
    "assistante maternelle",
]

NOT_OUTSIDE = [
    "conseillère en insertion",
    "assistante sociale",
    "éducateur spécialisé",
    "mission locale",
    "dans le social",
    "accompagnement vers l'emploi",
    "bénévole aux Restos",
    "monitrice d'atelier",
    "je suis en formation",
    "j'ai le bac",
    "dix ans d'expérience",
    "mon barème",
    "bonjour",
    "",
]


@pytest.mark.parametrize("text", OUTSIDE)
def test_a_trade_outside_the_sector_is_recognised(text: str) -> None:
    assert names_another_trade(text)


@pytest.mark.parametrize("text", NOT_OUTSIDE)
def test_other_words_are_not_taken_for_a_trade(text: str) -> None:
    assert not names_another_trade(text)


@pytest.mark.parametrize("text", OUTSIDE)
def test_capitals_do_not_hide_a_trade(text: str) -> None:
    assert names_another_trade(text.upper())
