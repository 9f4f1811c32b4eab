"""The formats that OpenColorIO reads for us, behind checks of our own."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import Any

from looksmith.lut.errors import LutError, LutFormatError
from looksmith.lut.formats.chains import lut_from_chain
from looksmith.lut.formats.source import Source
from looksmith.lut.formats.text import check_size, is_number, split_lines, to_numbers
from looksmith.lut.formats.xml_check import check_xml
from looksmith.lut.table import MAX_CURVE_LENGTH, Lut3D

__all__ = ["read_through_ocio", "read_xml"]

MAX_HEADER_LINES = 200
MAX_HEADER_NUMBER = 4 * MAX_CURVE_LENGTH

_LINE = re.compile(r"\bline:? \(?(\d+)", re.IGNORECASE)
_COMPLAINT = re.compile(r"'[^']*' failed with:")
_AT_LINE = re.compile(r"\bAt line \(?\d+\)?:?", re.IGNORECASE)
_COPY = re.compile(r"[^\s'(]*looksmith-[^\s')]*")
_PREAMBLES = ("parsing error:", "Error is:")
_INTEGER_DEPTHS = ("8ui", "10ui", "12ui", "16ui")
_CANONICAL = {
    "clf": ".clf", "ctf": ".ctf", "cdl": ".cdl", "look": ".look",
    "spi1d": ".spi1d", "spimtx": ".spimtx", "vf": ".vf", "m3d": ".m3d", "cub": ".cub",
    "lut": ".lut",
}  # fmt: skip
_INTEGER_FORMATS = frozenset({"m3d", "lut", "clf"})


def _load(source: Source, key: str, data: bytes) -> list[Any]:
    """Return the transforms of a file, read by OpenColorIO.

    It reads a copy under the right extension, since the extension decides which of its
    parsers comes first.
    """
    import PyOpenColorIO as ocio

    config = ocio.Config.CreateRaw()
    config.setProcessorCacheFlags(ocio.PROCESSOR_CACHE_OFF)
    with tempfile.TemporaryDirectory(prefix="looksmith-") as folder:
        path = Path(folder) / f"lut{_CANONICAL[key]}"
        path.write_bytes(data)
        try:
            transform = ocio.FileTransform(str(path))
            group = config.getProcessor(transform).createGroupTransform()
        except (ocio.Exception, RuntimeError, ValueError, MemoryError) as error:
            raise _refusal(source, str(error)) from error
        finally:
            ocio.ClearAllCaches()
    return _flat(group)


def _flat(group: Any) -> list[Any]:
    import PyOpenColorIO as ocio

    chain: list[Any] = []
    for transform in group:
        if isinstance(transform, ocio.GroupTransform):
            chain += _flat(transform)
        else:
            chain.append(transform)
    return chain


def _refusal(source: Source, message: str) -> LutFormatError:
    """Return OpenColorIO's complaint, without the name of the copy that it read."""
    complaints = _COMPLAINT.split(message)
    reason = complaints[1] if len(complaints) > 1 else message
    reason = reason.strip().partition("\n")[0]
    for preamble in _PREAMBLES:
        reason = reason.rpartition(preamble)[2]
    match = _LINE.search(reason)
    reason = _AT_LINE.sub("", reason)
    reason = _COPY.sub("the file", reason)
    reason = " ".join(reason.split()).strip(" .:")[:300]
    error = source.error(f"{reason}.", line=int(match[1]) if match else None)
    error.detail = message
    return error


def _check_header(source: Source, lines: list[str]) -> None:
    """Refuse sizes beyond all measure before anybody makes room for them."""
    solid = any(line.split()[:2] == ["Type", "3D"] for line in lines[:MAX_HEADER_LINES])
    for number, line in enumerate(lines[:MAX_HEADER_LINES], 1):
        words = line.lower().lstrip("# \t").replace("{", " ").split()[:16]
        sizes = [int(word[:12]) for word in words if word.isdecimal()]
        first = words[0] if words else ""
        if first != "in" and max(sizes, default=0) > MAX_HEADER_NUMBER:
            raise source.error(
                f"The size {max(sizes)} is larger than any LUT's.", line=number
            )
        if first in ("grid_size", "width") or (first == "length" and solid):
            for size in sizes[:3] if first != "length" else sizes[:1]:
                check_size(source, size, number)
        if first == "in" and sizes and sizes[0] > len(source.data):
            raise source.error(
                f"The table claims {sizes[0]} rows, more than the file has bytes.",
                line=number,
            )


def _blame_infinite(source: Source, lines: list[str]) -> None:
    """Raise for the first NaN or infinity of a text file."""
    for number, line in enumerate(lines, 1):
        lowered = line.lower()
        if "nan" in lowered or "inf" in lowered:
            words = [word for word in lowered.split() if is_number(word)]
            to_numbers(source, words, number)


def _build(source: Source, chain: list[Any], lines: list[str], title: str) -> Lut3D:
    try:
        return lut_from_chain(source, chain).replace(title=title)
    except LutFormatError:
        raise
    except LutError as error:
        _blame_infinite(source, lines)
        raise source.error(error.message, cause=error) from error


def read_through_ocio(source: Source, key: str) -> Lut3D:
    """Read a text format that OpenColorIO knows: .spi1d .spimtx .vf and others."""
    lines = split_lines(source)
    _check_header(source, lines)
    _blame_infinite(source, lines)
    data = ("\n".join(lines) + "\n").encode("ascii", errors="replace")
    chain = _load(source, key, data)
    depths = [str(t) for t in chain]
    if key not in _INTEGER_FORMATS and any(
        f"fileoutdepth={depth}" in text for text in depths for depth in _INTEGER_DEPTHS
    ):
        raise source.error("The file is damaged: only a heap of integers is left.")
    return _build(source, chain, lines, "")


def read_xml(source: Source, key: str) -> Lut3D:
    """Read an XML format: CLF, CTF, ASC CDL, Iridas look."""
    title = check_xml(source)
    chain = _load(source, key, source.data)
    return _build(source, chain, [], title)
