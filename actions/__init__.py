"""Rasa actions: read the tracker, call ``bot``, utter. No decision is taken here."""
