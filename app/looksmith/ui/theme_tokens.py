"""The colours of the three themes, each from a lightness, a chroma and a hue.

This is the one place where colours of the window are decided; all else names tokens.
Surfaces have chroma 0, so that nothing beside a photo tints it.
"""

from __future__ import annotations

import math
from functools import cache

import numpy as np

from looksmith.colour.lab import linear_from_oklab
from looksmith.colour.transfer import encode_srgb

__all__ = ["DEFAULT_THEME", "SURFACES", "THEMES", "theme_tokens"]

THEMES = ("dark", "grey", "light")
DEFAULT_THEME = "dark"

SURFACES = (
    "window", "panel", "sunken", "raised", "hover", "pressed", "line", "canvas",
    "scope", "scope-line",
)  # fmt: skip
"""What things stand on: always of chroma 0."""

_Lch = tuple[float, float, float]
_BLUE, _AMBER, _RED = 251.0, 83.0, 29.0

# Graphs and scopes keep their dark ground: their colours are data, made for it.
_SCOPE = {
    "scope": 0.19,
    "scope-line": 0.32,
    "scope-off": 0.60,
    "scope-dim": 0.75,
    "scope-text": 0.93,
    "on-photo": 0.95,
}

_VEIL = "#96000000"  # under words on a photo: black, 59 % opaque

_GREYS: dict[str, dict[str, float]] = {
    "dark": {
        "window": 0.22, "panel": 0.25, "sunken": 0.19, "raised": 0.32,
        "hover": 0.37, "pressed": 0.29, "line": 0.35, "canvas": 0.33,
        "handle": 0.80, "text": 0.93, "text-dim": 0.75, "text-off": 0.60,
    },
    "grey": {
        "window": 0.41, "panel": 0.44, "sunken": 0.38, "raised": 0.475,
        "hover": 0.50, "pressed": 0.42, "line": 0.54, "canvas": 0.56,
        "handle": 0.92, "text": 0.995, "text-dim": 0.915, "text-off": 0.75,
    },
    "light": {
        "window": 0.92, "panel": 0.95, "sunken": 0.99, "raised": 0.975,
        "hover": 0.89, "pressed": 0.86, "line": 0.82, "canvas": 0.77,
        "handle": 0.42, "text": 0.22, "text-dim": 0.385, "text-off": 0.58,
    },
}  # fmt: skip

_TINTS: dict[str, dict[str, _Lch]] = {
    "dark": {
        "accent": (0.69, 0.066, _BLUE),
        "accent-dim": (0.48, 0.048, _BLUE),
        "warning": (0.785, 0.10, _AMBER),
        "error": (0.735, 0.105, _RED),
    },
    "grey": {
        "accent": (0.88, 0.055, _BLUE),
        "accent-dim": (0.41, 0.07, _BLUE),
        "warning": (0.91, 0.10, _AMBER),
        "error": (0.88, 0.065, _RED),
    },
    "light": {
        "accent": (0.47, 0.09, _BLUE),
        "accent-dim": (0.84, 0.045, _BLUE),
        "warning": (0.48, 0.095, _AMBER),
        "error": (0.47, 0.15, _RED),
    },
}


def _hex(lightness: float, chroma: float = 0.0, hue: float = 0.0) -> str:
    """Return the sRGB colour of an OkLCh one (hue in degrees) as ``#rrggbb``."""
    angle = math.radians(hue)
    lab = (lightness, chroma * math.cos(angle), chroma * math.sin(angle))
    linear = np.clip(linear_from_oklab(np.array(lab, np.float32)), 0, 1)
    codes = np.rint(encode_srgb(linear.astype(np.float32)) * 255).astype(int)
    return "#" + "".join(f"{code:02x}" for code in codes.tolist())


@cache
def theme_tokens(name: str) -> dict[str, str]:
    """Return the colours of a theme, token to ``#rrggbb``, or ``#aarrggbb``.

    Parameters
    ----------
    name
        One of `THEMES`.

    Raises
    ------
    KeyError
        There is no such theme.
    """
    greys = {**_GREYS[name], **_SCOPE}
    return {
        **{token: _hex(lightness) for token, lightness in greys.items()},
        **{token: _hex(*lch) for token, lch in _TINTS[name].items()},
        "veil": _VEIL,
    }
