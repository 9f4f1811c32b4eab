"""Undo a blend: a draft at once, a lattice for previews, exact colours for files."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from looksmith.lut.algebra import resample
from looksmith.lut.apply import FloatLut
from looksmith.lut.invert import Inverse, Inverter
from looksmith.lut.table import Lut3D, identity_table
from looksmith.lut.wide import carry_beyond, lies_beyond
from looksmith.work.bands import for_bands
from looksmith.work.token import NEVER, CancelToken

__all__ = ["DRAFT_SIZE", "FINE_SIZE", "Undo"]

DRAFT_SIZE, FINE_SIZE = 33, 65  # nested: every point of the draft is one of the fine
_DRAFT_FORWARD, _DRAFT_GUESS, _FINE_GUESS = 17, 13, 33
_WAIT_S = 0.02
_BAND = 8192

FloatArray = NDArray[np.float32]
T = TypeVar("T")


class Undo:
    """A table's inverse in the qualities that previews, LUTs and files need.

    Finding pre-images in the mesh of tetrahedra takes microseconds a colour. Where
    many are needed, a small lattice of them is interpolated and each result taken to
    the exact colour by a step or two of Newton's method on the table itself, which
    costs a tenth. What no colour gives keeps the interpolated guess.

    What is costly is made on first use and kept. Safe to use from several threads: one
    makes it, the others wait, and a cancelled one leaves the making to the next.

    Parameters
    ----------
    forward
        A plain LUT.
    passed
        Share of the light above white that passes, as it does forwards.
    """

    inverted = True

    def __init__(self, forward: Lut3D, passed: float = 0.0) -> None:
        self.forward = forward
        self._passed = passed
        self._lock = threading.Lock()
        self._inverter: Inverter | None = None
        self._draft: FloatArray | None = None
        self._fine: FloatArray | None = None
        self._guess: FloatLut | None = None
        self._tables: dict[int, FloatArray] = {}

    @property
    def is_fine(self) -> bool:
        """Whether `fine_table` is there already."""
        return self._fine is not None

    def draft_table(self, token: CancelToken = NEVER) -> FloatArray:
        """Return the inverse on 33 points an axis, in about 50 ms.

        Part of the fine one where that is known; else guessed by a coarser copy of
        the table, so that the choice of one origin among several is rougher.

        Raises
        ------
        InversionError
            The table leaves too little of the colours.
        Cancelled
            By the token.
        """
        if self._fine is not None:
            return np.ascontiguousarray(self._fine[::2, ::2, ::2])
        return self._alone(lambda: self._make_draft(token), token, self._draft)

    def fine_table(self, token: CancelToken = NEVER) -> FloatArray:
        """Return the inverse on 65 points an axis.

        Raises
        ------
        InversionError, Cancelled
            As in `draft_table`.
        """
        return self._alone(lambda: self._make_fine(token), token, self._fine)

    def table(self, size: int, token: CancelToken = NEVER) -> FloatArray:
        """Return the inverse on a lattice of a size, every point found in the mesh.

        Beside what the forward table can give, values may lie a little outside [0, 1],
        so that interpolating is right up to there.

        Raises
        ------
        InversionError, Cancelled
            As in `draft_table`.
        """
        found = self._tables.get(size)
        return self._alone(lambda: self._make_table(size, token), token, found)

    def locate(self, encoded: FloatArray, token: CancelToken = NEVER) -> Inverse:
        """Find the pre-images of colours (..., 3) in the mesh, with their states.

        Raises
        ------
        InversionError, Cancelled
            As in `draft_table`.
        """
        inverter = self._alone(lambda: self._index(token), token, self._inverter)
        return inverter(encoded, token=token)

    def prepare(self, token: CancelToken = NEVER) -> None:
        """Make what `apply` needs, so that its bands do not wait for each other."""
        self._alone(lambda: self._interpolator(token), token, self._guess)

    def apply(self, encoded: FloatArray, token: CancelToken = NEVER) -> FloatArray:
        """Undo the table exactly on float32 (height, width, 3), unbounded.

        Beyond [0, 1] the inverse goes on as a look does; see `lut.wide`.

        Raises
        ------
        InversionError, Cancelled
            As in `draft_table`.
        """
        from looksmith.lut.polish_kernels import polish

        guess = self._alone(lambda: self._interpolator(token), token, self._guess)
        inside = np.clip(encoded, 0, 1)
        rows = np.ones((*encoded.shape[:2], 4), np.float32)
        rows[..., :3] = inside
        guess.apply_rows(rows, rows)
        found = np.ascontiguousarray(rows[..., :3])
        polish(self.forward.table, inside.reshape(-1, 3), found.reshape(-1, 3))
        if lies_beyond(encoded):
            carry_beyond(self.fine_table(token), encoded, found, self._passed)
        return found

    def _alone(self, make: Callable[[], T], token: CancelToken, found: T | None) -> T:
        """Return what is there, or make it while others wait."""
        if found is not None:
            return found
        while not self._lock.acquire(timeout=_WAIT_S):
            token.check()
        try:
            return make()
        finally:
            self._lock.release()

    # Called with the lock held: somebody else may have made it in the meantime

    def _index(self, token: CancelToken) -> Inverter:
        if self._inverter is None:
            self._inverter = Inverter(self.forward, token=token)
        return self._inverter

    def _make_draft(self, token: CancelToken) -> FloatArray:
        if self._draft is None:
            coarse = resample(self.forward, min(_DRAFT_FORWARD, self.forward.size))
            inverter = Inverter(coarse, token=token)
            guess = inverter.lattice(_DRAFT_GUESS, token=token).colours
            self._draft = self._refined(guess, DRAFT_SIZE, token)
        return self._draft

    def _make_fine(self, token: CancelToken) -> FloatArray:
        if self._fine is None:
            guess = self._make_table(_FINE_GUESS, token)
            self._fine = self._refined(guess, FINE_SIZE, token)
        return self._fine

    def _make_table(self, size: int, token: CancelToken) -> FloatArray:
        if size not in self._tables:
            found = self._index(token).lattice(size, token=token).colours
            self._tables[size] = found
        return self._tables[size]

    def _interpolator(self, token: CancelToken) -> FloatLut:
        if self._guess is None:
            self._guess = FloatLut(Lut3D(self._make_fine(token)))
        return self._guess

    def _refined(self, guess: FloatArray, size: int, token: CancelToken) -> FloatArray:
        """Interpolate a lattice of guesses to another size and make it exact."""
        from looksmith.lut.polish_kernels import polish

        table = resample(Lut3D(guess), size).table.copy()
        found, asked = table.reshape(-1, 3), identity_table(size).reshape(-1, 3)

        def band(start: int, stop: int) -> None:
            polish(self.forward.table, asked[start:stop], found[start:stop])

        for_bands(len(asked), band, token, rows=_BAND)
        return table
