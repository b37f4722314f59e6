"""Every problem has a folder that is broken in just that way, with what the program says of it."""
