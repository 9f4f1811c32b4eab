"""A catalogue of twenty simple looks, for tests of the window."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np

from looksmith.errors import LooksmithError
from looksmith.looks.look import Look
from looksmith.looks.measured import MeasuredLooks
from looksmith.looks.similar import COARSE
from looksmith.lut.algebra import resample
from looksmith.lut.table import Lut3D, identity_table
from looksmith.photo.photo import Photo

__all__ = ["FakeCatalogue", "FakeLookError", "make_photo"]

_CATEGORIES = ("Colour negative", "Black and white", "Creative")


class FakeLookError(LooksmithError):
    """There is no such look, or its table is broken."""


def make_photo(width: int = 320, height: int = 214, seed: int = 0) -> Photo:
    """Return smooth colours, another picture for every seed."""
    rng = np.random.default_rng(seed)
    corners = rng.uniform(0.05, 0.95, (2, 2, 3))
    y = np.linspace(0, 1, height)[:, None, None]
    x = np.linspace(0, 1, width)[None, :, None]
    top = corners[0, 0] * (1 - x) + corners[0, 1] * x
    bottom = corners[1, 0] * (1 - x) + corners[1, 1] * x
    return Photo(np.rint((top * (1 - y) + bottom * y) * 255).astype(np.uint8))


def _make_look(number: int) -> Look:
    category = _CATEGORIES[number % 3]
    return Look(
        id=f"look-{number:02d}",
        title=f"{category} look {number:02d}",
        category=category,
        author="Ada Lens" if number % 2 else "Bo Shutter",
        licence="CC-BY-4.0",
        tags=("warm",) if number % 2 else ("cool",),
        monochrome=number % 3 == 1,
        one_to_one=True,
        origin="user" if number >= 18 else "builtin",
        error=1.0,
    )


class FakeCatalogue:
    """The methods of the real catalogue over twenty looks made on the spot.

    Parameters
    ----------
    count
        How many looks there are; the last two are the user's own.
    """

    can_morph = True

    def __init__(self, count: int = 20) -> None:
        self._looks = [_make_look(i) for i in range(count)]
        self._favourites: set[str] = set()
        self._recent: list[str] = []
        self.broken: set[str] = set()
        self.asked: list[list[str]] = []
        self.gate = threading.Event()
        self.gate.set()

    def looks(self) -> list[Look]:
        return list(self._looks)

    def get(self, look_id: str) -> Look:
        for look in self._looks:
            if look.id == look_id:
                return look
        raise FakeLookError(f"There is no look {look_id}.")

    def categories(self) -> list[str]:
        return list(dict.fromkeys(look.category for look in self._looks))

    def search(
        self,
        text: str = "",
        *,
        category: str | None = None,
        favourites: bool = False,
        mine: bool = False,
        recent: bool = False,
    ) -> list[Look]:
        looks = self.recent() if recent else self._looks
        words = text.lower().split()
        return [
            look
            for look in looks
            if (category is None or look.category == category)
            and (not favourites or look.id in self._favourites)
            and (not mine or look.origin == "user")
            and all(
                word in f"{look.title} {look.author} {look.tags}".lower()
                for word in words
            )
        ]

    def _table(self, look_id: str, size: int) -> np.ndarray:
        if look_id in self.broken:
            raise FakeLookError(f"The look {look_id} is damaged.")
        number = self._looks.index(self.get(look_id))
        table = identity_table(size)
        if self.get(look_id).monochrome:
            table = np.repeat(table.mean(axis=-1, keepdims=True), 3, axis=-1)
        gain = 1 - 0.04 * np.array([number % 5, number % 3, number % 4])
        return (table ** np.float32(1 - number % 20 / 40) * gain).astype(np.float32)

    def native_size(self, look_id: str) -> int:
        self.get(look_id)
        return 33

    def lut(self, look_id: str, size: int = 33) -> Lut3D:
        return Lut3D(self._table(look_id, size), title=self.get(look_id).title)

    def morph(
        self,
        look_ids: Sequence[str],
        weights: Sequence[float],
        size: int = 33,
        *,
        guests: Mapping[str, Lut3D] | None = None,
    ) -> Lut3D:
        """Return the geometric mean of the looks, so that it differs from a mix."""
        known, table = guests or {}, np.ones((), np.float32)
        for look_id, weight in zip(look_ids, weights, strict=True):
            look = known.get(look_id) or self.lut(look_id, size)
            table = table * resample(look, size).table ** (weight / sum(weights))
        return Lut3D(table.astype(np.float32))

    def tables(self, look_ids: Sequence[str], size: int = 17) -> np.ndarray:
        self.asked.append(list(look_ids))
        assert self.gate.wait(60)
        return np.stack([self._table(look_id, size) for look_id in look_ids])

    def is_favourite(self, look_id: str) -> bool:
        return look_id in self._favourites

    def set_favourite(self, look_id: str, favourite: bool) -> None:
        (self._favourites.add if favourite else self._favourites.discard)(look_id)

    def touch(self, look_id: str) -> None:
        self._recent = [look_id, *(i for i in self._recent if i != look_id)]

    def recent(self) -> list[Look]:
        return [self.get(look_id) for look_id in self._recent]

    def similar(self, look_id: str, count: int = 12) -> list[Look]:
        place = self._looks.index(self.get(look_id))
        near = sorted(range(len(self._looks)), key=lambda i: abs(i - place))
        return [self._looks[i] for i in near[1 : count + 1]]

    def measured(self) -> MeasuredLooks:
        """Return what the looks measure; a broken one measures as no look."""
        tables = [
            identity_table(COARSE) if i.id in self.broken else self._table(i.id, COARSE)
            for i in self._looks
        ]
        grey = np.array([look.monochrome for look in self._looks], bool)
        return MeasuredLooks([k.id for k in self._looks], np.stack(tables), grey)

    def map_positions(self) -> dict[str, tuple[float, float]]:
        """Five in a row, in the order of the looks."""
        return {
            look.id: (0.1 + 0.2 * (i % 5), 0.1 + 0.2 * (i // 5))
            for i, look in enumerate(self._looks)
        }

    def import_paths(self, paths: Iterable[Path], **_options: object) -> None:
        raise NotImplementedError

    def remove(self, look_id: str) -> None:
        self._looks.remove(self.get(look_id))
        self._favourites.discard(look_id)
        self._recent = [i for i in self._recent if i != look_id]

    def rename(self, look_id: str, title: str) -> None:
        place = self._looks.index(self.get(look_id))
        old = self._looks[place]
        self._looks[place] = Look(**{**vars(old), "title": title})

    def set_tags(self, look_id: str, tags: Iterable[str]) -> None:
        place = self._looks.index(self.get(look_id))
        words = tuple(tag.strip().lower() for tag in tags if tag.strip())
        self._looks[place] = Look(**{**vars(self._looks[place]), "tags": words})

    def close(self) -> None:
        """Nothing to close."""
