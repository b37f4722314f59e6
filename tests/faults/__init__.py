"""Faults injected into the real command line, and what must hold all the same."""
