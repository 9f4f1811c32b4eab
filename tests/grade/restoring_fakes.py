"""Models of Dehaze and Enhance that do simple things, and count what they do."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

import numpy as np

from looksmith.colour.dither import quantise
from looksmith.lut.table import Lut3D, identity_table
from looksmith.models.restored import Place
from looksmith.photo.photo import to_float32
from looksmith.work.token import NEVER, no_progress


@dataclass(eq=False)
class FakeDehazed:
    """Adds a share of a slope that goes from 0 at the left to `reach` at the right."""

    reach: float = 0.2
    version: str = "fake-1"
    notes: tuple[str, ...] = ()
    nbytes: int = 1000
    heights: list[int] = field(default_factory=list)

    def apply(
        self, pixels, strength=1.0, *, place=None, token=NEVER, progress=no_progress
    ):
        token.check()
        place = place or Place.whole(pixels)
        self.heights.append(len(pixels))
        columns = np.arange(place.left, place.left + pixels.shape[1])
        slope = (columns + 0.5) / place.width * self.reach
        moved = to_float32(pixels) + np.float32(strength) * slope[None, :, None]
        return moved.astype(np.float32)


@dataclass(eq=False)
class FakeEnhanced:
    """Goes a share of the way to a brighter photo; `local` adds what a LUT cannot."""

    local: float = 0.0
    version: str = "fake-2"
    notes: tuple[str, ...] = ()
    nbytes: int = 1000
    applied: int = 0

    @property
    def is_local(self) -> bool:
        return self.local != 0

    def recolour(self, colours, strength=1.0):
        inside = np.clip(colours, 0, 1)
        change = 0.3 * inside * (1 - inside)
        return (colours + np.float32(strength) * change).astype(np.float32)

    def recolour_bytes(self, pixels, strength, out, *, token=NEVER):
        token.check()
        out[...] = quantise(self.recolour(to_float32(pixels), strength), 8)
        return out

    def look(self, strength=1.0, size=33):
        return Lut3D(self.recolour(identity_table(size), strength))

    def apply(
        self, pixels, strength=1.0, *, place=None, token=NEVER, progress=no_progress
    ):
        self.applied += 1
        place = place or Place.whole(pixels)
        slope = FakeDehazed(self.local).apply(
            np.zeros(pixels.shape, np.float32), strength, place=place, token=token
        )
        return self.recolour(to_float32(pixels), strength) + slope


@dataclass(eq=False)
class FakeNetwork:
    """Gives a result, counts how often and for what, and waits where it is told to."""

    result: object
    weights: str = "v1"
    calls: list[np.ndarray] = field(default_factory=list)
    devices: list[str] = field(default_factory=list)
    entered: threading.Event = field(default_factory=threading.Event)
    hold: threading.Event | None = None

    def available(self):
        return True

    def version(self):
        return self.weights

    def find(self, pixels, device, token, progress):
        self.calls.append(pixels)
        self.devices.append(device)
        self.entered.set()
        while self.hold is not None and not self.hold.wait(0.005):
            token.check()
        progress(0.5, "Looking")
        progress(1.0, "Looking")
        return self.result
