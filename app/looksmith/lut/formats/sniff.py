"""Telling a file's format by its content."""

from __future__ import annotations

import re
from typing import NoReturn

from looksmith.lut.formats.source import Source
from looksmith.lut.formats.text import clip_text, is_number, strip_comment

__all__ = ["sniff"]

HEAD_BYTES = 65536

_MAGIC = {
    b"\x89PNG\r\n\x1a\n": "png",
    b"II*\0": "tiff",
    b"MM\0*": "tiff",
    b"II+\0": "tiff",
    b"MM\0+": "tiff",
}
_FOREIGN = {
    b"\xff\xd8\xff": "a JPEG picture; a LUT in one has lost its colours",
    b"GIF8": "a GIF picture",
    b"PK\x03\x04": "a ZIP archive; unpack it first",
    b"\x1f\x8b": "a gzip archive; unpack it first",
    b"Rar!": "a RAR archive; unpack it first",
    b"7z\xbc\xaf": "a 7-Zip archive; unpack it first",
    b"%PDF": "a PDF document",
    b"8BPS": "a Photoshop document",
    b"BM": "a BMP picture",
}
_XML_ROOTS = {
    "processlist": "clf",
    "colorcorrectioncollection": "cdl",
    "colordecisionlist": "cdl",
    "colorcorrection": "cdl",
    "look": "look",
}
_FIRST_WORDS = {
    "csplutv100": "csp",
    "csplutv": "csp",
    "spilut": "spi3d",
    "3dlutsize": "davlut",
    "3dmesh": "3dl",
    "mesh": "3dl",
    "channel": "m3d",
    "lut:": "lut",
    "vertices": "quantel",
    "from": "spi1d",
}
_ROOT = re.compile(r"<\s*(?:\w+:)?([A-Za-z]\w*)")
_BY_NUMBERS = {".cube": "cube", ".vlt": "vlt", ".itx": "cube", ".spimtx": "spimtx"}


def sniff(source: Source) -> str:
    """Return the key of the reader that takes this content.

    Raises
    ------
    LutFormatError
        Nothing takes it; the message says what it is instead, where that can be told.
    """
    data = source.data
    for magic, picture in _MAGIC.items():
        if data.startswith(magic):
            return picture
    for magic, what in _FOREIGN.items():
        if data.startswith(magic):
            raise source.error(f"This is no LUT but {what}.")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoded = data[:HEAD_BYTES].decode("utf-16", errors="replace")
        head = encoded.encode("utf-8").decode("latin-1")
    else:
        head = data[:HEAD_BYTES].removeprefix(b"\xef\xbb\xbf").decode("latin-1")
    key = _sniff_text(source, head)
    if key is None:
        _refuse(source, head)
    return key


def _refuse(source: Source, head: str) -> NoReturn:
    nul = head.find("\0")
    if nul >= 0:
        line = head.count("\n", 0, nul) + 1
        raise source.error("This is no text: it holds a NUL byte.", line=line)
    start = clip_text(head.strip()[:60])
    raise source.error(f"This is no LUT file of a known format; it begins {start}.")


def _sniff_text(source: Source, head: str) -> str | None:
    text = head.lstrip()
    if text.startswith("<"):
        roots = (match[1].lower() for match in _ROOT.finditer(text))
        return next((_XML_ROOTS[root] for root in roots if root in _XML_ROOTS), None)
    lowered = text.lower()
    if lowered.startswith("#inventor"):
        return "vf"
    truelight = "truelight cube" in lowered[:2000]
    if truelight and source.extension != ".cube":
        return "cub"
    lines = (strip_comment(line) for line in text.replace("\r", "\n").split("\n"))
    first = next((line for line in lines if line), "").lower()
    word = first.split(None, 1)[0] if first else ""
    if word in _FIRST_WORDS:
        return _FIRST_WORDS[word]
    if first.startswith("max value"):
        return "quantel"
    if word == "version":
        return "lut" if "format" in lowered[:1000] else "spi1d"
    if _has_cube_size(source.data, lowered):
        panasonic = "panasonic vlt" in lowered[:4000]
        return "vlt" if panasonic or source.extension == ".vlt" else "cube"
    if truelight:
        return "cube"
    if word and is_number(word.split(",")[0]):
        return _BY_NUMBERS.get(source.extension, "3dl")
    return _BY_NUMBERS.get(source.extension)


def _has_cube_size(data: bytes, lowered_head: str) -> bool:
    if re.search(r"^[ \t]*lut_[13]d_size", lowered_head, re.MULTILINE):
        return True
    return b"LUT_3D_SIZE" in data or b"LUT_1D_SIZE" in data
