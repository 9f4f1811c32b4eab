"""The canvas in the colours of the screen it stands on."""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSettings, Signal
from PySide6.QtWidgets import QWidget

from looksmith.colour.dither import dither_mask
from looksmith.colour.icc import ProfileError, profile_name
from looksmith.colour.monitor import (
    MatrixMonitor,
    Monitor,
    decode_table,
    monitor_of,
)
from looksmith.lut.apply import look_up
from looksmith.ui.screen_profile import ScreenFacts, screen_facts, screen_profile
from looksmith.ui.workers import Workers
from looksmith.work.bands import for_bands
from looksmith.work.token import CancelToken, Progress

__all__ = ["AUTO", "NONE", "MonitorColours", "ScreenMap"]

AUTO, NONE = "auto", "none"
_KEY = "colour/monitor_profile"
_CHANNEL = "monitor"
_LARGEST = 64 * 2**20  # of a profile's bytes

Pixels = NDArray[np.uint8]


class ScreenMap:
    """Turns finished sRGB pixels into a monitor's; safe to use from threads.

    Parameters
    ----------
    monitor
        The conversion.
    """

    def __init__(self, monitor: Monitor) -> None:
        self._monitor = monitor
        self._light = decode_table()
        if isinstance(monitor, MatrixMonitor):
            self._curves = monitor.curves * np.float32(255)

    def __call__(
        self, pixels: Pixels, origin: tuple[int, int], token: CancelToken
    ) -> Pixels:
        """Return pixels (H, W, 4), BGRX, dithered, in another array.

        Parameters
        ----------
        pixels
            In sRGB.
        origin
            Row and column of the first pixel, for the dither.
        token
            Looked at between bands of rows.

        Raises
        ------
        Cancelled
            By the token.
        """
        out = np.empty_like(pixels)

        def band(y0: int, y1: int) -> None:
            self._convert(pixels[y0:y1], out[y0:y1], (origin[0] + y0, origin[1]))

        for_bands(len(pixels), band, token)
        return out

    def _convert(self, pixels: Pixels, out: Pixels, origin: tuple[int, int]) -> None:
        monitor = self._monitor
        if isinstance(monitor, MatrixMonitor):
            from looksmith.colour.monitor_kernels import to_monitor

            to_monitor(
                pixels, out, self._light, monitor.matrix, self._curves, dither_mask(),
                *origin,
            )  # fmt: skip
            return
        shaped = np.empty((*pixels.shape[:2], 3), np.uint16)
        for channel, shaper in enumerate(monitor.shapers):
            shaped[..., channel] = shaper[pixels[..., 2 - channel]]
        out[..., 3] = 255
        look_up(
            monitor.table, shaped, out, dither=True, reverse=True, origin=origin,
            parallel=False,
        )  # fmt: skip


class MonitorColours(QObject):
    """Know what the window's screen needs in place of sRGB.

    The choice is the setting ``colour/monitor_profile``: "auto" asks the system about
    the screen that the window stands on, and again when it moves to another one;
    "none" takes the screen for sRGB; all else is the path of an ICC profile.

    Parameters
    ----------
    settings
        Where the choice is remembered.
    workers
        Where profiles are read and made ready.
    window
        Whose screen counts.
    """

    changed = Signal()
    """What the screen needs is another; see `map`."""

    def __init__(self, settings: QSettings, workers: Workers, window: QWidget) -> None:
        super().__init__(window)
        self._settings, self._workers, self._window = settings, workers, window
        self._followed = False
        self._map: ScreenMap | None = None
        self._digest = b""
        self._name = ""
        window.installEventFilter(self)

    @property
    def map(self) -> ScreenMap | None:
        """What turns sRGB into what the screen needs; None where that is sRGB."""
        return self._map

    @property
    def profile_name(self) -> str:
        """The name of the profile in use, for people; "" for none."""
        return self._name

    @property
    def choice(self) -> str:
        """``"auto"``, ``"none"``, or the path of a profile."""
        return str(self._settings.value(_KEY, AUTO))

    def set_choice(self, choice: str) -> None:
        """Choose a profile, also for the next start."""
        self._settings.setValue(_KEY, choice)
        self.refresh()

    def refresh(self) -> None:
        """Look again which profile is to be used."""
        choice, facts = self.choice, screen_facts(self._window)
        known = self._digest

        def work(_token: CancelToken, _progress: Progress) -> _Found | None:
            icc = _wanted_profile(choice, facts)
            digest = b"" if icc is None else blake2b(icc, digest_size=16).digest()
            if digest == known:
                return None
            return _found(icc, digest)

        self._workers.submit(
            work,
            name=self.tr("Monitor profile"),
            channel=_CHANNEL,
            priority=-2,
            on_done=self._take,
            on_error=self._on_error,
        )

    def _take(self, found: _Found | None) -> None:
        if found is not None:
            self._digest, self._name = found.digest, found.name
            if found.map is not self._map:
                self._map = found.map
                self.changed.emit()

    def _on_error(self, error: BaseException, trace: str) -> None:
        self._take(_Found(b"", "", None))
        self._workers.failed.emit(*self._workers.describe(error, trace))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin when the window is shown: before, it stands on no screen."""
        if event.type() == QEvent.Type.Show and not self._followed:
            handle = self._window.windowHandle()
            if handle is not None:
                self._followed = True
                self._window.removeEventFilter(self)
                handle.screenChanged.connect(self.refresh)
                self.refresh()
        return False


class _Found:
    """A profile that is ready for use."""

    def __init__(self, digest: bytes, name: str, ready: ScreenMap | None) -> None:
        self.digest, self.name, self.map = digest, name, ready


def _found(icc: bytes | None, digest: bytes) -> _Found:
    if icc is None:
        return _Found(b"", "", None)
    monitor = monitor_of(icc)
    ready = None if monitor is None else ScreenMap(monitor)
    return _Found(digest, profile_name(icc), ready)


def _wanted_profile(choice: str, facts: ScreenFacts | None) -> bytes | None:
    """Return the profile to use, None for sRGB.

    Raises
    ------
    ProfileError
        The chosen file cannot be read.
    """
    if choice == NONE:
        return None
    if choice == AUTO:
        return None if facts is None else screen_profile(facts)
    path = Path(choice)
    try:
        if path.stat().st_size > _LARGEST:
            text = QCoreApplication.translate(
                "MonitorColours", "{name} is too large for a colour profile."
            )
            raise ProfileError(text.format(name=path.name))
        return path.read_bytes()
    except OSError as error:
        text = QCoreApplication.translate(
            "MonitorColours",
            "The monitor profile {name} cannot be read: choose another one in the "
            "preferences.",
        )
        raise ProfileError(text.format(name=path.name), detail=str(error)) from error
