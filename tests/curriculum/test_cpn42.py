"""The file CPN42-00A.yml states every fact of the brochure, under the section that prints it.

The trade and the UE have files of their own: test_cpn42_trade.py and test_cpn42_programme.py.
"""

from __future__ import annotations

import pytest

from bot.curriculum.course import Course
from tests.curriculum.files import CPN42, source_at, value_at

HEAD = "En-tête"
PUBLIC = "Publics concernés et prérequis"
TRAINING = "La formation"
CONTENT = "Contenu de la formation"
MODES = "Modalités de formation"
CONDITIONS = "Conditions d'obtention du titre"
FUNDING = "Financement de la formation"
CONTACTS = "Contacts"

FACTS: list[tuple[str, str, object]] = [
    (HEAD, "identity.code", "CPN42-00A"),
    (HEAD, "identity.title", "Chargé d'accompagnement social et professionnel"),
    (HEAD, "identity.sectors", ("intervention sociale", "insertion professionnelle", "formation")),
    (HEAD, "identity.trades", "métiers de l'accueil et de l'accompagnement"),
    (HEAD, "identity.award.kind", "titre professionnel inscrit au RNCP"),
    (HEAD, "identity.award.level.printed", "niveau III"),
    (HEAD, "identity.award.level.today", "niveau 5"),
    (TRAINING, "certificate.code", "CP29"),
    (TRAINING, "certificate.kind", "certificat professionnel"),
    (TRAINING, "certificate.equivalent", "bac+1"),
    (TRAINING, "certificate.part", "premiere"),
    (PUBLIC, "access.entry_level", "niveau bac"),
    (PUBLIC, "access.equivalent_experience.printed", "quelques années"),
    (PUBLIC, "access.equivalent_experience.field", "n'importe quel domaine"),
    (PUBLIC, "access.equivalent_experience.months", 24),
    (PUBLIC, "access.equivalent_experience.is_our_reading", True),
    (PUBLIC, "access.expression.level", "niveau du bac"),
    (PUBLIC, "access.expression.forms", ("écrite", "orale")),
    (PUBLIC, "internship.months", 3),
    (PUBLIC, "internship.sector", "accompagnement social et professionnel"),
    (CONTENT, "experience.code", "UAS003"),
    (CONTENT, "experience.months", 18),
    (CONTENT, "experience.credits", 30),
    (CONTENT, "report.code", "UA211G"),
    (CONTENT, "report.title", "rapport d'expérience en situations d'accompagnement"),
    (CONTENT, "report.credits", 16),
    (CONTENT, "report.when", "à la fin de la formation"),
    (CONDITIONS, "diploma.jury", "jury national"),
    (MODES, "modes.evening.title", "cours du soir hybride"),
    (MODES, "modes.evening.place", "au Cnam de Rouen"),
    (MODES, "modes.evening.days", "en semaine"),
    (MODES, "modes.evening.start", "18h30"),
    (MODES, "modes.evening.end", "21h30"),
    (MODES, "modes.distance.title", "enseignement à distance (EAD)"),
    (MODES, "modes.distance.means", "par Internet"),
    (MODES, "modes.combinable", True),
    (MODES, "modes.years.minimum", 2),
    (MODES, "modes.years.maximum", 3),
    (MODES, "modes.pace", "selon vos disponibilités"),
    (MODES, "vae.acronym", "VAE"),
    (MODES, "vae.title", "validation des acquis de l'expérience"),
    (MODES, "vae.scope", "certaines UE ou la totalité du diplôme"),
    (MODES, "vae.substantial.printed", "importante"),
    (MODES, "vae.substantial.months", 36),
    (MODES, "vae.substantial.is_our_reading", True),
    (MODES, "ves.acronym", "VES"),
    (MODES, "ves.title", "validation des études supérieures"),
    (MODES, "ves.scope", "dispense de certaines UE"),
    (FUNDING, "funding.open_ended", True),
    (CONTACTS, "contact.centre", "Centre d'enseignement de Rouen"),
    (CONTACTS, "contact.service", "Service Formation Hors Temps de Travail"),
    (CONTACTS, "contact.email", "nmd_htt-rouen@lecnam.net"),
    (CONTACTS, "contact.phone", "02.32.76.94.80"),
    (CONTACTS, "contact.street", "Place E. Blondel, CS90111"),
    (CONTACTS, "contact.postcode", "76137"),
    (CONTACTS, "contact.town", "Mont Saint Aignan Cedex"),
    (CONTACTS, "contact.building", "bâtiment 44A"),
    (CONTACTS, "contact.floor", "niveau 2B"),
    (CONTACTS, "contact.transport.tram.line", "T1"),
    (CONTACTS, "contact.transport.tram.stop", "Campus"),
    (CONTACTS, "contact.transport.bus.lines", ("8", "40", "43", "F2")),
    (CONTACTS, "contact.transport.bus.stop", "Place Colbert"),
]

