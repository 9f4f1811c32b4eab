"""The scopes of what is on screen, with the histogram's clipping marks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from looksmith.ui import theme
from looksmith.ui.figures import decimal
from looksmith.ui.icons import icon
from looksmith.ui.scopes.plot import Pointed, ScopePlot
from looksmith.ui.scopes.reading import Reading, Scope
from looksmith.ui.widgets.histogram import HistogramPlot, Levels
from looksmith.ui.widgets.segments import Segments

__all__ = ["ClipMark", "HistogramPanel"]

_NOTABLE = 0.0005
_HEIGHTS = 88, 208
_LEAST = 50  # where that spares scrolling


class ClipMark(QWidget):
    """A triangle that is filled when some of the picture is clipped at its end."""

    def __init__(
        self, end: Literal["shadows", "highlights"], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._end = end
        self.share = 0.0
        self.setFixedSize(QSize(16, 16))
        self.show_share(0.0, (0.0, 0.0, 0.0))

    def show_share(self, share: float, channels: tuple[float, float, float]) -> None:
        """Show a share of clipped pixels, 0..1, overall and of each channel."""
        self.share = share
        if self._end == "shadows":
            text = self.tr("Shadows clipped: {share} % of the picture")
        else:
            text = self.tr("Highlights clipped: {share} % of the picture")
        text = text.format(share=_percent(share))
        names = (self.tr("red"), self.tr("green"), self.tr("blue"))
        parts = [
            f"{name} {_percent(part)} %"
            for name, part in zip(names, channels, strict=True)
        ]
        self.setAccessibleName(text)
        hint = self.tr("Click: mark them on the photo. Right click: in which colours.")
        self.setToolTip("\n".join((text, " · ".join(parts), hint)))
        self.update()

    @property
    def lit(self) -> bool:
        """Whether a notable share is clipped."""
        return self.share >= _NOTABLE

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the triangle, pointing to its end."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, top, right, bottom = 3.5, 4.5, 12.5, 12.5
        if self._end == "shadows":
            corners = [(left, top), (right, top), (left, bottom)]
        else:
            corners = [(right, top), (left, top), (right, bottom)]
        painter.setPen(QPen(theme.colour("scope-text" if self.lit else "scope-off"), 1))
        if self.lit:
            painter.setBrush(theme.colour("scope-text"))
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))


class HistogramPanel(QWidget):
    """Show one of the scopes of the preview, and how much of it is clipped.

    Signals
    -------
    scope_picked(Scope), logarithmic_picked(bool)
        The user chose a scope, or the scale of the histogram.
    region_lifted()
        The user wants all of the picture measured again.
    """

    scope_picked = Signal(object)
    logarithmic_picked = Signal(bool)
    region_lifted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scope = Scope.HISTOGRAM
        self.levels: Levels | None = None
        self.plot = HistogramPlot()
        self.shadows = ClipMark("shadows")
        self.highlights = ClipMark("highlights")
        self.picture = ScopePlot()
        self.picture.hide()
        self.scopes = Segments(self.tr("Scope"))
        self.logarithmic = QToolButton()
        self.region = QToolButton()
        self._names = {
            Scope.HISTOGRAM: self.tr("Histogram"),
            Scope.PARADE: self.tr("RGB parade"),
            Scope.WAVEFORM: self.tr("Waveform"),
            Scope.VECTORSCOPE: self.tr("Vectorscope"),
        }
        self._tips = {
            Scope.HISTOGRAM: self.tr(
                "How often each level of red, green and blue occurs"
            ),
            Scope.PARADE: self.tr(
                "The levels of red, green and blue, from left to right of the picture"
            ),
            Scope.WAVEFORM: self.tr(
                "How light the picture is, from its left to its right"
            ),
            Scope.VECTORSCOPE: self.tr(
                "Hue by direction and saturation by distance from the middle; skin "
                "lies along the dashed line"
            ),
        }
        self._build_row()
        self._lay_out()
        self.set_scope(Scope.HISTOGRAM)

    def _build_row(self) -> None:
        for scope in Scope:
            tip = f"{self._names[scope]}\n{self._tips[scope]}"
            self.scopes.add(scope.value, "", tip)
            button = self.scopes.buttons[scope.value]
            button.setIcon(icon(f"scope-{scope.value}"))
            button.setIconSize(QSize(16, 16))
            button.setAccessibleName(self._names[scope])
        self.scopes.picked.connect(self._on_picked)
        self.logarithmic.setText(self.tr("Log"))
        self.logarithmic.setCheckable(True)
        self.logarithmic.setToolTip(
            self.tr("Logarithmic scale: shows levels that only few pixels have")
        )
        self.logarithmic.setAccessibleName(self.tr("Logarithmic scale"))
        self.logarithmic.clicked.connect(self._on_logarithmic)
        self.region.setText(self.tr("Part"))
        self.region.setIcon(icon("close"))
        self.region.setIconSize(QSize(12, 12))
        self.region.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.region.setToolTip(
            self.tr(
                "Only the marked part of the picture is measured: click to measure all "
                "of it (or Ctrl+click the picture)"
            )
        )
        self.region.clicked.connect(self.region_lifted)
        self.region.hide()
        for button in (self.logarithmic, self.region):
            button.setObjectName("quiet")

    def _lay_out(self) -> None:
        marks = QGridLayout(self.plot)
        marks.setContentsMargins(2, 2, 2, 2)
        marks.addWidget(self.shadows, 0, 0)
        marks.addWidget(self.highlights, 0, 2)
        marks.setColumnStretch(1, 1)
        marks.setRowStretch(1, 1)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.scopes)
        row.addStretch(1)
        row.addWidget(self.region)
        row.addWidget(self.logarithmic)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 6)
        column.setSpacing(4)
        column.addWidget(self.plot)
        column.addWidget(self.picture)
        column.addLayout(row)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.share_height(0, 0)

    def share_height(self, wanted: int, left: int) -> None:
        """Give every scope the same height, as near to that wanted as they can be.

        Parameters
        ----------
        wanted
            The height of a plot, where there is room.
        left
            What the others leave without scrolling; taken where it is less, but enough
            to see something.
        """
        low, high = _HEIGHTS
        height = max(low, min(high, wanted))
        if _LEAST <= left < height:
            height = left
        for plot in (self.plot, self.picture):
            plot.setFixedHeight(height)

    def height_beside_plot(self) -> int:
        """Return what of the panel's height its plot does not take."""
        return self.sizeHint().height() - self.plot.minimumHeight()

    # What is shown

    def set_scope(self, scope: Scope) -> None:
        """Show another scope, empty until its reading comes; tell nobody."""
        self.scope = scope
        self.scopes.pick(scope.value)
        counted = scope is Scope.HISTOGRAM
        if not counted:
            self.picture.show_images(scope, ())
        self.plot.setVisible(counted)
        self.picture.setVisible(not counted)
        self.logarithmic.setVisible(counted)
        for plot in (self.plot, self.picture):
            plot.setToolTip(self._tips[scope])
        self.setAccessibleName(self._names[scope])
        self.setAccessibleDescription(self._tips[scope])

    def set_logarithmic(self, on: bool) -> None:
        """Set the scale of the histogram; tell nobody."""
        self.logarithmic.setChecked(on)
        self.plot.set_logarithmic(on)

    def show_region(self, on: bool) -> None:
        """Say that only a part of the picture is measured."""
        self.region.setVisible(on)

    def show_reading(
        self, reading: Reading | None, images: Sequence[QImage] = ()
    ) -> None:
        """Show what was measured of a picture, drawn as `images`; None for none."""
        self.levels = None if reading is None else reading.levels
        self.plot.set_levels(self.levels)
        if self.levels is None:
            self.shadows.show_share(0.0, (0.0, 0.0, 0.0))
            self.highlights.show_share(0.0, (0.0, 0.0, 0.0))
        else:
            self.shadows.show_share(self.levels.shadows, self.levels.shadow_channels)
            self.highlights.show_share(
                self.levels.highlights, self.levels.highlight_channels
            )
        if reading is not None and reading.scope is self.scope:
            self.picture.show_images(reading.scope, images)

    def point_at(self, pointed: Pointed | None) -> None:
        """Mark where the pixel under the pointer lies."""
        self.plot.point_at(None if pointed is None else pointed.rgb)
        self.picture.point_at(pointed)

    def _on_picked(self, key: str) -> None:
        self.set_scope(Scope(key))
        self.scope_picked.emit(self.scope)

    def _on_logarithmic(self, on: bool) -> None:
        self.plot.set_logarithmic(on)
        self.logarithmic_picked.emit(on)


def _percent(share: float) -> str:
    if 0 < share < 0.0001:
        return decimal("< 0.01")
    return decimal(f"{100 * share:.{2 if share < 0.1 else 0}f}")
