"""Logs on disk: read by one pattern and the YAML reader, and written a line at a time."""
