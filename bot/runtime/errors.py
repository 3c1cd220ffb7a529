"""What can go wrong between asking for Balise and talking with it."""

from __future__ import annotations


class LaunchError(Exception):
    """Balise cannot start or go on; the message tells staff why, and what to do."""


class StopRequested(Exception):
    """Somebody asked to stop: Ctrl-C, a termination signal, or a closed terminal."""
