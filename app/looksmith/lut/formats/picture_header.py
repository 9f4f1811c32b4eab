"""What a PNG or TIFF says of itself, read before anything is decoded."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from looksmith.lut.formats.source import Source

__all__ = ["PictureHeader", "png_header", "tiff_header"]

MAX_TIFF_TAGS = 512
MAX_TILE_SIDE = 4096

_PNG_CHANNELS = {0: 1, 2: 3, 3: 3, 4: 2, 6: 4}
_TIFF_TYPES = {1: "B", 3: "H", 4: "I", 16: "Q"}
_TAGS = {
    256: "width",
    257: "height",
    258: "bits",
    262: "photometric",
    277: "samples",
    322: "tile_width",
    323: "tile_height",
    339: "sample_format",
}


@dataclass(frozen=True)
class PictureHeader:
    """Width and height in pixels, samples a pixel, bits a sample."""

    width: int
    height: int
    samples: int
    bits: int

    @property
    def pixels(self) -> int:
        """The number of pixels."""
        return self.width * self.height


def png_header(source: Source) -> PictureHeader:
    """Read a PNG's first chunk, and refuse one that cannot hold what it claims."""
    data = source.data
    if len(data) < 33 or data[12:16] != b"IHDR":
        raise source.error("The PNG is damaged: its header is missing.")
    width, height, bits, kind = struct.unpack(">IIBB", data[16:26])
    if not width or not height or kind not in _PNG_CHANNELS or bits > 16:
        raise source.error("The PNG is damaged: its header makes no sense.")
    return PictureHeader(width, height, _PNG_CHANNELS[kind], bits)


class _TagReader:
    """The first directory of a TIFF, classic or big."""

    def __init__(self, source: Source) -> None:
        self.source = source
        data = source.data
        self.order = "<" if data[:2] == b"II" else ">"
        self.big = self._unpack("H", 2) == 43
        self.offset_code = "Q" if self.big else "I"

    def _unpack(self, code: str, offset: int) -> int:
        try:
            (value,) = struct.unpack_from(self.order + code, self.source.data, offset)
        except struct.error as error:
            raise self.source.error(
                "The TIFF is damaged: it ends in its header.", cause=error
            ) from error
        return int(value)

    def tags(self) -> dict[str, tuple[int, ...]]:
        """Return the tags that matter, by name."""
        start = self._unpack(self.offset_code, 8 if self.big else 4)
        count = self._unpack("Q" if self.big else "H", start)
        if count > MAX_TIFF_TAGS:
            raise self.source.error(f"The TIFF is damaged: it claims {count} tags.")
        start += 8 if self.big else 2
        step = 20 if self.big else 12
        found: dict[str, tuple[int, ...]] = {}
        for index in range(count):
            offset = start + index * step
            name = _TAGS.get(self._unpack("H", offset))
            if name is not None:
                found[name] = self._values(offset)
        return found

    def _values(self, offset: int) -> tuple[int, ...]:
        code = _TIFF_TYPES.get(self._unpack("H", offset + 2), "")
        count = self._unpack(self.offset_code, offset + 4)
        if not code or not 1 <= count <= 16:
            raise self.source.error("The TIFF is damaged: a tag makes no sense.")
        place = offset + (12 if self.big else 8)
        width = struct.calcsize(code)
        if width * count > (8 if self.big else 4):
            place = self._unpack(self.offset_code, place)
        return tuple(self._unpack(code, place + i * width) for i in range(count))


def tiff_header(source: Source) -> PictureHeader:
    """Read the first directory of a TIFF.

    Raises
    ------
    LutFormatError
        It is damaged, or its pixels are neither grey nor RGB of 8 or 16 bits or floats.
    """
    tags = _TagReader(source).tags()
    if "width" not in tags or "height" not in tags:
        raise source.error("The TIFF is damaged: it has no width or height.")
    samples = tags.get("samples", (1,))[0]
    bits = set(tags.get("bits", (1,)))
    formats = set(tags.get("sample_format", (1,)))
    kind = (tuple(bits), tuple(formats))
    if kind not in (((8,), (1,)), ((16,), (1,)), ((16,), (3,)), ((32,), (3,))):
        raise source.error(
            f"A TIFF of {sorted(bits)} bits a sample cannot hold a LUT: "
            "8 or 16 bits or floats are wanted."
        )
    if tags.get("photometric", (2,))[0] not in (1, 2) or not 1 <= samples <= 4:
        raise source.error("The TIFF is neither grey nor RGB.")
    sides = tags.get("tile_width", (0,)) + tags.get("tile_height", (0,))
    if max(sides) > MAX_TILE_SIDE:
        raise source.error(f"The TIFF has tiles of {max(sides)} pixels.")
    return PictureHeader(tags["width"][0], tags["height"][0], samples, bits.pop())
