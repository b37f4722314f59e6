"""Plan files: what one says, what that means, and what of it is kept for the next call."""
