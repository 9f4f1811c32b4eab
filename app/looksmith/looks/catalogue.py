"""The catalogue: every look there is, built-in and the user's own, in one place."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Self

import numpy as np
from numpy.typing import NDArray

from looksmith.looks.builtin import BuiltinLooks, open_builtin
from looksmith.looks.compact import DECODED_SIZE, CodeKeeper
from looksmith.looks.errors import CatalogueError, LookFileError, LookNotFoundError
from looksmith.looks.index import LookIndex
from looksmith.looks.keeping import KeepsLooks
from looksmith.looks.look import Look
from looksmith.looks.map import LookMap
from looksmith.looks.measured import MeasuredLooks
from looksmith.looks.morphing import Morpher
from looksmith.looks.own import shown_table
from looksmith.looks.search import SearchIndex
from looksmith.looks.similar import COARSE, coarse_bytes, coarse_table
from looksmith.looks.store import LookStore, StoredLook
from looksmith.lut.algebra import resample
from looksmith.lut.table import Lut3D
from looksmith.resources import ResourceNotFoundError, resource
from looksmith.work.token import NEVER, CancelToken, Progress, no_progress

if TYPE_CHECKING:  # the LUT readers can wait until something is imported
    from looksmith.looks.importer import ImportReport

__all__ = ["Catalogue", "default_data_dir"]

FloatArray = NDArray[np.float32]

_BUILTIN_SIZE = 33  # of the tables that the shipped looks were encoded from


def default_data_dir() -> Path:
    """Return the user's data folder, or what LOOKSMITH_DATA_DIR says."""
    chosen = os.environ.get("LOOKSMITH_DATA_DIR")
    if chosen:
        return Path(chosen)
    from platformdirs import user_data_path

    return user_data_path("Looksmith", appauthor=False)


def _shipped_library() -> BuiltinLooks:
    try:
        return open_builtin(resource("looks", "library.looks"))
    except ResourceNotFoundError as error:
        return BuiltinLooks(problems=(str(error),))


