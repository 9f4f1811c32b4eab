"""Opening photos: a quick picture first, then the photo at full size."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal

from looksmith.photo.formats import QUICK_PREVIEW_EXTENSIONS
from looksmith.photo.photo import Photo
from looksmith.photo.read import read_photo, read_preview
from looksmith.photo.resize import fit_within
from looksmith.ui.document import Document
from looksmith.ui.workers import Workers
from looksmith.work.token import CancelToken, Progress

__all__ = ["PhotoOpener", "RecentPhotos"]

_CHANNEL = "open"
_MOST_RECENT = 12

Shown = tuple[Photo | None, Photo | None, Path | None]


class RecentPhotos(QObject):
    """The photos opened last, remembered between runs.

    Parameters
    ----------
    settings
        Where they are kept.
    """

    changed = Signal()
    _KEY = "recent/photos"

    def __init__(self, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings

    def paths(self) -> list[Path]:
        """Return them, the latest first."""
        kept = self._settings.value(self._KEY) or []
        return [Path(p) for p in ([kept] if isinstance(kept, str) else kept)]

    def add(self, paths: Iterable[Path]) -> None:
        """Put photos first, in the order given."""
        new = list(dict.fromkeys(path.resolve() for path in paths))
        rest = [path for path in self.paths() if path not in new]
        self._store((new + rest)[:_MOST_RECENT])

    def remove(self, path: Path) -> None:
        """Forget a photo that is no longer there."""
        self._store([kept for kept in self.paths() if kept != path])

    def _store(self, paths: list[Path]) -> None:
        self._settings.setValue(self._KEY, [str(path) for path in paths])
        self.changed.emit()


class PhotoOpener(QObject):
    """Read photos in a worker and put them into the document; the latest wins.

    Parameters
    ----------
    document
        Receives the photo.
    workers
        Where it is read.
    room
        Returns the canvas's width and height in device pixels.
    """

    opened = Signal(object)
    """A photo's path: it is there at full size."""
    failed = Signal(object, str, str)
    """A photo's path, message and detail; the photo shown before is back."""

    def __init__(
        self,
        document: Document,
        workers: Workers,
        room: Callable[[], tuple[int, int]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._workers = workers
        self._room = room
        self._kept: Shown = (None, None, None)
        self._opening: Path | None = None
        self._serial = 0

    @property
    def busy(self) -> bool:
        """Whether a photo is being read."""
        return self._opening is not None

    def open(self, path: Path) -> None:
        """Begin to read a photo; the one shown stays until the new one is there."""
        path = path.resolve()
        document = self._document
        if self._opening is None:
            self._kept = (document.photo, document.proxy, document.path)
        self._opening = path
        self._serial += 1
        if path.suffix.lower() in QUICK_PREVIEW_EXTENSIONS and path != document.path:
            self._read_quick(path)
        else:
            self._read_full(path)

    def _read_quick(self, path: Path) -> None:
        room = self._room()

        def work(token: CancelToken, _progress: Progress) -> Photo:
            return fit_within(read_preview(path, max(room), token=token), *room)

        def show(proxy: Photo) -> None:
            self._document.set_photo(None, proxy, path)
            self._read_full(path)

        self._submit(path, work, show)

    def _read_full(self, path: Path) -> None:
        room = self._room()

        def work(token: CancelToken, _progress: Progress) -> tuple[Photo, Photo]:
            photo = read_photo(path, token=token)
            token.check()
            return photo, fit_within(photo, *room)

        def show(result: tuple[Photo, Photo]) -> None:
            self._opening = None
            self._document.set_photo(*result, path)
            self.opened.emit(path)

        self._submit(path, work, show)

    def _submit(self, path: Path, work: Callable, show: Callable) -> None:
        text = self.tr("Opening {name}").format(name=path.name)
        self._workers.submit(
            work,
            name=text,
            channel=_CHANNEL,
            on_done=show,
            on_error=lambda error, trace: self._on_error(path, error, trace),
            on_cancel=partial(self._on_cancel, self._serial),
            show=True,
        )

    def _on_error(self, path: Path, error: BaseException, trace: str) -> None:
        self._go_back()
        name = self.tr("Opening {name}").format(name=path.name)
        self.failed.emit(path, *self._workers.describe(error, trace, name))

    def _on_cancel(self, serial: int) -> None:
        if serial == self._serial and self._opening is not None:
            self._go_back()

    def _go_back(self) -> None:
        self._opening = None
        if self._document.path != self._kept[2]:
            self._document.set_photo(*self._kept)
