"""The command that compares Balise with stock Rasa."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import stock_rasa


def test_without_stock_rasa_it_ends_by_saying_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["stock_rasa", "--python", str(tmp_path / "python")])
    assert stock_rasa.main() == 1
    assert "Pas de Rasa d'origine" in capsys.readouterr().err
