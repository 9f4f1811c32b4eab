"""What a state of the flow may be, given the photo it began with.

The network has seen neither black-and-white photos nor pictures of one colour, and it
tints what is grey in a photo: a grey sky over a town came out pink, the road brown.
Nor does it know that white skies in fog, and snow, are white: they came out brownish.
Holding greys to their hue, and white near white, costs the pairs nothing
(docs/dehaze.md).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from looksmith.models.grey import is_grey, structure

__all__ = ["plausible"]

FloatArray = NDArray[np.float32]

_LUMA = np.array([0.2126, 0.7152, 0.0722], np.float32)
_NEUTRAL = 48 / 255  # between a colour's channels: from here on it is no grey
_TINT_LEFT = 0.25  # of a grey's new tint
_MORE_COLOUR = 2.0  # that a grey's own tint may grow by
_FAINT = 1e-3
_LEAST_TRANSMISSION = 0.4  # before a white airlight


def plausible(small: FloatArray, state: FloatArray, *, clears: bool) -> FloatArray:
    """Return a state, float32 (h, w, 3), as the small photo allows it.

    Parameters
    ----------
    small
        The photo that the flow began with, (h, w, 3).
    state
        What it became.
    clears
        Whether haze is taken off; haze that is added has a colour of its own.
    """
    if is_grey(small):
        state = np.broadcast_to(state.mean(-1, keepdims=True), state.shape)
    elif clears:
        state = _untinted(small, state)
    if clears:
        state = _light_enough(small, state)
    return np.asarray(small + structure(small) * (state - small), np.float32)


def _untinted(small: FloatArray, state: FloatArray) -> FloatArray:
    """Hold greys to the hue they had; luma stays as it is."""
    luma = (state @ _LUMA)[..., None]
    before, after = small - (small @ _LUMA)[..., None], state - luma
    grown = _length(after) / np.maximum(_length(before), _FAINT)
    held = before * np.clip(grown, 0, _MORE_COLOUR)
    grey = np.clip(1 - np.ptp(small, axis=-1)[..., None] / np.float32(_NEUTRAL), 0, 1)
    left = 1 - (1 - _TINT_LEFT) * grey
    return np.asarray(luma + held + (after - held) * left, np.float32)


def _light_enough(small: FloatArray, state: FloatArray) -> FloatArray:
    """Hold a state above what haze before a white airlight leaves of the photo.

    He, Sun and Tang (2009) bound the transmission for the same reason: what is nearly
    the airlight is noise.
    """
    darker = (1 / _LEAST_TRANSMISSION - 1) * (1 - small.min(-1, keepdims=True))
    return np.asarray(np.maximum(state, small - darker), np.float32)


def _length(values: FloatArray) -> FloatArray:
    return np.asarray(np.linalg.norm(values, axis=-1, keepdims=True), np.float32)
