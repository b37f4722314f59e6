"""The sheets of a collection: written for each unit, read as they come back, marked where they are wrong."""
