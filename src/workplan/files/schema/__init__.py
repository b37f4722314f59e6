"""What may be written in plans and logs: declared once, for the problems and for the JSON Schema."""
