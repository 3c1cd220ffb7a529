"""The documents for the centre say what is: tests that exist, notes that are taken, settings that hold."""

from __future__ import annotations

import ast
import re
from typing import Any

import pytest
from ruamel.yaml import YAML

from bot.privacy import KEPT_DAYS
from bot.settings import ROOT

DOCUMENTS = ROOT / "docs"
CONFORMITY = (DOCUMENTS / "conformite.md").read_text(encoding="utf-8")
ROWS = [[cell.strip() for cell in line.strip("|").split("|")] for line in CONFORMITY.splitlines() if line[:3] == "| L"]
CITED = sorted({
    cited
    for name in ("conformite.md", "rgaa.md")
    for cited in re.findall(r"`(tests/[\w/]+\.py(?:::\w+)?)`", (DOCUMENTS / name).read_text(encoding="utf-8"))
})  # fmt: skip
DOMAIN: dict[str, Any] = YAML(typ="safe", pure=True).load((ROOT / "domain.yml").read_text(encoding="utf-8"))


def test_every_line_of_the_law_notes_has_its_row_in_order() -> None:
    assert [row[0] for row in ROWS] == [f"L{number}" for number in range(1, 25)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row[0]))
def test_a_row_tells_its_state_and_a_test_where_something_holds(row: list[str]) -> None:
    _, asked, state, how, shown = row
    assert asked
    assert how
    assert state in ("tient", "en partie", "reste à faire")
    assert "`tests/" in shown or (shown == "reste à faire" and state != "tient")


@pytest.mark.parametrize("cited", CITED)
def test_a_test_that_a_document_cites_exists(cited: str) -> None:
    path, _, name = cited.partition("::")
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    assert not name or name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_balise_notes_nothing_that_the_register_does_not_name() -> None:
    register = (DOCUMENTS / "registre.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([a-z_]+)`", register.split("Les notes (slots")[1].split("\n\n**")[0]))
    assert named == set(DOMAIN["slots"])
    assert not [note for note in named if re.search(r"age|handicap|sante|nom|naissance", note)]


@pytest.mark.parametrize("name", ["confidentialite.md", "registre.md"])
def test_a_document_names_the_days_that_are_usual(name: str) -> None:
    document = (DOCUMENTS / name).read_text(encoding="utf-8")
    assert f"{KEPT_DAYS}" in document
    assert "BALISE_CONSERVATION_JOURS" in document


@pytest.mark.parametrize("name", ["confidentialite.md", "registre.md", "rgaa.md", "conformite.md"])
def test_what_only_the_centre_knows_is_left_to_it(name: str) -> None:
    document = (DOCUMENTS / name).read_text(encoding="utf-8")
    assert "⟦" in document
    assert document.count("⟦") == document.count("⟧")
