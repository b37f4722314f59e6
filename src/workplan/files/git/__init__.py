"""Git: what a repository holds, read by plumbing alone, and the three things that `git-setup` writes."""
