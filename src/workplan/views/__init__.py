"""Results made into text: tables, alerts, problems, and every word that people read."""
