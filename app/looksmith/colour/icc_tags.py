"""What stands in an ICC profile: its tags, names, tone curves and primaries."""

from __future__ import annotations

import struct

import numpy as np
from numpy.typing import NDArray

from looksmith.colour.profiles import Curve, ParametricCurve, TableCurve
from looksmith.errors import LooksmithError

__all__ = ["ProfileError", "described", "primary", "profile_tags", "tone_curve"]


class ProfileError(LooksmithError):
    """An ICC profile is broken, or cannot do what is asked of it."""


def profile_tags(icc: bytes) -> dict[bytes, bytes]:
    """Return a profile's tags by their signatures.

    Raises
    ------
    ProfileError
        The bytes are no ICC profile.
    """
    if len(icc) < 132 or icc[36:40] != b"acsp":
        raise ProfileError("The colour profile is not an ICC profile.")
    (count,) = struct.unpack_from(">I", icc, 128)
    if count > 200 or 132 + 12 * count > len(icc):
        raise ProfileError("The colour profile is cut off.")
    tags = {}
    for i in range(count):
        name, offset, size = struct.unpack_from(">4sII", icc, 132 + 12 * i)
        if offset + size > len(icc):
            raise ProfileError("The colour profile is cut off.")
        tags[name] = icc[offset : offset + size]
    return tags


def described(tag: bytes) -> str:
    """Return the text of a description tag, "" where it holds none."""
    if tag[:4] == b"mluc" and len(tag) >= 28:
        size, offset = struct.unpack_from(">II", tag, 20)
        return tag[offset : offset + size].decode("utf-16-be", "replace")
    if tag[:4] == b"desc" and len(tag) >= 12:
        (size,) = struct.unpack_from(">I", tag, 8)
        return tag[12 : 12 + size].decode("latin-1")
    return ""


def _parametric(tag: bytes) -> ParametricCurve:
    (kind,) = struct.unpack_from(">H", tag, 8)
    counts = (1, 3, 4, 5, 7)
    if kind >= len(counts):
        raise ProfileError("The colour profile has an unknown kind of tone curve.")
    numbers = struct.unpack_from(f">{counts[kind]}i", tag, 12)
    g, *rest = (n / 65536 for n in numbers)
    if g <= 0 or (rest and rest[0] <= 0):
        raise ProfileError("The colour profile has an impossible tone curve.")
    if kind == 1:
        return ParametricCurve(g, rest[0], rest[1], d=-rest[1] / rest[0])
    if kind == 2:
        a, b, c = rest
        return ParametricCurve(g, a, b, d=-b / a, e=c, f=c)
    return ParametricCurve(g, *rest)


def tone_curve(tag: bytes) -> Curve:
    """Return the tone curve that a tag holds.

    Raises
    ------
    ProfileError
        It holds none, or one that cannot be.
    """
    try:
        if tag[:4] == b"para":
            return _parametric(tag)
        if tag[:4] != b"curv":
            raise ProfileError("The colour profile lacks a tone curve.")
        (count,) = struct.unpack_from(">I", tag, 8)
        if count == 0:
            return ParametricCurve(1.0)
        if len(tag) < 12 + 2 * count:
            raise ProfileError("The colour profile has a tone curve cut off.")
        values = np.frombuffer(tag, ">u2", count, 12)
    except struct.error as error:
        raise ProfileError("The colour profile has a tone curve cut off.") from error
    if count == 1:
        return ParametricCurve(max(float(values[0]), 1.0) / 256)
    table = values.astype(np.float64) / 65535
    if table[-1] <= table[0]:
        raise ProfileError("The colour profile has a tone curve that falls.")
    return TableCurve(table)


def primary(tag: bytes) -> NDArray[np.float64]:
    """Return the XYZ of a tag under D50.

    Raises
    ------
    ProfileError
        The tag holds none.
    """
    if tag[:4] != b"XYZ " or len(tag) < 20:
        raise ProfileError("The colour profile lacks a primary.")
    return np.array(struct.unpack_from(">3i", tag, 8)) / 65536
