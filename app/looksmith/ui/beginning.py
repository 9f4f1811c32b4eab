"""How a window begins and ends: the last session, a crash's work, the first run."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from looksmith.ui.autosave import Autosave
from looksmith.ui.first_run import FirstRun, sample_photo
from looksmith.ui.session_restore import SessionRestore
from looksmith.ui.widgets.offer_bar import OfferBar
from looksmith.work.interpreter import loading_modules
from looksmith.work.token import CancelToken, Progress

if TYPE_CHECKING:
    from looksmith.ui.window import MainWindow

__all__ = ["BATCHES_FOLDER", "SESSIONS_FOLDER", "Beginning"]

SESSIONS_FOLDER = "sessions"
"""In the user's data folder: what running windows keep."""

BATCHES_FOLDER = "batches"
"""In the user's data folder: what batches did so far."""

_PRIORITY = 40  # after all that is on screen


class Beginning(QObject):
    """Keep the session from the start, and bring back what is left of earlier ones.

    Parameters
    ----------
    window
        The window; its settings lie in the user's data folder.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        document, stills = window.document, window.stills.model
        self._data = Path(window.settings.fileName()).parent
        root = self._data / SESSIONS_FOLDER
        self.offer = OfferBar(then=window.canvas)
        self.autosave = Autosave(
            document, stills, window.looks, root, self, photos=window.filmstrip.paths
        )
        self.restore = SessionRestore(
            document, stills, window.looks, self.autosave, window.settings,
            window.workers, window.messages, self.offer, self,
        )  # fmt: skip
        self.first_run: FirstRun | None = None
        self.autosave.failed.connect(window.messages.show_warning)
        self.restore.reopened.connect(self._reopen)

    def begin(self, photos: Sequence[Path] = ()) -> None:
        """Open photos, or go on where the user was, or show a newcomer round."""
        window = self._window
        newcomer = not window.recent.paths()
        window.open_photos(photos)

        def settled(took: bool) -> None:
            self.first_run = FirstRun(
                window.document, window.hover, window.settings, window.actions_by_id,
                window.opener.open, window.canvas, self,
            )  # fmt: skip
            window.opener.opened.connect(self._forget_sample)
            window.exporter.written.connect(self.first_run.note_export)
            self.first_run.begin(newcomer=newcomer, with_sample=not photos and not took)

        self.restore.settled.connect(settled)
        self.restore.begin(with_last=not photos)

    def look_for_batches(self) -> None:
        """Tell of a batch that an earlier window could not end."""
        if not any((self._data / BATCHES_FOLDER).glob("*.jsonl")):
            return  # what batches need is not loaded for nothing

        def load(_token: CancelToken, _progress: Progress) -> None:
            with loading_modules():
                import looksmith.ui.batch_export  # noqa: F401

        def make(_loaded: None) -> None:
            _looks_by_itself = self._window.batch

        self._window.workers.submit(load, priority=_PRIORITY, on_done=make)

    def close(self) -> None:
        """Write the rest, and leave to the next start what was not taken up."""
        self.autosave.close()
        self.restore.close()

    def _reopen(self, photos: Sequence[Path], current: Path | None) -> None:
        if photos:
            self._window.filmstrip.open(photos, current)

    def _forget_sample(self, path: Path) -> None:
        if path == sample_photo().resolve():
            self._window.recent.remove(path)
