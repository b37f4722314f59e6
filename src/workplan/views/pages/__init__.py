"""The pages of the commands: status and alerts, one thing, and what changed in the plan."""
