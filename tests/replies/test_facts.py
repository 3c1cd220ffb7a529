"""The facts of the course that wording may name."""

from __future__ import annotations

import pytest

from bot.curriculum.course import Course
from bot.replies.facts import (
    Said,
    bullets,
    capitalised,
    course_facts,
    enumerate_in_french,
    part_facts,
    service_facts,
)
from tests.replies.support import COURSE, DYNAMIC, NAMES, WORDING

FACTS = course_facts(COURSE)

BROCHURE = [
    ("code", "CPN42-00A", "En-tête"),
    ("intitule", "Chargé d'accompagnement social et professionnel", "En-tête"),
    ("titre_code", "CPN42", "En-tête"),
    ("equivalence", "bac+2", "En-tête"),
    ("cp_code", "CP29", "La formation"),
    ("cp_equivalence", "bac+1", "La formation"),
    ("niveau_entree", "niveau bac", "Publics concernés et prérequis"),
    ("experience_brochure", "quelques années", "Publics concernés et prérequis"),
    ("stage_mois", "3", "Publics concernés et prérequis"),
    ("experience_mois", "18", "Contenu de la formation"),
    ("experience_credits", "30", "Contenu de la formation"),
    ("rapport_credits", "16", "Contenu de la formation"),
    ("rapport_code", "UA211G", "Contenu de la formation"),
    ("nombre_ue", "12", "Contenu de la formation"),
    ("credits_possibles", "4, 6 ou 8", "Contenu de la formation"),
    ("credits_ue", "66 ou 68", "Contenu de la formation"),
    ("credits_total", "112 ou 114", "Contenu de la formation"),
    ("heures_premiere", "360", "La formation"),
    ("heures_seconde", "306", "La formation"),
    ("heures_total", "666", "La formation"),
    ("jury", "jury national", "Conditions d'obtention du titre"),
    ("soir_debut", "18h30", "Modalités de formation"),
    ("soir_fin", "21h30", "Modalités de formation"),
    ("duree", "2 à 3", "Modalités de formation"),
    ("vae_portee", "certaines UE ou la totalité du diplôme", "Modalités de formation"),
    ("ves_portee", "dispense de certaines UE", "Modalités de formation"),
    ("region", "Région Normandie", "Financement de la formation"),
    ("telephone", "02.32.76.94.80", "Contacts"),
    ("courriel", "nmd_htt-rouen@lecnam.net", "Contacts"),
    ("bus_lignes", "8, 40, 43 et F2", "Contacts"),
    ("tram_ligne", "T1", "Contacts"),
]

ABSENT = [
    ("vae", "vae_", {"vae_intitule", "vae_portee"}),
    ("ves", "ves_", {"ves_intitule", "ves_portee"}),
    ("certificate", "cp_", {"cp_code", "cp_nature", "cp_intitule", "cp_equivalence", "cp_utilite"}),
    ("internship", "stage_", {"stage_mois"}),
    ("report", "rapport_", {"rapport_intitule", "rapport_credits", "rapport_code", "rapport_moment"}),
    ("experience", "experience_", {"experience_mois", "experience_credits", "experience_code"}),
    ("diploma", "jury", {"jury"}),
]


@pytest.mark.parametrize(("name", "text", "section"), BROCHURE)
def test_a_fact_is_what_its_section_of_the_brochure_says(name: str, text: str, section: str) -> None:
    assert (FACTS[name].text, FACTS[name].source) == (text, section)


def test_every_fact_of_the_course_has_a_text_and_a_section() -> None:
    assert [name for name, said in FACTS.items() if not said.text.strip() or not said.source] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_reply_names_only_facts_of_the_course_of_balise_or_of_the_conversation(name: str) -> None:
    assert set(WORDING.placeholders(name)) <= set(FACTS) | set(service_facts(30)) | DYNAMIC


@pytest.mark.parametrize(("days", "said"), [(30, "30 jours"), (1, "1 jour")])
def test_for_how_long_a_conversation_is_kept_is_a_fact_without_a_source(days: int, said: str) -> None:
    assert service_facts(days) == {"conservation": Said(said)}


def test_facts_of_the_conversation_are_no_facts_of_the_course() -> None:
    assert set(FACTS) & DYNAMIC == set()


def test_every_fact_of_the_conversation_is_named_by_some_reply() -> None:
    named = {fact for name in NAMES for fact in WORDING.placeholders(name)}
    assert named >= DYNAMIC


@pytest.mark.parametrize(("section", "prefix", "least"), ABSENT)
def test_a_course_without_a_section_lacks_its_facts_and_no_others(section: str, prefix: str, least: set[str]) -> None:
    shorter: Course = COURSE.model_copy(update={section: None})
    lost = set(FACTS) - set(course_facts(shorter))
    assert lost >= least
    assert all(name.startswith(prefix) for name in lost)


def test_credits_in_total_follow_what_the_course_counts() -> None:
    shorter = COURSE.model_copy(update={"report": None, "experience": None})
    assert course_facts(shorter)["credits_total"].text == "66 ou 68"


@pytest.mark.parametrize(
    ("key", "title", "hours", "leads_to"),
    [("premiere", "Les 6 premières UE", "360", "CP29"), ("seconde", "Les 6 UE suivantes", "306", "CPN42")],
)
def test_a_part_has_its_own_facts(key: str, title: str, hours: str, leads_to: str) -> None:
    facts = part_facts(next(part for part in COURSE.parts if part.key == key))
    assert facts["partie_intitule"].text == title
    assert facts["partie_heures"].text == hours
    assert facts["partie_mene_a"].text == leads_to
    assert {said.source for said in facts.values()} == {"La formation"}


def test_names_of_today_stand_beside_those_of_the_brochure() -> None:
    assert "Pôle emploi (aujourd'hui France Travail)" in FACTS["employeurs"].text
    assert FACTS["niveau_brochure"].text == "niveau III"
    assert FACTS["niveau_aujourdhui"].text == "niveau 5"


@pytest.mark.parametrize(("items", "expected"), [(["a"], "a"), (["a", "b"], "a et b"), (["a", "b", "c"], "a, b et c")])
def test_items_are_enumerated_in_french(items: list[str], expected: str) -> None:
    assert enumerate_in_french(items) == expected


def test_bullets_stand_one_a_line() -> None:
    assert bullets(["a", "b"]) == "• a\n• b"


@pytest.mark.parametrize(
    ("text", "expected"), [("élève", "Élève"), ("UE 5", "UE 5"), ("les 6 UE", "Les 6 UE"), ("", "")]
)
def test_only_the_first_letter_becomes_a_capital(text: str, expected: str) -> None:
    assert capitalised(text) == expected
