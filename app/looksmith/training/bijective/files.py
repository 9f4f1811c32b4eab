"""Which looks a bijective library lists, and the file that it becomes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from looksmith.models.encoding.bijective import BijectiveCodec
from looksmith.models.encoding.container import LibraryContent, dump
from looksmith.resources import resource
from looksmith.training.datasets import LookData, read_looks
from looksmith.training.encoding.data import (
    TrainingSet,
    natural_histogram,
    principal_codes,
)
from looksmith.training.select_looks import read_selection

__all__ = ["Selection", "content_of", "file_bytes", "prepare"]

FloatArray = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Selection:
    """The looks of a library file.

    Parameters
    ----------
    ids
        All of them.
    monochrome
        Bool (looks,): those that are listed, so that they can be refused with the
        reason, but have no code.
    """

    ids: tuple[str, ...]
    monochrome: NDArray[np.bool_]

    def spread(self, codes: FloatArray) -> FloatArray:
        """Return codes of all looks, zeros for the monochrome ones."""
        found = np.zeros((len(self.ids), codes.shape[1]), np.float32)
        found[~self.monochrome] = codes
        return found


def content_of(
    codec: BijectiveCodec, codes: FloatArray, selection: Selection, errors: FloatArray
) -> LibraryContent:
    """Return what a library file holds.

    Parameters
    ----------
    codec, selection
        Of the library.
    codes
        Float32 (N, D) of the looks that are not monochrome.
    errors
        Float32 (N, 3) of the same looks: mean, p90 and maximum CIEDE2000.
    """
    return LibraryContent(
        kind=codec.kind,
        ids=selection.ids,
        monochrome=selection.monochrome,
        errors=selection.spread(errors),
        codec=codec.to_bytes(),
        codes=codec.pack_codes(selection.spread(codes)),
    )


def file_bytes(codec: BijectiveCodec, codes: FloatArray, selection: Selection) -> int:
    """Return what a library takes; noise stands for the errors, of as many bytes."""
    errors = np.random.default_rng(0).random((len(codes), 3)).astype(np.float32)
    return len(dump(content_of(codec, codes, selection, errors)))


def prepare(
    folder: Path, photos: Path | None, natural_share: float, length: int
) -> tuple[TrainingSet, Selection, FloatArray]:
    """Read the built-in looks.

    Parameters
    ----------
    folder
        Of `looks.xz` and `manifest.csv`.
    photos
        A folder of photos, for natural colours; None to ask for all colours alike.
    natural_share
        The share of colours that are as frequent as in the photos.
    length
        Values in a first code.

    Returns
    -------
    TrainingSet
        The looks that are not monochrome.
    Selection
        What the library lists.
    ndarray
        First codes (N, length) of the training set.
    """
    looks = read_selection(resource("looks", "selection.csv"))
    data: LookData = read_looks(folder)
    place = {row.id: index for index, row in enumerate(data.rows)}
    rows = [place[look.source_id] for look in looks if not look.monochrome]
    grey = np.zeros(len(rows), bool)
    histogram = None if photos is None else natural_histogram(photos)
    training = TrainingSet.make(data, rows, grey, histogram, natural_share)
    monochrome = np.array([look.monochrome for look in looks])
    selection = Selection(tuple(look.id for look in looks), monochrome)
    return training, selection, principal_codes(data, rows, length)
