"""A second course, whose brochure says less."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from bot.curriculum.loader import CurriculumError
from bot.dialogue.assistant import Assistant, LastReply
from bot.dialogue.talk import Question
from bot.replies.wording import Message, WordingError
from tests.dialogue.support import COURSES, DOMAIN, EMAIL, PHONE, turn

BEFORE = LastReply(Message("Autre chose."))
OTHER = "AUTRE-01"
Maker = Callable[..., Assistant]

SILENT = [
    ("vae", "demander_vae"),
    ("vae", "demander_details_vae"),
    ("ves", "demander_ves"),
    ("certificat_intermediaire", "demander_certificat"),
    ("stage", "demander_stage"),
    ("stage", "demander_organisation_stage"),
    ("rapport", "demander_rapport"),
    ("rapport", "demander_details_rapport"),
    ("experience", "demander_experience_requise"),
    ("diplome", "demander_conditions_diplome"),
]


@pytest.fixture
def balise(tmp_path: Path) -> Maker:
    """Makes an assistant that knows the real course and a second one without some sections."""

    def make(*without: str, default: str | None = None) -> Assistant:
        yaml = YAML(typ="safe", pure=True)
        real = COURSES / "CPN42-00A.yml"
        (tmp_path / real.name).write_bytes(real.read_bytes())
        content = yaml.load(real.read_text(encoding="utf-8"))
        content["identite"] |= {"code": OTHER, "intitule": "Médiateur numérique"}
        content["contact"]["telephone"] = "01.02.03.04.05"
        for section in without:
            del content[section]
        with (tmp_path / "Z-autre.yml").open("w", encoding="utf-8") as file:
            yaml.dump(content, file)
        return Assistant.from_files(tmp_path, DOMAIN, default)

    return make


@pytest.mark.parametrize(("section", "intent"), SILENT)
def test_a_course_without_a_section_admits_its_silence_and_gives_the_contact(
    balise: Maker, section: str, intent: str
) -> None:
    outcome = balise(section).reply(turn("", intent, course_code=OTHER, last=BEFORE))
    assert outcome.message.names == ("utter_silence",)
    assert "ne dit rien" in outcome.message.text
    assert "01.02.03.04.05" in outcome.message.text
    assert EMAIL in outcome.message.text


@pytest.mark.parametrize(("section", "intent"), SILENT)
def test_the_other_course_goes_on_answering(balise: Maker, section: str, intent: str) -> None:
    outcome = balise(section).reply(turn("", intent, last=BEFORE))
    assert outcome.message.names == (f"utter_{intent}",)


def test_a_course_without_vae_does_not_promise_it_elsewhere(balise: Maker) -> None:
    outcome = balise("vae").reply(turn("combien de temps ?", "demander_duree", course_code=OTHER, last=BEFORE))
    assert "VAE" not in outcome.message.text


def test_each_course_speaks_with_its_own_facts(balise: Maker) -> None:
    both = balise()
    ours, other = (
        both.reply(turn("", "demander_titre", course_code=code, last=BEFORE)).message for code in ("CPN42-00A", OTHER)
    )
    assert "Chargé d'accompagnement social et professionnel" in ours.text
    assert "Médiateur numérique" in other.text
    assert "Médiateur numérique" not in ours.text
    contact = both.reply(turn("", "demander_contact", course_code=OTHER, last=BEFORE)).message.text
    assert "01.02.03.04.05" in contact
    assert PHONE not in contact


@pytest.mark.parametrize("entity", ["ue", "sujet_ue"])
def test_what_another_course_calls_so_is_not_meant(balise: Maker, entity: str) -> None:
    found = {entity: ("AUT999",), "sujet_ue" if entity == "ue" else "ue": ("TET007",)}
    asked = Question("demander_module", "parle-moi de ça", found)
    reply = balise().reply(replace(turn("parle-moi de ça", last=BEFORE), questions=(asked,)))
    assert "TET007" in reply.message.text


@pytest.mark.parametrize(("default", "expected"), [(None, "CPN42-00A"), ("CPN42-00A", "CPN42-00A"), (OTHER, OTHER)])
def test_the_course_spoken_of_at_first_can_be_chosen(balise: Maker, default: str | None, expected: str) -> None:
    assert balise(default=default).course(turn("")).code == expected


def test_a_default_course_that_does_not_exist_is_refused(balise: Maker) -> None:
    with pytest.raises(CurriculumError, match="INCONNU"):
        balise(default="INCONNU")


def test_a_domain_without_replies_is_refused(tmp_path: Path) -> None:
    domain = tmp_path / "domain.yml"
    domain.write_text("intents: []\n", encoding="utf-8")
    with pytest.raises(WordingError):
        Assistant.from_files(COURSES, domain)
