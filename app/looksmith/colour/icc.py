"""ICC profiles: what they are, into the working space and back out of it.

Profiles made of a matrix and tone curves are evaluated here, in float and unbounded;
all others (tables, CMYK) go through LittleCMS in float32. LittleCMS keeps values beyond
[0, 1] too, but reads sampled tone curves at 16-bit linear precision and inverts them
through 4096 entries, which costs several codes in the shadows of a 16-bit photo.
"""

from __future__ import annotations

import functools
import struct
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from looksmith.colour.profiles import (
    D50,
    SRGB_TO_D50,
    Curve,
    ParametricCurve,
    TableCurve,
    linear_srgb_profile,
)
from looksmith.colour.transfer import decode_srgb, encode_srgb
from looksmith.errors import LooksmithError

__all__ = [
    "ProfileError",
    "check_profile",
    "from_working",
    "is_srgb",
    "profile_name",
    "profile_space",
    "to_working",
]

AnyPixels = NDArray[Any]  # uint8, uint16 or float32

_SPACES = {b"RGB ": "RGB", b"GRAY": "grey", b"CMYK": "CMYK", b"Lab ": "Lab"}
_CHANNELS = {"RGB": 3, "grey": 1, "CMYK": 4}
_LCMS_SPACES = {"RGB": "rgb", "grey": "gray", "CMYK": "cmyk"}
_BLACK_POINT = 0x2000
_RELATIVE = 1


class ProfileError(LooksmithError):
    """An ICC profile is broken, or cannot do what is asked of it."""


@dataclass(frozen=True, eq=False)
class _Shaper:
    """A profile of tone curves and a matrix from its linear light to linear sRGB."""

    curves: tuple[Curve, ...]
    matrix: NDArray[np.float64]


def _tags(icc: bytes) -> dict[bytes, bytes]:
    if len(icc) < 132 or icc[36:40] != b"acsp":
        raise ProfileError("The colour profile is not an ICC profile.")
    (count,) = struct.unpack_from(">I", icc, 128)
    if count > 200 or 132 + 12 * count > len(icc):
        raise ProfileError("The colour profile is cut off.")
    tags = {}
    for i in range(count):
        name, offset, size = struct.unpack_from(">4sII", icc, 132 + 12 * i)
        if offset + size > len(icc):
            raise ProfileError("The colour profile is cut off.")
        tags[name] = icc[offset : offset + size]
    return tags


def profile_space(icc: bytes) -> str:
    """Return the device space: "RGB", "grey", "CMYK", "Lab" or the ICC's signature.

    Raises
    ------
    ProfileError
        The bytes are no ICC profile.
    """
    _tags(icc)
    signature = icc[16:20]
    return _SPACES.get(signature, signature.decode("ascii", "replace").strip())


def _described(tag: bytes) -> str:
    if tag[:4] == b"mluc" and len(tag) >= 28:
        size, offset = struct.unpack_from(">II", tag, 20)
        return tag[offset : offset + size].decode("utf-16-be", "replace")
    if tag[:4] == b"desc" and len(tag) >= 12:
        (size,) = struct.unpack_from(">I", tag, 8)
        return tag[12 : 12 + size].decode("latin-1")
    return ""


def profile_name(icc: bytes) -> str:
    """Return the profile's description for people, "unnamed profile" without one.

    Raises
    ------
    ProfileError
        The bytes are no ICC profile.
    """
    name = _described(_tags(icc).get(b"desc", b"")).split("\0")[0].strip()
    return name or "unnamed profile"


def _parametric(tag: bytes) -> ParametricCurve:
    (kind,) = struct.unpack_from(">H", tag, 8)
    counts = (1, 3, 4, 5, 7)
    if kind >= len(counts):
        raise ProfileError("The colour profile has an unknown kind of tone curve.")
    numbers = struct.unpack_from(f">{counts[kind]}i", tag, 12)
    g, *rest = (n / 65536 for n in numbers)
    if g <= 0 or (rest and rest[0] <= 0):
        raise ProfileError("The colour profile has an impossible tone curve.")
    if kind == 1:
        return ParametricCurve(g, rest[0], rest[1], d=-rest[1] / rest[0])
    if kind == 2:
        a, b, c = rest
        return ParametricCurve(g, a, b, d=-b / a, e=c, f=c)
    return ParametricCurve(g, *rest)


