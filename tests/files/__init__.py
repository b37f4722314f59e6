"""Tests of reading and writing plans and logs."""
