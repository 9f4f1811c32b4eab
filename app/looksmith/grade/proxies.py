"""Proxies dehazed and enhanced, as integers, so that only what changed is done anew."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from looksmith.grade.beyond import Beyond, Coded
from looksmith.grade.recipe import Recipe
from looksmith.grade.restore import Found, active_steps, apply_found
from looksmith.grade.slabs import coded
from looksmith.models.restored import Place, Restored
from looksmith.photo.photo import Photo
from looksmith.work.token import NEVER, CancelToken

__all__ = ["ProxyCache"]

Steps = tuple[tuple[Restored, float], ...]

_KEEP_BYTES = 160 * 2**20  # the tiles in view on a large screen, and the whole photo


@dataclass(frozen=True, eq=False)
class _Kept:
    """A proxy's codes, and what they were made of."""

    pixels: NDArray[Any]
    steps: Steps
    place: Place | None
    coded: Coded

    def is_of(
        self,
        pixels: NDArray[Any],
        steps: Steps,
        place: Place | None,
    ) -> bool:
        return (
            self.pixels is pixels
            and self.place == place
            and len(self.steps) == len(steps)
            and all(
                mine[0] is other[0] and mine[1] == other[1]
                for mine, other in zip(self.steps, steps, strict=True)
            )
        )


class ProxyCache:
    """Keep the last few proxies as integers; safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: list[_Kept] = []

    def coded(
        self,
        proxy: Photo,
        recipe: Recipe,
        found: Found | None = None,
        place: Place | None = None,
        token: CancelToken = NEVER,
    ) -> Coded:
        """Return a proxy's code values, dehazed and enhanced as far as found.

        Parameters
        ----------
        proxy
            The photo at the size it is shown at, or a part of it.
        recipe, found, place
            See `apply_found`.
        token
            Looked at between bands of rows.

        Returns
        -------
        Coded
            The proxy's own integers where nothing changes, else uint16, clipped; with
            what of a float proxy lies outside [0, 1].
        """
        pixels = proxy.pixels
        found = found or Found()
        steps = active_steps(recipe, found)
        if not steps and pixels.dtype != np.float32:
            return Coded(pixels)
        place = place if steps else None
        with self._lock:
            for index, kept in enumerate(self._kept):
                if kept.is_of(pixels, steps, place):
                    self._kept.append(self._kept.pop(index))
                    return kept.coded
        values = apply_found(pixels, recipe, found, place=place, token=token)
        wide = pixels.dtype == np.float32
        result = Coded(coded(values, token), Beyond.of(values) if wide else None)
        with self._lock:
            self._kept.append(_Kept(pixels, steps, place, result))
            self._trim()
        return result

    def _trim(self) -> None:
        """Forget what was not asked for longest, the newest never."""
        room = _KEEP_BYTES - sum(kept.coded.nbytes for kept in self._kept)
        while room < 0 and len(self._kept) > 1:
            room += self._kept.pop(0).coded.nbytes
