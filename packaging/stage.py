"""A window with photos to take pictures of, hands to use it, and a camera."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtCore import QEventLoop, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPolygonF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from looksmith.cli import main as looksmith
from looksmith.resources import resource
from looksmith.ui.main import make_window
from looksmith.ui.panels.edit_column import EditColumn
from looksmith.ui.window import MainWindow

__all__ = ["QUIET_S", "Stage", "stage", "write_photos"]

QUIET_S = 0.25
"""How long nothing happens in a window that is at rest."""

_PATIENCE_S = 60.0
_FORMAT = QImage.Format.Format_RGB888
_NO_KEYS = Qt.KeyboardModifier.NoModifier
_FRAME = QColor(70, 70, 70)
_SHADE = QColor(0, 0, 0, 12)


@dataclass
class Stage:
    """A window with photos, hands to use it and a camera.

    Parameters
    ----------
    window
        Shown already.
    folder
        Where the photos are.
    """

    window: MainWindow
    folder: Path
    pointer: QPoint | None = None

    # -- the photos

    @property
    def photos(self) -> list[Path]:
        """The photos of the shoot, by name."""
        return sorted(self.folder.glob("*.jpg"), key=lambda path: path.stem)

    def open(self, *names: str) -> None:
        """Open photos of the folder and wait for them; all of them by default."""
        paths = [self.folder / f"{name}.jpg" for name in names]
        self.window.open_photos(paths or self.photos)
        self.settle()

    @property
    def column(self) -> EditColumn:
        """The right column."""
        (column,) = self.window.findChildren(EditColumn)
        return column

    # -- hands

    def settle(self, quiet: float = QUIET_S) -> None:
        """Let events run until nothing has been under way for a moment."""
        end, since = time.monotonic() + _PATIENCE_S, time.monotonic()
        while time.monotonic() - since < quiet or not self.window.settled:
            if time.monotonic() > end:
                raise TimeoutError("The window did not come to rest.")
            if not self.window.settled:
                since = time.monotonic()
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            time.sleep(0.005)

    def act(self, command: str) -> None:
        """Do a command of the table."""
        action = self.window.actions_by_id[command]
        if not action.isEnabled():
            raise RuntimeError(f"{command} cannot be done now.")
        action.trigger()
        self.settle()

    def place(self, widget: QWidget, at: QPoint | None = None) -> QPoint:
        """Return a place of a widget, its middle by default, as `grab` shows it."""
        top = widget.window()
        place = widget.mapTo(top, widget.rect().center() if at is None else at)
        return place if top is self.window else place + self._area_of(top).topLeft()

    def _area_of(self, dialog: QWidget) -> QRect:
        """Return where a dialog stands: over the middle of the window."""
        area = dialog.rect()
        area.moveCenter(self.window.rect().center())
        return area

    def tile(self, look: str) -> QPoint:
        """Return where a look's tile is, scrolled to if need be."""
        view, row = self.window.browser.view, self.window.browser.model.row_of(look)
        if row is None:
            raise RuntimeError(f"{look} is not among the tiles.")
        index = view.model().index(row, 0)
        view.scrollTo(index)
        self.settle()
        return self.place(view.viewport(), view.visualRect(index).center())

    def move(self, to: QPoint) -> None:
        """Move the pointer."""
        self.pointer = to
        QTest.mouseMove(self.window.windowHandle(), to)

    def press(self, keys: Qt.KeyboardModifier = _NO_KEYS) -> None:
        """Press the button where the pointer is."""
        handle, button = self.window.windowHandle(), Qt.MouseButton.LeftButton
        QTest.mousePress(handle, button, keys, self.pointer or QPoint())

    def release(self, keys: Qt.KeyboardModifier = _NO_KEYS) -> None:
        """Release the button where the pointer is."""
        handle, button = self.window.windowHandle(), Qt.MouseButton.LeftButton
        QTest.mouseRelease(handle, button, keys, self.pointer or QPoint())

    def blend(self, *looks: str) -> None:
        """Blend looks in equal parts."""
        for look in looks:
            self.window.document.add_look(look)
        self.settle()

    def scroll_to(self, widget: QWidget) -> None:
        """Bring a panel of the right column into view."""
        (area,) = self.column.findChildren(QScrollArea)
        area.verticalScrollBar().setValue(widget.y() - 8)
        self.settle()

    # -- the camera

    def grab(self, area: QRect | None = None) -> Image.Image:
        """Return the window with its dialogs and the pointer, as a screen shows it."""
        image = self.window.grab().toImage().convertToFormat(_FORMAT)
        painter = QPainter(image)
        for dialog in self.dialogs():
            _paint_dialog(painter, dialog, self._area_of(dialog))
        if self.pointer is not None:
            _paint_pointer(painter, QPointF(self.pointer))
        painter.end()
        return _pillow(image if area is None else image.copy(area))

    def part(self, *widgets: QWidget) -> Image.Image:
        """Return what the window shows where these widgets are."""
        area = QRect()
        for widget in widgets:
            area |= QRect(widget.mapTo(self.window, QPoint()), widget.size())
        return self.grab(area & self.window.rect())

    def dialogs(self) -> list[QWidget]:
        """Return the dialogs that are open."""
        shown = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
        kinds = Qt.WindowType.Dialog, Qt.WindowType.Window
        others = [each for each in shown if each is not self.window]
        return [each for each in others if each.windowType() in kinds]

    def dialog(self) -> Image.Image:
        """Return the one dialog that is open."""
        (dialog,) = self.dialogs()
        return _pillow(dialog.grab().toImage())


