"""LUT file formats: tolerant readers, strict writers, one registry.

Which reader takes a file is decided by its content first and by its extension
second, so that mislabelled files open as what they are.
"""

from __future__ import annotations

from looksmith.lut.formats.registry import (
    READABLE_EXTENSIONS,
    WRITABLE,
    inspect_lut,
    read_lut,
    write_lut,
)
from looksmith.lut.formats.source import LutFileInfo

__all__ = [
    "READABLE_EXTENSIONS",
    "WRITABLE",
    "LutFileInfo",
    "inspect_lut",
    "read_lut",
    "write_lut",
]
