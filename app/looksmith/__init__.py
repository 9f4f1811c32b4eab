"""Looksmith: browse, blend, invert and export looks on your own photographs."""

__version__ = "0.1.0"
