"""Colour by code points (ITU-T H.273, CICP), as PNG, AVIF and HEIF state it."""

from __future__ import annotations

import functools
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from looksmith.colour.profiles import (
    D65,
    SRGB_CURVE,
    SRGB_TO_D50,
    Curve,
    ParametricCurve,
    Primaries,
    colorants,
    matrix_profile,
)

__all__ = ["Cicp", "decode_hdr"]

FloatArray = NDArray[np.float32]

_WHITE_C = (0.310, 0.316)
_WHITE_DCI = (0.314, 0.351)
_SRGB: Primaries = ((0.64, 0.33), (0.30, 0.60), (0.15, 0.06))
_SMPTE_C: Primaries = ((0.630, 0.340), (0.310, 0.595), (0.155, 0.070))
_P3: Primaries = ((0.680, 0.320), (0.265, 0.690), (0.150, 0.060))
_PRIMARIES = {
    1: ("Rec. 709", _SRGB, D65),
    4: ("BT.470 M", ((0.67, 0.33), (0.21, 0.71), (0.14, 0.08)), _WHITE_C),
    5: ("BT.470 BG", ((0.64, 0.33), (0.29, 0.60), (0.15, 0.06)), D65),
    6: ("SMPTE C", _SMPTE_C, D65),
    7: ("SMPTE C", _SMPTE_C, D65),
    9: ("Rec. 2020", ((0.708, 0.292), (0.170, 0.797), (0.131, 0.046)), D65),
    11: ("DCI-P3", _P3, _WHITE_DCI),
    12: ("Display P3", _P3, D65),
    22: ("EBU 3213", ((0.630, 0.340), (0.295, 0.605), (0.155, 0.077)), D65),
}
_PQ, _HLG = 16, 18
_CURVES = {4: ParametricCurve(2.2), 5: ParametricCurve(2.8), 8: ParametricCurve(1.0)}
_CURVE_NAMES = {4: "gamma 2.2", 5: "gamma 2.8", 8: "linear", _PQ: "PQ", _HLG: "HLG"}

# ITU-R BT.2408-7: diffuse white, and the display that HLG is shown on, in cd/m2.
_WHITE_NITS, _HLG_NITS, _HLG_GAMMA = 203.0, 1000.0, 1.2
_BT2020_LUMA = np.array([0.2627, 0.6780, 0.0593])


@dataclass(frozen=True)
class Cicp:
    """Colour primaries and a transfer characteristic by their code points.

    Parameters
    ----------
    primaries, transfer
        ITU-T H.273, tables 2 and 3. What is unspecified or unknown counts as sRGB's,
        and so do the camera curves of BT.709 and BT.2020: a still picture under these
        codes was made to be looked at, not to be graded.
    """

    primaries: int = 1
    transfer: int = 13

    @property
    def is_srgb(self) -> bool:
        """Whether these colours are sRGB's."""
        wide = self.primaries in _PRIMARIES and self.primaries != 1
        return not wide and self.transfer not in _CURVE_NAMES

    @property
    def is_hdr(self) -> bool:
        """Whether code values stand for more light than a white page's."""
        return self.transfer in (_PQ, _HLG)

    @property
    def name(self) -> str:
        """The colours' name for people."""
        if self.is_srgb:
            return "sRGB"
        space = _PRIMARIES.get(self.primaries, _PRIMARIES[1])[0]
        curve = _CURVE_NAMES.get(self.transfer)
        return space if curve is None else f"{space} {curve}"

    def profile(self) -> bytes:
        """Return an ICC profile of these colours; HDR curves give way to sRGB's."""
        return _profile(self)

    def to_linear_srgb(self) -> NDArray[np.float64]:
        """Return the matrix, (3, 3), from these primaries' light to linear sRGB."""
        _, primaries, white = _PRIMARIES.get(self.primaries, _PRIMARIES[1])
        return np.asarray(np.linalg.solve(SRGB_TO_D50, colorants(primaries, white)))


@functools.cache
def _profile(cicp: Cicp) -> bytes:
    _, primaries, white = _PRIMARIES.get(cicp.primaries, _PRIMARIES[1])
    curve: Curve = _CURVES.get(cicp.transfer, SRGB_CURVE)
    assert isinstance(curve, ParametricCurve)
    shown = cicp if not cicp.is_hdr else Cicp(cicp.primaries)
    return matrix_profile(shown.name, primaries, white, curve)


def _pq(codes: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return light in cd/m2 (SMPTE ST 2084:2014, equation 4.1)."""
    m1, m2 = 2610 / 16384, 2523 / 4096 * 128
    c1, c2, c3 = 3424 / 4096, 2413 / 4096 * 32, 2392 / 4096 * 32
    power = np.clip(codes, 0, 1) ** (1 / m2)
    return np.asarray(
        10000 * (np.maximum(power - c1, 0) / (c2 - c3 * power)) ** (1 / m1)
    )


def _hlg(codes: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return light in cd/m2 on a display of 1000 (ITU-R BT.2100-2, table 5)."""
    a, b, c = 0.17883277, 0.28466892, 0.55991073
    codes = np.clip(codes, 0, 1)
    upper = (np.exp((codes - c) / a) + b) / 12
    scene = np.where(codes <= 0.5, codes * codes / 3, upper)
    luma = np.maximum(scene @ _BT2020_LUMA, 1e-9)[..., None]
    return np.asarray(_HLG_NITS * luma ** (_HLG_GAMMA - 1) * scene)


def decode_hdr(codes: FloatArray, transfer: int) -> FloatArray:
    """Turn PQ or HLG code values into light relative to a white page's.

    Parameters
    ----------
    codes
        Float32 (..., 3), 0..1.
    transfer
        16 for PQ, 18 for HLG.

    Returns
    -------
    ndarray
        Linear light in the file's primaries, float32; 1 is 203 cd/m2, the diffuse
        white of ITU-R BT.2408.
    """
    decode = _pq if transfer == _PQ else _hlg
    return np.asarray(decode(codes.astype(np.float64)) / _WHITE_NITS, np.float32)
