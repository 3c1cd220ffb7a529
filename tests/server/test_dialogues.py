"""Whole conversations with a running Balise, and the words that must and must not come back.

The dialogues stand in ``dialogues/*.yml``:

    - dialogue: une phrase qui dit ce qui est montré
      tours:
        - dit: ce que la personne écrit        (ou « clique: libellé d'un bouton de la réponse précédente »)
          entend: [des mots, "motif|autre motif"]   (expressions régulières, sans égard à la casse)
          sans: [des mots qui ne doivent pas venir]
          propose: [des libellés de boutons]
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.server.client import Reply, Visitor

LONGEST_REPLY = 1500


def _dialogues() -> list[Any]:
    yaml = YAML(typ="safe", pure=True)
    files = sorted((Path(__file__).parent / "dialogues").glob("*.yml"))
    return [
        pytest.param(dialogue["tours"], id=f"{file.stem}: {dialogue['dialogue']}")
        for file in files
        for dialogue in yaml.load(file.read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize("turns", _dialogues())
def test_a_conversation_goes_as_written(visitor: Visitor, turns: list[dict[str, Any]]) -> None:
    reply = Reply([])
    for turn in turns:
        reply = visitor.clicks(turn["clique"], reply) if "clique" in turn else visitor.says(turn["dit"])
        said = turn.get("dit") or turn["clique"]
        assert reply.text, f"silence après « {said} »"
        assert len(reply.text) <= LONGEST_REPLY
        assert _missing(turn.get("entend", ()), reply.text) == [], f"après « {said} » :\n{reply.text}"
        assert _found(turn.get("sans", ()), reply.text) == [], f"après « {said} » :\n{reply.text}"
        labels = [button["title"] for button in reply.buttons]
        assert [label for label in turn.get("propose", ()) if label not in labels] == [], f"boutons : {labels}"


def _missing(patterns: list[str], text: str) -> list[str]:
    return [pattern for pattern in patterns if not re.search(pattern, text, re.IGNORECASE)]


def _found(patterns: list[str], text: str) -> list[str]:
    return [pattern for pattern in patterns if re.search(pattern, text, re.IGNORECASE)]
