"""Rasa is imported as Balise runs it: without TensorFlow."""

from __future__ import annotations

from bot.runtime.rasa_command import prepare

prepare()
