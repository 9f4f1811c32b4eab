"""Writing the Academy's Common LUT Format."""

from __future__ import annotations

from html import escape  # its namesake of XML loads all that there is for the web

import numpy as np

from looksmith.lut.formats.saving import CREATOR, clean_title, format_rows, resized
from looksmith.lut.table import Curves, Lut3D, Triple

__all__ = ["write_clf"]

_DEPTHS = 'inBitDepth="32f" outBitDepth="32f"'


def _node(kind: str, attributes: str, dim: str, rows: str) -> str:
    return (
        f"  <{kind} {attributes}{_DEPTHS}>\n"
        f'    <Array dim="{dim}">\n{rows}    </Array>\n  </{kind}>\n'
    )


def _place(low: Triple, high: Triple) -> str:
    """Return the matrix that takes a domain to 0..1, or nothing if it is that."""
    if low == (0.0, 0.0, 0.0) and high == (1.0, 1.0, 1.0):
        return ""
    scale = 1 / np.subtract(high, low)
    matrix = np.concatenate([np.diag(scale), (-np.array(low) * scale)[:, None]], axis=1)
    return _node("Matrix", "", "3 4", format_rows(matrix, "%.17g"))


def _curves(curves: Curves | None) -> str:
    if curves is None:
        return ""
    node = _node("LUT1D", "", f"{len(curves.table)} 3", format_rows(curves.table))
    return _place(curves.low, curves.high) + node


def write_clf(lut: Lut3D, size: int | None = None) -> bytes:
    """Return a CLF 3.0 file, with curves before and behind the table as they are.

    Domains become matrices. Values have nine digits, which carry float32 exactly.
    """
    lut = resized(lut, size, post=True)
    title = clean_title(lut.title)
    rows = format_rows(lut.table.reshape(-1, 3))
    dim = " ".join([str(lut.size)] * 3 + ["3"])
    name = f' name="{escape(title)}"' if title else ""
    table = _node("LUT3D", 'interpolation="tetrahedral" ', dim, rows)
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<ProcessList id="looksmith"{name} compCLFversion="3.0" '
        'xmlns="urn:AMPAS:CLF:v3.0">\n'
        f"  <Description>{escape(title or CREATOR)}</Description>\n"
        f"  <!-- {CREATOR} -->\n"
        f"{_curves(lut.shaper)}{_place(lut.low, lut.high)}"
        f"{table}{_curves(lut.post)}</ProcessList>\n"
    )
    return text.encode()
