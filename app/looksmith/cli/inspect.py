"""``looksmith inspect``: what a LUT file or a photo is, and what is wrong with it."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from looksmith.lut.analyse import analyse
from looksmith.lut.errors import LutFormatError
from looksmith.lut.formats import READABLE_EXTENSIONS, LutFileInfo, inspect_lut
from looksmith.lut.inputs import expected_input
from looksmith.lut.reversibility import reversibility, sentence
from looksmith.photo.errors import PhotoError
from looksmith.photo.photo import Photo

__all__ = ["run"]

_PICTURES = {".png", ".tif", ".tiff"}


def _describe_lut(path: Path, info: LutFileInfo) -> dict[str, Any]:
    lut, report = info.lut, analyse(info.lut)
    back = reversibility(lut)
    return {
        "kind": "lut",
        "file": str(path),
        "format": info.format,
        "size": lut.size,
        "domain": [list(lut.low), list(lut.high)],
        "shaper": None if lut.shaper is None else len(lut.shaper.table),
        "post": None if lut.post is None else len(lut.post.table),
        "title": lut.title,
        "input_space": expected_input(
            lut, f"{path.parent.name} {path.stem} {lut.title}"
        ),
        "range": [float(lut.table.min()), float(lut.table.max())],
        "identity": report.identity,
        "monochrome": report.monochrome,
        "one_to_one": report.one_to_one,
        "clipped": report.clipped,
        "largest_step": report.largest_step,
        "inversion": {**asdict(back), "sentence": sentence(back)},
        "warnings": list(info.warnings),
    }


def _describe_photo(path: Path, photo: Photo) -> dict[str, Any]:
    info = photo.info
    return {
        "kind": "photo",
        "file": str(path),
        "format": info.format,
        "size": [photo.width, photo.height],
        "bits": info.bits,
        "mode": info.mode,
        "alpha": photo.alpha is not None,
        "profile": info.profile_name,
        "embedded_profile": info.icc is not None,
        "exif": info.exif is not None,
        "xmp": info.xmp is not None,
        "dpi": info.dpi,
        "warnings": list(info.warnings),
    }


def describe(path: Path) -> dict[str, Any]:
    """Return what is known of a file, as JSON values.

    Raises
    ------
    LutFormatError, PhotoError
        It is neither a LUT nor a photo, or a broken one.
    """
    suffix = path.suffix.lower()
    if suffix in READABLE_EXTENSIONS - _PICTURES:
        return _describe_lut(path, inspect_lut(path))
    try:
        return _describe_lut(path, inspect_lut(path))
    except LutFormatError as not_a_lut:
        from looksmith.photo.read import read_photo

        try:
            return _describe_photo(path, read_photo(path))
        except PhotoError as not_a_photo:
            if suffix in _PICTURES or not path.is_file():
                raise
            raise not_a_lut from not_a_photo


def _shown(value: Any) -> str:
    if value is None:
        return "-"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:.4g}" if isinstance(value, float) else str(value)


_SHARES = ("folded", "flattened", "several", "recovered")
_TRIPS = ("exact", "exact_natural", "eight_bit", "eight_bit_natural")


def _inversion_lines(inversion: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield "inversion", inversion["sentence"]
    yield "inversion kind", f"{inversion['kind']} (rank {inversion['rank']})"
    for name in _SHARES:
        share = inversion[name]
        shown = f"{share['lattice']:.2%} of all colours, {share['natural']:.2%}"
        yield name, f"{shown} of those in photos"
    for name in _TRIPS:
        trip = inversion[name]
        if trip is not None:
            figures = ", ".join(f"{key} {value:.3g}" for key, value in trip.items())
            yield name.replace("_", " "), f"CIEDE2000 {figures}"


def _lines(described: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for key, value in described.items():
        if key == "inversion":
            yield from _inversion_lines(value)
        elif key != "warnings":
            yield key.replace("_", " "), _shown(value)
    for warning in described["warnings"]:
        yield "warning", warning


def run(chosen: argparse.Namespace) -> int:
    """Describe one file."""
    described = describe(chosen.file)
    if chosen.json:
        print(json.dumps(described, ensure_ascii=False))
    else:
        for name, text in _lines(described):
            print(f"{name:17} {text}")
    return 0
