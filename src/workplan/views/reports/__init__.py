"""Reports: one renderer a format, each loaded only when it is asked for."""
