"""Every step of the edit with its picture, to go back and forth in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QByteArray,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSettings,
    QSize,
    Qt,
)
from PySide6.QtGui import QHideEvent, QPainter, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from looksmith.grade.history import History, Step
from looksmith.ui import theme
from looksmith.ui.document import Document
from looksmith.ui.recipe_pictures import RecipePictures

__all__ = ["HistoryDialog"]

_KEY = "history/geometry"
_STEP, _UNDONE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_PICTURE = QSize(60, 40)
_ROW, _PLAIN_ROW, _GAP = 46, 28, 8
_INDENT = 24


def _name_of(step: Step) -> str:
    """Return a step's name; the first is called by those who know no languages."""
    if step.name == History().steps[0].name:
        return QCoreApplication.translate("Document", "Original")
    return step.name


class _StepRow(QStyledItemDelegate):
    """Paint a step: its picture, its name, and whether it is undone."""

    def __init__(self, pictures: RecipePictures | None, parent: QListWidget) -> None:
        super().__init__(parent)
        self._pictures = pictures

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one row."""
        step: Step = index.data(_STEP)
        undone = bool(index.data(_UNDONE))
        area = QRect(option.rect)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, theme.colour("hover"))
            mark = QRect(area.left(), area.top(), 3, area.height())
            painter.fillRect(mark, theme.colour("text"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, theme.colour("raised"))
        area.adjust(_GAP, 0, -_GAP, 0)
        if self._pictures is not None:
            painter.setOpacity(0.45 if undone else 1.0)
            self._paint_picture(painter, area, step)
            painter.setOpacity(1.0)
            area.setLeft(area.left() + _PICTURE.width() + _GAP)
        font = option.font
        painter.setFont(font)
        if undone:
            area.setRight(self._paint_undone(painter, area))
        painter.setPen(theme.colour("text-dim" if undone else "text"))
        text = painter.fontMetrics().elidedText(
            _name_of(step), Qt.TextElideMode.ElideRight, area.width()
        )
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()

    def _paint_undone(self, painter: QPainter, area: QRect) -> int:
        """Say that a step is undone; return where the room for its name ends."""
        text = self.tr("undone")
        painter.setPen(theme.colour("text-dim"))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(area, flags, text)
        return area.right() - painter.fontMetrics().horizontalAdvance(text) - _GAP

    def _paint_picture(self, painter: QPainter, area: QRect, step: Step) -> None:
        box = QRectF(0, 0, _PICTURE.width(), _PICTURE.height())
        box.moveTopLeft(area.topLeft())
        box.translate(0, (area.height() - box.height()) / 2)
        image = self._pictures and self._pictures.image(step.recipe)
        if not image:
            painter.fillRect(box, theme.colour("panel"))
            return
        scale = min(box.width() / image.width(), box.height() / image.height())
        shown = QRectF(0, 0, image.width() * scale, image.height() * scale)
        shown.moveCenter(box.center())
        painter.drawImage(shown, image)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the size of a row."""
        return QSize(0, _PLAIN_ROW if self._pictures is None else _ROW)


