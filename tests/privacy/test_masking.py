"""What is masked in a text, and what stays."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bot.curriculum.catalogue import load_catalogue
from bot.privacy.masking import BIRTH, EMAIL, NIR, PHONE, Masking
from bot.settings import ROOT

CONTACT = load_catalogue(ROOT / "curriculum").default.contact
MASKING = Masking([CONTACT.email], [CONTACT.phone])
PUBLISHED = sorted([*ROOT.glob("curriculum/*.yml"), ROOT / "domain.yml"])


@pytest.mark.parametrize(
    "written",
    [
        "jean.dupont@exemple.fr",
        "JEAN+cnam@mail.exemple.co.uk",
        "émilie@exemple.fr",
        "jean@exemple",
        "jean @ exemple.fr",
        "jean(at)exemple.fr",
        "jean arobase exemple point fr",
        "jean point dupont arobase exemple point fr",
    ],
)
def test_an_email_address_is_masked_however_it_is_written(written: str) -> None:
    assert MASKING.text(f"Mon mail : {written}, merci") == f"Mon mail : {EMAIL}, merci"


@pytest.mark.parametrize(
    "written",
    [
        "0612345678",
        "06 12 34 56 78",
        "06.12.34.56.78",
        "06-12-34-56-78",
        "06/12/34/56/78",
        "06 . 12 . 34 . 56 . 78",
        "06\u00a012\u00a034\u00a056\u00a078",
        "06 123 456 78",
        "+33612345678",
        "+33 6 12 34 56 78",
        "+33 (0)6 12 34 56 78",
        "0033 6 12 34 56 78",
        "0692 12 34 56",
        "+262 692 12 34 56",
        "0475 12 34 56",
        "+41 79 123 45 67",
        "+212 612-345678",
    ],
)
def test_a_phone_number_is_masked_however_it_is_written(written: str) -> None:
    assert MASKING.text(f"appelez-moi au {written} svp") == f"appelez-moi au {PHONE} svp"


@pytest.mark.parametrize("written", ["06 12 34 56 78", "+33 (0)100000000", "(0)6 12 34 56 78"])
def test_the_brackets_around_a_number_stay(written: str) -> None:
    assert MASKING.text(f"mon tel ({written})") == f"mon tel ({PHONE})"


@pytest.mark.parametrize(
    "written", ["1 85 05 78 006 084 91", "185057800608491", "1.85.05.78.006.084.91", "2 85 05 2A 006 084 82"]
)
def test_a_social_security_number_whose_key_fits_is_masked(written: str) -> None:
    assert MASKING.text(f"c'est {written} je crois") == f"c'est {NIR} je crois"


@pytest.mark.parametrize("said", ["numéro de sécu :", "ma sécurité sociale c'est le", "NIR", "n° de secu"])
@pytest.mark.parametrize("written", ["1 85 05 78 006 084", "1 85 05 78 006 084 92"])
def test_a_social_security_number_said_as_such_is_masked_without_its_key_or_with_a_wrong_one(
    said: str, written: str
) -> None:
    assert MASKING.text(f"{said} {written}") == f"{said} {NIR}"


@pytest.mark.parametrize("number", ["1 85 05 78 006 084 92", "185057800608492", "1 85 05 78 006 084"])
def test_a_long_number_that_nothing_says_to_be_one_stays(number: str) -> None:
    assert MASKING.text(f"dossier {number}") == f"dossier {number}"


@pytest.mark.parametrize(
    ("before", "date", "after"),
    [
        ("je suis née le ", "12/03/1985", ""),
        ("né le ", "12 mars 1985", " à Rouen"),
        ("née le lundi ", "1er juin 85", ""),
        ("ne le ", "12.03.85", ""),
        ("né(e) le ", "12-03-1985", ""),
        ("née à Rouen, le ", "12 mars 1985", ""),
        ("je suis né en ", "1985", ""),
        ("née en ", "mars 1985", ""),
        ("date de naissance : ", "12/03/1985", ""),
        ("Ma date de naissance c'est le ", "3 août 1990", ""),
        ("ddn ", "03051990", ""),
        ("mon anniversaire est le ", "12 mars", ""),
        ("naissance ", "1985-03-12", ""),
        ("", "12/03/1985", " (date de naissance)"),
    ],
)
def test_a_date_of_birth_said_as_such_is_masked(before: str, date: str, after: str) -> None:
    assert MASKING.text(before + date + after) == before + BIRTH + after


def test_a_date_after_a_date_of_birth_stays() -> None:
    text = "née le 12/03/1985, libre le 01/09/2026"
    assert MASKING.text(text) == f"née le {BIRTH}, libre le 01/09/2026"


@pytest.mark.parametrize(
    "text",
    [
        "la rentrée est le 01/09/2026 à 18h30",
        "je ne peux pas venir le 12/03/2026",
        "je travaille depuis 2015, de 2003 à 2014",
        "UE TET003, TET007 et FPG105, puis US160X",
        "76000 Rouen, bâtiment 5, 2ème étage",
        "RNCP34830, RNCP 34830, codes ROME K1205, K1801 et G1202",
        "1 200 € ou 12 500,50 euros, 24 x 50 €",
        "de 18h30 à 21h30, 18:30-21:30",
        "360 + 306 = 666 heures, 120 crédits",
        "2024/2025, 2025-2026",
        "rdv @ 18h ?",
        "le 3114, le 3919 et le 112",
        "j'ai 45 ans et 18 mois d'expérience",
        "ue 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12",
    ],
)
def test_what_names_nobody_stays(text: str) -> None:
    assert MASKING.text(text) == text


@pytest.mark.parametrize("path", PUBLISHED, ids=lambda path: path.name)
def test_nothing_of_what_the_centre_publishes_is_masked(path: Path) -> None:
    for line in path.read_text(encoding="utf-8").splitlines():
        assert MASKING.text(line) == line


@pytest.mark.parametrize("phone", ["02.32.76.94.80", "02 32 76 94 80", "0232769480", "+33 2 32 76 94 80"])
def test_the_centres_own_contact_stays_in_any_writing(phone: str) -> None:
    text = f"Le {phone} ou {CONTACT.email.upper()}."
    assert MASKING.text(text) == text
    assert Masking().text(text) == f"Le {PHONE} ou {EMAIL}"


def test_a_visitors_number_beside_the_centres_is_masked() -> None:
    text = f"pas le {CONTACT.phone} mais le 06.12.34.56.78, ni x{CONTACT.email}"
    assert MASKING.text(text) == f"pas le {CONTACT.phone} mais le {PHONE}, ni {EMAIL}"


EVENT: dict[str, Any] = {
    "event": "user",
    "timestamp": 1764000000.0612,
    "message_id": "0612345678-0612345678",
    "input_channel": "site",
    "text": "mon mail jean@exemple.fr",
    "metadata": {"model_id": "0612345678", "note": "06 12 34 56 78"},
    "parse_data": {
        "text": "mon mail jean@exemple.fr",
        "intent": {"name": "donner_coordonnees", "confidence": 0.9},
        "entities": [{"entity": "objet", "value": "jean@exemple.fr", "start": 9}],
        "text_tokens": [(0, 3), (4, 8)],
        "questions": [{"texte": "née le 12/03/1985", "intent": "x"}],
    },
}


def test_every_text_of_an_event_is_masked_and_nothing_else() -> None:
    masked = MASKING.event(EVENT)
    assert masked["text"] == masked["parse_data"]["text"] == f"mon mail {EMAIL}"
    assert masked["parse_data"]["entities"] == [{"entity": "objet", "value": EMAIL, "start": 9}]
    assert masked["parse_data"]["questions"] == [{"texte": f"née le {BIRTH}", "intent": "x"}]
    assert masked["metadata"] == {"model_id": "0612345678", "note": PHONE}
    for kept in ("event", "timestamp", "message_id", "input_channel"):
        assert masked[kept] == EVENT[kept]


def test_an_event_is_masked_in_a_copy() -> None:
    before = json.dumps(EVENT)
    MASKING.event(EVENT)
    assert json.dumps(EVENT) == before


@pytest.mark.parametrize("piece", ["a", "a.", "1 ", "né le ", "a@", "06 ", "a point "])
def test_a_long_meaningless_text_ends(piece: str) -> None:
    masked = MASKING.text(piece * 4_000)
    assert MASKING.text(masked) == masked
