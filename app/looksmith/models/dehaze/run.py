"""Dehaze a photo: the flow on a small copy, then affine maps at any strength."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from looksmith.models.dehaze.plausible import plausible
from looksmith.models.dehaze.solve import Solution, solved
from looksmith.models.dehaze.transfer import affine_maps, evened, identity_maps
from looksmith.models.dehaze.weights import DehazeWeights, load_weights
from looksmith.models.device import choose_device
from looksmith.models.resample import shrunk
from looksmith.models.restored import Place, unit_of
from looksmith.work.bands import for_bands
from looksmith.work.token import NEVER, CancelToken, Progress, no_progress

if TYPE_CHECKING:
    from torch import Tensor

__all__ = [
    "MAX_STRENGTH",
    "MIN_STRENGTH",
    "DehazeSettings",
    "Dehazed",
    "dehaze",
]

FloatArray = NDArray[np.float32]

MIN_STRENGTH, MAX_STRENGTH = -1.0, 1.3

_SPANS = ((0.0, 0.5, 1.0, MAX_STRENGTH), (0.0, -0.5, MIN_STRENGTH))
"""Strengths at which the flow's state is kept, in the order they are reached."""

_SOLVED = 0.7  # of the progress


@dataclass(frozen=True)
class DehazeSettings:
    """How the flow is followed.

    Parameters
    ----------
    side
        Longest side in pixels of the copy on which it runs.
    steps
        Solver steps from hazy to clear.
    method
        One of `flow.SOLVERS`.
    device
        One of `device.DEVICES`.
    """

    side: int = 224
    steps: int = 2
    method: str = "rk4"
    device: str = "auto"


@dataclass(frozen=True, eq=False)
class Dehazed:
    """What Dehaze found for a photo: enough to apply it at any strength and size.

    Parameters
    ----------
    maps
        Float32 (h, w, 12) by strength: affine maps of colours; see `transfer`.
    density
        Float32 (h, w): share of the light that is haze, 0..1.
    version
        Of the weights.
    notes
        Sentences for people on what had to be done differently.
    """

    maps: Mapping[float, FloatArray]
    density: FloatArray
    version: str
    notes: tuple[str, ...] = field(default=())

    @property
    def nbytes(self) -> int:
        """How much memory it holds."""
        return self.density.nbytes + sum(maps.nbytes for maps in self.maps.values())

    def haze(self) -> FloatArray:
        """Return the estimated density of the haze, float32 (h, w) in 0..1."""
        return self.density

    def maps_at(self, strength: float) -> FloatArray:
        """Return the affine maps at a strength, between those that were solved."""
        kept = sorted(self.maps)
        for low, high in pairwise(kept):
            if low <= strength <= high:
                share = np.float32((strength - low) / (high - low))
                first = self.maps[low]
                return first + (self.maps[high] - first) * share
        raise ValueError(f"A strength of {strength} is outside {kept[0]}..{kept[-1]}.")

    def apply(
        self,
        pixels: NDArray[Any],
        strength: float = 1.0,
        *,
        place: Place | None = None,
        token: CancelToken = NEVER,
        progress: Progress = no_progress,
    ) -> FloatArray:
        """Return the photo with `strength` of its haze gone; no network runs.

        Parameters
        ----------
        pixels
            (height, width, 3), uint8, uint16 or float32 sRGB code values, of the photo
            that was dehazed, of a smaller or larger copy of it, or of a part.
        strength
            0 gives the photo back as it is, 1 takes all of the haze off, 1.3 more than
            that; negative ones add haze, down to -1.
        place
            Where a part lies in the whole picture; None for the whole.
        token
            Looked at between bands of rows.
        progress
            Told at the end.

        Returns
        -------
        ndarray
            Float32, the same shape, not clipped: what lies outside [0, 1] in the photo
            keeps its distance.

        Raises
        ------
        ValueError
            The strength is outside -1..1.3.
        Cancelled
            The token was cancelled.
        """
        from looksmith.models.dehaze.transfer_kernels import apply_rows

        source = np.ascontiguousarray(pixels)
        maps = self.maps_at(strength)
        place = place or Place.whole(source)
        unit = unit_of(source)
        out = np.empty(source.shape, np.float32)
        scale_y = np.float32(maps.shape[0] / place.height)
        scale_x = np.float32(maps.shape[1] / place.width)

        def band(y0: int, y1: int) -> None:
            if strength == 0:
                np.multiply(source[y0:y1], unit, out=out[y0:y1], casting="unsafe")
                return
            apply_rows(
                maps, source[y0:y1], out[y0:y1], place.top + y0, place.left,
                scale_y, scale_x, unit,
            )  # fmt: skip

        for_bands(len(source), band, token)
        progress(1.0, "Dehazed")
        return out


def _tensors(weights: DehazeWeights, device: str) -> dict[str, Tensor]:
    import torch

    return {
        name: torch.from_numpy(values).to(device)
        for name, values in weights.arrays.items()
    }


def _held(small: FloatArray, state: FloatArray, *, clears: bool) -> FloatArray:
    """Return a state as the photo allows it, even where haze is taken off."""
    state = evened(small, state) if clears else state
    return plausible(small, state, clears=clears)


def _maps_of(
    solution: Solution,
    small: FloatArray,
    full: float,
    token: CancelToken,
    progress: Progress,
) -> dict[float, FloatArray]:
    found = {}
    for done, (time, state) in enumerate(sorted(solution.states.items()), 1):
        token.check()
        strength = round(time / full, 6)
        same = strength == 0
        found[strength] = (
            identity_maps(*small.shape[:2])
            if same
            else affine_maps(small, _held(small, state, clears=time > 0))
        )
        share = done / len(solution.states)
        progress(_SOLVED + (1 - _SOLVED) * share, "Enlarging the result")
    return found


def dehaze(
    pixels: NDArray[Any],
    weights: DehazeWeights | None = None,
    settings: DehazeSettings | None = None,
    *,
    token: CancelToken = NEVER,
    progress: Progress = no_progress,
) -> Dehazed:
    """Find out what haze lies before a photo; `Dehazed.apply` takes it off.

    Parameters
    ----------
    pixels
        (height, width, 3), uint8, uint16 or float32 sRGB code values.
    weights
        Those that came with Looksmith unless given.
    settings
        How the flow is followed.
    token
        Looked at before every solver step.
    progress
        Told now and then.

    Returns
    -------
    Dehazed
        The same again for the same photo and device.

    Raises
    ------
    DehazeWeightsError
        The weights are missing or damaged.
    DeviceError
        The device asked for is not there.
    Cancelled
        The token was cancelled.
    """
    weights = weights or load_weights()
    settings = settings or DehazeSettings()
    token.check()
    device = choose_device(settings.device)
    small = shrunk(pixels, settings.side)
    token.check()
    progress(0.1, "Looking for haze")
    spans = tuple(tuple(time * weights.full for time in span) for span in _SPANS)
    solution = solved(
        _tensors(weights, device), weights.design, small, spans,
        settings.steps, settings.method, token=token,
    )  # fmt: skip
    maps = _maps_of(solution, small, weights.full, token, progress)
    return Dehazed(maps, solution.haze, weights.version)