def _pillow(image: QImage) -> Image.Image:
    image = image.convertToFormat(_FORMAT)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    pixels = rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3)
    return Image.fromarray(pixels.copy())


def _paint_dialog(painter: QPainter, dialog: QWidget, area: QRect) -> None:
    """Draw a dialog, with the edge and shade that a desktop gives it."""
    for reach in range(24, 0, -2):
        painter.fillRect(area.adjusted(-reach, -reach, reach, reach + 6), _SHADE)
    painter.fillRect(area.adjusted(-1, -1, 1, 1), _FRAME)
    painter.drawPixmap(area.topLeft(), dialog.grab())


def _paint_pointer(painter: QPainter, tip: QPointF) -> None:
    corners = ((0, 0), (0, 19), (4.5, 15), (7.5, 22), (11, 20.5), (8, 14), (14, 14))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor("black"))
    painter.setBrush(QColor("white"))
    painter.drawPolygon(QPolygonF([tip + QPointF(*corner) for corner in corners]))


@contextmanager
def write_photos(folder: Path) -> Iterator[None]:
    """Write the photos to a folder that must not be there yet; remove it in the end."""
    folder.mkdir()
    try:
        _write_photos(folder)
        yield
    finally:
        shutil.rmtree(folder)


def _write_photos(folder: Path) -> None:
    """Write the samples, cuts of them, a flat one and one that is graded already."""
    for path in sorted(resource("samples", "colosseum.jpg").parent.glob("*.jpg")):
        with Image.open(path) as sample:
            _write(sample, folder / path.name)
            width, height = sample.size
            left, right = (0, 0, width * 2 // 3, height), (width // 3, 0, width, height)
            for number, box in enumerate((left, right), 2):
                _write(sample.crop(box), folder / f"{path.stem}-{number}.jpg")
    with Image.open(folder / "colosseum.jpg") as sample:
        flat = np.asarray(sample.convert("RGB"), np.float32) * 0.42 + 32
    _write(Image.fromarray(flat.astype(np.uint8)), folder / "flat" / "colosseum.jpg")
    graded = folder / "graded" / "spices.jpg"
    graded.parent.mkdir()
    look = ["--look", "kodak-kodachrome-64", "--quality", "95"]
    looksmith(["apply", str(folder / "spices.jpg"), "-o", str(graded), *look])


def _write(photo: Image.Image, path: Path) -> None:
    path.parent.mkdir(exist_ok=True)
    photo.convert("RGB").save(path, quality=95)


@contextmanager
def stage(folder: Path, size: tuple[int, int]) -> Iterator[Stage]:
    """Open a window of a newcomer over the photos in `folder`, and close it."""
    with tempfile.TemporaryDirectory() as data:
        window = make_window(Path(data))
        window.resize(*size)
        window.show()
        window.activateWindow()
        scene = Stage(window, folder)
        try:
            yield scene
        finally:
            for dialog in scene.dialogs():
                dialog.close()
            window.close()
            window.deleteLater()
            QApplication.processEvents()
