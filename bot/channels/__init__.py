"""How people reach Balise: the centre's website, Telegram."""
