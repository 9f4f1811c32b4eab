"""The photos that Enhance learns from, and the fold that is kept out."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from looksmith.models.enhance.priors import LUMA
from looksmith.photo.photo import Photo
from looksmith.photo.read import read_photo
from looksmith.photo.resize import fit_within
from looksmith.training.datasets import DataSetError

__all__ = ["PhotoSet", "fold_of", "read_photos"]

FOLD = 8
_SUFFIXES = {".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp"}

# A photo counts as an example of good tones by how near its mean luma, its blacks and
# its whites are to those of ordinary photographs.
_MEAN, _MEAN_SPREAD = 0.43, 0.13
_BLACK, _BLACK_SPREAD = 0.05, 0.06
_WHITE, _WHITE_SPREAD = 0.78, 0.08


@dataclass(frozen=True, eq=False)
class PhotoSet:
    """Photos of one size limit, their colours laid out for drawing.

    Parameters
    ----------
    names
        File names.
    photos
        uint8 arrays (height, width, 3).
    colours
        Float32 (photos, most pixels, 3) in [0, 1], rows of pixels; padded with 0.
    sizes
        Int64 (photos, 2): height and width.
    """

    names: tuple[str, ...]
    photos: tuple[NDArray[np.uint8], ...]
    colours: Tensor
    sizes: Tensor

    @classmethod
    def of(cls, names: list[str], photos: list[NDArray[np.uint8]]) -> PhotoSet:
        """Lay photos out."""
        most = max(photo.shape[0] * photo.shape[1] for photo in photos)
        colours = torch.zeros(len(photos), most, 3)
        for row, photo in enumerate(photos):
            flat = torch.from_numpy(photo.reshape(-1, 3).astype(np.float32) / 255)
            colours[row, : len(flat)] = flat
        sizes = torch.tensor([photo.shape[:2] for photo in photos])
        return cls(tuple(names), tuple(photos), colours, sizes)

    def without(self, stems: Collection[str]) -> PhotoSet:
        """Return the set less the photos whose names (without suffix) are given."""
        kept = [
            (name, photo)
            for name, photo in zip(self.names, self.photos, strict=True)
            if Path(name).stem not in stems
        ]
        return PhotoSet.of([name for name, _ in kept], [photo for _, photo in kept])

    def goodness(self) -> Tensor:
        """Return how ordinary each photo's tones are, 0..1, float32 (photos,)."""
        found = []
        for photo in self.photos:
            luma = (photo.astype(np.float32) / 255) @ LUMA
            black, white = np.percentile(luma, [1, 99])
            off = (
                (luma.mean() - _MEAN) / _MEAN_SPREAD,
                max(0.0, black - _BLACK) / _BLACK_SPREAD,
                max(0.0, _WHITE - white) / _WHITE_SPREAD,
            )
            found.append(np.exp(-0.5 * sum(value**2 for value in off)))
        return torch.tensor(found, dtype=torch.float32)


def fold_of(names: list[str]) -> set[str]:
    """Return the names kept out of training: every eighth in alphabetical order."""
    return set(sorted(names)[::FOLD])


def read_photos(folder: Path, side: int) -> tuple[PhotoSet, PhotoSet]:
    """Read a folder of photos, shrunk until no side is longer than `side`.

    Returns
    -------
    training, fold
        See `fold_of`.

    Raises
    ------
    DataSetError
        There are fewer than two photos in it.
    """
    paths = sorted(p for p in folder.glob("*") if p.suffix.lower() in _SUFFIXES)
    if len(paths) < 2:
        raise DataSetError(f"{folder}: there are no photos to train on.")
    kept_out = fold_of([path.name for path in paths])
    parts: tuple[list[str], list[NDArray[np.uint8]]]
    sets = []
    for inside in (False, True):
        parts = ([], [])
        for path in paths:
            if (path.name in kept_out) == inside:
                parts[0].append(path.name)
                parts[1].append(_bytes(fit_within(read_photo(path), side, side)))
        sets.append(PhotoSet.of(*parts))
    return sets[0], sets[1]


def _bytes(photo: Photo) -> NDArray[np.uint8]:
    values = np.clip(photo.float_pixels(), 0, 1) * 255
    return np.rint(values).astype(np.uint8)
