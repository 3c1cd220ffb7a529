"""The Rasa components by which Balise understands French. See docs/comprendre.md for how they fit."""
