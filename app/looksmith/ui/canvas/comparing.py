"""Comparing on the board: before and after, a wipe between them, side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QWidget

from looksmith.ui.canvas.board import Board, Pane
from looksmith.ui.canvas.caption import (
    KNOB_RADIUS,
    MARGIN,
    draw_caption,
    draw_divider,
    draw_wipe_captions,
    knobs,
    wipe_captions,
)
from looksmith.ui.canvas.layers import Side
from looksmith.ui.canvas.wipe import Wipe

__all__ = ["ComparingBoard"]

_AFTER_SHOWN_MS = 1200
_GAP = 4  # between pictures side by side
_STEP = 45.0


class ComparingBoard(Board):
    """Show the edit, the original, both with a wipe, or both side by side."""

    compare_changed = Signal()
    """Another way to compare was chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before = False
        self._held = False
        self._split = False
        self._beside = False
        self._wipe = Wipe()
        self._after_caption = QTimer(self, singleShot=True, interval=_AFTER_SHOWN_MS)
        self._after_caption.timeout.connect(self.update)

    @property
    def before(self) -> bool:
        """Whether the original is shown in place of the graded photo."""
        return self._before

    @property
    def split(self) -> bool:
        """Whether the wipe is on."""
        return self._split

    @property
    def beside(self) -> bool:
        """Whether original and edit stand side by side."""
        return self._beside

    @property
    def wipe(self) -> float:
        """How far the wipe is pushed across the photo, 0..1."""
        return self._wipe.place

    @property
    def wipe_angle(self) -> float:
        """The wipe's angle in degrees; 0 is upright, the original on the left."""
        return self._wipe.angle

    def set_before(self, on: bool) -> None:
        """Show the original, or the graded photo again."""
        if on != self._before:
            self._before = on
            if not on:
                self._after_caption.start()
            self._compare_changed()

    def set_split(self, on: bool) -> None:
        """Switch the wipe on or off."""
        if on != self._split:
            self._split = on
            self._leave_beside(on)
            self._compare_changed()

    def set_beside(self, on: bool) -> None:
        """Show original and edit beside or above each other, or one picture again."""
        if on != self._beside:
            self._beside = on
            self._split = self._split and not on
            self._settle_view()
            self._compare_changed()

    def _leave_beside(self, leave: bool) -> None:
        if leave and self._beside:
            self._beside = False
            self._settle_view()

    def hold_original(self, on: bool) -> None:
        """Show the original for as long as a key is held."""
        if on != self._held:
            self._held = on
            self._refresh()

    def set_wipe(self, place: float) -> None:
        """Push the wipe across the photo, 0..1."""
        self._set_wipe(Wipe(min(max(place, 0.0), 1.0), self._wipe.angle))

    def turn_wipe(self, by: float = _STEP) -> None:
        """Turn the wipe by degrees, clockwise; switch it on if it is off."""
        self.set_split(True)
        self._set_wipe(self._wipe.turned(by))

    def _set_wipe(self, wipe: Wipe) -> None:
        self._wipe = wipe
        self._refresh()

    def _compare_changed(self) -> None:
        self._refresh()
        self.compare_changed.emit()

    @property
    def _shows_original(self) -> bool:
        return self._before or self._held

    @property
    def _wipes(self) -> bool:
        return self._split and not self._shows_original

    # -- where things are

    def _panes(self) -> tuple[Pane, ...]:
        inside = self._inside()
        if not self._beside:
            side = self._original if self._shows_original else self._graded
            return (Pane(inside, side),)
        first, second = self._halves(inside)
        edit = self._original if self._held else self._graded
        return Pane(first, self._original), Pane(second, edit)

    def _halves(self, inside: QRect) -> tuple[QRect, QRect]:
        """Return two rectangles of one size, so that one view serves both.

        They lie beside or above each other, whichever shows the photo larger.
        """
        gap = round(_GAP * self.devicePixelRatioF())
        width = max(1, (inside.width() - gap) // 2)
        height = max(1, (inside.height() - gap) // 2)
        across, down = self.view.picture
        beside = min(width / across, inside.height() / down)
        above = min(inside.width() / across, height / down)
        if beside >= above:
            first = QRect(inside.left(), inside.top(), width, inside.height())
            return first, first.translated(inside.width() - width, 0)
        first = QRect(inside.left(), inside.top(), inside.width(), height)
        return first, first.translated(0, inside.height() - height)

    def _side_at(self, point: QPointF) -> Side:
        if self._wipes and self._wipe.distance(point, self._shown_rect()) < 0:
            return self._original
        return super()._side_at(point)

    # -- painting

    def _paint_pane(self, painter: QPainter, pane: Pane) -> None:
        super()._paint_pane(painter, pane)
        if self._wipes:
            half = QPainterPath()
            half.addPolygon(self._wipe.half(self._shown_rect(pane)))
            painter.save()
            painter.setClipPath(half, Qt.ClipOperation.ReplaceClip)
            self._paint_side(painter, pane, self._original)
            painter.restore()

    def _paint_over(self, painter: QPainter) -> None:
        panes = self._panes()
        last = panes[-1]
        if self._beside:
            for pane, text in zip(panes, self._names(), strict=True):
                self._paint_name(painter, text, pane)
        elif self._wipes:
            line = self._wipe.line(self._shown_rect())
            draw_divider(painter, line, self._wipe.angle)
            draw_wipe_captions(painter, self.font(), self._names(), self._wipe, line)
        elif self._shows_original:
            self._paint_caption(painter, self.tr("Before"), last)
        if last.side is self._graded:
            self._paint_legend(painter, last)
        if last.side is self._graded and not self._wipes:
            self._paint_state(painter, last)

    def _in_the_way(self) -> Sequence[QRectF]:
        if not self._wipes:
            return ()
        line = self._wipe.line(self._shown_rect())
        reach = QPointF(KNOB_RADIUS + 4, KNOB_RADIUS + 4)
        grips = [QRectF(knob - reach, knob + reach) for knob in knobs(line)]
        return (*grips, *wipe_captions(self.font(), self._names(), self._wipe, line))

    def _names(self) -> tuple[str, str]:
        return self.tr("Before"), self.tr("After")

    def _paint_name(self, painter: QPainter, text: str, pane: Pane) -> None:
        corner = self._shown_rect(pane).topLeft() + QPointF(MARGIN, MARGIN)
        draw_caption(painter, self.font(), text, corner.x(), corner.y())

    def _paint_state(self, painter: QPainter, pane: Pane) -> None:
        """Say what is special about the edit as it is shown."""
        if self._remark:
            self._paint_caption(painter, self._remark, pane)
        elif self._veil is not None:
            self._paint_caption(painter, self._veil.text, pane)
        elif self._after_caption.isActive() and not self._beside:
            self._paint_caption(painter, self.tr("After"), pane)