def _curve(tag: bytes) -> Curve:
    try:
        if tag[:4] == b"para":
            return _parametric(tag)
        if tag[:4] != b"curv":
            raise ProfileError("The colour profile lacks a tone curve.")
        (count,) = struct.unpack_from(">I", tag, 8)
        if count == 0:
            return ParametricCurve(1.0)
        if len(tag) < 12 + 2 * count:
            raise ProfileError("The colour profile has a tone curve cut off.")
        values = np.frombuffer(tag, ">u2", count, 12)
    except struct.error as error:
        raise ProfileError("The colour profile has a tone curve cut off.") from error
    if count == 1:
        return ParametricCurve(max(float(values[0]), 1.0) / 256)
    table = values.astype(np.float64) / 65535
    if table[-1] <= table[0]:
        raise ProfileError("The colour profile has a tone curve that falls.")
    return TableCurve(table)


def _point(tag: bytes) -> NDArray[np.float64]:
    if tag[:4] != b"XYZ " or len(tag) < 20:
        raise ProfileError("The colour profile lacks a primary.")
    return np.array(struct.unpack_from(">3i", tag, 8)) / 65536


@functools.lru_cache(maxsize=32)
def _shaper(icc: bytes) -> _Shaper | None:
    """Return the profile's curves and matrix, or None where it holds tables."""
    tags, space = _tags(icc), profile_space(icc)
    if icc[20:24] != b"XYZ " or b"A2B0" in tags or b"A2B1" in tags:
        return None
    if space == "grey" and b"kTRC" in tags:
        return _Shaper((_curve(tags[b"kTRC"]),), np.ones((3, 1)))
    if space != "RGB" or b"rXYZ" not in tags:
        return None
    names = (b"r", b"g", b"b")
    curves = tuple(_curve(tags.get(name + b"TRC", b"")) for name in names)
    columns = [_point(tags.get(name + b"XYZ", b"")) for name in names]
    to_d50 = np.stack(columns, axis=1)
    white = to_d50.sum(axis=1)
    # Rounding to 1/65536 tints the greys by a code or two at 16 bit: undone.
    if np.abs(white - D50).max() < 5e-4:
        to_d50 *= (D50 / white)[:, None]
    if abs(np.linalg.det(to_d50)) < 1e-6:
        raise ProfileError("The colour profile has impossible primaries.")
    return _Shaper(curves, np.asarray(np.linalg.solve(SRGB_TO_D50, to_d50)))


@functools.lru_cache(maxsize=32)
def is_srgb(icc: bytes) -> bool:
    """Tell whether a profile is sRGB within a code value at 8 bit, whatever its name.

    A grey profile counts when its tone curve is sRGB's.

    Raises
    ------
    ProfileError
        The profile is broken.
    """
    shaper = _shaper(icc)
    if shaper is None:
        return False
    if len(shaper.curves) == 3 and np.abs(shaper.matrix - np.eye(3)).max() > 3e-3:
        return False
    codes = np.linspace(0, 1, 256)
    return all(
        np.abs(encode_srgb(curve.decode(codes).astype(np.float32)) - codes).max() < 3e-3
        for curve in shaper.curves
    )


@functools.lru_cache(maxsize=32)
def check_profile(icc: bytes, channels: int = 3) -> None:
    """Make sure that `to_working` can use a profile.

    Parameters
    ----------
    icc
        The profile.
    channels
        Of the pixels: 3 for RGB, 1 for grey, 4 for CMYK.

    Raises
    ------
    ProfileError
        It cannot: the profile is broken, or meant for other pixels.
    """
    probe = np.zeros((1, 2, channels), np.float32)
    probe[0, 1] = 1
    if not np.isfinite(to_working(probe, icc)).all():
        raise ProfileError("The colour profile gives impossible colours.")


