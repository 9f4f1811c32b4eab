"""``looksmith inspect``: what a LUT file or a photo is, and what is wrong with it."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from looksmith.lut.analyse import analyse
from looksmith.lut.errors import LutFormatError
from looksmith.lut.formats import READABLE_EXTENSIONS, LutFileInfo, inspect_lut
from looksmith.photo.errors import PhotoError
from looksmith.photo.photo import Photo

__all__ = ["run"]

_PICTURES = {".png", ".tif", ".tiff"}


def _describe_lut(path: Path, info: LutFileInfo) -> dict[str, Any]:
    lut, report = info.lut, analyse(info.lut)
    warnings = list(info.warnings)
    if report.monochrome:
        warnings.append("Monochrome: colours cannot be brought back from it.")
    elif not report.one_to_one:
        warnings.append(
            f"Not one-to-one: {report.folds:.1%} of the colour cube folds, "
            f"{report.flat:.1%} is flattened, {report.clipped:.1%} clips."
        )
    return {
        "kind": "lut",
        "file": str(path),
        "format": info.format,
        "size": lut.size,
        "domain": [list(lut.low), list(lut.high)],
        "shaper": None if lut.shaper is None else len(lut.shaper.table),
        "post": None if lut.post is None else len(lut.post.table),
        "title": lut.title,
        "input_space": lut.input_space,
        "range": [float(lut.table.min()), float(lut.table.max())],
        "identity": report.identity,
        "monochrome": report.monochrome,
        "one_to_one": report.one_to_one,
        "folds": report.folds,
        "flat": report.flat,
        "clipped": report.clipped,
        "largest_step": report.largest_step,
        "warnings": warnings,
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


def _print_lines(described: dict[str, Any]) -> None:
    for key, value in described.items():
        if key != "warnings":
            print(f"{key.replace('_', ' '):16} {_shown(value)}")
    for warning in described["warnings"]:
        print(f"{'warning':16} {warning}")


def run(chosen: argparse.Namespace) -> int:
    """Describe one file."""
    described = describe(chosen.file)
    if chosen.json:
        print(json.dumps(described, ensure_ascii=False))
    else:
        _print_lines(described)
    return 0
