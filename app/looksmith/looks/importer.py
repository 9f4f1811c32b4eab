"""Taking LUT files into the user's library."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from looksmith.errors import LooksmithError
from looksmith.looks.errors import CatalogueError
from looksmith.looks.look import Look
from looksmith.looks.own import LookStorage
from looksmith.looks.similar import COARSE
from looksmith.looks.store import StoredLook, content_id
from looksmith.looks.traits import FloatArray, makers_in, traits
from looksmith.lut.algebra import resample
from looksmith.lut.analyse import analyse
from looksmith.lut.formats import READABLE_EXTENSIONS, read_lut
from looksmith.lut.inputs import LINEAR, LOG, expected_input
from looksmith.lut.table import Lut3D
from looksmith.work.token import NEVER, CancelToken, Progress, no_progress

__all__ = [
    "USER_CATEGORY",
    "ImportReport",
    "ImportResult",
    "find_files",
    "import_files",
    "prepare",
]

USER_CATEGORY = "My looks"
_SHAPED_SIZE = 65  # a LUT with curves or a domain of its own needs more points
_GENERIC_FOLDERS = frozenset(
    {"cube", "cubes", "desktop", "documents", "downloads", "looks", "lut", "luts"}
)


@dataclass(frozen=True)
class ImportResult:
    """What became of one file.

    Parameters
    ----------
    path
        The file.
    look
        The look, None when it failed.
    error
        A sentence on why it failed, else empty.
    duplicate
        The same colours were in the library already; `look` is that one.
    storage
        How the look is kept, and how near its code comes.
    """

    path: Path
    look: Look | None = None
    error: str = ""
    duplicate: bool = False
    storage: LookStorage | None = None


@dataclass(frozen=True)
class ImportReport:
    """What became of all files, in the order in which they were read."""

    results: tuple[ImportResult, ...] = ()

    @property
    def imported(self) -> tuple[Look, ...]:
        """The looks that are new."""
        return tuple(r.look for r in self.results if r.look and not r.duplicate)

    @property
    def failed(self) -> tuple[ImportResult, ...]:
        """The files that could not be read."""
        return tuple(r for r in self.results if r.look is None)


@dataclass(frozen=True, eq=False)
class Prepared:
    """A look that is ready to be stored.

    Parameters
    ----------
    stored
        What is known of it.
    table
        Float32 (size, size, size, 3), plain.
    coarse
        The same on `COARSE` points an axis.
    """

    stored: StoredLook
    table: FloatArray
    coarse: FloatArray


def find_files(paths: Iterable[str | Path]) -> list[Path]:
    """Return the files to import: those named, and all LUT files below folders.

    A file that is named is tried whatever its extension. Hidden files are passed
    over, and each file comes once.
    """
    found: dict[Path, None] = {}
    for path in map(Path, paths):
        if path.is_dir():
            found.update(dict.fromkeys(_below(path)))
        else:
            found[path] = None
    return list(found)


def _below(folder: Path) -> Iterator[Path]:
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(files, key=str.casefold):
            path = Path(root, name)
            readable = path.suffix.lower() in READABLE_EXTENSIONS
            if readable and not name.startswith("."):
                yield path


def _title(path: Path) -> str:
    """Return the file's name for people; titles inside files rarely say more."""
    name = " ".join(path.stem.replace("_", " ").split())
    return (name[:1].upper() + name[1:]) or "Untitled"


def prepare(path: Path, lut: Lut3D) -> Prepared:
    """Turn a LUT that was read from `path` into a look to store.

    Parameters
    ----------
    path
        Where it came from: gives the title and some tags.
    lut
        Any LUT; one with curves or a domain of its own is resampled.
    """
    plain = lut if lut.is_plain else resample(lut, max(lut.size, _SHAPED_SIZE))
    report = analyse(plain)
    title = _title(path)
    medium = resample(plain, 9).table
    tags = [*makers_in(title), *traits(medium)]
    if path.parent.name and path.parent.name.casefold() not in _GENERIC_FOLDERS:
        tags.append(path.parent.name.replace("_", " ").casefold())
    space = expected_input(plain, f"{path.parent.name} {path.stem} {lut.title}")
    tags += [kind for kind in (LOG, LINEAR) if kind in space.casefold()]
    stored = StoredLook(
        id=content_id(plain.table),
        title=title,
        category=USER_CATEGORY,
        size=plain.size,
        origin=str(path),
        added=datetime.now(UTC).isoformat(timespec="milliseconds"),
        tags=tuple(dict.fromkeys(tags)),
        monochrome=report.monochrome,
        one_to_one=report.one_to_one,
        input_space=space,
    )
    return Prepared(stored, plain.table, resample(plain, COARSE).table)


def import_files(
    files: Sequence[Path],
    keep: Callable[[Prepared], tuple[Look, bool]],
    *,
    storage: Callable[[str], LookStorage],
    token: CancelToken = NEVER,
    progress: Progress = no_progress,
) -> ImportReport:
    """Read files one after the other; a bad one never stops the rest.

    Parameters
    ----------
    files
        See `find_files`.
    keep
        Stores a look; returns it and whether it was there already.
    storage
        Says how a look is kept.
    token, progress
        Looked at and told before each file. What is imported when the user cancels
        stays imported.
    """
    results = []
    for number, path in enumerate(files):
        token.check()
        progress(number / len(files), path.name)
        try:
            look, duplicate = keep(prepare(path, read_lut(path)))
        except CatalogueError:
            # The user's folder itself fails: the next file would fare no better.
            raise
        except (LooksmithError, OSError) as error:
            results.append(ImportResult(path, error=str(error)))
        else:
            kept = storage(look.id)
            results.append(ImportResult(path, look, "", duplicate, kept))
    progress(1.0, "")
    return ImportReport(tuple(results))
