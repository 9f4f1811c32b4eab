"""Labels that shorten their text, and the field that shows a slider's number."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QLabel, QLineEdit, QSizePolicy, QWidget

from looksmith.ui import theme

__all__ = ["ElidedLabel", "Note", "ValueField", "tabular", "without_widow"]


_SHORT_WORD = 8
_INSET = 4  # what QLineEdit keeps free beside its text; numbers must meet the edge


def tabular(font: QFont) -> QFont:
    """Return the font with digits of one width, so that numbers do not jitter."""
    copy = QFont(font)
    if hasattr(copy, "setFeature"):  # Qt >= 6.7
        copy.setFeature(QFont.Tag("tnum"), 1)
    return copy


class ElidedLabel(QLabel):
    """A label that shortens its text instead of being cut or pushing others away.

    The full text is the tooltip whenever it does not fit and none was set.

    Signals
    -------
    double_clicked()
    """

    double_clicked = Signal()

    def __init__(
        self,
        text: str = "",
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideMiddle,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._mode = mode
        self._dim = False
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def shown_text(self) -> str:
        """Return the text as it is painted."""
        return self.fontMetrics().elidedText(self.text(), self._mode, self.width())

    def set_dim(self, dim: bool) -> None:
        """Step back, or come forward again."""
        self._dim = dim
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Return a size that lets the label shrink."""
        return QSize(24, super().minimumSizeHint().height())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Tell of a double click."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.double_clicked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the shortened text."""
        painter = QPainter(self)
        token = "text-dim" if self._dim else "text"
        painter.setPen(theme.colour(token if self.isEnabled() else "text-off"))
        painter.drawText(self.rect(), self.alignment(), self.shown_text())


def without_widow(text: str) -> str:
    """Return a sentence whose last word, if short, does not stand alone on a line."""
    rest, _, last = text.rpartition(" ")
    tied = f"{rest}\N{NO-BREAK SPACE}{last}"
    return tied if " " in rest and len(last) <= _SHORT_WORD else text


class Note(QLabel):
    """A few quiet words that take the lines they need, and no room when empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("hint")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self._words = ""
        self.hide()

    def text(self) -> str:
        """The words as they were given."""
        return self._words

    def say(self, text: str) -> None:
        """Show other words; "" hides the label."""
        if text != self._words:
            self._words = text
            self.setText(without_widow(text))
            self._fit()
        self.setVisible(bool(text))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that the new width needs."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        # Nested layouts do not ask for the height of wrapped text.
        self.setFixedHeight(max(1, self.heightForWidth(self.width())))


class ValueField(QLineEdit):
    """A number that turns into a field when clicked.

    Signals
    -------
    entered(str)
        Enter was pressed, or the focus left with another text.
    dismissed()
        Esc was pressed, or the focus left with the old text.
    """

    entered = Signal(str)
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("valueField")
        self.setFrame(False)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setTextMargins(0, 0, -_INSET, 0)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setReadOnly(True)
        self.setFont(tabular(self.font()))
        self._shown = ""

    @property
    def editing(self) -> bool:
        """Whether somebody is typing in it."""
        return not self.isReadOnly()

    def show_text(self, text: str) -> None:
        """Show a value, unless somebody is typing another."""
        self._shown = text
        if not self.editing and text != self.text():
            self.setText(text)

    def start_editing(self, first: str = "") -> None:
        """Take the focus and let people type; `first` replaces the number."""
        self.setReadOnly(False)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if first:
            self.setText(first)
        else:
            self.selectAll()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Start typing on a click."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.editing:
            self.start_editing()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep with Enter, go back with Esc."""
        if not self.editing:
            event.ignore()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._stop(keep=True)
        elif event.key() == Qt.Key.Key_Escape:
            self._stop(keep=False)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep what was typed."""
        super().focusOutEvent(event)
        # A context menu or another window borrows the focus; the typing goes on
        borrowed = event.reason() in (
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        )
        if self.editing and not borrowed:
            self._stop(keep=True)

    def _stop(self, *, keep: bool) -> None:
        text = self.text()
        self.setReadOnly(True)
        self.deselect()
        self.setText(self._shown)
        if keep and text != self._shown:
            self.entered.emit(text)
        else:
            self.dismissed.emit()
