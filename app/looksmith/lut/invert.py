"""Undo a LUT exactly: which colours does it turn into these?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from looksmith.lut.algebra import resample
from looksmith.lut.dimensions import dimensions
from looksmith.lut.errors import LutError
from looksmith.lut.table import Curves, Lut3D, identity_table
from looksmith.work.bands import for_bands
from looksmith.work.token import NEVER, CancelToken

if TYPE_CHECKING:
    from looksmith.lut.invert_kernels import Mesh

__all__ = [
    "BEYOND",
    "SEVERAL",
    "UNIQUE",
    "Inverse",
    "InversionError",
    "Inverter",
    "invert",
    "invert_colours",
    "states",
]

UNIQUE, SEVERAL, BEYOND = 0, 1, 2

_BAND = 2048
_COARSE = 9  # lattice for what lies far beyond the range
# Shifts and masks that put two zeros between the bits of a number of ten.
_SPREADING = ((16, 0x30000FF), (8, 0x300F00F), (4, 0x30C30C3), (2, 0x9249249))
_STEPS_BEYOND = 2.0  # of the inverse's lattice: so far the look is continued


class InversionError(LutError):
    """A LUT leaves too little of the colours to be undone."""


@dataclass(frozen=True, eq=False)
class Inverse:
    """What led to some colours.

    Parameters
    ----------
    colours
        Float32 (..., 3): the pre-images, inside the LUT's domain unless continued.
    errors
        Float32 (...): how far the nearest colour that the LUT can give is; 0 within
        its range.
    states
        Uint8 (...): `UNIQUE`, one pre-image; `SEVERAL`, the LUT folds or flattens there
        and one was chosen; `BEYOND`, no colour gives it, the nearest was taken.
    """

    colours: NDArray[np.float32]
    errors: NDArray[np.float32]
    states: NDArray[np.uint8]


def _is_monotone(curves: Curves | None) -> bool:
    return curves is None or bool((np.diff(curves.table, axis=0) > 0).all())


def _undo_curves(curves: Curves, colours: NDArray[Any]) -> NDArray[Any]:
    """Undo increasing curves; what they never give takes the nearer end."""
    out = np.empty_like(colours)
    for channel in range(3):
        inputs = np.linspace(
            curves.low[channel], curves.high[channel], len(curves.table)
        )
        out[..., channel] = np.interp(
            colours[..., channel], curves.table[:, channel].astype(np.float64), inputs
        )
    return out


class Inverter:
    """Finds the colours that a LUT turns into given ones; build once, ask often.

    The tetrahedral interpolant is affine in each tetrahedron, so the pre-images of a
    colour are found exactly, without iteration: every tetrahedron that holds the
    colour is looked up by a pyramid of boxes and its 3x3 system is solved.

    Of several pre-images the one on the largest *sheet* is taken: tetrahedra that hang
    together without a fold between them. So the choice runs on continuously wherever
    that sheet does; on one sheet, the colour that is changed least wins. For a colour
    out of reach the nearest point of the surface of the look's range is taken, and of
    points equally near the one whose colour is changed least.

    Safe to use from several threads.

    Parameters
    ----------
    lut
        Its curves are undone exactly if they increase; else it is resampled to 65.
    token
        Looked at between the stages of the building.

    Raises
    ------
    InversionError
        The LUT leaves a single line of colours (monochrome, toned) or a point.
    Cancelled
        By the token.
    """

    def __init__(self, lut: Lut3D, *, token: CancelToken = NEVER) -> None:
        exact = _is_monotone(lut.shaper) and _is_monotone(lut.post)
        self.lut = lut if exact else resample(lut, 65)
        table = self.lut.table
        if dimensions(table) <= 1:
            raise InversionError(
                "This look leaves one line of tones of all the colours: "
                "they cannot be brought back."
            )
        token.check()
        self._mesh = _build_mesh(table.astype(np.float64), token)

    def __call__(
        self,
        colours: NDArray[Any],
        *,
        extend: bool = False,
        token: CancelToken = NEVER,
        reach: float = 0.1,
        limit: float = np.inf,
    ) -> Inverse:
        """Find the pre-images of colours.

        Parameters
        ----------
        colours
            Float (..., 3).
        extend
            Continue the look beyond the border of its range (linearly, as in the
            tetrahedron there): a lattice of pre-images is then right up to the border.
            The colours may then leave the domain, by at most a quarter of it.
        token
            Looked at every 2,048 colours.
        reach
            How far beyond the range it is continued.
        limit
            For colours farther beyond it than this nothing is looked for: their errors
            are infinite and their pre-images mean nothing.

        Raises
        ------
        Cancelled
            By the token.
        """
        from looksmith.lut.invert_kernels import locate

        asked = np.ascontiguousarray(colours, np.float64).reshape(-1, 3)
        if self.lut.post is not None:
            asked = _undo_curves(self.lut.post, asked)
        asked = np.nan_to_num(asked, nan=0.0, posinf=1e6, neginf=-1e6)
        found = np.empty_like(asked)
        errors = np.empty(len(asked))
        states = np.empty(len(asked), np.uint8)
        onward = reach if extend else 0.0

        def band(start: int, stop: int) -> None:
            part = slice(start, stop)
            locate(
                self._mesh, asked[part], onward, limit, found[part], errors[part],
                states[part],
            )  # fmt: skip

        for_bands(len(asked), band, token, rows=_BAND)
        if not extend:
            np.clip(found, 0, 1, out=found)
        low, high = np.array(self.lut.low), np.array(self.lut.high)
        found = low + found * (high - low)
        if self.lut.shaper is not None:
            found = _undo_curves(self.lut.shaper, found)
        shape = np.shape(colours)
        return Inverse(
            found.astype(np.float32).reshape(shape),
            errors.astype(np.float32).reshape(shape[:-1]),
            states.reshape(shape[:-1]),
        )

    def lattice(self, size: int, *, token: CancelToken = NEVER) -> Inverse:
        """Return the inverse of a lattice of `size`, continued for interpolating.

        What lies more than two steps of it beyond the look's range no interpolation
        within the range will use: there the nearest colours are found on a coarse
        lattice and interpolated, and the errors are infinite.
        """
        reach = _STEPS_BEYOND * 3**0.5 / (size - 1)
        grid = identity_table(size)
        found = self(grid, extend=True, token=token, reach=reach, limit=reach)
        far = np.isinf(found.errors)
        if far.any():
            coarse = self(identity_table(_COARSE), token=token).colours
            found.colours[far] = resample(Lut3D(coarse), size).table[far]
        return found


def _build_mesh(table: NDArray[np.float64], token: CancelToken) -> Mesh:
    from looksmith.lut import invert_kernels as kernels
    from looksmith.lut import mesh_kernels, surface_kernels

    cells = len(table) - 1
    kinds = np.empty(6 * cells**3, np.uint8)
    mesh_kernels.classify(table, kinds)
    token.check()
    ranks = _sheet_ranks(kinds, cells)
    token.check()
    levels = _pyramid_levels(cells)
    boxes = np.empty((int(levels[-1, 0]) + 1, 6), np.float32)
    kernels.build_pyramid(table, kinds, levels, boxes)
    token.check()
    none = np.empty((0, 3), np.int32), np.empty(0, np.int32), np.empty(0, np.uint8)
    count = mesh_kernels.collect_faces(table, kinds, ranks, *none)
    if count == 0:
        raise InversionError("This look leaves a single colour: nothing can be undone.")
    corners = np.empty((count, 3), np.int32)
    owners = np.empty(count, np.int32)
    flats = np.empty(count, np.uint8)
    mesh_kernels.collect_faces(table, kinds, ranks, corners, owners, flats)
    token.check()
    flat = table.reshape(-1, 3)
    order = _morton_order(flat[corners].mean(axis=1))
    corners, owners, flats = corners[order], owners[order], flats[order]
    leaves = 1 << max(0, int(np.ceil(np.log2(-(-count // surface_kernels.LEAF)))))
    tree = np.empty((2 * leaves - 1, 6), np.float32)
    surface_kernels.build_tree(flat, corners, tree)
    return kernels.Mesh(
        table, kinds, ranks, boxes, levels, corners, owners, flats, tree
    )


def _sheet_ranks(kinds: NDArray[np.uint8], cells: int) -> NDArray[np.int32]:
    """Return every tetrahedron's sheet as its place, the largest sheet first."""
    from looksmith.lut.mesh_kernels import label_sheets

    labels = np.empty(len(kinds), np.int32)
    label_sheets(kinds, cells, labels)
    sizes = np.bincount(labels, minlength=len(labels))
    ranks = np.empty(len(labels), np.int32)
    ranks[np.argsort(-sizes, kind="stable")] = np.arange(len(labels), dtype=np.int32)
    return ranks[labels]


