"""Proxies dehazed and enhanced, as integers, so that only what changed is done anew."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

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
    codes: NDArray[Any]

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

    def codes(
        self,
        proxy: Photo,
        recipe: Recipe,
        found: Found | None = None,
        place: Place | None = None,
        token: CancelToken = NEVER,
    ) -> NDArray[Any]:
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
        ndarray
            The proxy's own integers where nothing changes, else uint16; what lies
            outside [0, 1] is clipped.
        """
        pixels = proxy.pixels
        found = found or Found()
        steps = active_steps(recipe, found)
        if not steps and pixels.dtype != np.float32:
            return pixels
        place = place if steps else None
        with self._lock:
            for index, kept in enumerate(self._kept):
                if kept.is_of(pixels, steps, place):
                    self._kept.append(self._kept.pop(index))
                    return kept.codes
        values = apply_found(pixels, recipe, found, place=place, token=token)
        codes = coded(values, token)
        with self._lock:
            self._kept.append(_Kept(pixels, steps, place, codes))
            self._trim()
        return codes

    def _trim(self) -> None:
        """Forget what was not asked for longest, the newest never."""
        room = _KEEP_BYTES - sum(kept.codes.nbytes for kept in self._kept)
        while room < 0 and len(self._kept) > 1:
            room += self._kept.pop(0).codes.nbytes
