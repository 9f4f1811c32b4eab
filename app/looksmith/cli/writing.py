"""How photos are written: the options that ``apply``, ``batch`` and ``watch`` share."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Literal

from looksmith.cli.numbers import between
from looksmith.colour.icc import INTENTS
from looksmith.photo.options import PROFILE_NAMES, OutputSize, WriteOptions

__all__ = ["add_writing", "write_options"]

_SUBSAMPLINGS = ("444", "422", "420")
_COMPRESSIONS = ("none", "deflate", "lzw", "zstd")


def _profile(text: str) -> str | Path:
    for name in PROFILE_NAMES:
        if text.casefold().replace("-", " ") == name.casefold():
            return name
    return Path(text)


def add_writing(parser: argparse.ArgumentParser) -> None:
    """Add the options to a command."""
    group = parser.add_argument_group("output")
    add = group.add_argument
    add("--quality", metavar="Q", type=between(1, 100), default=92,
        help="of JPEG, WebP, AVIF and JPEG XL, 1 to 100 (default 92)")  # fmt: skip
    add("--bits", type=int, choices=(8, 10, 12, 16, 32),
        help="bits a channel: 10 and 12 for AVIF, 32 (float) for TIFF and "
        "OpenEXR")  # fmt: skip
    add("--profile", metavar="NAME_OR_FILE", type=_profile, default="source",
        help="colour space to save in: source (the photo's own, the default), sRGB, "
        "Display P3, Adobe RGB, ProPhoto RGB, or an ICC file")  # fmt: skip
    add("--intent", choices=INTENTS, default="relative",
        help="how a profile made of tables is used (default relative)")  # fmt: skip
    add("--gamut", choices=("clip", "smooth"), default="clip",
        help="what becomes of colours that the profile cannot hold "
        "(default clip)")  # fmt: skip
    size = group.add_mutually_exclusive_group()
    size.add_argument("--long-side", metavar="PIXELS", type=between(16, 100_000),
        help="write it smaller: pixels of the long side")  # fmt: skip
    size.add_argument("--megapixels", metavar="N", type=between(0.001, 10_000),
        help="write it smaller: megapixels")  # fmt: skip
    size.add_argument("--percent", metavar="P", type=between(1, 100),
        help="write it smaller: percent of the sides")  # fmt: skip
    add("--subsampling", choices=_SUBSAMPLINGS, default="444",
        help="of the colours of JPEG and AVIF (default 444)")  # fmt: skip
    add("--progressive", action="store_true", help="JPEG that opens blurred first")
    add("--lossless", action="store_true", help="of WebP, AVIF and JPEG XL")
    add("--compression", choices=_COMPRESSIONS, help="of TIFF (default deflate)")
    add("--no-metadata", action="store_true", help="leave EXIF, XMP and IPTC out")
    add("--no-location", action="store_true", help="leave out where it was taken")
    add("--no-recipe", action="store_true", help="leave the edit out of the XMP")
    add("--sidecar", action="store_true", help="write the XMP beside the photo, too")


def _size(chosen: argparse.Namespace) -> OutputSize | None:
    if chosen.long_side is not None:
        return OutputSize("long", chosen.long_side)
    if chosen.megapixels is not None:
        return OutputSize("megapixels", chosen.megapixels)
    return None if chosen.percent is None else OutputSize("percent", chosen.percent)


def _metadata(chosen: argparse.Namespace) -> Literal["all", "no-location", "none"]:
    if chosen.no_metadata:
        return "none"
    return "no-location" if chosen.no_location else "all"


def write_options(chosen: argparse.Namespace) -> WriteOptions:
    """Return what a command line asks for.

    Raises
    ------
    PhotoError
        Two options do not go together.
    """
    return WriteOptions(
        quality=int(chosen.quality),
        bits=chosen.bits,
        profile=chosen.profile,
        intent=chosen.intent,
        gamut=chosen.gamut,
        metadata=_metadata(chosen),
        keep_recipe=not chosen.no_recipe,
        sidecar=chosen.sidecar,
        size=_size(chosen),
        subsampling=chosen.subsampling,
        progressive=chosen.progressive,
        lossless=chosen.lossless,
        compression=chosen.compression,
    )
