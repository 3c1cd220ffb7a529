"""The bill of materials names every package of both locks, and only those."""

from __future__ import annotations

import json
import re
from datetime import datetime, timezone
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from tools import sbom
from tools.locked import PYTHON_LOCK, WIDGET_LOCK, python_packages, widget_packages

NOON = datetime(2026, 1, 1, 12, tzinfo=timezone.utc)


@pytest.fixture(scope="module")
def bill() -> dict[str, Any]:
    return sbom.bill(chain(python_packages(), widget_packages()), NOON)


def component(bill: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(each for each in bill["components"] if each["name"] == name)
    return found


def test_every_line_of_the_python_lock_is_in_it(bill: dict[str, Any]) -> None:
    pinned = re.findall(r"^[^\s#]+==", PYTHON_LOCK.read_text(encoding="utf-8"), re.MULTILINE)
    assert sum(each["purl"].startswith("pkg:pypi/") for each in bill["components"]) == len(pinned) > 100
    assert component(bill, "rasa")["version"] == "3.6.21"


def test_every_package_of_the_widget_is_in_it_once(bill: dict[str, Any]) -> None:
    entries = json.loads(WIDGET_LOCK.read_text(encoding="utf-8"))["packages"]
    locked = {(place.rpartition("node_modules/")[2], entry["version"]) for place, entry in entries.items() if place}
    listed = [(each["name"], each["version"]) for each in bill["components"] if each["purl"].startswith("pkg:npm/")]
    assert sorted(listed) == sorted(locked)
    assert component(bill, "@carbon/ai-chat")["purl"].startswith("pkg:npm/%40carbon/ai-chat@")


def test_it_is_cyclonedx_with_references_that_are_unique(bill: dict[str, Any]) -> None:
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    references = [each["bom-ref"] for each in bill["components"]]
    assert len(set(references)) == len(references)
    assert bill["dependencies"][0]["dependsOn"] == references


def test_hashes_are_those_of_the_locks_in_hexadecimal(bill: dict[str, Any]) -> None:
    lengths = {"SHA-256": 64, "SHA-384": 96, "SHA-512": 128, "SHA-1": 40}
    hashes = [
        each
        for item in bill["components"]
        for reference in item.get("externalReferences", ())
        for each in reference["hashes"]
    ]
    assert len(hashes) > len(bill["components"])
    for each in hashes:
        assert re.fullmatch(rf"[0-9a-f]{{{lengths[each['alg']]}}}", each["content"]), each


def test_what_only_builds_the_widget_is_told_from_what_is_served(bill: dict[str, Any]) -> None:
    assert component(bill, "esbuild")["scope"] == "excluded"
    assert component(bill, "react")["scope"] == "required"


def test_licences_are_named_where_they_are_known(bill: dict[str, Any]) -> None:
    assert component(bill, "rasa")["licenses"][0]["license"]["name"].startswith("Apache")
    assert sbom.licence_of("paquet-qui-n-existe-pas") is None


def test_it_is_written_with_its_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sbom, "ROOT", tmp_path)
    monkeypatch.setattr(sbom, "BILL", tmp_path / "rapports" / "sbom.cdx.json")
    sbom.main()
    written = json.loads((tmp_path / "rapports" / "sbom.cdx.json").read_text(encoding="utf-8"))
    assert "rapports/sbom.cdx.json : " in capsys.readouterr().out
    assert len(written["components"]) > 100
