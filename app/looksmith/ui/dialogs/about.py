"""About Looksmith: version, licences, credits of the looks."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from looksmith import __version__
from looksmith.resources import resource
from looksmith.ui.app_icon import app_icon
from looksmith.ui.dialogs.foot import closing, foot
from looksmith.ui.licence import licence_text

__all__ = ["AboutDialog"]

_ICON = QSize(56, 56)

_OTHERS = (
    "Qt and PySide6: LGPL 3\n"
    "NumPy, SciPy, Numba, imagecodecs, tifffile, OpenColorIO, colour-science, "
    "threadpoolctl, PyTorch: BSD\n"
    "Pillow: MIT-CMU\n"
    "platformdirs, pyqtgraph: MIT\n"
    "rawpy: MIT; LibRaw: LGPL 2.1, CDDL 1.0\n"
    "pi-heif: BSD; libheif, libde265: LGPL 3\n"
    "tqdm: MPL 2.0, MIT"
)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        return ""


class AboutDialog(QDialog):
    """Show what this is and under which terms it comes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Looksmith"))
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(600, 460)
        name = QLabel(self.tr("Looksmith {version}").format(version=__version__))
        name.setObjectName("heading")
        what = QLabel(
            self.tr("Browse, blend, invert and export film looks on your photographs.")
        )
        what.setObjectName("dim")
        tabs = QTabWidget()
        tabs.setDocumentMode(True)
        tabs.tabBar().setDrawBase(False)
        tabs.addTab(self._page("\n\n".join(self._parts())), self.tr("Licences"))
        tabs.addTab(self._page(licence_text()), self.tr("Apache License"))
        credits = _read(resource("looks", "ATTRIBUTION.md"))
        if credits:
            tabs.addTab(self._page(credits), self.tr("Authors of the looks"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addLayout(self._head(name, what))
        column.addSpacing(8)
        column.addWidget(tabs, 1)
        column.addLayout(foot(closing(self, self.tr("Close"))))

    def _head(self, name: QLabel, what: QLabel) -> QHBoxLayout:
        picture = QLabel()
        picture.setPixmap(app_icon().pixmap(_ICON, self.devicePixelRatioF()))
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addStretch(1)
        words.addWidget(name)
        words.addWidget(what)
        words.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(picture)
        head.addLayout(words, 1)
        return head

    def _parts(self) -> tuple[str, ...]:
        return (
            self.tr("Looksmith itself: Apache License 2.0"),
            _OTHERS,
            self.tr(
                "Names of films and cameras in the titles of looks are trademarks of "
                "their owners, who have nothing to do with Looksmith and do not "
                "endorse it."
            ),
        )

    @staticmethod
    def _page(text: str) -> QPlainTextEdit:
        page = QPlainTextEdit(text, readOnly=True)
        page.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        return page
