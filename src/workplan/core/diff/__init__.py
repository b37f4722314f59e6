"""Diff: what changed between two states of a plan, in the plan's own terms, and whether that eased it."""
