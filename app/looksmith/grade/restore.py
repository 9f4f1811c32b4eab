"""Dehaze and Enhance for a photo: found once, kept, applied at any strength."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from functools import partial
from hashlib import blake2b
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from looksmith.grade.networks import DehazeNetwork, EnhanceNetwork, Network
from looksmith.grade.recipe import Recipe
from looksmith.models.resample import shrunk
from looksmith.models.restored import ColourRestored, Place, Restored
from looksmith.photo.deferred import DeferredPixels
from looksmith.photo.photo import Photo
from looksmith.photo.resize import fit_within
from looksmith.work.token import (
    NEVER,
    Cancelled,
    CancelToken,
    Progress,
    no_progress,
)

__all__ = ["WORKING_SIDE", "Found", "Restorer", "active_steps", "apply_found"]

WORKING_SIDE = 1600
"""Longest side in pixels of the copy that the models see, whatever the photo's size."""

_KEEP_BYTES = 256 * 2**20
_WAIT_S = 0.02
_STEPS = ("dehaze", "enhance")  # in this order


@dataclass(frozen=True, eq=False)
class Found:
    """What the models found for a photo under a recipe.

    Parameters
    ----------
    dehaze, enhance
        What each step has to do; None where it is off, or not found yet.
    """

    dehaze: Restored | None = None
    enhance: ColourRestored | None = None

    @property
    def notes(self) -> tuple[str, ...]:
        """Sentences for people on what had to be done differently."""
        steps = (step for step in (self.dehaze, self.enhance) if step is not None)
        return tuple(dict.fromkeys(note for step in steps for note in step.notes))


def _with(found: Found, step: str, result: Any) -> Found:
    return replace(found, **{step: result})


def _wanted(recipe: Recipe) -> tuple[str, ...]:
    """Return the steps that a recipe asks for, in their order."""
    return tuple(step for step in _STEPS if not getattr(recipe, step).is_neutral)


def active_steps(recipe: Recipe, found: Found) -> tuple[tuple[Restored, float], ...]:
    """Return what is found and changes something, with its strength, in order."""
    return tuple(
        (step, getattr(recipe, name).strength)
        for name in _wanted(recipe)
        if (step := getattr(found, name)) is not None
    )


def apply_found(
    pixels: NDArray[Any],
    recipe: Recipe,
    found: Found,
    *,
    place: Place | None = None,
    token: CancelToken = NEVER,
) -> NDArray[Any]:
    """Return pixels dehazed and enhanced at the recipe's strengths, as far as found.

    Parameters
    ----------
    pixels
        (height, width, 3), uint8, uint16 or float32 sRGB code values.
    recipe, found
        How much of what.
    place
        Where the pixels lie in the whole photo; None for all of it.
    token
        Looked at between bands of rows.

    Returns
    -------
    ndarray
        Float32, not clipped; the pixels themselves where nothing changes.

    Raises
    ------
    Cancelled
        By the token.
    """
    for step, strength in active_steps(recipe, found):
        pixels = step.apply(pixels, strength, place=place, token=token)
    return pixels


@dataclass(frozen=True, eq=False)
class _Copy:
    """The working copy of a photo.

    Parameters
    ----------
    pixels
        Uint16 (h, w, 3), no longer than `WORKING_SIDE`.
    digest
        Of these and of the photo's size.
    """

    pixels: NDArray[np.uint16]
    digest: str


def _working_copy(photo: Photo, token: CancelToken) -> _Copy:
    small = _small(photo, token)
    codes = np.rint(small * np.float32(65535)).astype(np.uint16)
    digest = blake2b(codes.tobytes(), digest_size=16)
    digest.update(repr(photo.source.shape).encode())
    return _Copy(codes, digest.hexdigest())


def _small(photo: Photo, token: CancelToken) -> NDArray[np.float32]:
    source = photo.source
    if not isinstance(source, DeferredPixels):
        return shrunk(source, WORKING_SIDE, token=token)
    if isinstance(source.base, np.ndarray) and source.base.shape[2] == 3:
        # Averaged in its profile, so that little is left to be converted.
        small = shrunk(source.base, WORKING_SIDE, token=token)
        return np.clip(source.made_of(small), 0, 1)
    small = fit_within(photo, WORKING_SIDE, WORKING_SIDE, token=token).float_pixels()
    return shrunk(small, WORKING_SIDE, token=token)


@dataclass(eq=False)
class _Kept:
    """Results within a number of bytes, the last used kept longest."""

    limit: int
    results: OrderedDict[Hashable, Restored] = field(default_factory=OrderedDict)

    def get(self, key: Hashable) -> Restored | None:
        found = self.results.get(key)
        if found is not None:
            self.results.move_to_end(key)
        return found

    def put(self, key: Hashable, result: Restored) -> None:
        self.results[key] = result
        while sum(kept.nbytes for kept in self.results.values()) > self.limit:
            self.results.popitem(last=False)


