"""From facts and wording to the words that a person reads. Knows nothing of Rasa."""
