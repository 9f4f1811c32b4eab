"""Opening photos: a quick picture first, then the photo at full size."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, QTimer, Signal

from looksmith.errors import LooksmithError
from looksmith.photo.formats import QUICK_PREVIEW_EXTENSIONS
from looksmith.photo.photo import Photo
from looksmith.photo.read import read_photo, read_preview
from looksmith.photo.resize import fit_within
from looksmith.ui.document import Document
from looksmith.ui.filmstrip.read_ahead import Ahead, ReadAhead, Stamp, stamp_of
from looksmith.ui.kept_edits import KeptEdits
from looksmith.ui.kept_lookup import Known
from looksmith.ui.workers import Workers
from looksmith.work.token import CancelToken, Progress

__all__ = ["PhotoOpener", "RecentPhotos"]

_CHANNEL = "open"
_MOST_RECENT = 12
_REST_MS = 60  # longer than the pauses of a key that is held

Shown = tuple[Photo | None, Photo | None, Path | None]


@dataclass(frozen=True, eq=False)
class _Read:
    """A photo as it was read, and what is remembered of it."""

    photo: Photo | None
    proxy: Photo
    known: Known | None
    stamp: Stamp | None = None
    size: tuple[int, int] | None = None


class RecentPhotos(QObject):
    """The photos or the folders opened last, remembered between runs.

    Parameters
    ----------
    settings
        Where they are kept.
    key
        Under which name.
    most
        How many are kept.
    """

    changed = Signal()

    def __init__(
        self,
        settings: QSettings,
        parent: QObject | None = None,
        *,
        key: str = "recent/photos",
        most: int = _MOST_RECENT,
    ) -> None:
        super().__init__(parent)
        self._settings, self._key, self._most = settings, key, most

    def paths(self) -> list[Path]:
        """Return them, the latest first."""
        kept = self._settings.value(self._key) or []
        return [Path(p) for p in ([kept] if isinstance(kept, str) else kept)]

    def add(self, paths: Iterable[Path]) -> None:
        """Put photos first, in the order given."""
        first = islice(dict.fromkeys(paths), self._most)
        new = list(dict.fromkeys(path.resolve() for path in first))
        rest = [path for path in self.paths() if path not in new]
        self._store((new + rest)[: self._most])

    def remove(self, path: Path) -> None:
        """Forget a photo that is no longer there."""
        self._store([kept for kept in self.paths() if kept != path])

    def _store(self, paths: list[Path]) -> None:
        self._settings.setValue(self._key, [str(path) for path in paths])
        self.changed.emit()


class PhotoOpener(QObject):
    """Read photos in a worker and put them into the document; the latest wins.

    A photo that the strip has a picture of is shown by that at once, and read when no
    other is asked for in the next moment. A quick picture that is being read is shown
    even if another photo is asked for meanwhile. So a key that is held shows photos.

    Parameters
    ----------
    document
        Receives the photo.
    workers
        Where it is read.
    room
        Returns the canvas's width and height in device pixels.
    kept
        Brings back what was done to the photo before.
    ahead
        Has photos that were read before they are asked for.
    glimpse
        Returns a small copy of a photo if there is one in memory.
    """

    glimpsed = Signal(object)
    """A photo's path: a tiny copy of it stands for it in the document."""
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
        *,
        kept: KeptEdits | None = None,
        ahead: ReadAhead | None = None,
        glimpse: Callable[[Path], Photo | None] = lambda _path: None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._workers = workers
        self._room = room
        self._edits, self._ahead, self._glimpse = kept, ahead, glimpse
        self._kept: Shown = (None, None, None)
        self._opening: Path | None = None
        self._quick: Path | None = None
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._read)
        self._stamp: Stamp | None = None
        self._serial = 0

    @property
    def busy(self) -> bool:
        """Whether a photo is being read."""
        return self._opening is not None

    @property
    def opening(self) -> Path | None:
        """The photo that is being read."""
        return self._opening

    def open(self, path: Path) -> None:
        """Begin to read a photo; the one shown stays until the new one is there."""
        path = path.resolve()
        document = self._document
        if self._opening is None:
            self._kept = (document.photo, document.proxy, document.path)
        self._opening = path
        self._rest.stop()
        other = path != document.path
        ahead = self._found_ahead(path) if other else None
        glimpse = self._glimpse(path) if other else None
        if ahead is not None:
            self._give_up()
            self._show_ahead(path, ahead)
        elif glimpse is not None:
            self._give_up()
            self._show_glimpse(path, glimpse)
        elif self._quick is None:
            self._give_up()
            self._read()

    def _give_up(self) -> None:
        """Leave off what is being read; nothing is told of its end."""
        self._serial += 1
        self._quick = None
        self._workers.cancel_channel(_CHANNEL)

    def _found_ahead(self, path: Path) -> Ahead | None:
        if self._ahead is None:
            return None
        self._ahead.stop()
        photo, proxy, shown = self._kept
        if photo is not None and proxy is not None and shown is not None:
            left = Ahead(self._stamp, self._room(), photo, proxy)
            self._ahead.keep(shown, left)
        return self._ahead.get(path)

    def _show_ahead(self, path: Path, ahead: Ahead) -> None:
        known = self._edits.known(path) if self._edits is not None else None
        known = known or self._look_up(path)
        self._show(path, _Read(ahead.photo, ahead.proxy, known, ahead.stamp))
        if ahead.photo is None:
            self._rest.start()

    def _show_glimpse(self, path: Path, glimpse: Photo) -> None:
        known = self._edits.known(path) if self._edits is not None else None
        across, down = self._room()
        scale = min(across / glimpse.width, down / glimpse.height)
        size = round(glimpse.width * scale), round(glimpse.height * scale)
        self._show(path, _Read(None, glimpse, known, size=size))
        self.glimpsed.emit(path)
        self._rest.start()

    def _read(self) -> None:
        """Read what is asked for, a quick picture first where none is shown."""
        path = self._opening
        if path is None:
            return
        quick = path.suffix.lower() in QUICK_PREVIEW_EXTENSIONS
        if quick and (path != self._document.path or self._document.coarse):
            self._read_quick(path)
        else:
            self._read_full(path)

    def _read_quick(self, path: Path) -> None:
        room, self._quick = self._room(), path

        def work(token: CancelToken, _progress: Progress) -> _Read:
            stamp = stamp_of(path)
            proxy = fit_within(read_preview(path, max(room), token=token), *room)
            return _Read(None, proxy, self._look_up(path), stamp)

        def show(read: _Read) -> None:
            self._quick = None
            self._show(path, read)
            self._go_on(path)

        self._submit(path, work, show)

    def _read_full(self, path: Path) -> None:
        room = self._room()

        def work(token: CancelToken, _progress: Progress) -> _Read:
            stamp = stamp_of(path)
            photo = read_photo(path, token=token)
            token.check()
            proxy = fit_within(photo, *room)
            return _Read(photo, proxy, self._look_up(path), stamp)

        self._submit(path, work, lambda read: self._show(path, read))

    def _look_up(self, path: Path) -> Known | None:
        """Return what is remembered of a photo; called from a thread, too."""
        if self._edits is not None:
            with suppress(LooksmithError):  # the photo itself tells what is wrong
                return self._edits.look_up(path)
        return None

    def _show(self, path: Path, read: _Read) -> None:
        if self._edits is not None and read.known is not None:
            self._edits.take(path, read.known)
        whole = read.photo is not None
        if whole:
            self._opening, self._stamp = None, read.stamp
        self._document.set_photo(read.photo, read.proxy, path, read.size)
        if whole:
            self.opened.emit(path)

    def _go_on(self, path: Path) -> None:
        """Read on after a quick picture: its photo, or one that was asked for since."""
        if self._opening is not None and self._opening != path:
            self.open(self._opening)
        else:
            self._read()

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
        quick, self._quick = self._quick, None
        if quick == path != self._opening:  # passed by; the strip marks it
            self._go_on(path)
            return
        self._go_back()
        name = self.tr("Opening {name}").format(name=path.name)
        self.failed.emit(path, *self._workers.describe(error, trace, name))

    def _on_cancel(self, serial: int) -> None:
        if serial == self._serial and self._opening is not None:
            self._go_back()

    def _go_back(self) -> None:
        self._opening = self._quick = None
        self._rest.stop()
        photo, _, path = self._kept
        if self._document.path != path or self._document.photo is not photo:
            self._document.set_photo(*self._kept)
