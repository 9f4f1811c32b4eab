"""One line on the photo that is open."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from looksmith.ui.document import Document

__all__ = ["PhotoFacts"]

_BETWEEN = "   ·   "
_LEAST, _NAME = 48, 90
_GAP = 16  # to what stands beside it


class PhotoFacts(QLabel):
    """Say the photo's name, size, bits and profile.

    A long name is shortened; in a narrow window the last facts make room for it.

    Parameters
    ----------
    document
        Whose photo it is.
    """

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._name = ""
        self._facts: list[str] = []
        self.setObjectName("photoFacts")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        # A toolbar takes away what does not fit as it would like to be.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        document.photo_changed.connect(self._show)
        self._show()

    def sizeHint(self) -> QSize:
        """Return a size that fits any toolbar; there is room for more."""
        return QSize(_LEAST, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return a size that lets the label shrink."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the name as the room asks."""
        super().resizeEvent(event)
        self._fit()

    def _show(self) -> None:
        path, photo = self._document.path, self._document.photo
        self._facts = []
        if path is not None and photo is not None:
            self._facts = [
                f"{photo.width} × {photo.height}",
                self.tr("{bits}-bit").format(bits=photo.info.bits),
                photo.info.profile_name,
            ]
            if photo.alpha is not None:
                self._facts.append(self.tr("transparent in parts"))
        self._name = "" if path is None else path.name
        self.setToolTip("" if path is None else str(path))
        self._fit()

    def _fit(self) -> None:
        measure, facts = self.fontMetrics(), list(self._facts)
        whole = self.contentsRect().width() - _GAP
        least = min(measure.horizontalAdvance(self._name), _NAME)
        while True:
            said = "".join(_BETWEEN + fact for fact in facts)
            room = whole - measure.horizontalAdvance(said)
            if room >= least or not facts:
                break
            facts.pop()
        middle = Qt.TextElideMode.ElideMiddle
        self.setText(measure.elidedText(self._name, middle, room) + said)
