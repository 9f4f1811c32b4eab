"""A look of the user's own, written as a LUT file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from looksmith.ui.workers import Workers
from looksmith.work.token import CancelToken, Progress

if TYPE_CHECKING:
    from looksmith.looks.catalogue import Catalogue

__all__ = ["LookExport"]

_PRIORITY = 4
_NOT_IN_NAMES = str.maketrans(dict.fromkeys('\\/:*?"<>|', "-"))


class LookExport(QObject):
    """Ask for a file and write a look to it as it is kept, in sRGB.

    Parameters
    ----------
    owner
        The dialog's parent.
    catalogue
        Has the look.
    workers
        Where it is written.

    Signals
    -------
    written(Path)
        The file is there.
    """

    written = Signal(object)

    def __init__(self, owner: QWidget, catalogue: Catalogue, workers: Workers) -> None:
        super().__init__(owner)
        self._owner, self._catalogue, self._workers = owner, catalogue, workers
        self._folder = Path.home()

    def ask(self, look_id: str) -> QFileDialog:
        """Open a dialog that asks where to, and return it."""
        title = self._catalogue.get(look_id).title
        name = title.translate(_NOT_IN_NAMES).strip(". ") or look_id
        dialog = QFileDialog(self._owner)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Export “{look}” as a LUT").format(look=title))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("cube")
        dialog.setNameFilters([self.tr("Cube LUT (*.cube)"), self.tr("CLF (*.clf)")])
        dialog.filterSelected.connect(
            lambda kind: dialog.setDefaultSuffix("clf" if "clf" in kind else "cube")
        )
        dialog.setDirectory(str(self._folder))
        dialog.selectFile(f"{name}.cube")
        dialog.fileSelected.connect(lambda file: self.write(look_id, Path(file)))
        dialog.open()
        return dialog

    def write(self, look_id: str, path: Path) -> None:
        """Write a look; the ending tells the format."""
        self._folder = path.parent

        def work(token: CancelToken, _progress: Progress) -> None:
            from looksmith.lut.formats import write_lut

            lut = self._catalogue.lut(look_id, self._catalogue.native_size(look_id))
            token.check()
            write_lut(lut, path)

        self._workers.submit(
            work,
            name=self.tr("Exporting {name}").format(name=path.name),
            priority=_PRIORITY,
            on_done=lambda _nothing: self.written.emit(path),
            show=True,
        )
