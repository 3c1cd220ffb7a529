"""What a training course is, what its file says, and what follows from it. Knows nothing of Rasa."""
