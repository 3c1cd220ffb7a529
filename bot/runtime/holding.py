"""Whether a turn still has its conversation to itself: asked before anything of it is written.

A server that stood still for longer than its lease, or whose connection to PostgreSQL was cut, may go on for a moment
without knowing that another one has the conversation by now. What it would write then would be lost or doubled.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from rasa.core.lock_store import LockError

Check = Callable[[], Awaitable[None]]
_CHECK: ContextVar[Check | None] = ContextVar("balise_tient", default=None)


@contextmanager
def held(check: Check) -> Iterator[None]:
    """Until the ``with`` block is left, ``check`` tells whether the conversation is still this turn's own.

    It raises ``LockError`` where it is not.
    """
    outer = _CHECK.get()
    _CHECK.set(check)
    try:
        yield
    finally:
        _CHECK.set(outer)


async def confirm() -> None:
    """Make sure that the conversation which this turn took last is still its own; one that took none is let pass.

    Raises:
        LockError: another turn may have it, or what keeps the locks does not answer.
    """
    check = _CHECK.get()
    if check is not None:
        await check()


def lost() -> LockError:
    """The error of a turn whose conversation another one may have."""
    return LockError("Le verrou de la conversation a été perdu pendant la réponse.")
