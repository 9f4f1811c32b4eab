"""Profiles made of tone curves and a matrix: their arithmetic, on whole pictures.

Compiled code samples curves along the bits of a float32, 2048 samples an octave, and is
within 4e-7 of them: a fortieth of a code value at 16 bits.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from looksmith.colour.profiles import SRGB_CURVE, Curve, ParametricCurve
from looksmith.colour.transfer import decode_srgb, encode_srgb

__all__ = ["Shaper"]

_SHIFT = 12  # of 23 bits of a mantissa: 11 are left
# From below the light of any code value to above all that a display's profile meets.
_LOW, _HIGH = np.float32(2.0**-40), np.float32(2.0**4)
_PICTURE = 3 << 10  # values from which on compiled code is worth loading

FloatArray = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Shaper:
    """A profile of tone curves and a matrix from its linear light to linear sRGB.

    Parameters
    ----------
    curves
        One of grey, or three of red, green and blue.
    matrix
        (3, 3), or (3, 1) of grey.
    """

    curves: tuple[Curve, ...]
    matrix: NDArray[np.float64]

    def encoded(self, pixels: NDArray[Any]) -> FloatArray:
        """Return device codes as sRGB code values.

        Parameters
        ----------
        pixels
            (height, width, channels), uint8, uint16 or float32.

        Returns
        -------
        ndarray
            Float32 (height, width, 3), unbounded.
        """
        if pixels.dtype == np.float32:
            linear = np.empty(pixels.shape, np.float32)
            for channel, curve in enumerate(self.curves):
                codes = pixels[..., channel].astype(np.float64)
                linear[..., channel] = curve.decode(codes)
            return self._of_light(linear)
        tables = _light_of_codes(self, int(np.iinfo(pixels.dtype).max))
        if len(tables) == 3:
            return self._of_codes(pixels, tables)
        return self._of_light(tables[0][pixels])

    def device_codes(self, pixels: FloatArray) -> FloatArray:
        """Return sRGB code values as device codes; three curves only.

        Parameters
        ----------
        pixels
            Float32 (height, width, 3), unbounded, as is the result.
        """
        first = self.curves[0]
        alike = all(curve == first for curve in self.curves)
        # A sampled curve has corners of its own, which samples between would cut.
        if alike and isinstance(first, ParametricCurve) and pixels.size > _PICTURE:
            codes = self._compiled(pixels, first)
            if codes is not None:
                return codes
        linear = self._to_light(decode_srgb(pixels))
        for channel, curve in enumerate(self.curves):
            values = linear[..., channel].astype(np.float64)
            linear[..., channel] = curve.encode(values)
        return linear

    def _of_light(self, linear: FloatArray) -> FloatArray:
        return encode_srgb(linear @ self.matrix.T.astype(np.float32))

    def _to_light(self, linear: FloatArray) -> FloatArray:
        return linear @ np.linalg.inv(self.matrix).T.astype(np.float32)

    def _of_codes(
        self, codes: NDArray[Any], tables: tuple[FloatArray, ...]
    ) -> FloatArray:
        from looksmith.colour.icc_kernels import mixed_codes

        result = np.empty(codes.shape, np.float32)
        rows = np.ascontiguousarray(codes).reshape(-1, 3)
        matrix = self.matrix.astype(np.float32)
        mixed_codes(rows, *tables, matrix, result.reshape(-1, 3))
        most = max(float(table.max()) for table in tables)
        if most * np.abs(matrix).sum(axis=1).max() >= _HIGH:
            return encode_srgb(result)
        _sampled(SRGB_CURVE, decode=False).apply(result, result)
        return result

    def _compiled(
        self, pixels: FloatArray, curve: ParametricCurve
    ) -> FloatArray | None:
        """Return device codes, None where there is light above 16, or no number."""
        source = np.ascontiguousarray(pixels)
        light = np.empty_like(source)
        if not _sampled(SRGB_CURVE, decode=True).apply(source, light):
            return None
        device = self._to_light(light)
        return light if _sampled(curve, decode=False).apply(device, light) else None


@functools.lru_cache(maxsize=16)
def _light_of_codes(shaper: Shaper, top: int) -> tuple[FloatArray, ...]:
    """Return the linear light of every code value up to `top`, of each channel."""
    codes = np.linspace(0, 1, top + 1)
    return tuple(curve.decode(codes).astype(np.float32) for curve in shaper.curves)


@dataclass(frozen=True, eq=False)
class _Sampled:
    """A curve along the bits of its argument; see `icc_kernels.curved`."""

    samples: FloatArray
    first: np.int32
    slope: np.float32

    def apply(self, values: FloatArray, out: FloatArray) -> bool:
        """Fill `out`; tell whether all contiguous values were within the samples."""
        from looksmith.colour.icc_kernels import curved

        flat, shift = values.reshape(-1), np.int32(_SHIFT)
        return bool(
            curved(
                flat, flat.view(np.int32), self.samples, self.first, shift,
                self.slope, out.reshape(-1),
            )
        )  # fmt: skip


@functools.lru_cache(maxsize=16)
def _sampled(curve: ParametricCurve, *, decode: bool) -> _Sampled:
    low, high = (int(end.view(np.int32)) >> _SHIFT for end in (_LOW, _HIGH))
    places = (np.arange(low, high + 1, dtype=np.int32) << _SHIFT).view(np.float32)
    exact = places.astype(np.float64)
    samples = (curve.decode(exact) if decode else curve.encode(exact)).astype(
        np.float32
    )
    return _Sampled(samples, np.int32(low), np.float32(samples[0] / _LOW))
