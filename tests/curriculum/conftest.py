"""The real course, and a small made-up one that has none of the optional sections."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest
from hypothesis import settings

from bot.curriculum.course import Course
from bot.curriculum.loader import load_course
from tests.curriculum.files import CPN42, Data, read_data

# A loaded machine may be slow; the properties say nothing of speed.
settings.register_profile("balise", deadline=None)
settings.load_profile("balise")

_CONTACT: Data = {
    "source": "Contacts",
    "centre": "École des Toits",
    "service": "Accueil",
    "courriel": "toits@ecole.example",
    "telephone": "01.00.00.00.00",
    "adresse": "1 rue Haute",
    "code_postal": "01000",
    "ville": "Hauteville",
    "batiment": "bâtiment A",
    "niveau": "niveau 0",
    "transport": {"tram": {"ligne": "T9", "arret": "Serre"}, "bus": {"lignes": ["99"], "arret": "Serre"}},
}


@pytest.fixture(scope="session")
def course() -> Course:
    """The course of the brochure, as its real file states it."""
    return load_course(CPN42)


@pytest.fixture
def data() -> Data:
    """The raw content of the real file, free to be broken."""
    return read_data(CPN42)


@pytest.fixture
def small_data() -> Data:
    """The raw content of the made-up course, free to be changed."""
    return small_course_data()


@pytest.fixture(scope="session")
def small_course() -> Course:
    """The made-up course: no certificate, experience, internship, report, VAE nor VES."""
    return Course.model_validate(small_course_data())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder for course files."""
    path = tmp_path / "curriculum"
    path.mkdir()
    return path


def small_course_data() -> Data:
    """A fictional course for roof gardeners, with the compulsory sections and no other."""
    return {
        "identite": _identity(),
        "acces": _access(),
        "metier": _trade(),
        "objectifs": {"source": "Objectifs", "liste": [{"titre": "Planter", "detail": "sur un toit"}]},
        "parties": [_part()],
        "ue": {"source": "Contenu", "liste": [_place(1, "JAR001", "Terre et racines"), _place(2, "JAR002", "Eau")]},
        "modalites": _modes(),
        "financement": _funding(),
        "contact": copy.deepcopy(_CONTACT),
    }


def _identity() -> Data:
    return {
        "source": "En-tête",
        "code": "JAR10",
        "intitule": "Jardinier de toits",
        "etablissement": "École des Toits",
        "domaine": "jardinage",
        "le_domaine": "le jardinage",
        "secteurs": ["espaces verts"],
        "familles_de_metiers": "métiers du jardin",
        "titre": {
            "nature": "titre maison",
            "code": "JAR",
            "niveau": {"brochure": "niveau V", "aujourdhui": "niveau 3"},
            "equivalence": "CAP",
        },
    }


def _access() -> Data:
    return {
        "source": "Accès",
        "niveau_entree": "sans diplôme",
        "public_prioritaire": "tout le monde",
        "experience_equivalente": {"brochure": "un peu", "mois_minimum": 6, "lecture": True},
        "expression": {"niveau": "courant", "formes": ["orale"]},
        "soutien_linguistique": "aucun",
    }


def _trade() -> Data:
    return {
        "source": "Métier",
        "missions": ["planter"],
        "domaines_d_aide": ["les plantes"],
        "maniere": "avec soin",
        "rome": {"source": "Métier", "codes": [{"code": "A1203", "intitule": "Espaces verts"}]},
        "appellations": {"source": "Métier", "liste": ["jardinier"]},
        "employeurs": {"source": "Métier", "liste": [{"nom": "mairies"}]},
    }


def _part() -> Data:
    return {
        "cle": "premiere",
        "source": "Contenu",
        "intitule": "les 2 UE",
        "heures": 50,
        "capacite": "planter",
        "mene_a": "JAR",
    }


def _place(number: int, code: str, title: str) -> Data:
    ue = {"code": code, "intitule": title, "credits": 3, "contenu": "des plantes", "sujets": []}
    return {"numero": number, "partie": "premiere", "choix": [ue]}


def _modes() -> Data:
    evening = {"intitule": "cours", "lieu": "sur place", "jours": "le lundi", "debut": "18h00", "fin": "20h00"}
    return {
        "source": "Modalités",
        "soir": evening,
        "distance": {"intitule": "à distance", "moyen": "par courrier"},
        "combinables": False,
        "duree_ans": {"minimum": 1, "maximum": 1},
        "rythme": "lent",
    }


def _funding() -> Data:
    funder = {"cle": "cpf", "nom": "le CPF", "famille": "personnel"}
    return {"source": "Financement", "financeurs": [funder], "ouverte": False, "devis": "sur demande"}
