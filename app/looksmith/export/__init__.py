"""Out of the house: finished photos and LUT files."""
