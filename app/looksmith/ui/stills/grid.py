"""The photo under every still at once, side by side, to choose from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from looksmith.grade.recipe import Recipe
from looksmith.photo.photo import Photo
from looksmith.ui.canvas.caption import CAPTION_HEIGHT, draw_caption
from looksmith.ui.document import Document
from looksmith.ui.preview import PreviewController
from looksmith.ui.recipe_pictures import as_image, shown_pixels
from looksmith.ui.rendering import Edit
from looksmith.ui.restoring import Restoring
from looksmith.ui.stills.model import LETTERS, Stills
from looksmith.ui.theme import colour
from looksmith.ui.workers import Workers
from looksmith.work.token import CancelToken, Progress

__all__ = ["CURRENT", "StillsGrid", "best_columns"]

CURRENT = -1
"""The cell of the recipe in force, among those of the slots."""

_GAP, _MARGIN = 8, 12
_RESIZE_MS = 120
_PRIORITY = 1


@dataclass
class _Cell:
    """One picture: which slot, its recipe, and the picture once it is there."""

    slot: int
    recipe: Recipe
    image: QImage | None = None


def best_columns(count: int, width: int, height: int, aspect: float) -> int:
    """Return the number of columns at which `count` pictures are the largest.

    Parameters
    ----------
    count
        How many pictures.
    width, height
        The room for all of them.
    aspect
        Width of a picture by its height.
    """

    def shown_width(columns: int) -> float:
        rows = -(-count // columns)
        across = (width - (columns - 1) * _GAP) / columns
        down = (height - (rows - 1) * _GAP) / rows
        return min(across, down * aspect)

    return max(range(1, count + 1), key=shown_width)


class StillsGrid(QWidget):
    """Lie over the canvas and show the edit and every still on the photo.

    An edit that is one of the stills is not shown twice.

    Parameters
    ----------
    stills, document, restoring
        What is shown, on which photo, and what the models found for it.
    preview, workers
        Tell how the canvas renders, and render off the window's thread, the latest
        only.
    over
        The canvas.
    """

    chosen = Signal(int)
    """A slot was chosen; `CURRENT` for the edit as it is."""
    toggled = Signal()

    def __init__(
        self,
        stills: Stills,
        document: Document,
        restoring: Restoring,
        preview: PreviewController,
        workers: Workers,
        over: QWidget,
    ) -> None:
        super().__init__(over)
        self._stills, self._document, self._restoring = stills, document, restoring
        self._preview, self._workers, self._over = preview, workers, over
        self._maps: tuple[object, object] = (None, None)
        self._cells: list[_Cell] = []
        self._marked: int | None = None
        self._walking = False
        self.setAccessibleName(self.tr("Stills side by side"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._resized = QTimer(self, singleShot=True, interval=_RESIZE_MS)
        self._resized.timeout.connect(self._render_all)
        over.installEventFilter(self)
        stills.changed.connect(self._refill)
        document.recipe_changed.connect(self._refill)
        document.proxy_changed.connect(self._on_photo)
        restoring.arrived.connect(self._on_photo)
        preview.image_ready.connect(self._on_canvas)
        self.hide()

    @property
    def open(self) -> bool:
        """Whether it is shown."""
        return not self.isHidden()

    @property
    def busy(self) -> bool:
        """Whether it is shown and waits for a picture."""
        waits = any(cell.image is None for cell in self._cells)
        return self.open and (waits or self._resized.isActive())

    def set_open(self, on: bool) -> None:
        """Show it, or the canvas again."""
        if on == self.open:
            return
        if on:
            self._cells = []
            self.setGeometry(self._over.rect())
            self.show()
            self.raise_()
            self._refill()
            self._mark(None)
            self.setFocus()
        else:
            self.hide()
            self._over.setFocus()
        self.toggled.emit()

    # -- what is shown

    def _refill(self) -> None:
        if not self.open:
            return
        current = self._document.recipe
        recipes = [(i, r) for i, r in enumerate(self._stills.slots) if r is not None]
        if current not in self._stills.slots:
            recipes.insert(0, (CURRENT, current))
        before = {cell.slot: cell for cell in self._cells}
        count, self._cells = len(self._cells), []
        for slot, recipe in recipes:
            old = before.get(slot)
            same = old is not None and old.recipe == recipe
            # Another recipe's picture stays until the new one is there
            self._cells.append(_Cell(slot, recipe, old.image if old else None))
            if not same and count == len(recipes):
                self._render(self._cells[-1])
        if count != len(recipes):
            self._render_all()
        if self._marked is not None and self._marked >= len(self._cells):
            self._mark(None)
        self.update()

    def _on_photo(self) -> None:
        if self.open:
            self._render_all()

    def _on_canvas(self) -> None:
        """Follow a soft proof and a change of the screen, as the canvas did."""
        rendition = self._preview.rendition
        if (rendition.proof, rendition.screen) != self._maps:
            self._on_photo()

    def _render_all(self) -> None:
        for cell in self._cells:
            self._render(cell)

    def _render(self, cell: _Cell) -> None:
        proxy, found = self._document.proxy, self._restoring.found
        if proxy is None or not self.open:
            return
        ratio = self.devicePixelRatioF()
        box = self._boxes()[self._cells.index(cell)]
        room = max(1, round(box.width() * ratio)), max(1, round(box.height() * ratio))
        as_shown = self._preview.rendition
        self._maps = as_shown.proof, as_shown.screen
        edit, fine = Edit(cell.recipe, found), cell.recipe.blend.invert
        rendition = replace(as_shown, edit=edit, fine=fine)

        def work(token: CancelToken, _progress: Progress) -> QImage:
            small = _fitted(proxy, room)
            token.check()
            return as_image(shown_pixels(rendition.graded(small, token)))

        self._workers.submit(
            work,
            name=self.tr("Stills"),
            channel=f"still-{cell.slot}",
            priority=_PRIORITY,
            on_done=partial(self._take, cell.slot),
        )

    def _take(self, slot: int, image: QImage) -> None:
        for cell in self._cells:
            if cell.slot == slot:
                cell.image = image
        self.update()

    # -- where it is shown

    def _aspect(self) -> float:
        proxy = self._document.proxy
        return 1.5 if proxy is None else proxy.width / proxy.height

    def _boxes(self) -> list[QRect]:
        """Return the rectangles of the pictures, as large as all of them fit."""
        room = self.rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        count, aspect = len(self._cells), self._aspect()
        columns = best_columns(count, room.width(), room.height(), aspect)
        rows = -(-count // columns)
        across = (room.width() - (columns - 1) * _GAP) / columns
        down = (room.height() - (rows - 1) * _GAP) / rows
        width = max(1, int(min(across, down * aspect)))
        height = max(1, int(width / aspect))
        left = room.left() + (room.width() - columns * (width + _GAP) + _GAP) // 2
        top = room.top() + (room.height() - rows * (height + _GAP) + _GAP) // 2
        return [
            QRect(
                left + (i % columns) * (width + _GAP),
                top + (i // columns) * (height + _GAP),
                width,
                height,
            )
            for i in range(count)
        ]

    def cell_at(self, slot: int) -> QRect:
        """Return the rectangle of a slot's picture; `CURRENT` for the edit's."""
        places = {c.slot: b for c, b in zip(self._cells, self._boxes(), strict=True)}
        return places.get(slot, QRect())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the canvas."""
        if watched is self._over and event.type() == QEvent.Type.Resize and self.open:
            self.setGeometry(self._over.rect())
            self._resized.start()
        return super().eventFilter(watched, event)

    # -- pointing and choosing

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark what is pointed at."""
        point = event.position().toPoint()
        hit = [i for i, box in enumerate(self._boxes()) if box.contains(point)]
        self._mark(hit[0] if hit else None)

    def leaveEvent(self, event: QEvent) -> None:
        """Take off the mark of the pointer."""
        super().leaveEvent(event)
        if not self._walking:
            self._mark(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep the press from the canvas below."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose what is clicked; beside the pictures, close."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        point = event.position().toPoint()
        hit = [i for i, box in enumerate(self._boxes()) if box.contains(point)]
        if hit:
            self._choose(hit[0])
        else:
            self.set_open(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Keep the wheel from the canvas below."""
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows, choose with Enter, close with Esc."""
        room = self.rect()
        columns = best_columns(
            len(self._cells), room.width(), room.height(), self._aspect()
        )
        steps = {
            Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -columns, Qt.Key.Key_Down: columns,
        }  # fmt: skip
        if event.key() in steps:
            here = self._here()
            place = here + steps[Qt.Key(event.key())]
            self._mark(place if 0 <= place < len(self._cells) else here, walking=True)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self._here())
        elif event.key() == Qt.Key.Key_Escape:
            self.set_open(False)
        else:
            super().keyPressEvent(event)

    def _here(self) -> int:
        """Return the place that is marked; where none is, that of the edit in force."""
        if self._marked is not None:
            return self._marked
        recipes = [cell.recipe for cell in self._cells]
        return recipes.index(self._document.recipe)

    def _mark(self, place: int | None, *, walking: bool = False) -> None:
        self._marked, self._walking = place, walking
        if self._cells:
            self.setAccessibleDescription(self._name(self._cells[self._here()]))
        self.update()

    def _choose(self, place: int) -> None:
        slot = self._cells[place].slot
        self.set_open(False)
        self.chosen.emit(slot)

    def _name(self, cell: _Cell) -> str:
        if cell.slot == CURRENT:
            return self.tr("Current edit")
        in_use = cell.recipe == self._document.recipe
        used, kept = self.tr("Still {letter}, in use"), self.tr("Still {letter}")
        return (used if in_use else kept).format(letter=LETTERS[cell.slot])

    # -- painting

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the mark."""
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the pictures with their names; frame what is pointed at or walked to."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), colour("canvas"))
        for place, (cell, box) in enumerate(
            zip(self._cells, self._boxes(), strict=True)
        ):
            self._paint_cell(painter, cell, QRectF(box))
            if place == self._marked:
                pen = QPen(colour("accent" if self._walking else "text"), 2.0)
                painter.setPen(pen)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(QRectF(box).adjusted(-2, -2, 2, 2))

    def _paint_cell(self, painter: QPainter, cell: _Cell, box: QRectF) -> None:
        if cell.image is None:
            painter.fillRect(box, colour("sunken"))
        else:
            painter.drawImage(box, cell.image)
        bottom = box.bottom() - CAPTION_HEIGHT - 8
        left, within = box.left() + 8, (box.left() + 4, box.right() - 4)
        name = self._name(cell)
        draw_caption(painter, self.font(), name, left, bottom, within=within)


def _fitted(photo: Photo, room: tuple[int, int]) -> Photo:
    from looksmith.photo.resize import fit_within

    return fit_within(photo, *room)
