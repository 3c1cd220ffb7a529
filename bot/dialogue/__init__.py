"""What to answer, given what is asked and what was said before. Pure: knows nothing of Rasa."""
