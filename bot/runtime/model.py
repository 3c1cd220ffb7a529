"""The trained model, and the record of what it was trained from."""

from __future__ import annotations

import fcntl
import hashlib
import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bot.runtime.console import shown
from bot.runtime.errors import LaunchError
from bot.runtime.training_inputs import Checksums, changes

NAME = "balise"


class Model:
    """The one model of a folder: ``balise.tar.gz``, beside ``balise.json`` that tells where it comes from."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.archive = folder / f"{NAME}.tar.gz"
        self.record = folder / f"{NAME}.json"

    def why_train(self, inputs: Checksums) -> str | None:
        """In French, why this model does not do for these inputs; None if it does."""
        if not self.archive.exists():
            return f"pas encore de modèle dans {shown(self._folder)}"
        recorded = self._recorded()
        if recorded is None:
            return f"{shown(self.record)} manque ou ne se lit pas : l'origine du modèle est inconnue"
        if recorded.get("modele") != _checksum(self.archive):
            return f"{shown(self.archive)} n'est plus le modèle du dernier entraînement"
        return changes(recorded.get("entrees", {}), inputs)

    @contextmanager
    def workshop(self) -> Iterator[Path]:
        """An empty folder to train in, that nobody else uses and that is gone afterwards.

        Raises:
            LaunchError: another training is going on.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        with (self._folder / ".verrou").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise LaunchError("Un autre entraînement est en cours : attendez sa fin, ou arrêtez-le.") from error
            # Beside the model, so that the new one moves in by a single renaming.
            workshop = self._folder / ".entrainement"
            shutil.rmtree(workshop, ignore_errors=True)
            workshop.mkdir()
            try:
                yield workshop
            finally:
                shutil.rmtree(workshop, ignore_errors=True)

    def replace_by(self, trained: Path, inputs: Mapping[str, str]) -> None:
        """Take a newly trained model in the place of this one.

        Interrupted in the middle, the record does not know the new archive, and the next start trains again.
        """
        record = {"modele": _checksum(trained), "entrees": inputs}
        written = trained.with_suffix(".json")
        written.write_text(json.dumps(record, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        trained.replace(self.archive)
        written.replace(self.record)

    def _recorded(self) -> dict[str, Any] | None:
        try:
            content = json.loads(self.record.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return content if isinstance(content, dict) else None


def _checksum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
