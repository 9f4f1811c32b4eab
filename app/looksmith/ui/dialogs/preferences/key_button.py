"""A button that takes the next key pressed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget

from looksmith.ui.keys import key_text

__all__ = ["KeyButton", "pressed_key"]

_ALONE = {
    Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Meta, Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr, Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock, Qt.Key.Key_ScrollLock,
    Qt.Key.Key_unknown,
}  # fmt: skip
_ERASING = {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}
_PLAIN = Qt.KeyboardModifier.NoModifier


def pressed_key(event: QKeyEvent) -> str:
    """Return what is pressed in portable text; "" for a modifier alone.

    Shift is left out where it only serves to reach a sign, as in "?" or "%": on another
    keyboard the sign may lie without it.
    """
    key = Qt.Key(event.key())
    if key in _ALONE:
        return ""
    modifiers = event.modifiers() & ~(
        Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.GroupSwitchModifier
    )
    if key == Qt.Key.Key_Backtab:
        key, modifiers = Qt.Key.Key_Tab, modifiers | Qt.KeyboardModifier.ShiftModifier
    text = event.text()
    sign = bool(text) and text.isprintable() and not text.isalnum() and text != " "
    if sign and not modifiers & ~Qt.KeyboardModifier.ShiftModifier:
        modifiers = _PLAIN
    pressed = QKeySequence(QKeyCombination(modifiers, key))
    return pressed.toString(QKeySequence.SequenceFormat.PortableText)


class KeyButton(QPushButton):
    """Show a key; pressed, it waits for another one.

    Esc, a click elsewhere or the button again leave things as they are, Backspace and
    Delete take the key away.

    Parameters
    ----------
    name
        What the key is for, for assistive programs.
    """

    picked = Signal(str)
    """A key in portable text; "" for none."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._key = name, ""
        self.listening = False
        self.setObjectName("keyButton")
        self.setAutoDefault(False)
        self.setToolTip(
            self.tr("Click, then press the new key; Backspace takes it away")
        )
        self.clicked.connect(lambda: self._listen(not self.listening))
        self.show_key("")

    def show_key(self, key: str) -> None:
        """Show a key in portable text."""
        self._key = key
        self._listen(False)

    def _listen(self, on: bool) -> None:
        turned, self.listening = on != self.listening, on
        text = self.tr("Press a key…") if on else key_text(self._key) or "–"
        self.setText(text)
        if turned:
            (self.installEventFilter if on else self.removeEventFilter)(self)
            self.setProperty("listening", "true" if on else "false")
            self.style().unpolish(self)
            self.style().polish(self)
        shown = key_text(self._key) or self.tr("none")
        told = text if on else shown
        self.setAccessibleName(f"{self._name}: {told}")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep every key from the window's shortcuts while it waits for one."""
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        elif event.type() == QEvent.Type.KeyPress:
            self._take(event)
        return True

    def _take(self, event: QKeyEvent) -> None:
        key = pressed_key(event)
        plain = not event.modifiers()
        if plain and event.key() == Qt.Key.Key_Escape:
            self._listen(False)
        elif plain and event.key() in _ERASING:
            self._listen(False)
            self.picked.emit("")
        elif key:
            self._listen(False)
            self.picked.emit(key)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Stop waiting."""
        super().focusOutEvent(event)
        if self.listening:
            self._listen(False)
