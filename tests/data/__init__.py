"""The plans and logs that come with the repository, held against what they are meant to show."""
