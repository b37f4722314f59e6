"""The machine format that DESIGN 6.1 promises: results as JSON."""
