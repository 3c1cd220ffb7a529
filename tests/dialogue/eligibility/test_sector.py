"""Where the work that people speak of lay."""

from __future__ import annotations

import pytest

from bot.curriculum.eligibility import Sector
from bot.dialogue.eligibility.profile import similar_studies
from bot.dialogue.eligibility.sector import sector_of
from tests.dialogue.support import COURSE

INSIDE, OUTSIDE, MIXED = Sector.INSIDE, Sector.OUTSIDE, Sector.MIXED

SECTORS = [
    ("dans l'insertion", INSIDE),
    ("en mission locale", INSIDE),
    ("au CCAS", INSIDE),
    ("dans le social", INSIDE),
    ("dans la vente", OUTSIDE),
    ("à l'usine", OUTSIDE),
    ("rien à voir", OUTSIDE),
    ("pas dans le social", OUTSIDE),
    ("dans un autre secteur", OUTSIDE),
    ("dans la vente puis dans le social", MIXED),
    ("en partie dans le social", MIXED),
    ("je suis suivie par la mission locale", None),
    ("dans des associations de quartier", INSIDE),
    ("à la maison de l'emploi", INSIDE),
    ("dans une association intermédiaire", INSIDE),
    ("à la Cité des métiers", INSIDE),
    ("dans le secteur protégé", INSIDE),
    ("dans un centre d'hébergement", INSIDE),
    ("formatrice dans un organisme de formation", INSIDE),
    ("dans un Opca", INSIDE),
    ("chez un Opco", INSIDE),
    ("médiatrice de quartier", INSIDE),
    ("en maison de quartier", INSIDE),
    ("à pôle emploi comme conseillère", INSIDE),
    ("à France Travail en tant que conseiller", INSIDE),
    ("j'ai travaillé 3 ans à pôle emploi", INSIDE),
    ("j'ai bossé chez Pôle emploi", INSIDE),
    ("agente à Pôle emploi", INSIDE),
    ("comptable dans un Opco", MIXED),
    ("mon Opco peut payer", None),
    ("je suis à pôle emploi depuis 2 ans", None),
    ("inscrite à pôle emploi", None),
    ("l'organisme de formation m'a rappelée", None),
    ("la mission locale m'a parlé de vous", None),
    ("c'est la maison de l'emploi qui m'envoie", None),
    ("mon conseiller de la mission locale m'a dit de venir", None),
    ("je vis dans un centre d'hébergement", None),
    ("hébergée en CHRS", None),
    ("monitrice d'atelier en ESAT", None),
    ("éducatrice", None),
    ("formatrice", None),
    ("en CADA", None),
    ("dans le secteur privé", None),
    ("j'ai travaillé dans le secteur privé", None),
    ("dans le domaine de la culture", None),
    ("dans le secteur bancaire", OUTSIDE),
    ("dans le secteur de l'insertion", INSIDE),
    ("j'ai travaillé 2 ans dans le secteur", INSIDE),
    ("au soleil", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "expected"), SECTORS)
def test_the_sector_of_the_work_is_read(text: str, expected: Sector | None) -> None:
    assert sector_of(COURSE, text) is expected


def test_a_course_without_vocabulary_knows_only_what_lies_outside() -> None:
    mute = COURSE.model_copy(update={"vocabulary": type(COURSE.vocabulary)()})
    assert sector_of(mute, "dans l'insertion") is None
    assert sector_of(mute, "dans la vente") is OUTSIDE
    assert not similar_studies(mute, "sociologie")
