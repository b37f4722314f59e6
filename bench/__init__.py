"""How fast workplan is, beside other programs that do equal work on equal entries: `make bench`."""
