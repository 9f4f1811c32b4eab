"""AVIF through libavif, HEIC and HEIF through libheif."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from looksmith.photo.bmff import (
    PictureFacts,
    as_still,
    read_facts,
    without_descriptions,
)
from looksmith.photo.colour_codes import take_cicp
from looksmith.photo.decoded import Decoded, check_plausible, scaled_to_full
from looksmith.photo.errors import missing_part
from looksmith.photo.exif import bare_block, exif_dpi

__all__ = ["read_avif", "read_heif"]


def _described(label: str, facts: PictureFacts, stored: int) -> Decoded:
    if facts.width or facts.height:
        check_plausible(facts.width, facts.height, stored)
    decoded = Decoded(label, np.zeros((1, 1, 3), np.uint8), bits=facts.bits)
    decoded.icc, decoded.xmp = facts.icc, facts.xmp
    decoded.exif = bare_block(facts.exif)
    if decoded.exif is not None:
        decoded.dpi = exif_dpi(decoded.exif)
    elif facts.exif is not None:
        decoded.warnings.append("The EXIF data is damaged and was left out.")
    if facts.animated:
        decoded.warnings.append(
            f"The {label} is animated: its first picture was taken."
        )
    return decoded


def _take_pixels(decoded: Decoded, pixels: NDArray[Any], bits: int) -> None:
    values = pixels if pixels.ndim == 3 else pixels[..., None]
    decoded.bits = bits
    values = scaled_to_full(values, bits)
    if values.shape[2] in (2, 4):
        decoded.alpha = np.ascontiguousarray(values[..., -1])
        values = values[..., :-1]
    decoded.pixels = np.ascontiguousarray(values)
    names = {1: "grey", 3: "RGB"}
    decoded.mode = names[decoded.pixels.shape[2]]
    if decoded.alpha is not None:
        decoded.mode = "RGBA" if decoded.mode == "RGB" else "grey with alpha"


def read_avif(data: bytes) -> Decoded:
    """Decode an AVIF file, the first picture of an animated one.

    Raises
    ------
    PhotoError
        Its size is impossible.
    RuntimeError, ValueError
        The decoder cannot make sense of it.
    """
    import imagecodecs

    facts = read_facts(data)
    decoded = _described("AVIF", facts, len(data))
    # Asked for one picture of a film, it writes all of them over the end of its room.
    pixels = imagecodecs.avif_decode(as_still(data), 0)
    bits = 8 if pixels.dtype == np.uint8 else max(facts.bits, 10)
    _take_pixels(decoded, pixels, bits)
    # The boxes turn the picture; EXIF's orientation is for information only.
    decoded.orientation = facts.orientation
    take_cicp(decoded, facts.cicp)
    return decoded


def read_heif(data: bytes) -> Decoded:
    """Decode a HEIC or HEIF file, its primary picture; it comes upright.

    Raises
    ------
    PhotoError
        The size is impossible, or the library is missing.
    RuntimeError, ValueError, OSError, SyntaxError
        The decoder cannot make sense of it.
    """
    try:
        import pi_heif
    except ImportError as error:
        raise missing_part("HEIC and HEIF photos", "pi-heif") from error

    facts = read_facts(data)
    decoded = _described("HEIC", facts, len(data))
    decoded.turned = facts.orientation
    # Its reader of metadata crashes on damage; ours has read all of it already.
    file = pi_heif.open_heif(
        without_descriptions(data), convert_hdr_to_8bit=False, hdr_to_16bit=False
    )
    width, height = file.size
    check_plausible(width, height, len(data))
    # A view would outlive the memory that it looks at.
    pixels = np.array(file)
    depth = file.mode.partition(";")[2]
    _take_pixels(decoded, pixels, int(depth) if depth.isdigit() else 8)
    take_cicp(decoded, facts.cicp)
    return decoded
