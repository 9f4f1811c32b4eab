"""The message bar: what went wrong or was done, without stopping the user."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from looksmith.ui.icons import icon, pixmap
from looksmith.ui.sentences import in_user_language

__all__ = ["MessageBar"]

_NOTICE_MS = 6000
_MARGIN = 12
_MAX_WIDTH = 720
_TEXT_ROOM = 260
"""With less beside them, the buttons stand below the text."""
_DETAIL_HEIGHT = 160
_BESIDE_TEXT = 110  # icon, cross, margins
_ICONS = {"error": "error", "warning": "warning", "notice": "check"}


class MessageBar(QFrame):
    """Lie over the top of another widget and show one message at a time.

    An error or a warning stays until it is dismissed or a newer message comes; if it is
    about a photo, until another one is shown. A notice goes by itself.

    Parameters
    ----------
    over
        The widget it lies over and is as wide as.

    Attributes
    ----------
    report
        Turns a message and its details into what is copied for a report.
    """

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._detail = ""
        self._about_photo = False
        self.setObjectName("messageBar")
        self._icon = QLabel()
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._details = QPushButton(self.tr("Details"))
        self._details.setCheckable(True)
        self._details.setToolTip(self.tr("Show what a report would need"))
        self.report: Callable[[str], str] = str
        self._copy = QPushButton(self.tr("Copy diagnostics"))
        self._copy.setToolTip(
            self.tr("Copy this and what a report needs of this computer; no names")
        )
        self._close = QToolButton()
        self._close.setIcon(icon("close"))
        self._close.setToolTip(self.tr("Dismiss"))
        self._close.setAccessibleName(self.tr("Dismiss the message"))
        self._box = QPlainTextEdit(readOnly=True)
        self._box.setObjectName("messageDetail")
        self._box.setFixedHeight(_DETAIL_HEIGHT)
        self._lay_out()
        self._details.toggled.connect(self._on_details)
        self._copy.clicked.connect(self._on_copy)
        self._close.clicked.connect(self.dismiss)
        self._timer = QTimer(self, singleShot=True, interval=_NOTICE_MS)
        self._timer.timeout.connect(self.dismiss)
        over.installEventFilter(self)
        self.hide()

    def _lay_out(self) -> None:
        self._buttons = QWidget()
        buttons = QHBoxLayout(self._buttons)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(6)
        for button in (self._details, self._copy):
            buttons.addWidget(button)
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(12, 8, 8, 8)
        grid.setHorizontalSpacing(10)
        grid.addWidget(self._icon, 0, 0, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self._text, 0, 1)
        grid.addWidget(self._close, 0, 3, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self._box, 2, 0, 1, 4)
        grid.setColumnStretch(1, 1)
        self._put_buttons(below=False)

    def _put_buttons(self, *, below: bool) -> None:
        place = (1, 1, 1, 3) if below else (0, 2, 1, 1)
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(self._buttons, *place, side)

    @property
    def text(self) -> str:
        """The message on show, or "" when there is none."""
        return "" if self.isHidden() else self._text.text()

    @property
    def detail(self) -> str:
        """The detail of the message on show."""
        return self._detail

    def show_error(
        self, text: str, detail: str = "", *, about_photo: bool = False
    ) -> None:
        """Say that something failed, perhaps that a photo could not be opened."""
        self._show("error", text, detail)
        self._about_photo = about_photo

    def show_warning(
        self, text: str, detail: str = "", *, about_photo: bool = False
    ) -> None:
        """Say that something is not as expected, perhaps in the photo on screen."""
        self._show("warning", text, detail)
        self._about_photo = about_photo

    def show_notice(self, text: str, detail: str = "") -> None:
        """Say that something is done; it goes after a few seconds."""
        self._show("notice", text, detail)

    def leave_photo(self) -> None:
        """Hide what was said of a photo: another one is shown."""
        if self._about_photo:
            self.dismiss()

    def dismiss(self) -> None:
        """Hide the message."""
        self._timer.stop()
        self.hide()

    def _show(self, level: str, text: str, detail: str) -> None:
        self._detail, text = detail.strip(), in_user_language(text)
        self._about_photo = False
        self._text.setText(text)
        self._text.setAccessibleName(text)
        self._box.setPlainText(self._detail)
        token = "text" if level == "notice" else level
        ratio = self.devicePixelRatioF()
        self._icon.setPixmap(pixmap(_ICONS[level], 20, ratio, token))
        self._details.setVisible(bool(self._detail))
        self._details.setChecked(False)
        self._copy.hide()
        self._box.hide()
        self.setProperty("level", level)
        self.style().unpolish(self)
        self.style().polish(self)
        if level == "notice":
            self._timer.start()
        else:
            self._timer.stop()
        self.show()
        self.raise_()
        self._place()

    def _on_details(self, on: bool) -> None:
        self._timer.stop()
        self._box.setVisible(on)
        self._copy.setVisible(on)
        self._place()

    def _on_copy(self) -> None:
        message = f"{self._text.text()}\n\n{self._detail}"
        QGuiApplication.clipboard().setText(self.report(message))

    def _place(self) -> None:
        width = min(self._over.width() - 2 * _MARGIN, _MAX_WIDTH)
        self.setFixedWidth(max(width, 160))
        beside = width - self._buttons.sizeHint().width() - _BESIDE_TEXT
        self._put_buttons(below=bool(self._detail) and beside < _TEXT_ROOM)
        self._buttons.setVisible(bool(self._detail))
        self._grid.activate()
        height = self._grid.totalHeightForWidth(self.width())
        self.resize(self.width(), height if height > 0 else self.sizeHint().height())
        self.move((self._over.width() - self.width()) // 2, _MARGIN)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the widget below."""
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)
