"""What the map of the looks shows, and how it is painted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from looksmith.ui import theme
from looksmith.ui.document import Document
from looksmith.ui.panels.map_geometry import MapGeometry
from looksmith.ui.panels.map_tiles import MapTiles
from looksmith.ui.thumbnails import Thumbnails
from looksmith.ui.workers import Workers
from looksmith.work.token import CancelToken, Progress

if TYPE_CHECKING:
    from looksmith.looks.catalogue import Catalogue

__all__ = ["LookMapCanvas"]

_FOOT = 24
_LENS = 104.0  # width of the tile under the pointer, where the others are smaller
_DIM = 0.16
_SETTLE_MS = 40  # after the tiles' own question, which this one replaces

Places = dict[str, tuple[float, float]]


class LookMapCanvas(QWidget):
    """The picture of the map; `LookMapView` adds pointer and keys."""

    def __init__(
        self,
        document: Document,
        catalogue: Catalogue,
        thumbnails: Thumbnails,
        workers: Workers,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._catalogue = document, catalogue
        self._thumbnails, self._workers = thumbnails, workers
        self.space = MapGeometry()
        self._tiles = MapTiles(thumbnails)
        self._ids: list[str] = []
        self._numbers: dict[str, int] = {}
        self._titles: dict[str, str] = {}
        self._shown: set[str] | None = None
        self._bright: NDArray[np.bool_] = np.empty(0, bool)
        self.message = ""
        """What is said where there are no tiles."""
        self._stale = True
        self._current: int | None = None
        self._hovered: int | None = None
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self.ask)
        document.recipe_changed.connect(self.update)
        thumbnails.ready.connect(self._on_ready)
        thumbnails.cleared.connect(self._on_cleared)

    @property
    def busy(self) -> bool:
        """Whether thumbnails are about to be asked for."""
        return self._settle.isActive()

    # What is shown

    def reload(self) -> None:
        """Ask the catalogue for the places again: now, or when the map is shown."""
        self._stale = True
        if self.isVisible():
            self._arrange()

    def set_shown(self, look_ids: Iterable[str]) -> None:
        """Dim all looks but these."""
        self._shown = set(look_ids)
        self._brighten()
        self._settle.start()

    def current_id(self) -> str | None:
        """Return the id of the look that the keys act on."""
        return None if self._current is None else self._ids[self._current]

    def go_to(self, look_id: str | None) -> bool:
        """Make a look the current one and bring it into view, if it is there."""
        number = self._numbers.get(look_id or "")
        if number is None:
            return False
        self._set_current(number)
        return True

    def visible_ids(self) -> list[str]:
        """Return the looks on screen: those that pass the filter first."""
        seen = self.space.visible()
        bright = self._bright[seen]
        return [self._ids[i] for i in (*seen[bright], *seen[~bright])]

    def ask(self) -> None:
        """Ask for thumbnails: on screen, then the others."""
        if self.isVisible() and self._ids:
            self._thumbnails.want([*self.visible_ids(), *self._ids])

    def rect_of(self, look_id: str) -> QRect:
        """Return where a look's tile is."""
        rect = self.space.rect(self._numbers[look_id])
        return rect.toAlignedRect()

    def _arrange(self) -> None:
        self._stale = False
        self.message = self.tr("Arranging…") if not self._ids else ""

        def work(token: CancelToken, progress: Progress) -> Places:
            return self._catalogue.map_positions()

        self._workers.submit(
            work,
            name=self.tr("Map of looks"),
            channel="look-map",
            on_done=self._on_arranged,
            on_error=self._on_failed,
        )

    def _on_arranged(self, places: Places) -> None:
        current = self.current_id() or self._document.current_look
        self._ids = list(places)
        self._numbers = {look_id: i for i, look_id in enumerate(self._ids)}
        self._titles = {look.id: look.title for look in self._catalogue.looks()}
        self._current = self._numbers.get(current or "")
        self._hovered = None
        self.message = "" if places else self.tr("There are no looks here.")
        self.space.aspect = self._thumbnails.aspect
        self.space.set_places(list(places.values()))
        self._brighten()
        self._settle.start()

    def _on_failed(self, error: BaseException, trace: str) -> None:
        self._stale = True
        self.message, _ = self._workers.describe(error, trace)
        self.update()

    def _brighten(self) -> None:
        shown = self._shown
        self._bright = np.array([shown is None or i in shown for i in self._ids], bool)
        self.update()

    def _on_ready(self, look_id: str) -> None:
        if self.isVisible():
            self.update()

    def _on_cleared(self) -> None:
        self.space.aspect = self._thumbnails.aspect
        self._tiles.clear()
        self._settle.start()
        self.update()

    def _moved(self) -> None:
        self._hovered = None
        self._settle.start()
        self.update()

    def _set_current(self, number: int) -> None:
        self._current = number
        self.space.reveal(number)
        self.setAccessibleDescription(self._title(number))
        self._moved()

    def _title(self, number: int) -> str:
        return self._titles.get(self._ids[number], "")

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tiles, dimmed ones below, then rings, then what is pointed at."""
        painter = QPainter(self)
        field = self._field()
        painter.fillRect(self.rect(), theme.colour("sunken"))
        if not self._ids:
            painter.setPen(theme.colour("text-dim"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(field.adjusted(16, 16, -16, -16), flags, self.message)
        else:
            painter.setClipRect(field)
            self._paint_tiles(painter)
            self._paint_marks(painter)
            self._paint_lens(painter)
            painter.setClipping(False)
            self._paint_foot(painter)
        if self.hasFocus():
            painter.setPen(theme.colour("accent"))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        if self._tiles.unfinished:
            QTimer.singleShot(0, self.update)

    def _paint_tiles(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        geometry, tiles = self.space, self._tiles
        points = geometry.points()
        size = geometry.tile_size()
        half_x, half_y = size.width() / 2, size.height() / 2
        seen = geometry.visible()
        bright = self._bright[seen]
        tiles.begin()
        for opacity, part in ((_DIM, seen[~bright]), (1.0, seen[bright])):
            painter.setOpacity(opacity)
            for number in part.tolist():
                x, y = points[number].tolist()
                rect = QRectF(QPointF(x - half_x, y - half_y), size)
                tiles.paint(painter, rect, self._ids[number])
        painter.setOpacity(1)

    def _paint_marks(self, painter: QPainter) -> None:
        geometry = self.space
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for term in self._document.blend.terms:
            number = self._numbers.get(term.look)
            if number is not None:
                rect = geometry.rect(number).adjusted(-2, -2, 2, 2)
                self._tiles.paint(painter, rect, term.look)
                painter.setPen(QPen(theme.colour("sunken"), 4))
                painter.drawRect(rect)
                painter.setPen(QPen(theme.colour("text"), 2))
                painter.drawRect(rect)
        if self._current is not None and self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(geometry.rect(self._current).adjusted(-4, -4, 4, 4))

    def _paint_lens(self, painter: QPainter) -> None:
        """Show the tile that is pointed at large, where tiles are small."""
        number = self._pointed_at()
        if number is None:
            return
        rect = self.space.rect(number)
        if rect.width() < _LENS * 0.75:
            large = QRectF(0, 0, _LENS, _LENS / self.space.aspect)
            field = QRectF(self._field()).adjusted(3, 3, -3, -3)
            # Above the tile, so that the pointer hides neither
            large.moveCenter(rect.center())
            large.moveBottom(rect.top() - 6)
            if large.top() < field.top():
                large.moveTop(rect.bottom() + 6)
            large.moveLeft(min(max(large.left(), 3), field.right() - large.width()))
            painter.setPen(QPen(theme.colour("text"), 1))
            painter.drawRect(rect.adjusted(-1, -1, 1, 1))
            rect = large
            painter.fillRect(rect.adjusted(-3, -3, 3, 3), theme.colour("sunken"))
            self._tiles.paint(painter, rect, self._ids[number])
        painter.setPen(QPen(theme.colour("text-dim"), 1))
        painter.drawRect(rect.adjusted(-1, -1, 1, 1))

    def _paint_foot(self, painter: QPainter) -> None:
        foot = self.rect().adjusted(0, self.height() - _FOOT, 0, 0)
        painter.fillRect(foot, theme.colour("panel"))
        number = self._pointed_at()
        if number is None:
            text = self.tr("Wheel to zoom, drag to move")
            painter.setPen(theme.colour("text-dim"))
        else:
            text = self._title(number)
            painter.setPen(theme.colour("text"))
        box = foot.adjusted(4, 0, -4, 0)
        middle = Qt.TextElideMode.ElideMiddle
        text = painter.fontMetrics().elidedText(text, middle, box.width())
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(box, left, text)

    def _pointed_at(self) -> int | None:
        if self._hovered is None and self.hasFocus():
            return self._current
        return self._hovered

    def _field(self) -> QRect:
        return self.rect().adjusted(0, 0, 0, -_FOOT)
