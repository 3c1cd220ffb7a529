"""What a training depends on, and how changes are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.runtime.errors import LaunchError
from bot.runtime.training_inputs import changes, checksums
from bot.settings import ROOT

DOMAIN = """\
version: "3.1"
session_config: {session_expiration_time: 60}
intents: [saluer, demander_prix]
slots: {sujet: {type: any}}
responses:
  utter_saluer: [{text: "Bonjour !"}]
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    files = {
        "domain.yml": DOMAIN,
        "config.yml": "language: fr\n",
        "data/nlu.yml": "nlu: []\n",
        "data/autres/nlu.yml": "nlu: []\n",
        "bot/nlu/topics.py": "TOPICS = 1\n",
        "bot/language/text.py": "TEXT = 1\n",
        "bot/language/abreviations.yml": "svp: s'il vous plaît\n",
        "curriculum/CPN42.yml": "code: CPN42\n",
        "requirements.lock": "numpy==1.26.4 \\\n    --hash=sha256:00\nlimits==5.8.0\n",
        "bot/dialogue/talk.py": "TALK = 1\n",
    }
    for name, content in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return tmp_path


def _inputs(project: Path) -> dict[str, str]:
    return checksums(project / "domain.yml", project)


@pytest.mark.parametrize(
    "name",
    [
        "config.yml",
        "data/nlu.yml",
        "data/autres/nlu.yml",
        "bot/nlu/topics.py",
        "bot/language/text.py",
        "bot/language/abreviations.yml",
    ],
)
def test_a_file_that_training_reads_is_named_when_it_changed(project: Path, name: str) -> None:
    before = _inputs(project)
    (project / name).write_text("# autre chose\n", encoding="utf-8")
    assert changes(before, _inputs(project)) == f"{name} a changé depuis le dernier modèle"


def test_a_package_that_computes_the_model_is_named_when_its_version_changed(project: Path) -> None:
    before = _inputs(project)
    (project / "requirements.lock").write_text("numpy==2.0.0\nlimits==5.8.0\n", encoding="utf-8")
    assert changes(before, _inputs(project)) == "requirements.lock (numpy) a changé depuis le dernier modèle"


def test_a_package_that_no_model_is_made_with_asks_for_no_training(project: Path) -> None:
    before = _inputs(project)
    (project / "requirements.lock").write_text("limits==6.0.0\nnumpy==1.26.4 \\\n", encoding="utf-8")
    assert changes(before, _inputs(project)) is None


def test_code_that_only_runs_after_training_asks_for_none(project: Path) -> None:
    before = _inputs(project)
    (project / "bot/dialogue/talk.py").write_text("TALK = 2\n", encoding="utf-8")
    assert changes(before, _inputs(project)) is None


def test_new_words_of_an_answer_ask_for_no_training(project: Path) -> None:
    before = _inputs(project)
    (project / "domain.yml").write_text(DOMAIN.replace("Bonjour", "Bienvenue"), encoding="utf-8")
    assert changes(before, _inputs(project)) is None


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("demander_prix", "demander_devis", "intents"),
        ("sujet", "objet", "slots"),
        # Rasa reads it from the model: an old model would keep the old duration.
        ("time: 60", "time: 30", "session_config"),
    ],
)
def test_the_part_of_the_domain_that_changed_is_named(project: Path, old: str, new: str, key: str) -> None:
    before = _inputs(project)
    (project / "domain.yml").write_text(DOMAIN.replace(old, new), encoding="utf-8")
    assert changes(before, _inputs(project)) == f"domain.yml ({key}) a changé depuis le dernier modèle"


def test_added_and_removed_files_are_told_apart_from_changed_ones(project: Path) -> None:
    before = _inputs(project)
    (project / "data/nlu.yml").unlink()
    (project / "data/nlu_acces.yml").touch()
    (project / "config.yml").write_text("language: en\n", encoding="utf-8")
    assert changes(before, _inputs(project)) == (
        "config.yml a changé ; data/nlu_acces.yml a été ajouté ; data/nlu.yml a été retiré depuis le dernier modèle"
    )


def test_several_changes_are_listed_in_one_sentence() -> None:
    assert changes({"a": "1", "b": "1"}, {"a": "2", "b": "2"}) == "a et b ont changé depuis le dernier modèle"


def test_many_changes_are_counted_instead_of_listed() -> None:
    before = dict.fromkeys("abcde", "1")
    now = dict.fromkeys("abcde", "2")
    assert changes(before, now) == "a, b et 3 autres fichiers ont changé depuis le dernier modèle"


def test_a_domain_that_is_no_yaml_is_refused_with_the_place_of_the_mistake(project: Path) -> None:
    (project / "domain.yml").write_text("intents:\n  - saluer\n  - [", encoding="utf-8")
    with pytest.raises(LaunchError, match=r"domain\.yml n'est pas un fichier YAML correct : .* line \d"):
        _inputs(project)


@pytest.mark.parametrize("content", ["", "- saluer\n"])
def test_a_domain_that_holds_no_keys_is_refused(project: Path, content: str) -> None:
    (project / "domain.yml").write_text(content, encoding="utf-8")
    with pytest.raises(LaunchError, match="domaine Rasa"):
        _inputs(project)


def test_a_missing_domain_is_refused(project: Path) -> None:
    (project / "domain.yml").unlink()
    with pytest.raises(LaunchError, match=r"domain\.yml ne se lit pas"):
        _inputs(project)


def test_the_project_itself_has_inputs_of_every_kind() -> None:
    names = set(checksums(ROOT / "domain.yml"))
    assert {"config.yml", "requirements.lock (rasa)", "data/rules.yml", "domain.yml (intents)"} <= names
    assert any(name.startswith("bot/nlu/") for name in names)
    assert any(name.startswith("bot/language/") for name in names)
    assert "domain.yml (responses)" not in names
