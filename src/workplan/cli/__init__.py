"""The command line: arguments, the clock, exit codes; a command reads, loads, checks, computes and shows."""
