"""The containers of compose.yml."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from typing import Any

import pytest
from ruamel.yaml import YAML

from bot.channels.gate import BIGGEST_BODY
from bot.settings import ROOT, Settings
from tests.databases import absent
from tests.telegram.peer import TOKEN

FILE = ROOT / "deploy" / "compose.yml"
SECRETS = {
    "BALISE_SECRET": "s" * 48,
    "BALISE_MOT_DE_PASSE_BASE": "tres-secret",
    "BALISE_MOT_DE_PASSE_REDIS": "tres-secret",
}


@pytest.fixture(scope="module")
def services() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = YAML(typ="rt").load(FILE)["services"]
    return found


def client() -> list[str]:
    """The program that reads such files: it needs no daemon for that."""
    docker, alone = shutil.which("docker"), shutil.which("docker-compose")
    if docker and subprocess.run([docker, "compose", "version"], capture_output=True, check=False).returncode == 0:
        return [docker, "compose"]
    if alone is None:
        absent("ni « docker compose » ni « docker-compose » n'est installé")
    return [alone]


def compose(environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    # The last program of the first generation, which Debian 12 has, knows everything here but the name.
    file = "".join(line for line in FILE.open(encoding="utf-8") if not line.startswith("name:"))
    return subprocess.run(
        [*client(), "--project-directory", str(FILE.parent), "-f", "-", "config", "--quiet"],
        input=file,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | environment,
    )


def test_docker_takes_the_file() -> None:
    taken = compose(SECRETS)
    assert taken.returncode == 0, taken.stderr


@pytest.mark.parametrize("missing", SECRETS)
def test_docker_refuses_to_start_without_a_secret(missing: str) -> None:
    refused = compose(SECRETS | {missing: ""})
    assert refused.returncode != 0
    assert missing in refused.stderr


def test_only_nginx_is_reached_from_outside(services: dict[str, dict[str, Any]]) -> None:
    assert [name for name, service in services.items() if "ports" in service] == ["nginx"]


def test_no_secret_is_written_in_the_file() -> None:
    for line in FILE.read_text(encoding="utf-8").splitlines():
        name, _, value = line.strip().partition(": ")
        if any(word in name for word in ("PASSWORD", "SECRET", "AUTH", "_URL")):
            assert "${" in value


def test_every_service_is_started_again_when_it_dies(services: dict[str, dict[str, Any]]) -> None:
    assert all(service["restart"] == "always" for service in services.values())


def test_only_rasa_servers_reach_the_action_servers_which_are_one_name(services: dict[str, dict[str, Any]]) -> None:
    for number in ("1", "2"):
        actions = services[f"actions-{number}"]
        assert actions["networks"] == {"actions": {"aliases": ["actions"]}}
        assert "--port 5055" in actions["command"]
        # Not in the network of a Rasa server: that one is gone when the server starts again.
        assert "network_mode" not in actions
    assert [name for name, each in services.items() if "actions" in each.get("networks", ())] == [
        "rasa-1",
        "rasa-2",
        "actions-1",
        "actions-2",
    ]


def test_the_endpoints_of_the_containers_differ_by_the_address_of_the_actions(
    services: dict[str, dict[str, Any]],
) -> None:
    assert "--endpoints deploy/endpoints.compose.yml" in services["rasa-1"]["command"]
    read = YAML(typ="safe")
    here, there = read.load(ROOT / "endpoints.yml"), read.load(FILE.parent / "endpoints.compose.yml")
    assert there["action_endpoint"].pop("url") == "http://actions:5055/webhook"
    here["action_endpoint"].pop("url")
    assert there == here


def filled_in(service: dict[str, Any], known: dict[str, str]) -> dict[str, str]:
    """The environment of a service, where ``deploy/.env`` says what is known and nothing else."""
    return {
        name: re.sub(r"\$\{(\w+):[?-]\}", lambda found: known.get(found[1], ""), str(value))
        for name, value in service["environment"].items()
    }


def test_what_staff_may_set_reaches_the_servers(services: dict[str, dict[str, Any]]) -> None:
    known = SECRETS | {"BALISE_CONSERVATION_JOURS": "7", "BALISE_TELEGRAM_JETON": TOKEN}
    rasa = Settings.from_environment(filled_in(services["rasa-1"], known))
    actions = Settings.from_environment(filled_in(services["actions-1"], known))
    assert rasa.kept_days == actions.kept_days == 7
    assert rasa.telegram is not None


def test_the_settings_of_the_rasa_servers_are_taken(services: dict[str, dict[str, Any]]) -> None:
    environment = filled_in(services["rasa-1"], SECRETS)
    settings = Settings.from_environment(environment)
    assert settings.public
    assert settings.credentials.name in services["rasa-1"]["command"]
    assert settings.database_url == "postgresql://balise:tres-secret@postgresql:5432/balise"
    assert settings.redis_url == "redis://:tres-secret@redis:6379/0"
    assert int(environment["SANIC_REQUEST_MAX_SIZE"]) == BIGGEST_BODY


def test_what_is_mounted_from_the_project_exists(services: dict[str, dict[str, Any]]) -> None:
    mounted = [each.split(":")[0] for service in services.values() for each in service.get("volumes", ())]
    here = [path for path in mounted if path.startswith(".") and path != "../models"]
    assert [path for path in here if not (FILE.parent / path).exists()] == []
