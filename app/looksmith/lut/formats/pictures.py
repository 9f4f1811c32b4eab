"""LUTs in pictures: Hald, tiles and strips, in PNG and TIFF."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from looksmith.lut.formats.picture_header import (
    PictureHeader,
    png_header,
    tiff_header,
)
from looksmith.lut.formats.shapes import resample_linear
from looksmith.lut.formats.source import Source
from looksmith.lut.table import MAX_SIZE, MIN_SIZE, Lut3D, identity_table

__all__ = ["read_png", "read_tiff", "write_hald"]

MAX_LATTICE = 256
DEFLATE_RATIO = 1032
ODD_VARIATION, PHOTO_VARIATION = 1.5, 4.0

_PROBES = 32


def read_png(source: Source) -> Lut3D:
    """Read a PNG of 8 or 16 bits that holds a LUT; see `_from_pixels`."""
    header = png_header(source)
    size = _size(source, header)
    least = header.pixels * header.samples * header.bits // 8
    if least > DEFLATE_RATIO * len(source.data):
        raise source.error(
            f"The PNG is truncated: {len(source.data)} bytes cannot hold "
            f"{header.width} x {header.height} pixels."
        )
    import imagecodecs

    return _from_pixels(source, _decode(source, imagecodecs.png_decode, header), size)


def read_tiff(source: Source) -> Lut3D:
    """Read a TIFF of 8 or 16 bits or floats that holds a LUT; see `_from_pixels`."""
    header = tiff_header(source)
    size = _size(source, header)
    import imagecodecs

    return _from_pixels(source, _decode(source, imagecodecs.tiff_decode, header), size)


def _size(source: Source, header: PictureHeader) -> int:
    """Return the size of the lattice that a picture of these dimensions holds."""
    size = max(1, round(float(np.cbrt(header.pixels))))
    fits = header.width % size == 0 and header.height % size == 0
    if (
        size**3 != header.pixels
        or not MIN_SIZE <= size <= MAX_LATTICE
        or not (fits or header.width == header.height)
    ):
        raise source.error(
            f"A picture of {header.width} x {header.height} pixels holds no LUT: a "
            "Hald has 64 x 64 (level 4), 512 x 512 (level 8) and so on up to "
            "4096 x 4096, tiles have 512 x 512 and strips 256 x 16 and the like."
        )
    return size


def _decode(
    source: Source, decode: Callable[[bytes], NDArray[Any]], header: PictureHeader
) -> NDArray[Any]:
    try:
        pixels = np.asarray(decode(source.data))
    except (RuntimeError, ValueError, TypeError, OSError, IndexError) as error:
        raise source.error(
            "The picture is damaged or truncated.", cause=error
        ) from error
    if pixels.ndim == 2:
        pixels = pixels[..., None]
    if pixels.ndim == 3 and pixels.shape[1:] == (header.height, header.width):
        pixels = pixels.transpose(1, 2, 0)  # channels in planes of their own
    if pixels.ndim != 3 or pixels.shape[:2] != (header.height, header.width):
        raise source.error("The picture is not of the size that its header says.")
    return pixels


def _as_rgb(source: Source, pixels: NDArray[Any]) -> NDArray[Any]:
    channels = pixels.shape[2]
    if channels in (2, 4):
        alpha = pixels[..., -1]
        if (alpha != alpha.flat[0]).any():
            source.warn("The picture's transparency is ignored.")
        pixels = pixels[..., :-1]
    if pixels.shape[2] == 1:
        pixels = np.repeat(pixels, 3, axis=2)
    return pixels


def _variation(table: NDArray[Any]) -> float:
    """Return by how much a channel goes up and down on a way through the lattice.

    The identity has 1/3; pictures that are no LUT, or another layout's, have far more.
    """
    step = max(1, table.shape[0] // _PROBES)
    total = 0.0
    for axis in range(3):
        lines = np.moveaxis(table, axis, 0)[:, ::step, ::step].astype(np.float32)
        total += float(np.abs(np.diff(lines, axis=0)).sum(axis=0).mean())
    return total / 3


def _layouts(pixels: NDArray[Any], size: int) -> dict[str, NDArray[Any]]:
    """Return the tables that a picture may hold, indexed [b, g, r, channel]."""
    height, width = pixels.shape[:2]
    shape = (size, size, size, 3)
    found: dict[str, NDArray[Any]] = {}
    if width == height:
        found["Hald"] = np.ascontiguousarray(pixels).reshape(shape)
    if width % size == 0 and height % size == 0:
        grid = pixels.reshape(height // size, size, width // size, size, 3)
        found["tiles"] = grid.transpose(0, 2, 1, 3, 4).reshape(shape)
    return found


def _from_pixels(source: Source, pixels: NDArray[Any], size: int) -> Lut3D:
    """Return the LUT in a picture.

    The order is Hald's (red fastest, then green, then blue, row by row) or that of
    tiles (red to the right, green down, a tile for each blue). Where both fit, the one
    with the lower total variation is taken. Lattices above 129 are resampled to 129.
    """
    pixels = _as_rgb(source, pixels)
    layouts = _layouts(pixels, size)
    white = 1.0 if pixels.dtype.kind == "f" else float(np.iinfo(pixels.dtype).max)
    variations = {key: _variation(table) for key, table in layouts.items()}
    layout = min(variations, key=lambda key: variations[key])
    variation = variations[layout] / white
    if not np.isfinite(variation):
        raise source.error("The picture holds a value that is not finite.")
    if variation > PHOTO_VARIATION:
        raise source.error(
            "The colours jump about as in a photograph: this picture holds no LUT."
        )
    if variation > ODD_VARIATION:
        source.warn("The colours jump about: this may be no LUT.")
    table = layouts[layout]
    if size > MAX_SIZE:
        source.warn(f"The lattice of {size} is resampled to {MAX_SIZE}.")
        table = resample_linear(table, MAX_SIZE)
    return Lut3D(table.transpose(2, 1, 0, 3).astype(np.float32) / np.float32(white))


def write_hald(lut: Lut3D, size: int | None = None) -> bytes:
    """Return a Hald picture: PNG, RGB, 16 bit.

    A Hald of level L holds a lattice of L * L; the lowest level that holds the LUT's
    size (or `size`) is taken, so that 33 becomes 36 (level 6) by resampling. Curves are
    sampled at 64 at least. Values are rounded to 1/65535 and clipped to [0, 1].
    """
    import imagecodecs

    from looksmith.lut.apply import apply_lut

    wanted = size or lut.size
    if size is None and (lut.shaper is not None or lut.post is not None):
        wanted = max(wanted, 64)
    level = next(n for n in range(2, 13) if n * n >= wanted)
    table = lut.table
    if not lut.is_plain or lut.size != level**2:
        table = apply_lut(lut, identity_table(level**2))
    codes = np.rint(np.clip(table, 0, 1) * 65535).astype(np.uint16)
    picture = codes.transpose(2, 1, 0, 3).reshape(level**3, level**3, 3)
    return bytes(imagecodecs.png_encode(np.ascontiguousarray(picture), level=6))
