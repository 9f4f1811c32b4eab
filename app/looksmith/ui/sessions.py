"""Opening and saving sessions in the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from looksmith.grade.session import (
    SESSION_SUFFIX,
    Session,
    embed_looks,
    load_session,
    save_session,
)
from looksmith.lut.table import Lut3D
from looksmith.photo.formats import READABLE_PHOTO_EXTENSIONS
from looksmith.ui.document import Document
from looksmith.ui.messages import MessageBar
from looksmith.ui.opening import PhotoOpener
from looksmith.ui.session_looks import SessionLooks
from looksmith.ui.stills.model import Stills
from looksmith.ui.workers import Workers
from looksmith.work.token import CancelToken, Progress

__all__ = ["Sessions"]


def _picture_kinds() -> str:
    endings = " ".join(f"*{end}" for end in sorted(READABLE_PHOTO_EXTENSIONS))
    kinds = QCoreApplication.translate(
        "FileHandlers", "Photos ({endings});;All files (*)"
    )
    return kinds.format(endings=endings)


class Sessions(QObject):
    """Save the edit with its looks, and take up a saved one.

    Parameters
    ----------
    document
        The edit.
    looks
        Gives the tables to embed and takes those of an opened session.
    opener
        Opens the session's photo.
    workers, messages, window
        Where files are read and written, where it speaks, the dialogs' parent.
    stills
        Saved with the edit, and taken up with it.
    """

    def __init__(
        self,
        document: Document,
        looks: SessionLooks,
        opener: PhotoOpener,
        workers: Workers,
        messages: MessageBar,
        window: QWidget,
        *,
        stills: Stills,
    ) -> None:
        super().__init__(window)
        self._document = document
        self._looks = looks
        self._opener = opener
        self._workers = workers
        self._messages = messages
        self._window = window
        self._stills = stills

    def _kinds(self) -> str:
        return self.tr("Looksmith sessions ({ending})").format(
            ending=f"*{SESSION_SUFFIX}"
        )

    def ask_open(self) -> None:
        """Let the user choose a session."""
        title = self.tr("Open session")
        kinds = f"{self._kinds()};;{_picture_kinds()}"  # an export holds its edit
        name, _kind = QFileDialog.getOpenFileName(self._window, title, "", kinds)
        if name:
            self.open(Path(name))

    def ask_save(self) -> None:
        """Let the user choose where the session goes."""
        photo = self._document.path
        start = "" if photo is None else str(photo.with_suffix(SESSION_SUFFIX))
        title = self.tr("Save session")
        name, _kind = QFileDialog.getSaveFileName(
            self._window, title, start, self._kinds()
        )
        if name:
            path = Path(name)
            self.save(path if path.suffix else path.with_suffix(SESSION_SUFFIX))

    def open(self, path: Path) -> None:
        """Read a session, or the edit in an exported picture, and take it up."""

        def work(_token: CancelToken, _progress: Progress) -> Session:
            return load_session(path)

        self._workers.submit(
            work,
            name=self.tr("Opening {name}").format(name=path.name),
            channel="session",
            on_done=lambda session: self._take_up(path, session),
            show=True,
        )

    def save(self, path: Path) -> None:
        """Write the edit as it is now."""
        recipe, photo, looks = self._document.recipe, self._document.path, self._looks
        stills = self._stills.slots

        def work(_token: CancelToken, _progress: Progress) -> None:
            tables: dict[str, Lut3D] = {}
            for each in (recipe, *stills):
                if each is not None:
                    tables |= embed_looks(each, looks)
            titles = {look: looks.title(look) for look in tables}
            save_session(Session(recipe, photo, tables, titles, stills), path)

        text = self.tr("Saved {name}").format(name=path.name)
        self._workers.submit(
            work,
            name=self.tr("Saving {name}").format(name=path.name),
            on_done=lambda _: self._messages.show_notice(text),
            show=True,
        )

    def _take_up(self, path: Path, session: Session) -> None:
        self._looks.adopt(session.looks, session.titles)
        if any(session.stills):
            self._stills.take_up(session.stills)
        photo = session.photo
        here = target = self._document.path
        if photo is not None and photo.is_file():
            target = photo.resolve()
        elif photo is not None:
            text = self.tr(
                "The session's photo {name} is not there any more; its edit is shown "
                "on the photo that is open."
            )
            self._messages.show_warning(text.format(name=photo.name), str(photo))
        self._document.restart(session.recipe, path.stem, target)
        if target is not None and target != here:
            self._opener.open(target)
