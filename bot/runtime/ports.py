"""The ports that the servers listen on."""

from __future__ import annotations

import errno
import http.client
import socket

from bot.runtime.errors import LaunchError
from bot.settings import Settings

HOST = "127.0.0.1"
ANSWER_WITHIN = 2.0


class PortUnusable(LaunchError):
    """A server cannot listen on its port."""


def check(settings: Settings) -> None:
    """Make sure that both servers can listen.

    Raises:
        PortUnusable: a port is taken or forbidden, or both are the same.
    """
    if settings.port == settings.actions_port:
        raise PortUnusable(f"BALISE_PORT et BALISE_PORT_ACTIONS valent tous deux {settings.port} : il en faut deux.")
    _check_one("BALISE_PORT", settings.port)
    _check_one("BALISE_PORT_ACTIONS", settings.actions_port)


def is_free(port: int) -> bool:
    """Whether a server can listen on a port."""
    return _refusal(port) is None


def any_free() -> int:
    """The number of a port that nobody uses."""
    with socket.socket() as listener:
        listener.bind((HOST, 0))
        return int(listener.getsockname()[1])


def answers(port: int, path: str) -> bool:
    """Whether a server says that all is well under a path."""
    connection = http.client.HTTPConnection(HOST, port, timeout=ANSWER_WITHIN)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _check_one(variable: str, port: int) -> None:
    refusal = _refusal(port)
    if refusal == errno.EADDRINUSE:
        raise PortUnusable(
            f"Le port {port} est déjà pris. Choisissez-en un autre, par exemple {variable}={any_free()}."
        )
    if refusal is not None:
        raise PortUnusable(
            f"Le port {port} est réservé au système. Choisissez-en un autre, par exemple {variable}={any_free()}."
        )


def _refusal(port: int) -> int | None:
    """The error number with which the system refuses to listen on a port."""
    with socket.socket() as listener:
        # As the servers do, so that a port left a moment ago counts as free.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HOST, port))
            listener.listen()
        except OSError as error:
            return error.errno
    return None
