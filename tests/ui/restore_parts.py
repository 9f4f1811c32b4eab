"""Models that can be held, counted and made to fail, for tests of the window."""

from __future__ import annotations

import threading

import numpy as np

from looksmith.errors import LooksmithError
from looksmith.grade.restore import Found
from looksmith.lut.table import Lut3D, identity_table
from looksmith.models.enhance.run import Enhanced
from looksmith.models.restored import Place
from looksmith.photo.photo import to_float32
from looksmith.work.token import NEVER, no_progress

__all__ = ["SHIFT", "FakeDehazed", "FakeRestorer", "ModelError", "shifted"]

SHIFT = np.float32([0.12, 0.06, -0.06])
"""What the fake Enhance adds, at full strength."""

SLOPE = 0.2
"""What the fake Dehaze takes off at the right edge, at full strength."""


class ModelError(LooksmithError):
    """The fake model fails."""


def shifted(size: int = 33) -> Lut3D:
    """Return the fake Enhance as a LUT."""
    return Lut3D(np.clip(identity_table(size) + SHIFT, 0, 1).astype(np.float32))


class FakeDehazed:
    """Darkens a photo towards its right edge, so that every place matters."""

    version = "fake"
    notes = ()
    nbytes = 8

    def haze(self):
        """All of it in the upper half."""
        density = np.zeros((8, 12), np.float32)
        density[:4] = 1
        return density

    def apply(
        self, pixels, strength=1.0, *, place=None, token=NEVER, progress=no_progress
    ):
        place = place or Place.whole(pixels)
        x = (place.left + np.arange(pixels.shape[1]) + 0.5) / place.width
        slope = np.float32(strength * SLOPE) * x.astype(np.float32)
        return to_float32(pixels) - slope[None, :, None]


class FakeRestorer:
    """Find a colour shift and a slope; count the runs.

    `gate` holds a run until it is set; `error` is raised by the next runs; `missing`
    names the steps without a model.
    """

    def __init__(self):
        self.device = "auto"
        self.gate = threading.Event()
        self.gate.set()
        self.error = None
        self.notes = ()
        self.missing = set()
        self.runs = []
        self.tokens = []
        self.threads = set()
        self._kept = {}

    def _keys(self, photo, recipe):
        keys = {}
        if not recipe.dehaze.is_neutral:
            keys["dehaze"] = ("dehaze", photo)
        if not recipe.enhance.is_neutral:
            before = None if recipe.dehaze.is_neutral else recipe.dehaze.strength
            keys["enhance"] = ("enhance", photo, before)
        return keys

    def ready(self, photo, recipe):
        keys = self._keys(photo, recipe)
        if any(key not in self._kept for key in keys.values()):
            return None
        return Found(**{step: self._kept[key] for step, key in keys.items()})

    def find(self, photo, recipe, token=NEVER, progress=no_progress):
        for step, key in self._keys(photo, recipe).items():
            if key not in self._kept:
                self._run(step, token, progress)
                made = FakeDehazed() if step == "dehaze" else self._enhanced()
                self._kept[key] = made
        return self.ready(photo, recipe)

    def available(self, step):
        return step not in self.missing

    def _enhanced(self):
        return Enhanced(None, shifted(), None, "fake", tuple(self.notes))

    def _run(self, step, token, progress):
        self.runs.append(step)
        self.tokens.append(token)
        self.threads.add(threading.current_thread())
        for tile in range(4):
            progress(tile / 4, "Working")
            while not self.gate.wait(0.005):
                token.check()
            token.check()
            if self.error is not None:
                raise self.error
