"""The dashboard: one HTML page that needs nothing but itself."""
