"""ICC profiles: what they are, into the working space and back out of it.

Profiles made of a matrix and tone curves are evaluated here, in float and unbounded;
all others (tables, CMYK) go through LittleCMS in float32. LittleCMS keeps values beyond
[0, 1] too, but reads sampled tone curves at 16-bit linear precision and inverts them
through 4096 entries, which costs several codes in the shadows of a 16-bit photo.
"""

from __future__ import annotations

import functools
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from looksmith.colour.icc_tags import (
    ProfileError,
    described,
    primary,
    profile_tags,
    tone_curve,
)
from looksmith.colour.profiles import (
    D50,
    SRGB_CURVE,
    SRGB_TO_D50,
    colorant_profile,
    linear_srgb_profile,
)
from looksmith.colour.shaper import Shaper
from looksmith.colour.transfer import decode_srgb, encode_srgb

__all__ = [
    "INTENTS",
    "Intent",
    "ProfileError",
    "check_profile",
    "encoded_twin",
    "exceeds_srgb",
    "from_working",
    "is_linear",
    "is_srgb",
    "lcms_transform",
    "primaries_matrix",
    "profile_name",
    "profile_space",
    "to_working",
]

AnyPixels = NDArray[Any]  # uint8, uint16 or float32

_SPACES = {b"RGB ": "RGB", b"GRAY": "grey", b"CMYK": "CMYK", b"Lab ": "Lab"}
_CHANNELS = {"RGB": 3, "grey": 1, "CMYK": 4}
_LCMS_SPACES = {"RGB": "rgb", "grey": "gray", "CMYK": "cmyk"}
_BLACK_POINT = 0x2000
_SAME = 3e-3  # of linear light and of code values, below one of 255

Intent = Literal["perceptual", "relative", "saturation", "absolute"]
INTENTS: tuple[Intent, ...] = ("perceptual", "relative", "saturation", "absolute")
"""ICC rendering intents; their places are LittleCMS's numbers."""


def profile_space(icc: bytes) -> str:
    """Return the device space: "RGB", "grey", "CMYK", "Lab" or the ICC's signature.

    Raises
    ------
    ProfileError
        The bytes are no ICC profile.
    """
    profile_tags(icc)
    signature = icc[16:20]
    return _SPACES.get(signature, signature.decode("ascii", "replace").strip())


def profile_name(icc: bytes) -> str:
    """Return the profile's description for people, "unnamed profile" without one.

    Raises
    ------
    ProfileError
        The bytes are no ICC profile.
    """
    name = described(profile_tags(icc).get(b"desc", b"")).split("\0")[0].strip()
    return name or "unnamed profile"


@functools.lru_cache(maxsize=32)
def _shaper(icc: bytes) -> Shaper | None:
    """Return the profile's curves and matrix, or None where it holds tables."""
    tags, space = profile_tags(icc), profile_space(icc)
    if icc[20:24] != b"XYZ " or b"A2B0" in tags or b"A2B1" in tags:
        return None
    if space == "grey" and b"kTRC" in tags:
        return Shaper((tone_curve(tags[b"kTRC"]),), np.ones((3, 1)))
    if space != "RGB" or b"rXYZ" not in tags:
        return None
    names = (b"r", b"g", b"b")
    curves = tuple(tone_curve(tags.get(name + b"TRC", b"")) for name in names)
    columns = [primary(tags.get(name + b"XYZ", b"")) for name in names]
    to_d50 = np.stack(columns, axis=1)
    white = to_d50.sum(axis=1)
    # Rounding to 1/65536 tints the greys by a code or two at 16 bit: undone.
    if np.abs(white - D50).max() < 5e-4:
        to_d50 *= (D50 / white)[:, None]
    if abs(np.linalg.det(to_d50)) < 1e-6:
        raise ProfileError("The colour profile has impossible primaries.")
    return Shaper(curves, np.asarray(np.linalg.solve(SRGB_TO_D50, to_d50)))


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
    if len(shaper.curves) == 3 and np.abs(shaper.matrix - np.eye(3)).max() > _SAME:
        return False
    codes = np.linspace(0, 1, 256)
    return all(
        np.abs(encode_srgb(curve.decode(codes).astype(np.float32)) - codes).max()
        < _SAME
        for curve in shaper.curves
    )


