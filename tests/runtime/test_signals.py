"""Being asked to stop, by real signals."""

from __future__ import annotations

import os
import signal
import time

import pytest

from bot.runtime.errors import StopRequested
from bot.runtime.signals import STOPPING, StopSignals


def _press_ctrl_c_and_go_on() -> None:
    os.kill(os.getpid(), signal.SIGINT)
    time.sleep(5)


@pytest.mark.parametrize("number", STOPPING)
def test_a_stopping_signal_ends_the_next_pause(number: signal.Signals) -> None:
    with StopSignals() as signals:
        os.kill(os.getpid(), number)
        with pytest.raises(StopRequested):
            signals.pause(3600)


def test_without_a_signal_a_pause_just_ends() -> None:
    with StopSignals() as signals:
        signals.pause(0)


def test_ctrl_c_is_left_to_the_program_in_front() -> None:
    with StopSignals() as signals:
        with signals.leaving_ctrl_c_to_the_program_in_front():
            os.kill(os.getpid(), signal.SIGINT)
        signals.pause(0)
        os.kill(os.getpid(), signal.SIGINT)
        with pytest.raises(StopRequested):
            signals.pause(3600)


def test_ctrl_c_interrupts_at_once_what_never_pauses() -> None:
    with StopSignals() as signals:
        with pytest.raises(StopRequested), signals.interrupting_at_once():
            _press_ctrl_c_and_go_on()
        # Afterwards it is only noted again.
        os.kill(os.getpid(), signal.SIGINT)
        with pytest.raises(StopRequested):
            signals.pause(3600)


def test_nothing_is_begun_after_a_signal() -> None:
    with StopSignals() as signals:
        os.kill(os.getpid(), signal.SIGTERM)
        with pytest.raises(StopRequested), signals.interrupting_at_once():
            pytest.fail("rien ne devait commencer")


def test_a_signal_that_is_ignored_stays_ignored() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with StopSignals() as signals:
            os.kill(os.getpid(), signal.SIGHUP)
            signals.pause(0)
    finally:
        signal.signal(signal.SIGHUP, before)


def test_afterwards_signals_do_what_they_did_before() -> None:
    before = [signal.getsignal(number) for number in STOPPING]
    with StopSignals():
        pass
    assert [signal.getsignal(number) for number in STOPPING] == before
