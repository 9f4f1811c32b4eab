"""Enhance a photo: the global pass first, then the local one; strength afterwards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from looksmith.lut.apply import apply_lut
from looksmith.lut.table import Lut3D
from looksmith.models.enhance.colour import ColourPlan, mixed_with_identity
from looksmith.models.enhance.finish import finished, with_deep_blacks, without_tint
from looksmith.models.enhance.local import LocalFlow, LocalSettings
from looksmith.models.enhance.statistics import statistics, thumbnail
from looksmith.models.enhance.weights import EnhanceWeights, load_weights
from looksmith.models.grey import is_grey
from looksmith.models.resample import places, shrunk
from looksmith.models.restored import Place, unit_of
from looksmith.work.bands import for_bands
from looksmith.work.token import NEVER, CancelToken, Progress, no_progress

__all__ = ["MAX_STRENGTH", "Enhanced", "colour_plan", "enhance"]

FloatArray = NDArray[np.float32]

MAX_STRENGTH = 1.5
_COLOUR_SHARE = 0.1  # of the progress
_STRAIGHT = np.repeat(np.array([[0.0], [1.0]], np.float32), 3, 1)
_NOTHING = np.zeros((0, 1, 3), np.float32)


@dataclass(frozen=True, eq=False)
class Enhanced:
    """What Enhance found for a photo: enough to apply it at any strength and size.

    Parameters
    ----------
    plan
        What the predictor said.
    lut
        The colour part at full strength, one LUT of the unit domain; it may have a
        shaper.
    residual
        Float32 (h, w, 3): what the local flow adds at full strength, at the size it
        ran; None without a local part.
    version
        Of the weights.
    notes
        Sentences for people on what had to be done differently.
    """

    plan: ColourPlan
    lut: Lut3D
    residual: FloatArray | None
    version: str
    notes: tuple[str, ...] = field(default=())

    @property
    def is_local(self) -> bool:
        """Whether there is a local part."""
        return self.residual is not None

    @property
    def nbytes(self) -> int:
        """How much memory it holds."""
        curve = 0 if self.lut.shaper is None else self.lut.shaper.table.nbytes
        local = 0 if self.residual is None else self.residual.nbytes
        return self.lut.table.nbytes + curve + local

    def look(self, strength: float = 1.0, size: int = 33) -> Lut3D:
        """Return the colour part as a plain LUT; the local part cannot be baked."""
        return mixed_with_identity(self.lut, strength, size)

    def recolour(self, colours: FloatArray, strength: float = 1.0) -> FloatArray:
        """Return colours (..., 3) with `strength` of the colour part, not clipped."""
        inside = np.clip(colours, 0, 1)
        change = apply_lut(self.lut, inside) - inside
        return np.asarray(colours + np.float32(strength) * change, np.float32)

    def recolour_bytes(
        self,
        pixels: NDArray[np.uint8],
        strength: float,
        out: NDArray[np.uint8],
        *,
        token: CancelToken = NEVER,
    ) -> NDArray[np.uint8]:
        """Write `strength` of the colour part of a whole photo into `out`, dithered.

        Parameters
        ----------
        pixels, out
            (height, width, 3), contiguous.

        Returns
        -------
        ndarray
            `out`.

        Raises
        ------
        ValueError
            The strength is outside 0..1.5.
        Cancelled
            By the token; `out` is then partly written.
        """
        from looksmith.models.enhance.byte_kernel import ByteChange

        _check(strength)
        source, change = np.ascontiguousarray(pixels), ByteChange.of(self.lut, strength)

        def band(y0: int, y1: int) -> None:
            change.rows(source[y0:y1], out[y0:y1], y0)

        for_bands(len(source), band, token)
        return out

    def apply(
        self,
        pixels: NDArray[Any],
        strength: float = 1.0,
        *,
        place: Place | None = None,
        token: CancelToken = NEVER,
        progress: Progress = no_progress,
    ) -> FloatArray:
        """Return the photo with `strength` of the change; no network runs.

        Parameters
        ----------
        pixels
            (height, width, 3), uint8, uint16 or float32 sRGB code values, of the photo
            that was enhanced or of a smaller or larger copy of it.
        strength
            0 gives the photo back as it is, 1 all of the change, at most 1.5.
        place
            Where the pixels lie in that photo or copy; None for all of it.
        token
            Looked at between bands of rows.

        Returns
        -------
        ndarray
            Float32, the same shape, not clipped: what lies outside [0, 1] in the photo
            keeps its distance.

        Raises
        ------
        ValueError
            The strength is outside 0..1.5.
        Cancelled
            The token was cancelled.
        """
        _check(strength)
        source = np.ascontiguousarray(pixels)
        out = np.empty(source.shape, np.float32)
        change = self._change(place or Place.whole(source), source.shape, strength)
        unit = unit_of(source)

        def band(y0: int, y1: int) -> None:
            if strength:
                change(source, out, unit, y0, y1)
            else:
                np.multiply(source[y0:y1], unit, out=out[y0:y1], casting="unsafe")

        for_bands(len(source), band, token)
        progress(1.0, "Enhanced")
        return out

    def _change(
        self, place: Place, shape: tuple[int, ...], strength: float
    ) -> Callable[[NDArray[Any], FloatArray, np.float32, int, int], None]:
        """Return what changes the rows [y0, y1) of a part."""
        from looksmith.models.enhance.kernels import change_rows

        height, width = shape[:2]
        size, table = self.lut.size, self.lut.table.ravel()
        shaper = self.lut.shaper
        curve = _STRAIGHT if shaper is None else shaper.table
        residual = _NOTHING if self.residual is None else self.residual
        flat = residual.reshape(residual.shape[0], residual.shape[1] * 3)
        down, below = places(residual.shape[0], place.height, place.top, height)
        across, beside = places(residual.shape[1], place.width, place.left, width)

        def rows(
            source: NDArray[Any], out: FloatArray, unit: np.float32, y0: int, y1: int
        ) -> None:
            change_rows(
                source[y0:y1].reshape(y1 - y0, -1), out[y0:y1].reshape(y1 - y0, -1),
                unit, curve, table, size, flat, down[y0:y1], below[y0:y1],
                across, beside, np.float32(strength),
            )  # fmt: skip

        return rows


def _check(strength: float) -> None:
    if not 0 <= strength <= MAX_STRENGTH:
        raise ValueError(f"A strength of {strength} is outside 0..{MAX_STRENGTH}.")


def colour_plan(
    pixels: NDArray[Any], weights: EnhanceWeights
) -> tuple[ColourPlan, FloatArray]:
    """Return the plan for a photo, and its statistics standardised for the flow."""
    return _planned(thumbnail(pixels), weights)


def _planned(
    small: FloatArray, weights: EnhanceWeights
) -> tuple[ColourPlan, FloatArray]:
    found = statistics(small)
    colour = weights.colour
    code = np.clip((found - colour.mean) / colour.scale, -5, 5)
    return colour.plan(found), code.astype(np.float32)


def enhance(
    pixels: NDArray[Any],
    weights: EnhanceWeights | None = None,
    settings: LocalSettings | None = None,
    *,
    token: CancelToken = NEVER,
    progress: Progress = no_progress,
) -> Enhanced:
    """Find out what a photo needs; `Enhanced.apply` then does it.

    Parameters
    ----------
    pixels
        (height, width, 3), uint8, uint16 or float32 sRGB code values.
    weights
        Those that came with Looksmith unless given.
    settings
        Of the local part; ``steps=0`` leaves it out (and torch is not loaded).
    token
        Looked at before every tile.
    progress
        Told after every tile.

    Returns
    -------
    Enhanced
        The same for every tile size, and to within a code value for every device.

    Raises
    ------
    EnhanceWeightsError
        The weights are missing or damaged.
    DeviceError
        The device asked for is not there.
    EnhanceMemoryError
        There is no memory for it.
    Cancelled
        The token was cancelled.
    """
    weights = weights or load_weights()
    settings = settings or LocalSettings()
    token.check()
    seen = thumbnail(pixels)
    plan, code = _planned(seen, weights)
    grey = is_grey(seen)
    plan = without_tint(plan) if grey else plan
    lut = finished(weights.colour.lut(plan), grey=grey)
    lut = with_deep_blacks(lut, seen)
    progress(_COLOUR_SHARE, "Colours found")
    if not (weights.flow and settings.steps):
        return Enhanced(plan, lut, None, weights.version)
    token.check()
    small = shrunk(pixels, settings.side)
    colours = Enhanced(plan, lut, None, weights.version)
    start = colours.apply(small, token=token)
    flow = LocalFlow(weights.flow, settings)

    def report(share: float, text: str) -> None:
        progress(_COLOUR_SHARE + (1 - _COLOUR_SHARE) * share, text)

    residual = flow(start, start - small, code, token=token, progress=report)
    return Enhanced(plan, lut, residual, weights.version, tuple(flow.notes))
