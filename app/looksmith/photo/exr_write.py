"""Writing OpenEXR: scanlines of half or single floats, deflated without loss.

The layout is that of the OpenEXR project's "OpenEXR File Layout" (version 2).
"""

from __future__ import annotations

import math
import struct
import zlib
from functools import partial
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from looksmith.colour.profiles import D65
from looksmith.photo.exr import FINISHED
from looksmith.photo.write_slabs import Samples

__all__ = ["write_exr"]

_MAGIC = b"v/1\x01"
_HALF, _FLOAT, _ZIP = 1, 2, 3
_LINES_A_BLOCK = 16
_CHROMATICITIES = (0.64, 0.33, 0.30, 0.60, 0.15, 0.06, *D65)


def _attribute(name: str, kind: str, body: bytes) -> bytes:
    head = f"{name}\0{kind}\0".encode()
    return head + struct.pack("<I", len(body)) + body


def _head(names: str, kind: int, width: int, height: int, xmp: bytes | None) -> bytes:
    channels = b"".join(
        name.encode() + b"\0" + struct.pack("<iB3xii", kind, 0, 1, 1) for name in names
    )
    window = struct.pack("<4i", 0, 0, width - 1, height - 1)
    primaries = struct.pack("<8f", *_CHROMATICITIES)
    parts = [
        _MAGIC + struct.pack("<I", 2),
        _attribute("channels", "chlist", channels + b"\0"),
        _attribute("chromaticities", "chromaticities", primaries),
        _attribute("compression", "compression", bytes((_ZIP,))),
        _attribute("dataWindow", "box2i", window),
        _attribute("displayWindow", "box2i", window),
        _attribute("lineOrder", "lineOrder", b"\0"),
        _attribute("pixelAspectRatio", "float", struct.pack("<f", 1)),
        _attribute("screenWindowCenter", "v2f", bytes(8)),
        _attribute("screenWindowWidth", "float", struct.pack("<f", 1)),
    ]
    parts.append(_attribute(FINISHED, "string", b"display light, not a scene's"))
    if xmp is not None:
        parts.append(_attribute("xmp", "string", xmp))
    return b"".join(parts) + b"\0"


def _packed(samples: bytes) -> bytes:
    """Compress a block; one that does not shrink is stored as it is."""
    values = np.frombuffer(samples, np.uint8)
    halves = np.concatenate([values[::2], values[1::2]])
    steps = halves.copy()
    steps[1:] -= halves[:-1]
    steps[1:] += np.uint8(128)
    block = zlib.compress(steps.tobytes(), 4)
    return block if len(block) < len(samples) else samples


def _block(lines: NDArray[Any], order: list[int], *, half: bool) -> bytes:
    """Return lines, (lines, width, 3 or 4), as one block holds them."""
    if lines.shape[2] == 4:
        lines = np.dstack([lines[..., :3] * lines[..., 3:], lines[..., 3]])
    if half:
        lines = np.clip(lines, -65504, 65504)
    planes = np.moveaxis(lines[..., order], 2, 1)
    return _packed(planes.astype("<f2" if half else "<f4").tobytes())


def write_exr(
    samples: Samples, stream: BinaryIO, *, half: bool, xmp: bytes | None = None
) -> None:
    """Write linear light in sRGB primaries, block by block.

    Parameters
    ----------
    samples
        Of 32 bits, alpha straight.
    stream
        Open for writing, at its start.
    half
        Store 16-bit floats, up to 65504, instead of 32-bit ones.
    xmp
        Put into the attribute ``xmp``.
    """
    height, width, channels = samples.shape
    # Channels stand in the order of their names.
    names = "BGR" if channels == 3 else "ABGR"
    order = ["RGBA".index(name) for name in names]
    stream.write(_head(names, _HALF if half else _FLOAT, width, height, xmp))
    table = stream.tell()
    lines = _LINES_A_BLOCK
    places = []
    stream.write(bytes(8 * math.ceil(height / lines)))
    blocks = samples.pieces(lines, partial(_block, order=order, half=half))
    for index, block in enumerate(blocks):
        places.append(stream.tell())
        stream.write(struct.pack("<ii", index * lines, len(block)) + block)
    stream.seek(table)
    stream.write(struct.pack(f"<{len(places)}Q", *places))
    stream.seek(0, 2)
