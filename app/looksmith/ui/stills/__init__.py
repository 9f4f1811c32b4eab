"""Stills: whole recipes kept aside, to compare and to go back to."""
