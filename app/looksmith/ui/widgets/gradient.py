"""What a slider's track shows when its direction has a colour."""

from __future__ import annotations

__all__ = ["GRADIENTS", "Gradient"]

Gradient = tuple[str, ...]
"""Colours from the low end to the high end, evenly spaced, as "#rrggbb"."""

GRADIENTS: dict[str, Gradient] = {
    "temperature": ("#3f6ea8", "#6b6b6b", "#b8853c"),
    "tint": ("#4b8a4b", "#6b6b6b", "#a0558f"),
    "saturation": ("#6b6b6b", "#6f6a66", "#a8563f"),
    "vibrance": ("#6b6b6b", "#6a6c70", "#4a78a6"),
    "exposure": ("#2c2c2c", "#b4b4b4"),
}
