"""Tests of exported tables."""
