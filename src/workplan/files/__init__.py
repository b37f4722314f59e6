"""Text and disk: the only room with YAML, pydantic and open files; wrong data comes back as problems."""
