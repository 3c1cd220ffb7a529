"""Balise: what it knows (curriculum), understands (language, nlu), decides (dialogue) and says (replies)."""