class HistoryDialog(QDialog):
    """List the steps, the newest at the foot; a click or an arrow key goes to one.

    Steps that are undone stand dimmed, and say so, until a new one is made.

    Parameters
    ----------
    document
        Whose steps they are.
    parent
        The window.
    pictures
        The photo under each step; without it there are names only.
    settings
        Where place and size are remembered.
    """

    def __init__(
        self,
        document: Document,
        parent: QWidget | None = None,
        *,
        pictures: RecipePictures | None = None,
        settings: QSettings | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._pictures, self._settings = document, pictures, settings
        self._filling = False
        self._steps: Sequence[Step] = ()
        self.setWindowTitle(self.tr("History"))
        self.setModal(False)
        self.list = QListWidget()
        self.list.setObjectName("steps")
        self.list.setAccessibleName(self.tr("Steps"))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setItemDelegate(_StepRow(pictures, self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        hint = QLabel(self.tr("Click a step to go there.\nNothing is lost by it."))
        hint.setObjectName("hint")
        hint.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.list, 1)
        column.addWidget(hint)
        self.list.currentRowChanged.connect(self._on_row)
        self.list.verticalScrollBar().valueChanged.connect(self._want)
        document.history_changed.connect(self._fill)
        if pictures is not None:
            pictures.ready.connect(self._on_picture)
            pictures.cleared.connect(self._want)
        self._fill()
        self._take_place()

    def sizeHint(self) -> QSize:
        """Return a tall, narrow size."""
        return QSize(300, 480)

    def toggle(self) -> None:
        """Show it, or put it away."""
        if self.isVisible():
            self.hide()
        else:
            self.show()
            self.raise_()
            self.activateWindow()
            self.list.setFocus()

    # -- the steps

    def _fill(self) -> None:
        """Bring the rows up to date; those that are the same stay as they are."""
        history = self._document.history
        steps, before = history.steps, self._steps
        same = 0
        while same < min(len(steps), len(before)) and steps[same] is before[same]:
            same += 1
        self._filling = True
        while self.list.count() > same:
            self.list.takeItem(self.list.count() - 1)
        for step in steps[same:]:
            item = QListWidgetItem(_name_of(step))
            item.setData(_STEP, step)
            self.list.addItem(item)
        self._steps = steps
        for row in range(len(steps)):
            self._tell(self.list.item(row), undone=row > history.index)
        self.list.setCurrentRow(history.index)
        self._filling = False
        self._want()

    def _tell(self, item: QListWidgetItem, *, undone: bool) -> None:
        if bool(item.data(_UNDONE)) == undone:
            return
        item.setData(_UNDONE, undone)
        text = self.tr("{step}, undone").format(step=item.text()) if undone else None
        item.setData(Qt.ItemDataRole.AccessibleTextRole, text)

    def _on_row(self, row: int) -> None:
        if not self._filling and row >= 0 and row != self._document.history.index:
            self._document.go_to(row)

    # -- the pictures

    def _want(self) -> None:
        """Ask for the pictures in view, then for those nearest to them."""
        if self._pictures is None or not self.isVisible():
            return
        view = self.list.viewport().rect()
        top = self.list.indexAt(view.topLeft()).row()
        bottom = self.list.indexAt(view.bottomLeft()).row()
        bottom = len(self._steps) - 1 if bottom < 0 else bottom
        top = min(max(top, 0), bottom)
        in_view = range(top, bottom + 1)
        further = [*range(top - 1, -1, -1), *range(bottom + 1, len(self._steps))]
        further.sort(key=lambda row: min(abs(row - top), abs(row - bottom)))
        rows = (*in_view, *further)
        self._pictures.want("history", [self._steps[row].recipe for row in rows])

    def _on_picture(self, _recipe: object) -> None:
        self.list.viewport().update()

    # -- its place

    def _take_place(self) -> None:
        kept = None if self._settings is None else self._settings.value(_KEY)
        if isinstance(kept, QByteArray) and self.restoreGeometry(kept):
            return
        self.resize(self.sizeHint())
        parent = self.parentWidget()
        if parent is not None:  # over the looks: the photo is to be seen
            corner = parent.window().mapToGlobal(parent.rect().bottomLeft())
            self.move(corner.x() + _INDENT, corner.y() - self.height() - 2 * _INDENT)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for pictures once it is seen."""
        super().showEvent(event)
        self.list.scrollToItem(self.list.currentItem())
        self._want()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the pictures that came into view."""
        super().resizeEvent(event)
        self._want()

    def hideEvent(self, event: QHideEvent) -> None:
        """Remember the place, and ask for nothing more."""
        if self._settings is not None:
            self._settings.setValue(_KEY, self.saveGeometry())
        if self._pictures is not None:
            self._pictures.want("history", [])
        super().hideEvent(event)
