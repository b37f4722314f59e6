"""What a plan, an entry and a verdict mean: pure values and arithmetic, no files, clock, terminal or YAML."""
