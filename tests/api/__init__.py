"""Tests of the API for programs in Python."""
