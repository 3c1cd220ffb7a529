"""What is measured in a process of its own: ``python -m benchmarks.growth_process (courses FOLDER CODE|read MODEL)``.

So that nothing was read before. Prints the figures as JSON; times are of the processor.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from ruamel.yaml import YAML

from bot.curriculum.catalogue import load_catalogue
from bot.curriculum.course import Course
from bot.dialogue.assistant import Assistant
from bot.dialogue.talk import Question
from bot.dialogue.turns import Turn
from bot.replies.wording import Wording
from bot.runtime.rasa_command import prepare
from bot.settings import ROOT, Settings

ASKED = (
    ("quels sont les horaires ?", "demander_horaires"),
    ("c koi la vae", "demander_vae"),
    ("qui peut payer ?", "demander_financement"),
    ("parle moi de l'ue 3", "demander_module"),
    ("et la sociologie ?", "demander_module"),
    ("combien ça coûte", "demander_prix"),
)
MISSPELT = "quel est le contneu de la psychopatologie"
ROUNDS = 10
CHOICES = 10_000
_WARMING = 3

Figures = dict[str, float]
Entities = list[dict[str, Any]]
_Item = TypeVar("_Item")
_Made = TypeVar("_Made")


def main() -> None:
    """Measure, and print."""
    command, *rest = sys.argv[1:]
    print(json.dumps(of_courses(Path(rest[0]), rest[1]) if command == "courses" else of_reading(Path(rest[0]))))


def of_courses(folder: Path, code: str) -> Figures:
    """What the courses of a folder cost where no server and no model is in play; ``code``: the one spoken of."""
    # What a first reading prepares, whatever it reads, is no cost of a course.
    Course.model_validate(YAML(typ="safe").load((ROOT / "curriculum" / "CPN42-00A.yml").read_bytes()))
    catalogue, loading = _timed(lambda: load_catalogue(folder))
    wording = Wording.read(Settings.from_environment().domain)
    assistant, making = _timed(lambda: Assistant(catalogue, wording))
    choosing = _timed(lambda: [catalogue.get(code) for _ in range(CHOICES)])[1]
    return {
        "fiches lues (ms)": loading,
        "leurs faits préparés (ms)": making,
        "choix d'une formation (µs)": 1000 * choosing / CHOICES,
        **_understanding(folder, assistant, code),
    }


def _understanding(folder: Path, assistant: Assistant, code: str) -> Figures:
    """A turn, and the parts of understanding that read courses."""
    prepare()
    from bot.nlu.entities import DomainEntities
    from bot.nlu.normalizer import FrenchNormalizer

    settings = {"formations": str(folder), "corriger": True}
    finder = DomainEntities(settings)
    # The first one of all reads the French dictionary too.
    FrenchNormalizer(settings, None, None)
    speller, learning = _timed(lambda: FrenchNormalizer(settings, None, None))
    found: dict[str, Entities] = {text: _processed(finder, text).get("entities") for text, _ in ASKED}
    turns = [_turn(text, intent, found[text], code) for text, intent in ASKED]
    return {
        "un tour, sans Rasa (ms)": _each(assistant.reply, turns),
        "mots des fiches appris (ms)": learning,
        "un mot corrigé (ms)": _each(lambda text: _processed(speller, text), [MISSPELT]),
        "UE cherchées dans un message (ms)": _each(lambda text: _processed(finder, text), found),
        "entités trouvées dans un message": statistics.mean(map(len, found.values())),
    }


def of_reading(model: Path) -> Figures:
    """What reading a message costs with a trained model."""
    from benchmarks.loads import MESSAGES
    from benchmarks.messages import Understanding

    return {"message lu (ms)": _each(Understanding(model).parse, MESSAGES)}


def _processed(component: Any, text: str) -> Any:
    from rasa.shared.nlu.training_data.message import Message

    return component.process([Message({"text": text})])[0]


def _turn(text: str, intent: str, found: Entities, code: str) -> Turn:
    named: dict[str, list[Any]] = {}
    for entity in found:
        named.setdefault(entity["entity"], []).append(entity["value"])
    question = Question(intent, text, {name: tuple(values) for name, values in named.items()}, 1.0)
    return Turn(text, (question,), course_code=code, year=datetime.now().year)


def _each(work: Callable[[_Item], object], items: Iterable[_Item]) -> float:
    """Milliseconds an item, at the median of several rounds, warmed up."""
    items = list(items)
    times = [_timed(lambda: [work(item) for item in items])[1] for _ in range(_WARMING + ROUNDS)]
    return statistics.median(times[_WARMING:]) / len(items)


def _timed(work: Callable[[], _Made]) -> tuple[_Made, float]:
    """What comes of some work, and the milliseconds of processor that it takes."""
    start = time.process_time()
    made = work()
    return made, 1000 * (time.process_time() - start)


if __name__ == "__main__":
    main()
