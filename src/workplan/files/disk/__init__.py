"""The disk: where things are, how they are written, and what is kept between calls."""
