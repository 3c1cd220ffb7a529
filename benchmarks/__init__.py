"""Measures of Balise: what its understanding is worth and what it costs. Not part of the product."""
