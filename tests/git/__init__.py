"""Real repositories, scripted commit by commit, and what the program says of their history."""
