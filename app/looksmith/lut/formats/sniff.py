"""Telling a file's format by its content."""

from __future__ import annotations

from looksmith.lut.formats.source import Source

__all__ = ["sniff"]


def sniff(source: Source) -> str:
    """Return the key of the reader that takes this content."""
    if source.extension == ".vlt":
        return "vlt"
    return "cube"
