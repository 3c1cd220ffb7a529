"""Stands between a client and a server, and may stop passing on what they say: neither hears that the other is gone."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

CHUNK = 65_536


class Relay:
    """A way to a server, which may hang."""

    host = "127.0.0.1"

    def __init__(self, host: str, port: int) -> None:
        self._server = (host, port)
        self._flows = threading.Event()
        self._flows.set()
        self._entrance = socket.create_server((self.host, 0), backlog=128)
        self.port = int(self._entrance.getsockname()[1])
        _in_background(self._take_in)

    def hang(self) -> None:
        """Keep what is said from now on, and the end of connections too."""
        self._flows.clear()

    def go_on(self) -> None:
        """Pass on what was kept, and all that comes."""
        self._flows.set()

    def close(self) -> None:
        """Take in nobody any more."""
        self.go_on()
        # To close it would leave the thread waiting in accept().
        with suppress(OSError):
            self._entrance.shutdown(socket.SHUT_RDWR)
        self._entrance.close()

    def _take_in(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._entrance.accept()
                _in_background(self._serve, client)

    def _serve(self, client: socket.socket) -> None:
        self._flows.wait()
        try:
            server = socket.create_connection(self._server)
        except OSError:
            client.close()
            return
        for each in (client, server):
            # A question in two pieces shall not wait for the first to be confirmed.
            each.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        back = _in_background(self._pass_on, server, client)
        self._pass_on(client, server)
        back.join()
        client.close()
        server.close()

    def _pass_on(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while said := source.recv(CHUNK):
                self._flows.wait()
                target.sendall(said)
        self._flows.wait()
        for each in (source, target):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)


def _in_background(run: Callable[..., None], *what: object) -> threading.Thread:
    thread = threading.Thread(target=run, args=what, daemon=True)
    thread.start()
    return thread


@contextmanager
def a_relay(host: str, port: int) -> Iterator[Relay]:
    """A relay to a server."""
    relay = Relay(host, port)
    try:
        yield relay
    finally:
        relay.close()
