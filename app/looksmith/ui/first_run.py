"""The first run: a photo to play with, and three steps that follow the user."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QRectF, QSettings, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QHideEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QWidget,
)

from looksmith.resources import resource
from looksmith.ui.canvas.canvas import Canvas
from looksmith.ui.document import Document
from looksmith.ui.hover import HoverPreview
from looksmith.ui.icons import icon, pixmap
from looksmith.ui.theme import colour

__all__ = ["DONE_KEY", "STEPS_KEY", "FirstRun", "HintCard", "sample_photo"]

DONE_KEY = "first-run/done"
STEPS_KEY = "first-run/steps"

_COUNT = 3
_WIDTH, _MARGIN, _DOT = 440, 16, 20
_FAREWELL_MS = 5000
_MOST_TAKEN = 1 / 3  # of the canvas's height: in less, the photo would be too small
_TOP = Qt.AlignmentFlag.AlignTop


def sample_photo() -> Path:
    """Return the photo of a first run."""
    return resource("samples", "colosseum.jpg")


class _Dot(QWidget):
    """The number of a step, or a tick when it is done."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self.done = False
        self.setFixedSize(QSize(_DOT, _DOT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colour("line" if self.done else "text-dim"))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawEllipse(box)
        if self.done:
            side = _DOT - 6
            painter.drawPixmap(3, 3, pixmap("tick", side, self.devicePixelRatioF()))
        else:
            painter.setPen(colour("text"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self._number))


class HintCard(QFrame):
    """Three steps over the foot of the canvas; it stops nobody, and can be closed.

    Parameters
    ----------
    over
        The canvas.
    open_action
        What the button of the first step does.
    """

    closed = Signal()

    def __init__(self, over: Canvas, open_action: QAction) -> None:
        super().__init__(over)
        self._over = over
        self.setObjectName("hintCard")
        self.setAccessibleName(self.tr("First steps"))
        self.title = QLabel(self.tr("Three steps to your first look"))
        self.title.setObjectName("groupTitle")
        self.title.setWordWrap(True)
        self.close_button = QToolButton()
        self.close_button.setIcon(icon("close"))
        self.close_button.setToolTip(self.tr("Do not show this again"))
        self.close_button.setAccessibleName(self.tr("Close the first steps"))
        self.close_button.clicked.connect(self.closed)
        self.open_button = QPushButton(self.tr("Open…"))
        self.open_button.setToolTip(open_action.toolTip())
        self.open_button.clicked.connect(open_action.trigger)
        self._dots = [_Dot(number) for number in range(1, _COUNT + 1)]
        self._texts = [QLabel(wordWrap=True) for _ in range(_COUNT)]
        self._lay_out()
        over.installEventFilter(self)
        self.hide()

    def _lay_out(self) -> None:
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(14, 10, 10, 12)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.title, 0, 0, 1, 2)
        grid.addWidget(self.close_button, 0, 2, Qt.AlignmentFlag.AlignRight)
        for row, (dot, text) in enumerate(zip(self._dots, self._texts, strict=True), 1):
            # A button makes the first row high: number and text share its middle.
            side = Qt.AlignmentFlag.AlignVCenter if row == 1 else _TOP
            grid.addWidget(dot, row, 0, side)
            grid.addWidget(text, row, 1, 1, 1 if row == 1 else 2)
        grid.addWidget(self.open_button, 1, 2)

    def show_steps(self, texts: Sequence[str], done: Sequence[bool]) -> None:
        """Show the steps, and which of them are done."""
        rows = zip(self._dots, self._texts, texts, done, strict=True)
        for dot, label, text, ticked in rows:
            dot.done = ticked
            label.setText(text)
            label.setObjectName("dim" if ticked else "")
            label.style().polish(label)
            state = self.tr("{text} (done)") if ticked else "{text}"
            label.setAccessibleName(state.format(text=text))
            dot.update()
        self.open_button.setVisible(not done[0])
        self.place()

    def say_farewell(self, text: str) -> None:
        """Say that all is done."""
        self.title.setText(text)

    def place(self) -> None:
        """Lie in the middle of the canvas's foot, below the photo."""
        width = min(_WIDTH, self._over.width() - 2 * _MARGIN)
        self.setFixedWidth(max(width, 200))
        self._grid.activate()
        height = max(self._grid.totalHeightForWidth(self.width()), 40)
        self.resize(self.width(), height)
        left = (self._over.width() - self.width()) // 2
        self.move(left, self._over.height() - height - _MARGIN)
        self._make_room()

    def _make_room(self) -> None:
        taken = self.height() + _MARGIN
        fits = taken <= _MOST_TAKEN * self._over.height()
        self._over.keep_foot_free(taken if fits and not self.isHidden() else 0)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the foot of the canvas."""
        super().showEvent(event)
        self._make_room()

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the foot of the canvas back to the photo."""
        super().hideEvent(event)
        self._make_room()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the canvas."""
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self.place()
        return super().eventFilter(watched, event)


class FirstRun(QObject):
    """Show the steps until they are done or closed; then never again.

    Parameters
    ----------
    document, hover
        Tell what the user does.
    settings
        Where it is kept which steps are done.
    actions
        The commands' actions: their keys are named.
    open_sample
        Opens the sample photo.
    canvas
        Where the card lies.
    parent
        The window.
    """

    def __init__(
        self,
        document: Document,
        hover: HoverPreview,
        settings: QSettings,
        actions: Mapping[str, QAction],
        open_sample: Callable[[Path], object],
        canvas: Canvas,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._hover, self._settings = document, hover, settings
        self._actions, self._open_sample, self._canvas = actions, open_sample, canvas
        self._done = self._kept_steps()
        self._chose = False
        self.card: HintCard | None = None

    @property
    def steps(self) -> tuple[bool, ...]:
        """Which steps are done."""
        return tuple(self._done)

    def begin(self, *, newcomer: bool, with_sample: bool) -> None:
        """Show the steps if this is a first run that was not ended yet.

        Parameters
        ----------
        newcomer
            Whether no photo was ever opened; another user is shown nothing.
        with_sample
            Whether the canvas is free for the sample photo.
        """
        settings = self._settings
        begun = settings.contains(STEPS_KEY)
        if settings.value(DONE_KEY, False, type=bool) or not (newcomer or begun):
            return
        self.card = HintCard(self._canvas, self._actions["file.open"])
        self.card.closed.connect(self.end)
        self._document.photo_changed.connect(self._on_photo)
        self._document.recipe_changed.connect(self._on_recipe)
        self._hover.dwell.timeout.connect(self._on_hover)
        self._show()
        self.card.show()
        self._on_photo()
        if with_sample and not self._done[0]:
            self._open_sample(sample_photo())

    def note_export(self, _path: Path) -> None:
        """Notice that something was exported."""
        if self._chose:
            self._tick(2)

    def end(self) -> None:
        """Take the steps away for good."""
        self._settings.setValue(DONE_KEY, True)
        if self.card is not None:
            self._document.photo_changed.disconnect(self._on_photo)
            self._document.recipe_changed.disconnect(self._on_recipe)
            self._hover.dwell.timeout.disconnect(self._on_hover)
            self.card.hide()
            self.card.deleteLater()
            self.card = None

    def _kept_steps(self) -> list[bool]:
        kept = str(self._settings.value(STEPS_KEY, ""))
        return [str(step) in kept for step in range(_COUNT)]

    def _on_photo(self) -> None:
        path = self._document.path
        if path is not None and path != sample_photo().resolve():
            self._tick(0)

    def _on_hover(self) -> None:
        if self._hover.shown:
            self._tick(1)

    def _on_recipe(self) -> None:
        self._chose = self._chose or bool(self._document.blend.terms)

    def _tick(self, step: int) -> None:
        if self._done[step] or self.card is None:
            return
        self._done[step] = True
        kept = "".join(str(i) for i, done in enumerate(self._done) if done)
        self._settings.setValue(STEPS_KEY, kept)
        self._show()
        if all(self._done):
            self.card.say_farewell(self.tr("That is all there is to it."))
            self._settings.setValue(DONE_KEY, True)
            QTimer.singleShot(_FAREWELL_MS, self, self.end)

    def _show(self) -> None:
        if self.card is not None:
            self.card.show_steps(self._texts(), self._done)

    def _texts(self) -> tuple[str, ...]:
        return (
            self.tr("Open your own photo, or drop it here"),
            self.tr("Point at a look to see it on the photo"),
            self.tr("Click to take it, Ctrl+click to blend, {key} to export").format(
                key=self._key("file.export_photo")
            ),
        )

    def _key(self, command: str) -> str:
        native = QKeySequence.SequenceFormat.NativeText
        return self._actions[command].shortcut().toString(native)
