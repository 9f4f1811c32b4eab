"""The neighbours of the photo on screen, read while the user looks at it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from looksmith.photo.formats import format_of_extension
from looksmith.photo.photo import Photo
from looksmith.photo.read import read_photo, read_preview
from looksmith.photo.resize import fit_within
from looksmith.ui.workers import Workers
from looksmith.work.token import CancelToken, Progress

__all__ = ["Ahead", "ReadAhead", "Stamp", "stamp_of"]

_CHANNEL = "read-ahead"
_PRIORITY = 30  # after all that is on screen
_QUIET_MS = 250
_BUDGET = 512 << 20
_MOST_SMALL = 12

Room = tuple[int, int]
Stamp = tuple[int, int]


def stamp_of(path: Path) -> Stamp | None:
    """Return what tells a file's versions apart, None when it is not there."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


@dataclass(frozen=True, eq=False)
class Ahead:
    """A photo that is there before it is asked for.

    Parameters
    ----------
    stamp
        Of the file when it was read.
    room
        What the proxy was fitted into.
    photo
        At full size; None where that would take too much memory or time.
    proxy
        At the canvas's size.
    """

    stamp: Stamp | None
    room: Room
    photo: Photo | None
    proxy: Photo

    @property
    def nbytes(self) -> int:
        """The memory that it holds."""
        return self.proxy.pixels.nbytes + (
            0 if self.photo is None else self.photo.source.nbytes
        )


class ReadAhead(QObject):
    """Read wanted photos one by one, keep them within half a gigabyte.

    Of raw files, and of photos that would take more than half of that, only the picture
    at the canvas's size is kept: it shows at once, the full size follows.

    Parameters
    ----------
    workers
        Where they are read, after everything else.
    room
        Returns the canvas's width and height in device pixels.
    budget
        Bytes.
    """

    def __init__(
        self,
        workers: Workers,
        room: Callable[[], Room],
        parent: QObject | None = None,
        *,
        budget: int = _BUDGET,
    ) -> None:
        super().__init__(parent)
        self._workers, self._room, self._budget = workers, room, budget
        self._kept: OrderedDict[Path, Ahead] = OrderedDict()
        self._wanted: list[Path] = []
        self._failed: set[Path] = set()
        self._quiet = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._quiet.timeout.connect(self._read_next)

    @property
    def nbytes(self) -> int:
        """The memory in use."""
        return sum(kept.nbytes for kept in self._kept.values())

    def limit(self, budget: int) -> None:
        """Keep photos within so many bytes from now on."""
        self._budget = budget
        self._drop()

    def get(self, path: Path) -> Ahead | None:
        """Return a photo as its file is now, for the canvas as it is now, if there."""
        kept = self._kept.get(path)
        if kept is None or kept.room != self._room() or kept.stamp != stamp_of(path):
            return None
        return kept

    def keep(self, path: Path, ahead: Ahead) -> None:
        """Keep a photo that is there already: the one that is left."""
        if ahead.photo is not None and ahead.nbytes > self._budget / 2:
            ahead = Ahead(ahead.stamp, ahead.room, None, ahead.proxy)
        self._kept[path] = ahead
        self._kept.move_to_end(path)
        self._drop()

    def want(self, paths: Sequence[Path]) -> None:
        """Read these when it is quiet, the first one first."""
        self._wanted = list(paths)
        self._failed.clear()
        for path in reversed(self._wanted):
            if path in self._kept:
                self._kept.move_to_end(path)
        self._quiet.start()

    def stop(self) -> None:
        """Read nothing more: the user wants something now."""
        self._wanted = []
        self._quiet.stop()
        self._workers.cancel_channel(_CHANNEL)

    def _drop(self) -> None:
        while len(self._kept) > 1 and (
            self.nbytes > self._budget or len(self._kept) > _MOST_SMALL
        ):
            self._kept.popitem(last=False)

    def _read_next(self) -> None:
        missing = (
            path
            for path in self._wanted
            if path not in self._failed and self.get(path) is None
        )
        path = next(missing, None)
        if path is None:
            return
        room, most = self._room(), self._budget / 2

        def work(token: CancelToken, _progress: Progress) -> Ahead:
            return _read(path, room, most, token)

        def done(ahead: Ahead) -> None:
            self._failed.add(path)  # once is enough, also where it was dropped again
            self.keep(path, ahead)
            self._read_next()

        def fail(_error: BaseException, _trace: str) -> None:
            # What is wrong is told when the user opens it.
            self._failed.add(path)
            self._read_next()

        self._workers.submit(
            work,
            name=self.tr("Reading ahead"),
            channel=_CHANNEL,
            priority=_PRIORITY,
            on_done=done,
            on_error=fail,
        )


def _read(path: Path, room: Room, most: float, token: CancelToken) -> Ahead:
    stamp = stamp_of(path)
    if format_of_extension(path) == "raw":
        proxy = fit_within(read_preview(path, max(room), token=token), *room)
        return Ahead(stamp, room, None, proxy)
    photo = read_photo(path, token=token)
    token.check()
    proxy = fit_within(photo, *room, token=token)
    return Ahead(stamp, room, photo if photo.source.nbytes <= most else None, proxy)
