"""A small photo, written and read again, and what exiftool says of a file."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest

from looksmith.photo.photo import Photo, PhotoInfo
from looksmith.photo.read import read_photo
from looksmith.photo.write import WriteOptions, write_photo

PLACE = "Plantstadt"


def picture(height: int = 48, width: int = 64) -> np.ndarray:
    y, x = np.mgrid[0:height, 0:width]
    return np.stack([x * 4 % 256, y * 5 % 256, 255 - x * 4 % 256], -1).astype(np.uint8)


def written(path: Path, options: WriteOptions | None = None, **info: object) -> Photo:
    write_photo(Photo(picture(), None, PhotoInfo(**info)), path, options)  # type: ignore[arg-type]
    return read_photo(path)


def exiftool(path: Path, *options: str) -> dict[str, object]:
    program = shutil.which("exiftool")
    if program is None:
        pytest.skip("exiftool is not installed (Debian: libimage-exiftool-perl)")
    command = [program, "-j", "-a", "-G1", "-struct", *options, str(path)]
    found: dict[str, object] = json.loads(subprocess.check_output(command))[0]
    return found
