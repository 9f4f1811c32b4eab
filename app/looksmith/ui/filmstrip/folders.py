"""The photos in folders, found on a thread."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject

from looksmith.photo.errors import PhotoError
from looksmith.photo.formats import READABLE_PHOTO_EXTENSIONS
from looksmith.ui.filmstrip.order import natural_key
from looksmith.ui.workers import Workers
from looksmith.work.token import NEVER, CancelToken, Progress

__all__ = ["FolderReader", "is_photo", "photos_in", "resolved"]

_CHANNEL = "folder"

Found = tuple[list[Path], list[Path]]


def is_photo(path: Path) -> bool:
    """Whether a name promises a photo; what a Mac hides beside photos does not."""
    known = path.suffix.lower() in READABLE_PHOTO_EXTENSIONS
    return known and not path.name.startswith(".")


def resolved(paths: Iterable[Path]) -> list[Path]:
    """Return paths without links in them, quickly for many files of one folder."""
    folders: dict[Path, Path] = {}
    found = []
    for path in paths:
        folder = path.parent
        if folder not in folders:
            folders[folder] = folder.resolve()
        place = folders[folder] / path.name
        found.append(place.resolve() if place.is_symlink() else place)
    return found


def photos_in(folder: Path, token: CancelToken = NEVER) -> list[Path]:
    """Return the photos in a folder, not below it, by name: IMG_9 before IMG_10.

    Raises
    ------
    PhotoError
        The folder cannot be read.
    """
    try:
        token.check()
        found = resolved(path for path in folder.iterdir() if is_photo(path))
    except OSError as error:
        text = QCoreApplication.translate(
            "FolderReader", "The folder cannot be read: {reason}."
        )
        reason = error.strerror or error
        raise PhotoError(text.format(reason=reason), path=folder) from error
    return sorted(found, key=natural_key)


class FolderReader(QObject):
    """Look into folders without keeping the window waiting.

    Parameters
    ----------
    workers
        Where it is done.
    """

    def __init__(self, workers: Workers, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workers = workers

    def read(self, folder: Path, use: Callable[[list[Path]], None]) -> None:
        """Find a folder's photos; that there are none is told as an error.

        Parameters
        ----------
        folder
            Which.
        use
            Called with the photos.
        """

        def work(token: CancelToken, _progress: Progress) -> list[Path]:
            photos = photos_in(folder, token)
            if not photos:
                text = self.tr("There are no photos in this folder.")
                raise PhotoError(text, path=folder)
            return photos

        self._submit(folder.name, work, use)

    def sort_out(
        self, paths: Sequence[Path], use: Callable[[list[Path], list[Path]], None]
    ) -> None:
        """Tell photos, and folders of photos, from everything else.

        Parameters
        ----------
        paths
            Files and folders that were dropped.
        use
            Called with the photos and the rest.
        """

        def work(token: CancelToken, _progress: Progress) -> Found:
            return _sorted_out(paths, token)

        name = paths[0].name if paths else ""
        self._submit(name, work, lambda found: use(*found))

    def _submit(self, name: str, work: Callable, use: Callable) -> None:
        self._workers.submit(
            work,
            name=self.tr("Looking into {name}").format(name=name),
            channel=_CHANNEL,
            on_done=use,
            show=True,
        )


def _sorted_out(paths: Iterable[Path], token: CancelToken) -> Found:
    photos: list[Path] = []
    rest: list[Path] = []
    for path in paths:
        token.check()
        inside = photos_in(path, token) if path.is_dir() else []
        if inside:
            photos += inside
        elif is_photo(path):
            photos += resolved([path])
        else:
            rest.append(path)
    return photos, rest
