"""The Rasa components by which Balise understands French. See docs/nlu.md for how they fit."""
