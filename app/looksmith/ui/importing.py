"""Imports: LUT files and folders become looks of the user's library."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from looksmith.ui.filmstrip.folders import is_photo
from looksmith.ui.messages import MessageBar
from looksmith.ui.workers import Workers
from looksmith.work.token import CancelToken, Progress

if TYPE_CHECKING:
    from looksmith.looks.catalogue import Catalogue
    from looksmith.looks.importer import ImportReport
    from looksmith.looks.own import LookStorage
    from looksmith.ui.dialogs.import_report import ImportReportDialog

__all__ = ["Importer"]

_PRIORITY = 4


class Importer(QObject):
    """Ask for files, import them in a worker, and show what came of it.

    Parameters
    ----------
    catalogue
        Receives the looks.
    workers
        Where the files are read.
    messages
        Where it says what was added.
    window
        The dialogs' parent.
    """

    imported = Signal()
    """The library has new looks."""

    def __init__(
        self,
        catalogue: Catalogue,
        workers: Workers,
        messages: MessageBar,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._catalogue = catalogue
        self._workers = workers
        self._messages = messages
        self._window = window

    def ask_files(self) -> None:
        """Let the user choose LUT files."""
        from looksmith.lut.formats import READABLE_EXTENSIONS

        endings = " ".join(f"*{ending}" for ending in sorted(READABLE_EXTENSIONS))
        kinds = self.tr("LUT files ({endings});;All files (*)").format(endings=endings)
        title = self.tr("Import LUTs")
        names, _kind = QFileDialog.getOpenFileNames(self._window, title, "", kinds)
        self.run([Path(name) for name in names])

    def ask_folder(self) -> None:
        """Let the user choose a folder of LUT files."""
        title = self.tr("Import folder of LUTs")
        name = QFileDialog.getExistingDirectory(self._window, title)
        self.run([Path(name)] if name else [])

    def run(self, paths: Sequence[Path], *, nothing: str = "") -> None:
        """Import files and folders.

        Parameters
        ----------
        paths
            Which.
        nothing
            What to say where they hold no LUT file.
        """
        if not paths:
            return
        catalogue = self._catalogue

        def work(token: CancelToken, progress: Progress) -> ImportReport:
            return catalogue.import_paths(paths, token=token, progress=progress)

        self._workers.submit(
            work,
            name=self.tr("Importing looks"),
            priority=_PRIORITY,
            on_done=lambda report: self._on_done(report, nothing),
            on_cancel=self.imported.emit,
            show=True,
        )

    def _on_done(self, report: ImportReport, nothing: str) -> None:
        if not all(result.error for result in report.results):
            self.imported.emit()
        # The library follows first: both in one go would hold up the window.
        QTimer.singleShot(0, self, lambda: self._tell(report, nothing))

    def _tell(self, report: ImportReport, nothing: str) -> None:
        from looksmith.ui.dialogs.import_report import ImportReportDialog, summarise

        added, duplicates, failed = summarise(report)
        # New looks come with a choice: the exact table, or the code and its error.
        fitted = any(
            r.storage and r.storage.code and not r.duplicate for r in report.results
        )
        look = report.results[0].look if len(report.results) == 1 else None
        # A picture may hold a LUT; photos in the folders of a folder do not.
        photos = all(r.error and is_photo(r.path) for r in report.results)
        if not report.results or (nothing and photos):
            text = nothing or self.tr("There is no LUT file in there.")
            self._messages.show_warning(text, about_photo=bool(nothing))
        elif fitted or failed:
            self.show_report(ImportReportDialog(report, self._window))
        elif duplicates and look is not None:
            text = self.tr("“{title}” is in your library already.")
            self._messages.show_notice(text.format(title=look.title))
        elif duplicates and not added:
            text = self.tr("All {count} looks are in your library already.")
            self._messages.show_notice(text.format(count=duplicates))
        elif added == 1 and look is not None:
            text = self.tr("Added “{title}” to your looks.")
            self._messages.show_notice(text.format(title=look.title))
        else:
            text = self.tr("Added {count} looks to your library.")
            self._messages.show_notice(text.format(count=added))

    def show_report(self, dialog: ImportReportDialog) -> None:
        """Show what came of an import, and store the looks as the user decides."""
        dialog.exact_wanted.connect(lambda exact: self._store(dialog, exact))
        dialog.show()

    def _store(self, dialog: ImportReportDialog, exact: bool) -> None:
        catalogue, aside, ids = self._catalogue, dialog.aside, dialog.new_looks

        def work(token: CancelToken, progress: Progress) -> None:
            for number, look_id in enumerate(ids):
                token.check()
                progress(number / len(ids), catalogue.get(look_id).title)
                if exact and look_id in aside:
                    catalogue.restore(look_id, aside[look_id])
                elif not exact and (before := catalogue.compact(look_id)):
                    aside[look_id] = before

        def show() -> None:
            from shiboken6 import isValid

            self.imported.emit()
            known = {look.id for look in catalogue.looks()}
            kept: dict[str, LookStorage] = {
                i: catalogue.storage(i) for i in ids if i in known
            }
            if isValid(dialog):
                dialog.show_storage(kept)

        def fail(error: BaseException, detail: str) -> None:
            self._workers.failed.emit(str(error), detail)
            show()

        self._workers.submit(
            work,
            name=self.tr("Storing looks"),
            priority=_PRIORITY,
            on_done=lambda _: show(),
            on_error=fail,
            on_cancel=show,
            show=True,
        )
