"""The level of the bac and later studies, as people tell of them."""

from __future__ import annotations

import pytest

from bot.language.education import (
    bac_level,
    has_learned_profession,
    higher_studies,
    higher_studies_about,
    speaks_of_oneself,
)
from bot.language.normalisation import normalise

HAS_BAC = [
    "j'ai le bac",
    "jai le bac",
    "g le bac",
    "jai 1 bac techno",
    "j'ai eu mon bac en 1998",
    "j'ai un bac pro commerce",
    "j'ai obtenu le baccalauréat",
    "je suis titulaire du bac",
    "j'ai le niveau bac",
    "j'ai le DAEU",
    "j'ai un bac+2",
    "j'ai un bac + 3",
    "je suis titulaire d'un BTS",
    "j'ai fait un DUT",
    "j'ai une licence de psychologie",
    "j'ai un master",
    "j'ai un DEUG de socio",
    "je suis en licence",
    "mon fils a le bac",
    "ma femme a un BTS",
    "j'ai pas continué après le bac",
    "j'ai arrêté après le bac",
    "j'ai pas de licence mais j'ai le bac",
    "j'ai le bac, pas de licence",
    "j'ai le bac mais pas de diplôme supérieur",
    "j'ai un CAP et un bac pro",
    "j'ai eu un BEP puis mon bac pro",
    "g u mn bac pro…, faut déjà avoir taffé",
    "j'ai eu mon bac pro, faut avoir travaillé avant ?",
    "il faut de l'expérience ? j'ai un BTS",
    "j'ai le bac faut autre chose ?",
    "mon BTS sp3s il compte pour combien d'UE ?",
    "j'ai un BTS, la formation dure combien de temps ?",
    "avec mon bac pro je peux entrer ?",
    "bac+2 je peux entrer ?",
    "je suis en L2 de psycho",
    "j'ai une L3",
    "je suis en L2 psycho je veux arrêter",
    "j'ai un BTS, je souhaite m'inscrire",
    "j'ai une licence de socio et je voudrais entrer",
    "j'ai une licence d'anglais",
]

NO_BAC = [
    "je n'ai pas le bac",
    "j'ai pas le bac",
    "g pa le bac",
    "g pas mon bac",
    "je n'ai jamais eu le bac",
    "j'ai raté le bac",
    "j'ai loupé mon bac",
    "j'ai échoué au bac",
    "je suis sans diplôme",
    "je n'ai aucun diplôme",
    "j'ai pas de diplôme",
    "j'ai un CAP",
    "j'ai un BEP secrétariat",
    "j'ai juste le brevet",
    "j'ai un niveau CAP",
    "j'ai arrêté l'école en troisième",
    "j'ai quitté l'école à 16 ans",
    "j'ai arrêté en seconde",
    "je n'ai pas fait d'études",
    "je n'ai ni bac ni BTS",
    "mon mari n'a pas le bac",
    "je n'ai pas le bac mais 10 ans d'expérience",
    "quité l'école en 3eme, je cherche une formation",
    "jai arété lécol en 3em",
    "le bac je l'ai pas, c'est grave ?",
    "mon bac je l'ai raté",
    "j'ai arrétté lecole en seconde",
    "je me suis arrêtée en première",
    "jsuis sorti du lycée en 1ere",
    "j'avais arrêté après le collège",
    "j'ai lâché le lycée en terminale",
    "j'ai abandonné l'école à 15 ans, il faut le bac ?",
    "faut un diplôme ? moi j'ai juste un CAP",
]

NOTHING_TOLD = [
    "Faut-il le bac ?",
    "faut-il avoir le bac pour entrer ?",
    "fo le bac ?",
    "faut-il un CAP ?",
    "le bac est-il obligatoire ?",
    "est-ce qu'on peut entrer sans le bac ?",
    "est-ce que j'ai besoin du bac ?",
    "dois-je avoir le bac ?",
    "vous demandez le bac ?",
    "c'est un bac+2 ?",
    "c'est équivalent à un BTS ?",
    "je veux passer une licence après",
    "je voudrais faire un master ensuite",
    "je compte passer un BTS",
    "après la formation je pourrai faire une licence ?",
    "j'aimerais un bac+2",
    "la licence je voudrais la faire après",
    "après cette formation je pourrai faire un master",
    "je n'ai pas de BTS",
    "j'ai 10 ans d'usine",
    "je cherche des informations",
    "j'ai des enfants",
    "est-ce que je dois payer des frais ?",
    "combien ça coûte ?",
    "le bts sp3s il dure combien de temps ?",
    "la licence elle se fait où ?",
    "c'est quoi un bac pro, il dure 3 ans ?",
    "il vaut un bts ou une licence ce titre ?",
    "le bac, c'est obligatoire ? moi je sais pas",
    "faut que j'ai le bac ?",
    "on m'a dit qu'il fallait le bac",
    "bac obligatoire ? je demande pour savoir",
    "et si j'ai le bac, ça change quoi ?",
    "je peux m'arrêter au premier ?",
    "je veux arrêter après la première année",
    "si j'arrête en seconde partie, j'ai quoi ?",
    "je peux sortir au premier diplôme ?",
    "je m'arrête à la première étape",
    "c'est possible que j'arrête après le premier certificat ?",
    "on peut s'arrêter à la 6, moi ça m'irait",
    "j'ai arrêté à la première UE",
    "si je quitte au 1er bloc ?",
    "j'arrête en première, c'est possible ?",
    "j'ai arrêté de fumer en 3 mois",
    "bonjour",
    "",
]

