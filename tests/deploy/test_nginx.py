"""The nginx of production, as far as nginx itself can tell."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from bot.channels.gate import BIGGEST_BODY
from bot.channels.telegram import BIGGEST_UPDATE
from bot.channels.visits import ANSWER_WITHIN
from bot.runtime import proxy
from bot.runtime.errors import LaunchError
from bot.settings import ROOT, Settings
from tests.databases import absent

DEPLOY = ROOT / "deploy"


@pytest.fixture(scope="module")
def nginx() -> str:
    try:
        return proxy.nginx()
    except LaunchError as error:
        absent(str(error))


def certificate(folder: Path) -> None:
    if shutil.which("openssl") is None:
        absent("openssl n'est pas installé : pas de certificat d'essai")
    keys = ("-keyout", str(folder / "privkey.pem"), "-out", str(folder / "fullchain.pem"))
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", *keys, "-days", "1", "-subj", "/CN=essai"],
        check=True,
        capture_output=True,
    )


def complaints(nginx: str, configuration: Path) -> str:
    """What nginx has against a configuration, warnings included."""
    command = [nginx, "-t", "-q", "-e", "stderr", "-p", str(configuration.parent), "-c", str(configuration)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stderr + ("" if done.returncode == 0 else f"code {done.returncode}")


def test_nginx_takes_the_configuration_of_production(nginx: str, tmp_path: Path) -> None:
    certificate(tmp_path)
    written = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    for there, here in {
        "/opt/balise": str(ROOT),
        "/etc/balise/tls": str(tmp_path),
        "/var/log/nginx": str(tmp_path),
        "/run/nginx.pid": str(tmp_path / "nginx.pid"),
    }.items():
        assert there in written
        written = written.replace(there, here)
    if os.geteuid() != 0:
        written = written.replace("user www-data;", "")
    configuration = tmp_path / "nginx.conf"
    # Newer ones warn of a directive of the older ones that Debian and Ubuntu have.
    configuration.write_text(written, encoding="utf-8")
    found = [line for line in complaints(nginx, configuration).splitlines() if "http2" not in line]
    assert found == []


def test_nginx_takes_the_configuration_of_the_containers(nginx: str, tmp_path: Path) -> None:
    written = (DEPLOY / "nginx.compose.conf").read_text(encoding="utf-8")
    # Names that only the containers know.
    for there, here in {
        "/etc/balise/nginx": str(DEPLOY / "nginx"),
        "rasa-1:": "127.0.0.1:",
        "rasa-2:": "127.0.0.2:",
        # From nginx 1.27.3 on, which the containers have.
        " resolve max_fails": " max_fails",
        "/tmp/nginx.pid": str(tmp_path / "nginx.pid"),
    }.items():
        assert there in written
        written = written.replace(there, here)
    configuration = tmp_path / "nginx.conf"
    configuration.write_text(written, encoding="utf-8")
    assert complaints(nginx, configuration) == ""


def test_nginx_takes_the_configuration_of_a_trial(nginx: str, tmp_path: Path) -> None:
    program = proxy.proxy(Settings(data=tmp_path), rasa=(40001, 40002), actions=(40003, 40004))
    assert program.command[0] == nginx


def test_a_configuration_that_nginx_refuses_is_told_in_french(tmp_path: Path) -> None:
    with pytest.raises(LaunchError, match="nginx refuse sa configuration"):
        proxy.proxy(Settings(data=tmp_path), rasa=(), actions=(40003,))


def test_nginx_waits_longer_than_balise_takes_to_apologise() -> None:
    assert ANSWER_WITHIN < 30
    assert "proxy_read_timeout 30s;" in public()


def test_nginx_and_balise_agree_on_the_biggest_body() -> None:
    assert BIGGEST_BODY == 16 * 1024
    assert "\nclient_max_body_size 16k;" in public()
    assert BIGGEST_UPDATE == 256 * 1024
    assert "    client_max_body_size 256k;" in public()


def test_a_message_that_reached_a_server_is_never_sent_to_another_by_nginx() -> None:
    assert "non_idempotent" not in public()


def public() -> str:
    return (DEPLOY / "nginx" / "public.conf").read_text(encoding="utf-8")