def _lcms(
    pixels: NDArray[np.float32], source: bytes, target: bytes, spaces: tuple[str, str]
) -> NDArray[np.float32]:
    import imagecodecs

    try:
        result: NDArray[np.float32] = imagecodecs.cms_transform(
            np.ascontiguousarray(pixels),
            source,
            target,
            colorspace=spaces[0],
            outcolorspace=spaces[1],
            intent=_RELATIVE,
            flags=_BLACK_POINT,
        )
    except (imagecodecs.CmsError, ValueError) as error:
        raise ProfileError(
            "The colour profile cannot be used.", detail=str(error)
        ) from error
    return result


def _decoded(pixels: AnyPixels, curves: tuple[Curve, ...]) -> NDArray[np.float32]:
    """Apply each channel's tone curve."""
    linear = np.empty(pixels.shape, np.float32)
    top = None if pixels.dtype == np.float32 else int(np.iinfo(pixels.dtype).max)
    for channel, curve in enumerate(curves):
        values = pixels[..., channel]
        if top is None:
            linear[..., channel] = curve.decode(values.astype(np.float64))
        else:
            table = curve.decode(np.linspace(0, 1, top + 1)).astype(np.float32)
            linear[..., channel] = table[values]
    return linear


def to_working(pixels: AnyPixels, icc: bytes) -> AnyPixels:
    """Convert from a profile to the working space: sRGB-encoded, sRGB primaries.

    Parameters
    ----------
    pixels
        (height, width, channels) uint8, uint16 or float32 as the profile's space has
        them: 3 for RGB, 1 for grey, 4 for CMYK (full is all ink).
    icc
        The profile.

    Returns
    -------
    ndarray
        (height, width, 3): the same type and values where the profile is sRGB, else
        float32, unbounded (extended sRGB). Tables are used with the relative
        colorimetric intent and black-point compensation.

    Raises
    ------
    ProfileError
        The profile is broken or does not fit the pixels.
    """
    space = profile_space(icc)
    if _CHANNELS.get(space) != pixels.shape[-1]:
        raise ProfileError(
            f"The colour profile is for {space} data, the photo has"
            f" {pixels.shape[-1]} channels."
        )
    if is_srgb(icc):
        return np.repeat(pixels, 3, axis=-1) if space == "grey" else pixels
    shaper = _shaper(icc)
    if shaper is not None:
        linear = _decoded(pixels, shaper.curves) @ shaper.matrix.T.astype(np.float32)
        return encode_srgb(linear)
    scale = 1.0 if pixels.dtype == np.float32 else 1 / np.iinfo(pixels.dtype).max
    # LittleCMS takes ink as a percentage.
    full = 100.0 if space == "CMYK" else 1.0
    values = pixels.astype(np.float32) * np.float32(scale * full)
    # LittleCMS takes a last axis of 1 for pixels, not for a channel.
    values = values[..., 0] if space == "grey" else values
    spaces = (_LCMS_SPACES[space], "rgb")
    return encode_srgb(_lcms(values, icc, linear_srgb_profile(), spaces))


def from_working(pixels: NDArray[np.float32], icc: bytes) -> NDArray[np.float32]:
    """Convert from the working space to an RGB profile; the inverse of `to_working`.

    Parameters
    ----------
    pixels
        (height, width, 3) float32, sRGB-encoded, unbounded.
    icc
        An RGB profile.

    Returns
    -------
    ndarray
        (height, width, 3) float32 code values of that profile, not clipped.

    Raises
    ------
    ProfileError
        The profile is broken, or cannot hold RGB colours (grey, CMYK, input only).
    """
    if profile_space(icc) != "RGB":
        raise ProfileError("The colour profile cannot hold RGB colours.")
    if is_srgb(icc):
        return pixels
    linear = decode_srgb(pixels)
    shaper = _shaper(icc)
    if shaper is None:
        return _lcms(linear, linear_srgb_profile(), icc, ("rgb", "rgb"))
    linear = linear @ np.linalg.inv(shaper.matrix).T.astype(np.float32)
    for channel, curve in enumerate(shaper.curves):
        linear[..., channel] = curve.encode(linear[..., channel].astype(np.float64))
    return linear
