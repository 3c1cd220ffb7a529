"""Funders, parts of the course and ways of learning named in passing."""

from __future__ import annotations

import pytest

from bot.language.mentions import funder_names, funders, modes, parts

FUNDERS = [
    ("mon employeur peut payer ?", ["employeur"]),
    ("mon patron est d'accord", ["employeur"]),
    ("ma boîte", ["employeur"]),
    ("l'Opco", ["opco"]),
    ("l'Opca", ["opco"]),
    ("Uniformation", ["opco"]),
    ("le plan de développement des compétences", ["plan"]),
    ("l'ancien plan de formation", ["plan"]),
    ("mon CPF", ["cpf"]),
    ("le DIF", ["cpf"]),
    ("compte personnel de formation", ["cpf"]),
    ("le CIF", ["transition_pro"]),
    ("Fongecif", ["transition_pro"]),
    ("CPF de transition professionnelle", ["transition_pro"]),
    ("le cpf transition", ["transition_pro"]),
    ("transitions pro", ["transition_pro"]),
    ("la Région Normandie", ["region"]),
    ("le conseil régional", ["region"]),
    ("Pôle emploi", ["france_travail"]),
    ("France Travail", ["france_travail"]),
    ("je suis demandeuse d'emploi", ["france_travail"]),
    ("l'Agefiph", ["autre"]),
    ("une bourse", ["autre"]),
    ("le CPF et la Région", ["cpf", "region"]),
    ("Pôle emploi ou mon employeur", ["france_travail", "employeur"]),
    ("CPF ou transition pro", ["cpf", "transition_pro"]),
    ("suis-je en état de suivre ?", []),
    ("je veux changer d'état d'esprit", []),
    ("qui paie ?", []),
    ("combien ça coûte ?", []),
    ("", []),
]

PARTS = [
    ("les 6 premières UE", ["premiere"]),
    ("les six premières", ["premiere"]),
    ("les six premiers modules", ["premiere"]),
    ("la première partie", ["premiere"]),
    ("la 1re partie", ["premiere"]),
    ("la 1ère partie", ["premiere"]),
    ("la première année", ["premiere"]),
    ("le premier bloc", ["premiere"]),
    ("la seconde partie", ["seconde"]),
    ("la deuxième partie", ["seconde"]),
    ("la 2e partie", ["seconde"]),
    ("les 6 suivantes", ["seconde"]),
    ("et les six UE suivantes ?", ["seconde"]),
    ("les six dernières", ["seconde"]),
    ("les 6 autres", ["seconde"]),
    ("la première et la deuxième partie", ["premiere", "seconde"]),
    ("les 6 premières et les 6 suivantes", ["premiere", "seconde"]),
    ("combien d'heures pour la première partie et combien pour la seconde ?", ["premiere", "seconde"]),
    ("la première partie et l'autre", ["premiere", "seconde"]),
    ("la première partie, c'est l'autre UE ?", ["premiere"]),
    ("et la seconde ?", []),
    ("les 6 premiers mois", []),
    ("l'UE 6", []),
    ("la première UE", []),
    ("le dernier module", []),
    ("le programme", []),
]

MODES = [
    ("à distance", ["distance"]),
    ("en distanciel", ["distance"]),
    ("en ligne", ["distance"]),
    ("par Internet", ["distance"]),
    ("EAD", ["distance"]),
    ("sur Zoom", ["distance"]),
    ("depuis chez moi", ["distance"]),
    ("cours du soir", ["soir"]),
    ("en soirée", ["soir"]),
    ("en présentiel", ["soir"]),
    ("soir ou distance", ["distance", "soir"]),
    ("bonsoir", []),
    ("le week-end", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), FUNDERS)
def test_funders_are_named_in_order_under_old_and_new_names(text: str, expected: list[str]) -> None:
    assert funders(text) == expected


@pytest.mark.parametrize("name", ["ma boite", "opca", "cpf de transition", "fongecif", "normandie", "pe", "crous"])
def test_funders_have_old_and_new_familiar_and_official_names(name: str) -> None:
    assert name in funder_names()


@pytest.mark.parametrize("name", funder_names())
def test_every_name_of_a_funder_is_recognised(name: str) -> None:
    assert funders(name)


@pytest.mark.parametrize(("text", "expected"), PARTS)
def test_parts_of_the_course_are_recognised(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(("text", "expected"), MODES)
def test_ways_of_learning_are_recognised(text: str, expected: list[str]) -> None:
    assert modes(text) == expected