TO_THE_QUESTION: list[tuple[str, bool | None]] = [
    ("le bac", True),
    ("bac", True),
    ("bac pro", True),
    ("niveau bac", True),
    ("baccalauréat général", True),
    ("un bac sti", True),
    ("bac+3", True),
    ("licence", True),
    ("un bts", True),
    ("oui un BTS", True),
    ("master 2", True),
    ("doctorat", True),
    ("un diplôme d'état", True),
    ("oui, j'ai le bac", True),
    ("non, juste un bac", True),
    ("un CAP", False),
    ("BEP", False),
    ("brevet", False),
    ("niveau 3e", False),
    ("certificat d'études", False),
    ("pas le bac", False),
    ("non pas de bac", False),
    ("non, je n'ai pas le bac", False),
    ("non, j'ai un CAP", False),
    ("sans bac", False),
    ("bac raté", False),
    ("jamais passé le bac", False),
    ("le bac je ne l'ai pas", False),
    ("le bac je l'ai", True),
    ("aucun diplôme", False),
    ("j'ai arrêté en terminale", False),
    ("arrêté en troisième", False),
    ("non arrété en 3em", False),
    ("je peux m'arrêter au premier", None),
    ("oui", None),
    ("non", None),
    ("je ne sais pas", None),
    ("deux ans", None),
]


@pytest.mark.parametrize("written", HAS_BAC)
def test_the_bac_or_more_is_understood(written: str) -> None:
    assert bac_level(normalise(written).text) is True


@pytest.mark.parametrize("written", NO_BAC)
def test_less_than_the_bac_is_understood(written: str) -> None:
    assert bac_level(normalise(written).text) is False


@pytest.mark.parametrize("written", NOTHING_TOLD)
def test_general_questions_and_plans_tell_nothing_of_the_person(written: str) -> None:
    assert bac_level(normalise(written).text) is None


@pytest.mark.parametrize("written", ["je veux passer le bac", "je passe le bac en juin", "j'ai presque le bac"])
def test_a_bac_still_to_come_is_no_bac(written: str) -> None:
    assert bac_level(written) is False


@pytest.mark.parametrize("written", ["j'ai passé mon bac", "j'ai passé le bac en 1998"])
def test_a_bac_once_sat_is_not_taken_for_none(written: str) -> None:
    assert bac_level(written) is not False


@pytest.mark.parametrize(("written", "expected"), TO_THE_QUESTION)
def test_a_bare_diploma_answers_the_question_about_the_bac(written: str, expected: bool | None) -> None:
    assert bac_level(normalise(written).text, answers=True) is expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("j'ai une licence", True),
        ("un BTS", True),
        ("bac+2", True),
        ("deux ans de fac", True),
        ("des études supérieures", True),
        ("j'ai le bac", False),
        ("un CAP", False),
        ("pas de licence", False),
        ("aucun BTS", False),
        ("bonjour", False),
    ],
)
def test_studies_after_the_bac_are_recognised(written: str, expected: bool) -> None:
    assert higher_studies(written) is expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("j'ai une licence de sociologie", True),
        ("un master en psychologie du travail", True),
        ("bac+3 en sociologie", True),
        ("licence de droit", False),
        ("la sociologie m'intéresse", False),
        ("j'ai le bac et j'aime la psychologie", False),
    ],
)
def test_the_subject_of_later_studies_is_read_beside_the_diploma(written: str, expected: bool) -> None:
    assert higher_studies_about(written, "sociologie|psychologie") is expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("j'ai un CAP", True),
        ("je travaille", True),
        ("ma fille cherche une formation", True),
        ("mon mari est routier", True),
        ("faut-il le bac ?", False),
        ("combien ça coûte ?", False),
        ("le bac est obligatoire ?", False),
    ],
)
def test_telling_of_somebody_is_told_from_asking_in_general(written: str, expected: bool) -> None:
    assert speaks_of_oneself(written) is expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("je suis psychologue", True),
        ("j'étais avocate", True),
        ("mon médecin m'a conseillé", False),
        ("je suis suivie par une psychologue", False),
        ("je suis infirmière", False),
    ],
)
def test_a_trade_that_only_long_studies_open_is_recognised(written: str, expected: bool) -> None:
    assert has_learned_profession(normalise(written).text) is expected
