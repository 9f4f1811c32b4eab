"""Keep what Enhance does to a photo's colours as one of the user's looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QInputDialog, QWidget

from looksmith.ui.document import Document
from looksmith.ui.messages import MessageBar
from looksmith.ui.restoring import Restoring
from looksmith.ui.workers import Workers
from looksmith.work.token import CancelToken, Progress

if TYPE_CHECKING:
    from looksmith.looks.catalogue import Catalogue
    from looksmith.looks.look import Look

__all__ = ["EnhanceKeeper"]

_PRIORITY = 4


class EnhanceKeeper(QObject):
    """Ask for a title and put Enhance's LUT, at its strength, into the library.

    Parameters
    ----------
    document, restoring
        The recipe, and what Enhance found.
    catalogue
        Receives the look.
    workers, messages, window
        Where it is stored, where it speaks, the dialog's parent.
    """

    kept = Signal(str)
    """The id of a look that is in the library now."""

    def __init__(
        self,
        document: Document,
        restoring: Restoring,
        catalogue: Catalogue,
        workers: Workers,
        messages: MessageBar,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._document, self._restoring = document, restoring
        self._catalogue, self._workers = catalogue, workers
        self._messages, self._window = messages, window

    @property
    def possible(self) -> bool:
        """Whether there is something to keep."""
        return self._restoring.applied("enhance")

    def ask(self) -> QInputDialog | None:
        """Open a dialog for the title, and return it; None when nothing is found."""
        if not self.possible:
            return None
        dialog = QInputDialog(self._window)
        dialog.setWindowTitle(self.tr("Keep Enhance as a look"))
        dialog.setLabelText(
            self.tr(
                "What Enhance does to this photo's colours becomes a look for any "
                "photo.\nTitle"
            )
        )
        dialog.setTextValue(self._title())
        dialog.textValueSelected.connect(self.keep)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def keep(self, title: str) -> None:
        """Store the colour part as it is on screen."""
        enhanced = self._restoring.found.enhance
        if enhanced is None or not title.strip():
            return
        catalogue, strength = self._catalogue, self._document.recipe.enhance.strength

        def work(_token: CancelToken, _progress: Progress) -> tuple[Look, bool]:
            return catalogue.add(enhanced.look(strength), title)

        self._workers.submit(
            work,
            name=self.tr("Keeping {title}").format(title=title.strip()),
            priority=_PRIORITY,
            on_done=lambda result: self._on_kept(*result),
            show=True,
        )

    def _title(self) -> str:
        path = self._document.path
        if path is None:
            return self.tr("Enhanced")
        return self.tr("{photo} enhanced").format(photo=path.stem)

    def _on_kept(self, look: Look, duplicate: bool) -> None:
        self.kept.emit(look.id)
        if duplicate:
            text = self.tr("These colours are in your library already: “{title}”.")
        else:
            text = self.tr("Kept as “{title}” in your looks.")
        self._messages.show_notice(text.format(title=look.title))