@functools.lru_cache(maxsize=32)
def exceeds_srgb(icc: bytes) -> bool:
    """Tell whether a profile holds RGB colours that sRGB does not; False for others.

    Asked are its primaries and their mixtures, to the tolerance of `is_srgb`.
    """
    corners = np.indices((2, 2, 2), np.float32).reshape(3, 1, 8).T
    try:
        if profile_space(icc) != "RGB" or is_srgb(icc):
            return False
        linear = decode_srgb(to_working(corners.reshape(1, 8, 3), icc))
    except ProfileError:
        return False
    return bool((linear < -_SAME).any() or (linear > 1 + _SAME).any())


def is_linear(icc: bytes) -> bool:
    """Tell whether a profile's code values are light itself, without a tone curve.

    Raises
    ------
    ProfileError
        The profile is broken.
    """
    shaper = _shaper(icc)
    if shaper is None or len(shaper.curves) != 3:
        return False
    codes = np.linspace(0, 1, 17)
    return all(
        np.abs(curve.decode(codes) - codes).max() < 1e-4 for curve in shaper.curves
    )


def primaries_matrix(icc: bytes) -> NDArray[np.float64] | None:
    """Return (3, 3) from a profile's linear light to linear sRGB.

    None where the profile holds tables instead of a matrix, or is no RGB profile.

    Raises
    ------
    ProfileError
        The profile is broken.
    """
    shaper = _shaper(icc)
    return shaper.matrix if shaper and len(shaper.curves) == 3 else None


def encoded_twin(icc: bytes) -> bytes:
    """Return a profile of the same primaries with sRGB's tone curve.

    It holds in 8 bits what linear light needs 12 or more for. A profile of tables is
    returned as it is.

    Raises
    ------
    ProfileError
        The profile is broken.
    """
    matrix = primaries_matrix(icc)
    if matrix is None:
        return icc
    name = f"{profile_name(icc)}, sRGB curve"
    return colorant_profile(name, SRGB_TO_D50 @ matrix, SRGB_CURVE)


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


def lcms_transform(
    pixels: NDArray[np.float32],
    source: bytes,
    target: bytes,
    spaces: tuple[str, str],
    intent: Intent = "relative",
    black_point: bool = True,
) -> NDArray[np.float32]:
    """Convert float32 pixels between two profiles by LittleCMS.

    Parameters
    ----------
    pixels
        (height, width, channels); ink as a percentage.
    source, target
        The profiles.
    spaces
        What LittleCMS calls their spaces: "rgb", "gray" or "cmyk".
    intent, black_point
        How tables are used.

    Raises
    ------
    ProfileError
        A profile is broken, or has no tables in that direction.
    """
    import imagecodecs

    try:
        result: NDArray[np.float32] = imagecodecs.cms_transform(
            np.ascontiguousarray(pixels),
            source,
            target,
            colorspace=spaces[0],
            outcolorspace=spaces[1],
            intent=INTENTS.index(intent),
            flags=_BLACK_POINT if black_point else 0,
        )
    except (imagecodecs.CmsError, ValueError) as error:
        raise ProfileError(
            "The colour profile cannot be used.", detail=str(error)
        ) from error
    return result


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
        return shaper.encoded(pixels)
    scale = 1.0 if pixels.dtype == np.float32 else 1 / np.iinfo(pixels.dtype).max
    # LittleCMS takes ink as a percentage.
    full = 100.0 if space == "CMYK" else 1.0
    values = pixels.astype(np.float32) * np.float32(scale * full)
    # LittleCMS takes a last axis of 1 for pixels, not for a channel.
    values = values[..., 0] if space == "grey" else values
    spaces = (_LCMS_SPACES[space], "rgb")
    return encode_srgb(lcms_transform(values, icc, linear_srgb_profile(), spaces))


def from_working(
    pixels: NDArray[np.float32],
    icc: bytes,
    *,
    intent: Intent = "relative",
    black_point: bool = True,
) -> NDArray[np.float32]:
    """Convert from the working space to an RGB profile; the inverse of `to_working`.

    Parameters
    ----------
    pixels
        (height, width, 3) float32, sRGB-encoded, unbounded.
    icc
        An RGB profile.
    intent
        How LittleCMS uses a profile of tables; a matrix knows one way only.
    black_point
        Whether the darkest black becomes the profile's own (black-point compensation,
        ISO 18619); a matrix's black is 0 already.

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
    shaper = _shaper(icc)
    if shaper is None:
        linear, ours = decode_srgb(pixels), linear_srgb_profile()
        return lcms_transform(linear, ours, icc, ("rgb", "rgb"), intent, black_point)
    return shaper.device_codes(pixels)