def _pyramid_levels(cells: int) -> NDArray[np.int64]:
    """Return where each level of the pyramid begins and its cells along an axis."""
    levels, begin = [], 0
    while True:
        levels.append((begin, cells))
        begin += cells**3
        if cells == 1:
            return np.array(levels, np.int64)
        cells = -(-cells // 2)


def _morton_order(points: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return an order in which near points (count, 3) come near each other."""
    low, high = points.min(axis=0), points.max(axis=0)
    whole = ((points - low) / np.maximum(high - low, 1e-12) * 1023).astype(np.int64)
    for shift, mask in (
        (16, 0x30000FF),
        (8, 0x300F00F),
        (4, 0x30C30C3),
        (2, 0x9249249),
    ):
        whole = (whole | whole << shift) & mask
    return np.argsort(whole @ np.array([4, 2, 1]), kind="stable")


def invert_colours(
    lut: Lut3D,
    colours: NDArray[Any],
    *,
    extend: bool = False,
    token: CancelToken = NEVER,
) -> Inverse:
    """Find, for every colour, the one that `lut` turns into it; see `Inverter`."""
    return Inverter(lut, token=token)(colours, extend=extend, token=token)


def invert(lut: Lut3D, size: int = 65, *, token: CancelToken = NEVER) -> Lut3D:
    """Return a plain LUT that undoes `lut`, sampled on a lattice of `size`.

    Its values may lie a little outside [0, 1] next to what the look cannot give, so
    that interpolation is right within its range.

    Raises
    ------
    InversionError, Cancelled
        See `Inverter`.
    """
    found = Inverter(lut, token=token).lattice(size, token=token)
    title = f"{lut.title} (inverted)" if lut.title else ""
    return Lut3D(found.colours, title=title)


def states(
    lut: Lut3D, size: int = 65, *, token: CancelToken = NEVER
) -> NDArray[np.uint8]:
    """Return the state (size, size, size) of every colour of a lattice; see `Inverse`.

    Raises
    ------
    InversionError, Cancelled
        See `Inverter`.
    """
    return Inverter(lut, token=token)(identity_table(size), token=token).states
