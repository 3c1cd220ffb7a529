"""Tests of the questions about what is taught."""
