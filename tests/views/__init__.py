"""The views, held against whole pages written out."""
