"""Tests of what a message means behind what was said before it."""
