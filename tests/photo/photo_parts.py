"""Real files of kinds that no library here writes, made by hand."""

from __future__ import annotations

import struct
import subprocess
from pathlib import Path
from typing import Any

import imageio_ffmpeg
import numpy as np
import tifffile

# Linear sRGB from XYZ under D65: a camera that sees exactly sRGB's primaries.
_TO_CAMERA = (
    *(3.2404542, -1.5371385, -0.4985314),
    *(-0.9692660, 1.8760108, 0.0415560),
    *(0.0556434, -0.2040259, 1.0572252),
)


def _rationals(values: tuple[float, ...]) -> list[int]:
    return [number for value in values for number in (round(value * 100000), 100000)]


def write_dng(
    path: Path,
    linear: np.ndarray,
    *,
    neutral: tuple[float, float, float] | None = (1, 1, 1),
    orientation: int = 1,
    more: tuple[tuple[Any, ...], ...] = (),
    left_out: tuple[int, ...] = (),
    **storage: Any,
) -> None:
    """Write a Bayer DNG of a camera with sRGB's primaries.

    Parameters
    ----------
    linear
        (even height, even width, 3), 0..1, what the sensor catches.
    neutral
        What it catches of a white page: the camera's white balance. None: it set none.
    more
        Further tags, as `tifffile` takes them.
    left_out
        Numbers of tags that are not to be written.
    storage
        Compression, tiles, byte order, as `tifffile` takes them.
    """
    mosaic = np.empty(linear.shape[:2])
    for y, x, channel in ((0, 0, 0), (0, 1, 1), (1, 0, 1), (1, 1, 2)):
        mosaic[y::2, x::2] = linear[y::2, x::2, channel]
    tags = [
        (271, "s", 0, "Maker", True),
        (272, "s", 0, "Camera", True),
        (274, "H", 1, orientation, True),
        (33421, "H", 2, (2, 2), True),
        (33422, "B", 4, bytes((0, 1, 1, 2)), True),
        (50706, "B", 4, bytes((1, 4, 0, 0)), True),
        (50707, "B", 4, bytes((1, 1, 0, 0)), True),
        (50708, "s", 0, "Maker Camera", True),
        (50714, "H", 1, 0, True),
        (50717, "I", 1, 65535, True),
        (50721, 10, 9, _rationals(_TO_CAMERA), True),
        (50778, "H", 1, 21, True),
        *more,
    ]
    if neutral is not None:
        tags.append((50728, 5, 3, _rationals(neutral), True))
    codes = np.rint(np.clip(mosaic, 0, 1) * 65535).astype(np.uint16)
    tifffile.imwrite(
        path,
        codes,
        photometric=32803,
        metadata=None,
        software=False,
        extratags=[tag for tag in tags if tag[0] not in left_out],
        **storage,
    )


def ffmpeg(arguments: list[str], data: bytes = b"") -> bytes:
    """Run ffmpeg on bytes and return what it writes."""
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-y", *arguments]
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout


def _box(kind: bytes, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return struct.pack(">I4s", 8 + len(body), kind) + body


def _full(kind: bytes, *parts: bytes, version: int = 0) -> bytes:
    return _box(kind, struct.pack(">I", version << 24), *parts)


def write_heic(
    path: Path,
    rgb: np.ndarray,
    *,
    bits: int = 8,
    turns: int = 0,
    colour: bytes | None = None,
    exif: bytes | None = None,
    xmp: bytes | None = None,
) -> None:
    """Write a HEIC file around one lossless intra frame of x265.

    Parameters
    ----------
    rgb
        (height, width, 3), uint8, or uint16 of `bits`.
    turns
        Quarter turns, anti-clockwise, that it is to be shown with.
    colour
        Body of a ``colr`` box.
    exif
        Without a prefix.
    """
    height, width = rgb.shape[:2]
    kind = "gbrp" if bits == 8 else f"gbrp{bits}le"
    planes = np.moveaxis(rgb[..., [1, 2, 0]], -1, 0)
    film = path.with_suffix(".mp4")
    ffmpeg(
        [
            *("-f", "rawvideo", "-pix_fmt", kind, "-s", f"{width}x{height}"),
            *("-i", "-", "-frames:v", "1", "-c:v", "libx265", "-pix_fmt", kind),
            *("-x265-params", "lossless=1:log-level=none", "-tag:v", "hvc1", str(film)),
        ],
        np.ascontiguousarray(planes).tobytes(),
    )
    data = film.read_bytes()
    start = data.index(b"hvcC") - 4
    (size,) = struct.unpack_from(">I", data, start)
    settings = data[start : start + size]
    sizes = data.index(b"stsz") + 4
    (length,) = struct.unpack_from(">I", data, sizes + 4)
    if length == 0:
        (length,) = struct.unpack_from(">I", data, sizes + 12)
    (place,) = struct.unpack_from(">I", data, data.index(b"stco") + 12)
    items = [(b"hvc1", b"", data[place : place + length])]
    if exif is not None:
        items.append((b"Exif", b"", bytes(4) + exif))
    if xmp is not None:
        items.append((b"mime", b"application/rdf+xml\0", xmp))
    properties = [
        settings,
        _full(b"ispe", struct.pack(">II", width, height)),
        _full(b"pixi", bytes((3, bits, bits, bits))),
    ]
    if colour is not None:
        properties.append(_box(b"colr", colour))
    if turns:
        properties.append(_box(b"irot", bytes((turns,))))
    links = bytes(range(1, len(properties) + 1))
    path.write_bytes(_heic(items, properties, links))


def _heic(
    items: list[tuple[bytes, bytes, bytes]], properties: list[bytes], links: bytes
) -> bytes:
    kind = _box(b"ftyp", b"heic", bytes(4), b"mif1", b"heic")
    entries = [
        _full(b"infe", struct.pack(">HH", i + 1, 0), name, b"\0", extra, version=2)
        for i, (name, extra, _) in enumerate(items)
    ]
    references = [
        _box(b"cdsc", struct.pack(">HHH", i + 2, 1, 1)) for i in range(len(items) - 1)
    ]

    def meta(offset: int) -> bytes:
        places = b""
        for i, (_, _, body) in enumerate(items):
            places += struct.pack(">HHHII", i + 1, 0, 1, offset, len(body))
            offset += len(body)
        return _full(
            b"meta",
            _full(b"hdlr", bytes(4), b"pict", bytes(13)),
            _full(b"pitm", struct.pack(">H", 1)),
            _full(b"iinf", struct.pack(">H", len(items)), *entries),
            _full(b"iref", *references),
            _full(b"iloc", struct.pack(">HH", 0x4400, len(items)), places),
            _box(
                b"iprp",
                _box(b"ipco", *properties),
                _full(b"ipma", struct.pack(">IHB", 1, 1, len(links)), links),
            ),
        )

    start = len(kind) + len(meta(0)) + 8
    return kind + meta(start) + _box(b"mdat", *(body for _, _, body in items))


def taken_apart(path: Path) -> tuple[list[tuple[Any, ...]], np.ndarray]:
    """Return a DNG file's own tags as tifffile writes them, and its codes."""
    with tifffile.TiffFile(path) as file:
        page = file.pages[0]
        tags = [
            (tag.code, int(tag.dtype), tag.count, tag.value, True)
            for tag in page.tags
            if tag.code > 33420
        ]
        return tags, page.asarray()
