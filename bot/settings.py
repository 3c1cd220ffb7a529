"""What can be set from outside, by environment variables."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class SettingsError(ValueError):
    """An environment variable has a value that cannot be used."""


@dataclass(frozen=True)
class Settings:
    """Where things are and on which ports servers listen.

    ``course`` is the code of the course spoken of while nobody named one (None: the first by file name).
    """

    courses: Path = ROOT / "curriculum"
    domain: Path = ROOT / "domain.yml"
    data: Path = ROOT / "donnees"
    models: Path = ROOT / "models"
    course: str | None = None
    port: int = 5005
    actions_port: int = 5055

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Settings:
        """The settings that the environment asks for.

        Raises:
            SettingsError: a port is no port number.
        """
        return cls(
            courses=Path(environment.get("BALISE_FORMATIONS", cls.courses)),
            domain=Path(environment.get("BALISE_DOMAINE", cls.domain)),
            data=Path(environment.get("BALISE_DONNEES", cls.data)),
            models=Path(environment.get("BALISE_MODELES", cls.models)),
            course=environment.get("BALISE_FORMATION") or None,
            port=_port(environment, "BALISE_PORT", cls.port),
            actions_port=_port(environment, "BALISE_PORT_ACTIONS", cls.actions_port),
        )


def _port(environment: Mapping[str, str], name: str, default: int) -> int:
    written = environment.get(name, str(default))
    if not written.isdecimal() or not 1 <= int(written) <= 65535:
        raise SettingsError(f"{name} : un numéro de port entre 1 et 65535 est attendu (lu : « {written} »)")
    return int(written)
