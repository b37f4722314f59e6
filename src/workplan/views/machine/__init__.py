"""The machine format that docs/json.md promises: results as JSON."""
