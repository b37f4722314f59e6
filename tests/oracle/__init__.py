"""A second, plain and slow reading of DESIGN sections 4 and 5, to hold against the product."""
