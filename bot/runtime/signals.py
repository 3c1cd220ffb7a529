"""Being asked to stop."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any, final

from bot.runtime.errors import StopRequested

STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
STEP = 0.1


@final
class StopSignals:
    """Notes signals that ask to stop, and raises :class:`StopRequested` where the program waits.

    Raising from the signal handler itself could strike while servers are being started or stopped, and
    leave one behind.
    """

    def __init__(self) -> None:
        self._requested = False
        self._before: dict[signal.Signals, Any] = {}

    def __enter__(self) -> StopSignals:
        for number in STOPPING:
            # Already ignored: started in the background or under nohup, which is to be respected.
            if signal.getsignal(number) is not signal.SIG_IGN:
                self._before[number] = signal.signal(number, self._note)
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def pause(self, seconds: float) -> None:
        """Wait.

        Raises:
            StopRequested: somebody asked to stop, before or meanwhile.
        """
        end = time.monotonic() + seconds
        while True:
            if self._requested:
                raise StopRequested
            left = end - time.monotonic()
            if left <= 0:
                return
            time.sleep(min(STEP, left))

    @contextmanager
    def leaving_ctrl_c_to_the_program_in_front(self) -> Iterator[None]:
        """While a program holds the terminal, Ctrl-C is for it: it ends by itself."""
        # A handler and not SIG_IGN, which the program would inherit.
        before = signal.signal(signal.SIGINT, lambda _number, _frame: None)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)

    @contextmanager
    def interrupting_at_once(self) -> Iterator[None]:
        """While nothing would be left behind, Ctrl-C strikes what is going on, which need not pause.

        Raises:
            StopRequested: somebody asked to stop.
        """
        self.pause(0)
        before = signal.getsignal(signal.SIGINT)
        if before is not signal.SIG_IGN:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            yield
        except KeyboardInterrupt as interruption:
            raise StopRequested from interruption
        finally:
            signal.signal(signal.SIGINT, before)

    def _note(self, _number: int, _frame: FrameType | None) -> None:
        self._requested = True
