"""The columns beside the picture: looks, blend, light and colour, histogram."""
