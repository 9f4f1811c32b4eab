"""What pictures a LUT is made for: finished ones, log ones, a scene's light."""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from looksmith.lut.algebra import resample
from looksmith.lut.table import Lut3D

__all__ = ["LINEAR", "LOG", "expected_input"]

LOG, LINEAR = "log", "linear"

_LOG_NAME = re.compile(
    r"(?<![a-z])(?:(?:s|v|c|n|d|f|z|i|canon|arri|apple|sony)[ _-]?log\d?|log[ _-]?c\d?"
    r"|log3g1[02]|redlog(?:film)?|bmdfilm|film[ _-]?log|cineon|log\d?|logarithmic"
    r"|acescct?|davinci[ _-]?intermediate)(?![a-z])"
)
_LINEAR_NAME = re.compile(
    r"(?<![a-z])(?:scene[ _-]?(?:linear|referred)|linear[ _-]?light|acescg|aces2065"
    r"|lin(?:ear)?[ _-]?(?:to(?![a-z])|2))"
)
_ENOUGH = 33


def _greys(lut: Lut3D, codes: list[float]) -> NDArray[np.float64]:
    plain = lut if lut.is_plain else resample(lut, max(lut.size, _ENOUGH))
    steps = np.arange(plain.size)
    greys = plain.table[steps, steps, steps].mean(axis=-1)
    return np.asarray(np.interp(codes, np.linspace(0, 1, plain.size), greys))


def _shaped_for_log(lut: Lut3D) -> bool:
    """Tell whether the lower tones become nothing and log's white (0.6) is white."""
    low, high = _greys(lut, [0.1, 0.62])
    return bool(low < 0.02 and high > 0.93)


def _shaped_for_light(lut: Lut3D) -> bool:
    """Tell whether a display's tone curve is in it, which is steep next to black.

    sRGB's takes 0.02 to 0.15 and 0.2 to 0.48, and is three times flatter from there
    on; a look for finished pictures that lifts so much lifts black as well.
    """
    black, deep, low, middle = _greys(lut, [0, 0.02, 0.2, 0.5])
    slope = (deep - black) / 0.02
    flatter = (middle - low) / 0.3 < slope / 3
    return bool(black < 0.05 and slope > 3.4 and low > 0.35 and flatter)


def expected_input(lut: Lut3D, name: str) -> str:
    """Guess what a LUT is made for, by what it says, by its name, by its shape.

    Parameters
    ----------
    lut
        Any LUT.
    name
        Its file's name, folder and title, for people.

    Returns
    -------
    str
        `LOG` or `LINEAR`, or a name with "log" in it that the LUT itself gives; else
        the LUT's own input space.
    """
    said, named = lut.input_space.casefold(), name.casefold()
    if "log" in said:
        return lut.input_space
    if _LOG_NAME.search(named):
        return LOG
    if LINEAR in said or _LINEAR_NAME.search(named):
        return LINEAR
    if _shaped_for_log(lut):
        return LOG
    return LINEAR if _shaped_for_light(lut) else lut.input_space
