"""Names under which the components pass things to each other on a Rasa message."""

ORIGINAL_TEXT = "texte_original"
"""The message as the person typed it; ``text`` holds what the components read."""

CHANGES = "corrections"
"""What the normaliser changed: a list of [written, read]."""

SPACY_DOC = "doc_spacy"
"""The spaCy analysis of the message."""

CLAUSE_OF = "proposition"
"""The path of a sentence or clause within the message before it in the batch.

(1, 0) is the first clause of its second sentence.
"""

QUESTIONS = "questions"
"""What is asked, in order: a list of {"texte", "intention", "confiance", "entites"}."""

ALTERNATIVES = "alternatives"
"""Intents that come close to the one retained, the likeliest first."""
