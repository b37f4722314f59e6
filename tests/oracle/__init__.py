"""A second, plain and slow reading of the verdicts (docs/verdicts.md), to hold against the product."""
