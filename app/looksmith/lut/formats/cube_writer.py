"""Writing .cube files, in Adobe's and in Resolve's flavour."""

from __future__ import annotations

import numpy as np

from looksmith.lut.formats.saving import (
    CREATOR,
    clean_title,
    format_rows,
    plain,
    resized,
)
from looksmith.lut.table import Lut3D

__all__ = ["write_cube", "write_resolve_cube"]


def _rows(lut: Lut3D) -> str:
    return format_rows(lut.table.transpose(2, 1, 0, 3).reshape(-1, 3))


def _numbers(values: tuple[float, ...]) -> str:
    return " ".join(f"{value:.9g}" for value in values)


def _head(lut: Lut3D, *, keyword: bool = True) -> list[str]:
    title = clean_title(lut.title)
    line = f'TITLE "{title}"' if keyword else f"# Title: {title}"
    return [line, f"# {CREATOR}"] if title else [f"# {CREATOR}"]


def write_cube(lut: Lut3D, size: int | None = None) -> bytes:
    """Return an Adobe (Iridas) .cube file: one 3D table with a domain per channel.

    Curves are resampled into the table (at 65 unless `size` says otherwise), over the
    unit domain. Values are written with nine digits, which carry float32 exactly.
    """
    lut = plain(lut, size, keep_domain=True)
    head = [
        *_head(lut),
        f"LUT_3D_SIZE {lut.size}",
        f"DOMAIN_MIN {_numbers(lut.low)}",
        f"DOMAIN_MAX {_numbers(lut.high)}",
    ]
    return ("\n".join(head) + "\n\n" + _rows(lut)).encode()


def write_resolve_cube(lut: Lut3D, size: int | None = None) -> bytes:
    """Return a Resolve .cube file: an optional 1D shaper and one 3D table.

    The format has one range for all three channels. A shaper or table whose domain
    differs between the channels, and curves behind the table, are resampled into a
    plain table. Values are written with nine digits, which carry float32 exactly.
    OpenColorIO takes no TITLE beside an INPUT_RANGE, so there it is a comment.
    """
    lut = resized(lut, size, post=False)
    if not _fits_resolve(lut):
        lut = plain(lut, size)
    shaper, body = lut.shaper, ""
    ranged = shaper is not None or not lut.is_plain
    head = _head(lut, keyword=not ranged)
    if shaper is not None:
        head.append(f"LUT_1D_SIZE {len(shaper.table)}")
        head.append(f"LUT_1D_INPUT_RANGE {_numbers((shaper.low[0], shaper.high[0]))}")
        body = format_rows(shaper.table)
    head.append(f"LUT_3D_SIZE {lut.size}")
    if ranged:
        head.append(f"LUT_3D_INPUT_RANGE {_numbers((lut.low[0], lut.high[0]))}")
    return ("\n".join(head) + "\n\n" + body + _rows(lut)).encode()


def _fits_resolve(lut: Lut3D) -> bool:
    domains = [lut.low, lut.high]
    if lut.shaper is not None:
        domains += [lut.shaper.low, lut.shaper.high]
    return all(np.ptp(corner) == 0 for corner in domains)
