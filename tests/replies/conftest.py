"""Hypothesis without a deadline: the first call of some functions reads a file."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("balise", deadline=None)
settings.load_profile("balise")
