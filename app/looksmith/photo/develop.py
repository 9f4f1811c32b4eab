"""From pixels as a file has them to a `Photo`: upright, in the working space."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from looksmith.colour.icc import (
    ProfileError,
    check_profile,
    is_linear,
    is_srgb,
    primaries_matrix,
    profile_name,
    profile_space,
    to_working,
)
from looksmith.colour.transfer import encode_srgb
from looksmith.colour.view import shown
from looksmith.photo.decoded import Decoded
from looksmith.photo.deferred import DeferredPixels, in_profile
from looksmith.photo.exif import upright
from looksmith.photo.photo import Photo, PhotoInfo, to_float32
from looksmith.photo.xmp_fit import upright_packet
from looksmith.work.bands import for_bands
from looksmith.work.token import NEVER, CancelToken

__all__ = ["HELD", "develop", "turn_upright"]

HELD = 1 << 20
"""Pixels up to which the floats of a profile are made at once and held."""

# Far above any light, and far below where products of it become infinite.
_MOST_LIGHT = 1e18
_FULL_LIGHT = 1.0005  # half floats and profiles are no more exact


def turn_upright(
    pixels: NDArray[Any], orientation: int, token: CancelToken = NEVER
) -> NDArray[Any]:
    """Turn or mirror pixels (height, width, ...) by an EXIF orientation 1..8."""
    if orientation == 1:
        return np.ascontiguousarray(pixels)
    if orientation in (5, 6, 7, 8):
        pixels = np.swapaxes(pixels, 0, 1)
    if orientation in (2, 3, 6, 7):
        pixels = pixels[:, ::-1]
    if orientation in (3, 4, 7, 8):
        pixels = pixels[::-1]
    result = np.empty_like(pixels, order="C")

    def turn(start: int, stop: int) -> None:
        result[start:stop] = pixels[start:stop]

    # Narrow bands of a turned picture stay in the cache.
    for_bands(pixels.shape[0], turn, token)
    return result


def _finite(values: NDArray[Any], warnings: list[str]) -> NDArray[Any]:
    if values.dtype != np.float32:
        return values
    # No number compares with anything.
    if values.min() >= -_MOST_LIGHT and values.max() <= _MOST_LIGHT:
        return values
    sound = np.abs(values) <= _MOST_LIGHT
    top = float(values[sound].max()) if sound.any() else 1.0
    warnings.append(
        f"{int((~sound).sum())} values were not numbers or infinite: they were"
        " replaced."
    )
    return np.where(sound, values, np.where(values > 0, np.float32(top), 0)).astype(
        np.float32
    )


def _cover(alpha: NDArray[Any] | None, warnings: list[str]) -> NDArray[Any] | None:
    """Return an alpha channel that says something: many are full everywhere."""
    if alpha is None:
        return None
    alpha = _finite(alpha, warnings)
    full = 1 if alpha.dtype == np.float32 else np.iinfo(alpha.dtype).max
    return None if alpha.min() >= full else alpha


def _straight(colours: NDArray[Any], alpha: NDArray[Any]) -> NDArray[Any]:
    """Divide colours by the alpha that they were multiplied with."""
    cover = to_float32(alpha)[..., None]
    values = np.where(cover > 0, to_float32(colours) / np.maximum(cover, 1e-6), 0)
    if colours.dtype == np.float32:
        return np.asarray(values, np.float32)
    top = np.iinfo(colours.dtype).max
    return np.asarray(np.rint(np.clip(values, 0, 1) * top), colours.dtype)


def _without_profile(pixels: NDArray[Any], warnings: list[str]) -> NDArray[Any]:
    if pixels.shape[2] == 1:
        return np.repeat(pixels, 3, axis=2)
    if pixels.shape[2] == 4:
        warnings.append(
            "The CMYK photo has no usable colour profile: its colours are approximate."
        )
        paper = 1 - to_float32(pixels)
        colours = paper[..., :3] * paper[..., 3:]
        if pixels.dtype == np.float32:
            return np.asarray(colours, np.float32)
        top = np.iinfo(pixels.dtype).max
        return np.asarray(np.rint(colours * top), pixels.dtype)
    if pixels.dtype == np.float32:
        warnings.append(
            "The photo holds float values and no colour profile:"
            " they are taken as sRGB code values, not as linear light."
        )
    return pixels


def _usable_profile(decoded: Decoded) -> tuple[bytes | None, str]:
    """Return the profile and its name, or None and sRGB's where it cannot be used."""
    if decoded.icc is None:
        return None, decoded.profile_name or "sRGB"
    try:
        if decoded.pixels.shape[2] == 1 and profile_space(decoded.icc) == "RGB":
            decoded.pixels = np.repeat(decoded.pixels, 3, axis=2)
        check_profile(decoded.icc, decoded.pixels.shape[2])
    except ProfileError as error:
        decoded.warnings.append(f"{error.message} It was ignored.")
        return None, "sRGB"
    return decoded.icc, profile_name(decoded.icc)


