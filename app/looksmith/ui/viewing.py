"""How the picture is shown: its surround, its screen, and the marks over it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent

from looksmith.ui.canvas.surround import GREYS, Surround
from looksmith.ui.full_screen import FullScreenEscape
from looksmith.ui.marking import only_one
from looksmith.ui.monitor import MonitorColours
from looksmith.ui.overlays import ClippingMarks, GamutMarks
from looksmith.ui.picture_only import PictureOnly

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from looksmith.ui.window import MainWindow

__all__ = ["Viewing"]

_GREY_KEY = "view/canvas_grey"
_MARGIN_KEY, _FRAME_KEY = "view/assessment_margin", "view/assessment_frame"


class Viewing(QObject):
    """Keep canvas and tiles showing what the settings and the screen ask for.

    Parameters
    ----------
    window
        Whose canvas it is.
    """

    changed = Signal()
    """Something was switched."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._settings = window, window.settings
        parts = (
            window.document, window.restoring, window.renderer, window.workers,
            window.canvas, window.preview, self,
        )  # fmt: skip
        self.clipping = ClippingMarks(*parts, settings=window.settings)
        self.gamut = GamutMarks(*parts, settings=window.settings)
        self.marks = (window.recovery, self.clipping, self.gamut)
        self.monitor = MonitorColours(window.settings, window.workers, window)
        self.picture_only = PictureOnly(window, window.canvas)
        FullScreenEscape(window, self._leave_full_screen)
        only_one(*self.marks)
        for toggled in (self.clipping, self.gamut, self.picture_only):
            toggled.toggled.connect(self.changed)
        self.monitor.changed.connect(self._take_screen)
        self._clip_marks: tuple[QWidget, ...] = (
            window.histogram.shadows, window.histogram.highlights,
        )  # fmt: skip
        for mark in self._clip_marks:
            mark.setCursor(Qt.CursorShape.PointingHandCursor)
            mark.installEventFilter(self)
        self._assessing = False
        self.reload()

    def _leave_full_screen(self) -> None:
        self._window.actions_by_id["view.full_screen"].trigger()

    @property
    def busy(self) -> bool:
        """Whether marks are on their way."""
        return any(marks.busy for marks in self.marks)

    def reload(self) -> None:
        """Read the settings again: the preferences changed them."""
        margin, frame = Surround.margin, Surround.frame
        self._window.canvas.set_surround(
            Surround(
                self.grey,
                self._assessing,
                _share(self._settings.value(_MARGIN_KEY, margin), margin),
                _share(self._settings.value(_FRAME_KEY, frame), frame),
            )
        )
        self.changed.emit()

    # -- the surround

    @property
    def grey(self) -> str:
        """The canvas's grey, a key of `GREYS`."""
        kept = str(self._settings.value(_GREY_KEY, ""))
        return kept if kept in GREYS else next(iter(GREYS))

    def set_grey(self, grey: str) -> None:
        """Choose the canvas's grey, also for the next start."""
        self._settings.setValue(_GREY_KEY, grey)
        self.reload()

    def next_grey(self) -> None:
        """Choose the next grey."""
        names = list(GREYS)
        self.set_grey(names[(names.index(self.grey) + 1) % len(names)])

    @property
    def assessing(self) -> bool:
        """Whether the picture stands in middle grey with a white frame."""
        return self._assessing

    def set_assessing(self, on: bool) -> None:
        """Show the picture as colours are judged best, or in the canvas's grey."""
        self._assessing = on
        canvas = self._window.canvas
        canvas.set_surround(replace(canvas.surround, assessing=on))
        self.changed.emit()

    # -- the screen

    def _take_screen(self) -> None:
        window, screen = self._window, self.monitor.map
        window.preview.set_screen(screen)
        window.thumbnails.set_screen(screen)
        window.pictures.set_screen(screen)
        window.photos.pictures.set_screen(screen)

    # -- the triangles of the histogram

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Switch the clipping marks with a click; offer their colours with another."""
        if isinstance(event, QContextMenuEvent):
            self._window.menus["clipping"].popup(event.globalPos())
            return True
        if isinstance(event, QMouseEvent) and (
            event.type() == QEvent.Type.MouseButtonRelease
            and event.button() == Qt.MouseButton.LeftButton
        ):
            action = self._window.actions_by_id["canvas.clipping"]
            if action.isEnabled():
                action.trigger()
        return super().eventFilter(watched, event)


def _share(value: object, default: float) -> float:
    """Return a share of the canvas from a settings file, sane whatever it says."""
    try:
        return min(max(float(str(value)), 0.0), 0.3)
    except ValueError:
        return default
