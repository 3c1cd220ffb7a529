"""Ports that servers can and cannot listen on."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from bot.runtime import ports
from bot.settings import Settings


@pytest.fixture(params=["127.0.0.1", "0.0.0.0"], ids=["on this machine", "on every network"])
def taken(request: pytest.FixtureRequest) -> Iterator[int]:
    """A port that another program listens on."""
    with socket.socket() as listener:
        listener.bind((request.param, 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_two_free_ports_are_fine() -> None:
    ports.check(Settings(port=ports.any_free(), actions_port=ports.any_free()))


def test_a_taken_port_of_rasa_is_named_with_the_variable_that_changes_it(taken: int) -> None:
    with pytest.raises(ports.PortUnusable, match=rf"Le port {taken} est déjà pris\. .* BALISE_PORT=\d+\."):
        ports.check(Settings(port=taken, actions_port=ports.any_free()))


def test_a_taken_port_of_actions_is_named_with_the_variable_that_changes_it(taken: int) -> None:
    with pytest.raises(ports.PortUnusable, match=rf"Le port {taken} est déjà pris\. .* BALISE_PORT_ACTIONS=\d+\."):
        ports.check(Settings(port=ports.any_free(), actions_port=taken))


def test_the_same_port_twice_is_refused() -> None:
    port = ports.any_free()
    with pytest.raises(ports.PortUnusable, match=f"valent tous deux {port}"):
        ports.check(Settings(port=port, actions_port=port))


def test_a_port_is_free_again_once_its_program_closed_it(taken: int) -> None:
    assert not ports.is_free(taken)
    assert ports.is_free(ports.any_free())


def test_where_nobody_listens_nobody_answers() -> None:
    assert not ports.answers(ports.any_free(), "/")