class Restorer:
    """Run the models where their results are not there yet; safe from several threads.

    They see a small working copy of the whole photo, so that previews and exports give
    the same. Results are kept by that copy's content, the weights' version and, for
    Enhance, by what Dehaze did before it. The device changes no result visibly and is
    no part of that.

    Parameters
    ----------
    device
        Where the models run, one of `models.device.DEVICES`; may be changed any time.
    keep_bytes
        How much memory the results may take.
    dehaze, enhance
        The models; those that came with Looksmith unless given.
    """

    def __init__(
        self,
        device: str = "auto",
        keep_bytes: int = _KEEP_BYTES,
        *,
        dehaze: Network | None = None,
        enhance: Network | None = None,
    ) -> None:
        self.device = device
        self._networks: dict[str, Network] = {
            "dehaze": dehaze or DehazeNetwork(),
            "enhance": enhance or EnhanceNetwork(),
        }
        self._lock = threading.Lock()
        self._copies: WeakKeyDictionary[Photo, _Copy] = WeakKeyDictionary()
        self._kept = _Kept(keep_bytes)
        self._versions: dict[str, str] = {}
        self._running: dict[Hashable, Future[Restored]] = {}

    def available(self, step: str) -> bool:
        """Return whether the weights of "dehaze" or "enhance" are there."""
        return self._networks[step].available()

    def ready(self, photo: Photo, recipe: Recipe) -> Found | None:
        """Return what is found already, at once; None if a model would have to run.

        None, too, for a photo that `find` has never seen.
        """
        found = Found()
        with self._lock:
            copy = self._copies.get(photo)
            for step in _wanted(recipe):
                if copy is None or step not in self._versions:
                    return None
                result = self._kept.get(self._key(step, copy, recipe))
                if result is None:
                    return None
                found = _with(found, step, result)
        return found

    def find(
        self,
        photo: Photo,
        recipe: Recipe,
        token: CancelToken = NEVER,
        progress: Progress = no_progress,
    ) -> Found:
        """Find what the recipe's Dehaze and Enhance have to do to a photo.

        Parameters
        ----------
        photo
            At full size.
        recipe
            Which of them; Dehaze's strength matters to Enhance, which comes after it.
        token, progress
            Passed on to the models, which look at it between tiles or steps.

        Raises
        ------
        LooksmithError
            A model's weights are missing or damaged, the device is not there, or there
            is not enough memory.
        Cancelled
            By the token.
        """
        wanted, found = _wanted(recipe), Found()
        if not wanted:
            return found
        for step in wanted:  # that weights are missing is said before any work
            self._versions[step] = self._networks[step].version()
        copy = self._copy_of(photo, token)
        for index, step in enumerate(wanted):
            told = _share_of(progress, index, len(wanted))
            result = self._alone(
                self._key(step, copy, recipe),
                partial(self._run, step, copy, recipe, found, token, told),
                token,
            )
            found = _with(found, step, result)
        return found

    def _run(
        self,
        step: str,
        copy: _Copy,
        recipe: Recipe,
        before: Found,
        token: CancelToken,
        progress: Progress,
    ) -> Restored:
        pixels = apply_found(copy.pixels, recipe, before, token=token)
        return self._networks[step].find(pixels, self.device, token, progress)

    def _copy_of(self, photo: Photo, token: CancelToken) -> _Copy:
        with self._lock:
            copy = self._copies.get(photo)
        if copy is None:
            copy = _working_copy(photo, token)
            with self._lock:
                copy = self._copies.setdefault(photo, copy)
        return copy

    def _key(self, step: str, copy: _Copy, recipe: Recipe) -> Hashable:
        before: Hashable = None
        if step == "enhance" and not recipe.dehaze.is_neutral:
            before = self._versions["dehaze"], recipe.dehaze.strength
        return step, copy.digest, self._versions[step], before

    def _alone(
        self, key: Hashable, run: Callable[[], Restored], token: CancelToken
    ) -> Restored:
        """Return what is kept, or run while whoever else asks for it waits."""
        while True:
            token.check()
            with self._lock:
                result = self._kept.get(key)
                if result is not None:
                    return result
                other = self._running.get(key)
                if other is None:
                    mine: Future[Restored] = Future()
                    self._running[key] = mine
            if other is None:
                return self._run_for_all(key, mine, run)
            try:
                return _awaited(other, token)
            except Cancelled:  # the other one was: this one runs it then
                continue

    def _run_for_all(
        self, key: Hashable, mine: Future[Restored], run: Callable[[], Restored]
    ) -> Restored:
        try:
            result = run()
        except BaseException as error:
            with self._lock:
                del self._running[key]
            mine.set_exception(error)
            raise
        with self._lock:
            del self._running[key]
            self._kept.put(key, result)
        mine.set_result(result)
        return result


def _awaited(running: Future[Restored], token: CancelToken) -> Restored:
    while True:
        token.check()
        try:
            return running.result(timeout=_WAIT_S)
        except TimeoutError:
            if running.done():
                raise


def _share_of(progress: Progress, index: int, count: int) -> Progress:
    """Return a progress that fills one of `count` equal shares of another."""
    return lambda share, text: progress((index + share) / count, text)
