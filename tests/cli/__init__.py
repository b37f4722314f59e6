"""Tests of the command line, as a person calls it."""
