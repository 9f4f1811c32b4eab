"""Which reader and which writer takes a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from looksmith.lut.errors import LutError, LutFormatError
from looksmith.lut.formats.clf_writer import write_clf
from looksmith.lut.formats.csp import read_csp, write_csp
from looksmith.lut.formats.cube import read_cube, read_vlt
from looksmith.lut.formats.cube_writer import write_cube, write_resolve_cube
from looksmith.lut.formats.ocio_reader import read_through_ocio, read_xml
from looksmith.lut.formats.pictures import read_png, read_tiff, write_hald
from looksmith.lut.formats.plain_text import read_davlut, read_quantel
from looksmith.lut.formats.saving import save_bytes
from looksmith.lut.formats.sniff import sniff
from looksmith.lut.formats.source import LutFileInfo, Source, load_source
from looksmith.lut.formats.spi3d import read_spi3d, write_spi3d
from looksmith.lut.formats.threedl import read_3dl, write_3dl
from looksmith.lut.table import MAX_SIZE, MIN_SIZE, Lut3D

__all__ = [
    "READABLE_EXTENSIONS",
    "WRITABLE",
    "inspect_lut",
    "read_lut",
    "write_lut",
]


@dataclass(frozen=True)
class _Reader:
    """A format that can be read."""

    label: str
    extensions: tuple[str, ...]
    read: Callable[[Source], Lut3D]


@dataclass(frozen=True)
class _Writer:
    """A format that can be written."""

    label: str
    extension: str
    write: Callable[[Lut3D, int | None], bytes]


_READERS: dict[str, _Reader] = {
    "cube": _Reader("Cube (Adobe, Iridas, Resolve)", (".cube", ".itx"), read_cube),
    "vlt": _Reader("Panasonic VLT", (".vlt",), read_vlt),
    "3dl": _Reader("3DL (Flame, Lustre, Photoshop)", (".3dl",), read_3dl),
    "davlut": _Reader("DaVinci LUT", (".davlut",), read_davlut),
    "png": _Reader("PNG picture (Hald, tiles or strip)", (".png",), read_png),
    "tiff": _Reader("TIFF picture (Hald or tiles)", (".tif", ".tiff"), read_tiff),
    "clf": _Reader("Common LUT Format", (".clf", ".ctf"), partial(read_xml, key="clf")),
    "cdl": _Reader("ASC CDL", (".cdl", ".cc", ".ccc"), partial(read_xml, key="cdl")),
    "look": _Reader("Iridas look", (".look",), partial(read_xml, key="look")),
    "csp": _Reader("Cinespace CSP", (".csp",), read_csp),
    "spi1d": _Reader("SPI 1D", (".spi1d",), partial(read_through_ocio, key="spi1d")),
    "spi3d": _Reader("SPI 3D", (".spi3d",), read_spi3d),
    "spimtx": _Reader(
        "SPI matrix", (".spimtx",), partial(read_through_ocio, key="spimtx")
    ),
    "vf": _Reader("Nuke VF", (".vf",), partial(read_through_ocio, key="vf")),
    "m3d": _Reader("Pandora", (".m3d", ".mga"), partial(read_through_ocio, key="m3d")),
    "cub": _Reader("Truelight", (".cub",), partial(read_through_ocio, key="cub")),
    "lut": _Reader(
        "Discreet or Houdini LUT", (".lut",), partial(read_through_ocio, key="lut")
    ),
    "quantel": _Reader("Quantel text LUT", (".txt",), read_quantel),
}

_WRITERS: dict[str, _Writer] = {
    "cube": _Writer("Cube (Adobe)", ".cube", write_cube),
    "cube-resolve": _Writer("Cube (DaVinci Resolve)", ".cube", write_resolve_cube),
    "3dl": _Writer("3DL (Flame, Lustre)", ".3dl", write_3dl),
    "clf": _Writer("Common LUT Format", ".clf", write_clf),
    "csp": _Writer("Cinespace CSP", ".csp", write_csp),
    "spi3d": _Writer("SPI 3D", ".spi3d", write_spi3d),
    "hald-png": _Writer("Hald PNG (16 bit)", ".png", write_hald),
}

READABLE_EXTENSIONS: frozenset[str] = frozenset(
    extension for reader in _READERS.values() for extension in reader.extensions
)
"""Extensions in lower case, with their dot."""

WRITABLE: dict[str, str] = {key: writer.label for key, writer in _WRITERS.items()}
"""Format key to label for people."""


def inspect_lut(path: str | Path) -> LutFileInfo:
    """Read a LUT file and say what it is and what was odd about it.

    Raises
    ------
    LutFormatError
        The file is missing, damaged or of no known format; it names the file, the line
        of a text file, and the reason.
    """
    source = load_source(path)
    key = sniff(source)
    if key not in _READERS:
        raise source.error("This is a LUT of a format that cannot be read.")
    reader = _READERS[key]
    try:
        lut = reader.read(source)
    except LutFormatError:
        raise
    except LutError as error:
        raise source.error(error.message, cause=error) from error
    except (MemoryError, RecursionError) as error:
        raise source.error("The file is too large to be read.", cause=error) from error
    if source.extension not in reader.extensions:
        source.warn(f"The content is {reader.label}, whatever the extension says.")
    return LutFileInfo(key, reader.label, lut, tuple(source.warnings))


def read_lut(path: str | Path) -> Lut3D:
    """Read a LUT file of any known format; see `inspect_lut`."""
    return inspect_lut(path).lut


def write_lut(
    lut: Lut3D,
    path: str | Path,
    *,
    format: str | None = None,
    size: int | None = None,
    exclusive: bool = False,
) -> None:
    """Write a LUT file, whole or not at all.

    Parameters
    ----------
    lut
        What to write.
    path
        Where; its extension decides the format unless `format` does.
    format
        A key of `WRITABLE`.
    size
        Size of the table written, 2 to 129; the LUT's own unless told.
    exclusive
        Replace no file.

    Raises
    ------
    LutFormatError
        The format cannot be told or written, or the file cannot be; an older file of
        that name is left as it was.
    """
    path = Path(path)
    if size is not None and not MIN_SIZE <= size <= MAX_SIZE:
        raise LutFormatError(
            f"The size {size} is outside {MIN_SIZE} to {MAX_SIZE}.", path=path
        )
    key = format or _format_of(path)
    if key not in _WRITERS:
        known = ", ".join(WRITABLE)
        raise LutFormatError(
            f"'{key}' is no format that can be written; there are {known}.", path=path
        )
    try:
        data = _WRITERS[key].write(lut, size)
    except LutFormatError as error:
        raise LutFormatError(error.reason, path=path) from error
    except LutError as error:
        raise LutFormatError(error.message, path=path) from error
    save_bytes(path, data, exclusive=exclusive)


def _format_of(path: Path) -> str:
    extension = path.suffix.lower()
    for key, writer in _WRITERS.items():
        if writer.extension == extension:
            return key
    known = ", ".join(sorted({writer.extension for writer in _WRITERS.values()}))
    raise LutFormatError(
        f"The extension '{extension}' says no format that can be written; "
        f"there are {known}.",
        path=path,
    )
