"""Alerts as messages to the robots of groups: one module a service, and what they share."""
