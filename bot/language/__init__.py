"""French text as people type it: folding, numbers, durations, what a person says of her life. No Rasa."""
