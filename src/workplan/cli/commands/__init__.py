"""The commands, one a module, each with the function that Typer calls."""
