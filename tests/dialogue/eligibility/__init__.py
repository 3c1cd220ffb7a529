"""Tests of what people tell of themselves, and of the eligibility dialogue."""
