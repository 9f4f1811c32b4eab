"""What files say of their colours other than by a profile, taken over.

By code points (PNG, AVIF, HEIF), by EXIF (cameras' JPEGs), by measured primaries and a
gamma (PNG, OpenEXR).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from looksmith.colour.cicp import Cicp, decode_hdr
from looksmith.colour.profiles import (
    ParametricCurve,
    adobe_rgb_profile,
    colorant_profile,
    colorants,
)
from looksmith.photo.decoded import Decoded
from looksmith.photo.directories import EXIF_DIRECTORY, Entry, order_of, read_directory
from looksmith.photo.photo import to_float32

__all__ = ["gamma_profile", "measured_colorants", "take_cicp", "take_exif_colours"]

_COLOUR_SPACE, _INTEROP_DIRECTORY, _INTEROP_INDEX = 0xA001, 0xA005, 1
_ADOBE_RGB, _UNCALIBRATED = 2, 0xFFFF
_FAR_OUT, _SINGULAR = 10, 1e4
_GAMMAS = (0.2, 2.0)


def take_cicp(decoded: Decoded, cicp: Cicp | None) -> None:
    """Give decoded pixels the colours that a file states by code points.

    A profile in the file has been taken already and goes first, except for HDR, whose
    curves no profile tells as well. Grey pixels are left as they are.

    Parameters
    ----------
    decoded
        RGB pixels; changed in place, to scene-linear floats where the codes are PQ or
        HLG.
    cicp
        The code points, None where the file states none.
    """
    if cicp is None or cicp.is_srgb or decoded.pixels.shape[2] != 3:
        return
    if cicp.is_hdr:
        decoded.pixels = decode_hdr(to_float32(decoded.pixels), cicp.transfer)
        decoded.light = cicp.to_linear_srgb()
        decoded.icc = cicp.profile()
        if decoded.alpha is not None:
            decoded.alpha = to_float32(decoded.alpha)
    elif decoded.icc is None:
        decoded.icc = cicp.profile()


def take_exif_colours(decoded: Decoded) -> None:
    """Give the pixels of a camera's JPEG without a profile the colours its EXIF states.

    Cameras that are set to Adobe RGB embed no profile: they write "uncalibrated" and
    the interoperability index R03 (DCF 2.0, CIPA DC-009), some of them colour space 2.

    Parameters
    ----------
    decoded
        Its profile is changed in place; grey and CMYK are left as they are.
    """
    if decoded.icc is not None or decoded.exif is None or decoded.pixels.shape[2] != 3:
        return
    block = decoded.exif
    first = int.from_bytes(block[4:8], "little" if order_of(block) == "<" else "big")
    inner = _inner(block, read_directory(block, first), EXIF_DIRECTORY)
    space = next((each.number for each in inner if each.tag == _COLOUR_SPACE), None)
    interop = _inner(block, inner, _INTEROP_DIRECTORY)
    index = b"".join(each.data for each in interop if each.tag == _INTEROP_INDEX)
    stated = space == _UNCALIBRATED and index[:3] == b"R03"
    if stated or space == _ADOBE_RGB:
        decoded.icc = adobe_rgb_profile()


def _inner(block: bytes, entries: list[Entry], tag: int) -> list[Entry]:
    for entry in entries:
        if entry.tag == tag and entry.number is not None:
            return read_directory(block, entry.number)
    return []


def measured_colorants(numbers: NDArray[np.float64]) -> NDArray[np.float64] | None:
    """Return linear RGB to XYZ under D50, (3, 3), from measured primaries.

    Parameters
    ----------
    numbers
        CIE 1931 x, y of red, green, blue and white: 8 numbers, as they stand in a file.

    Returns
    -------
    ndarray or None
        None where no primaries can be like that.
    """
    points = [(float(x), float(y)) for x, y in numbers.reshape(4, 2)]
    # ACES' blue lies below the axis: only what no point can be is damage.
    if not np.all(np.abs(numbers) < _FAR_OUT) or any(y == 0 for _, y in points):
        return None
    try:
        with np.errstate(all="ignore"):
            matrix = colorants((points[0], points[1], points[2]), points[3])
    except np.linalg.LinAlgError:
        return None
    if not np.isfinite(matrix).all() or np.linalg.cond(matrix) > _SINGULAR:
        return None
    return matrix


def gamma_profile(gamma: float, numbers: NDArray[np.float64]) -> bytes | None:
    """Return a profile of a plain power law and measured primaries.

    Parameters
    ----------
    gamma
        From light to code values, as PNG states it: 1 for linear light, 0.4545 for a
        power of 2.2.
    numbers
        As for `measured_colorants`.

    Returns
    -------
    bytes or None
        None where the numbers cannot be.
    """
    matrix = measured_colorants(numbers)
    if matrix is None or not _GAMMAS[0] <= gamma <= _GAMMAS[1]:
        return None
    power = 1 / gamma
    return colorant_profile(f"gamma {power:.3g}", matrix, ParametricCurve(power))
