"""The compressions of OpenEXR that only its own library undoes."""

from __future__ import annotations

from io import BytesIO

import numpy as np
from numpy.typing import NDArray

from looksmith.photo.errors import PhotoError, missing_part

__all__ = ["LIBRARY_LINES", "read_with_library"]

LIBRARY_LINES = {
    4: ("PIZ", 32),
    6: ("B44", 32),
    7: ("B44A", 32),
    8: ("DWAA", 32),
    9: ("DWAB", 256),
    10: ("HTJ2K256", 256),
    11: ("HTJ2K32", 32),
}
"""By a compression's number: its name, and how many lines a block of it holds."""


def read_with_library(
    data: bytes, compression: int, part: tuple[int, int], wanted: list[str]
) -> NDArray[np.float32]:
    """Decode the wanted channels of a part to (height, width, channels).

    Parameters
    ----------
    data
        The whole file, its header and its table of blocks checked.
    compression
        The number in its header.
    part
        Its number, from 0, and how many there are.
    wanted
        Names of channels, none of them subsampled.

    Raises
    ------
    PhotoError
        The library is missing, or cannot make sense of the file.
    RuntimeError, ValueError
        As well.
    """
    name = LIBRARY_LINES[compression][0]
    try:
        import OpenEXR
    except ImportError as error:
        kind = f"OpenEXR files with {name} compression"
        raise missing_part(kind, "OpenEXR") from error
    file = OpenEXR.File(BytesIO(data), separate_channels=True)
    # Of damage it tells on stdout only, and hands no part over.
    number, parts = part
    if len(file.parts) != parts:
        raise PhotoError(f"The OpenEXR file is damaged: its {name} data make no sense.")
    channels = file.parts[number].channels
    return np.stack([channels[each].pixels for each in wanted], 2).astype(np.float32)
