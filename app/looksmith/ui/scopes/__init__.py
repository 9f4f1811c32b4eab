"""Scopes: what the levels and colours of the picture are, measured and drawn."""
