"""Tests of what plans, entries and verdicts mean."""
