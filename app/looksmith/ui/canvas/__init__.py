"""The canvas: the picture, zooming, panning, and comparing with the original."""
