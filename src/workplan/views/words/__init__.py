"""The words for people, in every language: one catalogue a theme, and no word anywhere else."""