# Facts that the file groups with those of another section than the one that prints them.
FACTS_OF_MIXED_GROUPS: list[tuple[str, object]] = [
    ("identity.school", "Cnam de Rouen"),
    ("identity.field", "accompagnement social et professionnel"),
    ("identity.the_field", "l'accompagnement social et professionnel"),
    ("identity.award.code", "CPN42"),
    ("identity.award.equivalent", "bac+2"),
    ("certificate.title", "Chargé d'information, d'accueil et d'orientation"),
]

# Reworded facts: the words without which the fact would be lost.
TELLING_WORDS: list[tuple[str, str, list[str]]] = [
    (TRAINING, "certificate.purpose", ["accueil de qualité", "social", "emploi", "formation", "orienter"]),
    (PUBLIC, "access.priority_public", ["expérience professionnelle", "quelques années"]),
    (PUBLIC, "access.language_support", ["soutien linguistique", "conseillé"]),
    (PUBLIC, "internship.condition", ["hors du secteur", "absente"]),
    (MODES, "vae.public", ["expérience", "importante", "accompagnement social et professionnel"]),
    (MODES, "ves.public", ["même niveau", "même nature"]),
    (FUNDING, "funding.quote", ["sur demande", "plus tôt"]),
]

# key, family, words of the name, former name
FUNDERS: list[tuple[str, str, str, str | None]] = [
    ("employeur", "Entreprise / Opco", "entreprise", None),
    ("opco", "Entreprise / Opco", "Opco", "Opca"),
    ("plan", "Entreprise / Opco", "plan de développement des compétences", None),
    ("cpf", "Entreprise / Opco", "CPF", "DIF"),
    ("transition_pro", "Entreprise / Opco", "CPF de transition professionnelle", "CIF du Fongecif"),
    ("region", "Région Normandie", "Région Normandie", None),
]

SILENT_ON = {
    "prix", "dates", "inscription", "selection", "places", "charge_travail", "assiduite", "examens", "validite",
    "remuneration", "salaire", "taux_reussite", "poursuite_etudes", "autres_formations", "autres_lieux", "handicap",
    "age", "diplome_etranger", "materiel", "alternance", "intervenants", "organisation_stage", "details_rapport",
    "details_vae", "vie_pratique", "reunion_information", "anglais", "autre_information",
}  # fmt: skip


@pytest.mark.parametrize(("section", "path", "value"), FACTS)
def test_a_fact_stands_under_the_section_that_prints_it(course: Course, section: str, path: str, value: object) -> None:
    assert (value_at(course, path), source_at(course, path)) == (value, section)


@pytest.mark.parametrize(("path", "value"), FACTS_OF_MIXED_GROUPS)
def test_a_fact_printed_in_several_sections_is_in_the_file(course: Course, path: str, value: object) -> None:
    assert value_at(course, path) == value


@pytest.mark.parametrize(("section", "path", "words"), TELLING_WORDS)
def test_a_reworded_fact_keeps_its_telling_words(course: Course, section: str, path: str, words: list[str]) -> None:
    assert [word for word in words if word not in value_at(course, path)] == []
    assert source_at(course, path) == section


@pytest.mark.parametrize(("rank", "key", "family", "name", "former"), [(at, *row) for at, row in enumerate(FUNDERS)])
def test_each_funder_has_its_family_and_its_former_name(
    course: Course, rank: int, key: str, family: str, name: str, former: str | None
) -> None:
    funder = course.funding.funders[rank]
    assert (funder.key, funder.family, funder.former) == (key, family, former)
    assert name in funder.name


def test_there_is_no_other_funder(course: Course) -> None:
    assert len(course.funding.funders) == len(FUNDERS)
    assert course.funding.source == FUNDING


def test_the_topics_on_which_the_brochure_is_silent_are_listed_once_each(course: Course) -> None:
    assert sorted(course.silent_on) == sorted(SILENT_ON)


def test_the_course_is_known_by_the_code_of_the_brochure(course: Course) -> None:
    assert course.code == "CPN42-00A"


def test_the_file_bears_the_code_of_its_course(course: Course) -> None:
    assert course.code == CPN42.stem


@pytest.mark.parametrize(
    "word", ["mission locale", "conseiller à l'emploi", "médiateur social", "plie", "régie de quartier"]
)
def test_the_sector_vocabulary_holds_the_trades_of_the_brochure(course: Course, word: str) -> None:
    assert word in course.vocabulary.sector


@pytest.mark.parametrize("word", ["sociologie", "psychologie", "travail social"])
def test_the_studies_vocabulary_holds_fields_close_to_the_course(course: Course, word: str) -> None:
    assert word in course.vocabulary.similar_studies