def _in_working_space(
    pixels: NDArray[Any], icc: bytes, token: CancelToken
) -> NDArray[Any] | DeferredPixels:
    if is_srgb(icc):
        return np.ascontiguousarray(to_working(pixels, icc))
    floats = pixels.dtype == np.float32
    if not floats and pixels.shape[0] * pixels.shape[1] > HELD:
        return in_profile(pixels, icc)
    # Floats make way for their own: another copy would be the largest part of all.
    mine = floats and pixels.shape[2] == 3 and pixels.flags.writeable
    result = pixels if mine else np.empty((*pixels.shape[:2], 3), np.float32)

    def convert(start: int, stop: int) -> None:
        result[start:stop] = to_working(pixels[start:stop], icc)

    for_bands(pixels.shape[0], convert, token)
    return result


def _viewed(
    pixels: NDArray[np.float32],
    to_srgb: NDArray[np.float64],
    token: CancelToken,
    *,
    compress: bool,
) -> NDArray[np.float32]:
    """Turn linear pixels into code values in place, in a display's range or as is."""
    matrix = to_srgb.T.astype(np.float32)
    if pixels.shape[2] == 1:
        pixels, matrix = np.repeat(pixels, 3, axis=2), np.eye(3, dtype=np.float32)

    def view(start: int, stop: int) -> None:
        linear = pixels[start:stop] @ matrix
        pixels[start:stop] = encode_srgb(shown(linear) if compress else linear)

    for_bands(pixels.shape[0], view, token)
    return pixels


def _is_scene(decoded: Decoded, pixels: NDArray[Any]) -> bool:
    """Tell whether light is to be brought into a display's range.

    A picture without light above 1 is in that range already.
    """
    if decoded.finished:
        return False
    return decoded.exposed or float(pixels.max()) > _FULL_LIGHT


def _scene(decoded: Decoded, icc: bytes | None) -> NDArray[np.float64] | None:
    """Return the way from the pixels' light to linear sRGB, None for display colours.

    Floats under a linear profile are a scene's light: they may end anywhere above 1.
    """
    if decoded.light is not None or icc is None:
        return decoded.light
    if decoded.pixels.dtype != np.float32 or not is_linear(icc):
        return None
    return primaries_matrix(icc)


def develop(decoded: Decoded, path: Path | None, token: CancelToken = NEVER) -> Photo:
    """Make a `Photo` of what a reader handed on.

    Parameters
    ----------
    decoded
        Pixels and what the file said of them.
    path
        The file.
    token
        Looked at between bands of rows.

    Returns
    -------
    Photo
        More than `HELD` integers of a profile other than sRGB's are deferred: they
        stay as they are, and are converted when they are read.
    """
    warnings = decoded.warnings
    icc, name = _usable_profile(decoded)
    token.check()
    pixels = _finite(decoded.pixels, warnings)
    alpha = _cover(decoded.alpha, warnings)
    if alpha is not None and decoded.premultiplied:
        pixels = _straight(pixels, alpha)
    pixels = turn_upright(pixels, decoded.orientation, token)
    token.check()
    light = _scene(decoded, icc)
    source: NDArray[Any] | DeferredPixels
    if light is not None:
        compress = _is_scene(decoded, pixels)
        source = _viewed(pixels, light, token, compress=compress)
    elif icc is None:
        source = np.ascontiguousarray(_without_profile(pixels, warnings))
    else:
        source = _in_working_space(pixels, icc, token)
    if alpha is not None:
        alpha = turn_upright(alpha, decoded.orientation, token)
        if source.dtype != alpha.dtype:
            alpha = to_float32(alpha)
    info = PhotoInfo(
        path=path,
        format=decoded.format,
        bits=decoded.bits,
        mode=decoded.mode,
        icc=icc,
        profile_name=name,
        exif=None if decoded.exif is None else upright(decoded.exif),
        xmp=_upright_xmp(decoded),
        iptc=decoded.iptc,
        dpi=_turned_dpi(decoded),
        warnings=tuple(warnings),
    )
    return Photo(source, alpha, info)


def _upright_xmp(decoded: Decoded) -> bytes | None:
    if decoded.xmp is None:
        return None
    turn = decoded.orientation if decoded.turned == 1 else decoded.turned
    return upright_packet(decoded.xmp, turn)


def _turned_dpi(decoded: Decoded) -> tuple[float, float] | None:
    if decoded.dpi is None or decoded.orientation < 5:
        return decoded.dpi
    return decoded.dpi[1], decoded.dpi[0]
