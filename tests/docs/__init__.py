"""Tests that the pages say what the program does."""