class Catalogue(KeepsLooks):
    """All looks; made by `open`. Every method may be called from any thread.

    Parameters
    ----------
    builtin
        The shipped looks.
    data_dir
        Where the user's looks, favourites and recent looks are kept.
    """

    def __init__(self, builtin: BuiltinLooks, data_dir: Path) -> None:
        self._lock = threading.RLock()
        self._library = builtin.library
        self._problems = list(builtin.problems)
        self._keeper = CodeKeeper(builtin.library, builtin.core)
        self._store = LookStore(data_dir / "looks")
        self._index = LookIndex(data_dir, self._problems.append)
        self._builtin = {look.id: look for look in builtin.looks}
        self._mine: dict[str, StoredLook] = {}
        self._coarse: dict[str, bytes] = {}
        self._all: list[Look] | None = None
        self._search: SearchIndex | None = None
        self.say: Callable[[str], str] = str
        """What another language calls a category or tag; set it before searching."""
        self._measured: MeasuredLooks | None = None
        self._measuring = threading.Lock()
        self._map = LookMap()
        self._morpher = Morpher(builtin.library, self.lut)
        self._load_mine()

    @classmethod
    def open(cls, data_dir: Path | None = None, library: Path | None = None) -> Self:
        """Open the catalogue; damaged files are mended or done without.

        Parameters
        ----------
        data_dir
            The user's data folder; the usual place unless told.
        library
            A library file with its `index.json` beside it; the shipped one unless
            told.
        """
        builtin = _shipped_library() if library is None else open_builtin(library)
        return cls(builtin, data_dir or default_data_dir())

    def close(self) -> None:
        """Close the user's index."""
        self._index.close()

    @property
    def problems(self) -> tuple[str, ...]:
        """Sentences on what was damaged when the catalogue was opened."""
        return tuple(self._problems)

    def _load_mine(self) -> None:
        """Bring index and files together: the files say which looks there are."""
        files: dict[str, Path] = {}
        known: dict[str, tuple[StoredLook, bytes]] = {}
        try:
            files = {path.stem: path for path in self._store.files()}
            known = {stored.id: (stored, data) for stored, data in self._index.looks()}
        except CatalogueError as error:
            self._problems.append(str(error))
        for look_id in files.keys() - known.keys():
            try:
                stored = self._store.describe(files[look_id])
                table = self._store.table(look_id)
            except LookFileError as error:
                self._problems.append(str(error))
                continue
            coarse = coarse_bytes(resample(Lut3D(table), COARSE).table)
            self._index.put(stored, coarse)
            known[look_id] = stored, coarse
        ordered = sorted(known.values(), key=lambda pair: pair[0].added)
        for stored, coarse in ordered:
            if stored.id in files:
                self._mine[stored.id] = stored
                self._coarse[stored.id] = coarse

    def _changed(self) -> None:
        self._described()
        self._measured = None

    def _described(self) -> None:
        """Forget what was gathered from titles and tags."""
        self._all = self._search = None

    # -- looking -----------------------------------------------------------------

    def looks(self) -> list[Look]:
        """Return all looks: the built-in ones in library order, then the user's."""
        with self._lock:
            if self._all is None:
                mine = [stored.look() for stored in self._mine.values()]
                self._all = [*self._builtin.values(), *mine]
            return list(self._all)

    def get(self, look_id: str) -> Look:
        """Return a look; raise `LookNotFoundError` for an unknown id."""
        found = self._builtin.get(look_id)
        if found is not None:
            return found
        with self._lock:
            if look_id in self._mine:
                return self._mine[look_id].look()
        raise LookNotFoundError(look_id)

    def categories(self) -> list[str]:
        """Return the categories that hold looks, in library order."""
        return list(dict.fromkeys(look.category for look in self.looks()))

    def search(
        self,
        text: str = "",
        *,
        category: str | None = None,
        favourites: bool = False,
        mine: bool = False,
        recent: bool = False,
    ) -> list[Look]:
        """Find looks; all conditions must hold.

        Parameters
        ----------
        text
            Words, every one of which must occur in title, category, author or tags,
            whatever their order, case and accents. Best matches come first.
        category
            Only this one.
        favourites, mine, recent
            Only these; recent ones come latest first.
        """
        with self._lock:
            if self._search is None:
                self._search = SearchIndex(self.looks(), self.say)
            search = self._search
        found = search.find(text)
        if category is not None:
            found = [look for look in found if look.category == category]
        if favourites:
            starred = self._index.favourites()
            found = [look for look in found if look.id in starred]
        if mine:
            found = [look for look in found if look.origin == "user"]
        if recent:
            place = {look_id: n for n, look_id in enumerate(self._index.recent())}
            found = [look for look in found if look.id in place]
            found.sort(key=lambda look: place[look.id])
        return found

    def similar(self, look_id: str, count: int = 12) -> list[Look]:
        """Return the looks that change colours most like this one, nearest first."""
        self.get(look_id)
        ids = self.measured().similar.nearest(look_id, count)
        return [self.get(found) for found in ids]

    def measured(self) -> MeasuredLooks:
        """Return what all looks measure; the first call after a change takes a moment.

        Nobody who asks for anything else waits meanwhile.
        """
        with self._measuring:
            with self._lock:
                known = self._measured
                looks, coarse = self.looks(), dict(self._coarse)
            if known is not None:
                return known
            made = self._measure(looks, coarse)
            with self._lock:
                if coarse == self._coarse:
                    self._measured = made
            return made

    def _measure(
        self, looks: Sequence[Look], coarse: Mapping[str, bytes]
    ) -> MeasuredLooks:
        empty = np.zeros((0, COARSE, COARSE, COARSE, 3), np.float32)
        tables = [self._decode(list(self._builtin), COARSE) if self._builtin else empty]
        for look_id, data in coarse.items():
            table = coarse_table(data)
            if table is None:
                table = self.lut(look_id, COARSE).table
            tables.append(table[None])
        grey = np.array([look.monochrome for look in looks], bool)
        return MeasuredLooks([k.id for k in looks], np.concatenate(tables), grey)

    # -- colours -----------------------------------------------------------------

    def _decode(self, ids: Sequence[str], size: int) -> FloatArray:
        if self._library is None:
            raise LookNotFoundError(ids[0])
        return self._library.decode(ids, size)

    def lut(self, look_id: str, size: int = 33) -> Lut3D:
        """Return a look as a plain LUT.

        Parameters
        ----------
        look_id
            Which; `LookNotFoundError` when unknown, `LookFileError` when the file of
            a user's look is damaged.
        size
            Lattice points along an axis, 2..129.
        """
        look = self.get(look_id)
        if look.origin == "builtin" and self._library is not None:
            return Lut3D(self._library.table(look_id, size), title=look.title)
        table = shown_table(self._keeper, self._store, look_id)
        with self._lock:
            stored = self._mine.get(look_id)
        space = stored.input_space if stored else "sRGB"
        lut = Lut3D(table, title=look.title, input_space=space)
        return resample(lut, size)

    def native_size(self, look_id: str) -> int:
        """Return the lattice size beyond which nothing is gained."""
        self.get(look_id)
        with self._lock:
            stored = self._mine.get(look_id)
        if stored is None:
            return _BUILTIN_SIZE
        return stored.size if stored.exact else DECODED_SIZE

    def tables(self, look_ids: Sequence[str], size: int = 17) -> FloatArray:
        """Return many looks at once, float32 (N, size, size, size, 3)."""
        out = np.empty((len(look_ids), size, size, size, 3), np.float32)
        shipped = [i for i, look_id in enumerate(look_ids) if look_id in self._builtin]
        if shipped:
            out[shipped] = self._decode([look_ids[i] for i in shipped], size)
        for i in sorted(set(range(len(look_ids))) - set(shipped)):
            out[i] = self.lut(look_ids[i], size).table
        return out

    def morph(
        self,
        look_ids: Sequence[str],
        weights: Sequence[float],
        size: int = 33,
        *,
        guests: Mapping[str, Lut3D] | None = None,
    ) -> Lut3D:
        """Return the look on the codec's path between looks; see `LookSource.morph`.

        Raises
        ------
        MorphError
            The built-in library could not be opened, or the weights make no path.
        """
        return self._morpher.morph(look_ids, weights, size, guests or {})

    @property
    def can_morph(self) -> bool:
        """Whether a morph is a path of its own; with the spare library it is a mix."""
        return self._library is not None and self._library.can_morph

    # -- marks -------------------------------------------------------------------

    def is_favourite(self, look_id: str) -> bool:
        """Whether the user gave the look a star."""
        return self._index.is_favourite(look_id)

    def set_favourite(self, look_id: str, on: bool) -> None:
        """Give a look a star or take it away."""
        self.get(look_id)
        self._index.set_favourite(look_id, on)

    def touch(self, look_id: str) -> None:
        """Note that a look was just used."""
        self.get(look_id)
        self._index.touch(look_id)

    def recent(self) -> list[Look]:
        """Return the looks used last, the latest first."""
        return self.search(recent=True)

    # -- the user's own ----------------------------------------------------------

    def import_paths(
        self,
        paths: Iterable[str | Path],
        *,
        exact: bool = True,
        token: CancelToken = NEVER,
        progress: Progress = no_progress,
    ) -> ImportReport:
        """Take LUT files, and all LUT files below folders, into the library.

        Parameters
        ----------
        paths
            Files and folders.
        exact
            Keep the exact tables; otherwise the code of every look that comes near
            enough, see `LookStorage`.
        token, progress
            What was imported when the user cancels stays.

        Raises
        ------
        CatalogueError
            The user's folder cannot be written; a bad LUT file is told in the report
            instead.
        """
        from looksmith.looks.importer import find_files, import_files

        files = find_files(paths)
        return import_files(
            files,
            lambda prepared: self._keep(prepared, exact),
            storage=self.storage,
            token=token,
            progress=progress,
        )

    def remove(self, look_id: str) -> None:
        """Delete one of the user's looks for good."""
        with self._lock:
            self._own(look_id, "removed")
            self._store.remove(look_id)
            self._index.drop(look_id)
            del self._mine[look_id], self._coarse[look_id]
            self._changed()

    def rename(self, look_id: str, title: str) -> None:
        """Give one of the user's looks another title."""
        title = " ".join(title.split())
        if not title:
            raise CatalogueError("A look needs a title.")
        with self._lock:
            self._own(look_id, "renamed")
            stored = self._store.describe_anew(look_id, title=title)
            self._index.put(stored, self._coarse[look_id])
            self._mine[look_id] = stored
            self._described()

    def set_tags(self, look_id: str, tags: Iterable[str]) -> None:
        """Give one of the user's looks other tags: words to find it by."""
        words = (" ".join(tag.split()).casefold() for tag in tags)
        with self._lock:
            self._own(look_id, "tagged")
            kept = tuple(dict.fromkeys(word for word in words if word))
            stored = self._store.describe_anew(look_id, tags=kept)
            self._index.put(stored, self._coarse[look_id])
            self._mine[look_id] = stored
            self._described()

    # -- the map -----------------------------------------------------------------

    def map_positions(self) -> dict[str, tuple[float, float]]:
        """Return where looks lie in [0, 1] x [0, 1]: those that are alike, together.

        The user's own join without moving others. The first call takes a moment.
        """
        similar = self.measured().similar
        vectors, ids = similar.vectors, similar.ids
        places = self._map.places(vectors, len(self._builtin)).tolist()
        return {look_id: (x, y) for look_id, (x, y) in zip(ids, places, strict=True)}
