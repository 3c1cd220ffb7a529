"""An audit is good news only when everything was looked up."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tools.audit import CLEAN, INCOMPLETE, VULNERABLE, audit, main

SKIPPED = {"name": "sanic", "skip_reason": "Dependency not found on PyPI and could not be audited: sanic (21.12.2)"}


def sound(name: str) -> dict[str, Any]:
    return {"name": name, "version": "1.0", "vulns": []}


def sick(name: str) -> dict[str, Any]:
    return sound(name) | {"vulns": [{"id": "PYSEC-2030-1", "aliases": ["CVE-2030-1111"], "fix_versions": []}]}


def test_all_looked_up_and_nothing_found_is_good() -> None:
    result = audit({"dependencies": [sound("rasa"), sound("sanic")]}, ["rasa", "sanic"], "")
    assert result.exit_code == CLEAN
    assert "2 paquets Python vérifiés sur 2" in result.told()
    assert "INCOMPLET" not in result.told()


def test_a_package_that_was_skipped_is_told_and_is_no_success() -> None:
    result = audit({"dependencies": [sound("rasa"), SKIPPED]}, ["rasa", "sanic"], "")
    assert result.exit_code == INCOMPLETE
    assert "1 paquets n'ont pas pu être vérifiés (sanic)" in result.told()
    assert "Aucune vulnérabilité" not in result.told()


def test_a_package_that_the_report_forgets_counts_as_skipped() -> None:
    assert audit({"dependencies": [sound("rasa")]}, ["rasa", "sanic"], "").skipped == ("sanic",)


@pytest.mark.parametrize("report", [{}, {"dependencies": []}])
def test_no_report_is_no_success(report: dict[str, Any]) -> None:
    assert audit(report, ["rasa"], "").exit_code == INCOMPLETE
    assert audit(report, [], "").exit_code == INCOMPLETE, "nothing to look up is no audit"


def test_a_vulnerability_fails_even_beside_skipped_packages() -> None:
    result = audit({"dependencies": [sick("rasa"), SKIPPED]}, ["rasa", "sanic"], "")
    assert result.exit_code == VULNERABLE
    assert "Vulnérabilité à examiner : rasa 1.0 : PYSEC-2030-1, CVE-2030-1111" in result.told()


def test_a_vulnerability_that_is_weighed_under_any_of_its_names_does_not_fail() -> None:
    result = audit({"dependencies": [sick("rasa")]}, ["rasa"], "| rasa | CVE-2030-1111 | jamais atteint |")
    assert result.exit_code == CLEAN
    assert "connue" in result.told()


def test_names_are_the_same_however_they_are_written() -> None:
    assert audit({"dependencies": [sound("Ruamel_Yaml")]}, ["ruamel.yaml"], "").exit_code == CLEAN


def test_where_pip_audit_wrote_nothing_its_last_word_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = tmp_path / "audit.log"
    said.write_text("Traceback\nConnectionError: pas de réseau\n\n", encoding="utf-8")
    assert main(str(tmp_path / "none.json"), str(said)) == INCOMPLETE
    assert "ConnectionError: pas de réseau" in capsys.readouterr().out


def test_a_false_green_of_pip_audit_is_no_green_here(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = tmp_path / "audit.json"
    report.write_text(json.dumps({"dependencies": [SKIPPED]}), encoding="utf-8")
    assert main(str(report)) == INCOMPLETE
    assert "AUDIT INCOMPLET" in capsys.readouterr().out
