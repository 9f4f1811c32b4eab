"""One line on the photo that is open."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from looksmith.ui.document import Document

__all__ = ["PhotoFacts"]


class PhotoFacts(QLabel):
    """Say the photo's name, size, bits and profile.

    Parameters
    ----------
    document
        Whose photo it is.
    """

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.setObjectName("photoFacts")
        document.photo_changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        path, photo = self._document.path, self._document.photo
        if path is None:
            self.clear()
            return
        facts = [path.name]
        if photo is not None:
            facts += [
                f"{photo.width} × {photo.height}",
                self.tr("{bits}-bit").format(bits=photo.info.bits),
                photo.info.profile_name,
            ]
        self.setText("   ·   ".join(facts))
        self.setToolTip(str(path))
