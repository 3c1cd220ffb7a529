"""Nothing that names a visitor is kept: what is masked before a conversation is stored. Without Rasa."""

KEPT_DAYS = 30
"""The days after which a conversation that came to rest is forgotten, unless BALISE_CONSERVATION_JOURS says others."""
