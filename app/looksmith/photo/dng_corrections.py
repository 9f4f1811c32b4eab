"""The corrections that a DNG file asks for, carried out around LibRaw.

LibRaw leaves them to its caller. The first list is for the codes as stored, the second
for the sensor's linear light before its colours are made whole, the third for the whole
picture in the camera's own colours, before it is cropped (DNG specification 1.7,
chapter "Opcode List Processing").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from looksmith.photo.directories import Entry, order_of, read_directory
from looksmith.photo.dng_bad_pixels import mend_pixels
from looksmith.photo.dng_gains import Frame, Levels, apply_pointwise
from looksmith.photo.dng_opcodes import (
    BadPixels,
    DamagedList,
    GainMap,
    Lines,
    Opcode,
    Polynomial,
    Table,
    Unknown,
    Vignette,
    Warp,
    read_opcodes,
)
from looksmith.photo.dng_warp import can_bend, warped
from looksmith.work.bands import for_bands

__all__ = ["Corrections", "read_corrections"]

_SUB_DIRECTORIES, _SUBFILE = 330, 254
_WIDTH, _LENGTH, _COMPRESSION, _PHOTOMETRIC, _SAMPLES = 256, 257, 259, 262, 277
_LINEARIZATION, _ACTIVE_AREA = 50712, 50829
_LISTS = (51008, 51009, 51022)
_MOSAIC, _LINEAR = 32803, 34892
# JPEG of 8 bits, whose polynomials LibRaw applies itself.
_LOSSY_JPEG = 34892
_MOST_DIRECTORIES = 32
_FULL_CODE = 65535
# Colour filters repeat after 2 rows and columns, or after 6.
_FILTERS = 6


@dataclass(eq=False)
class Corrections:
    """What a DNG file asks for.

    Parameters
    ----------
    lists
        Three of them.
    area
        Top, left, bottom and right of the sensor's active area.
    stored
        Whether the first list's codes are those that LibRaw hands out: no table of the
        file's has been applied.
    lossy
        Whether LibRaw has applied the second list's polynomials.
    warnings
        Sentences on what is not applied.
    """

    lists: tuple[list[Opcode], list[Opcode], list[Opcode]] = ([], [], [])
    area: tuple[int, int, int, int] = (0, 0, 0, 0)
    stored: bool = True
    lossy: bool = False
    warnings: list[str] = field(default_factory=list)

    @property
    def of_picture(self) -> bool:
        """Whether any are for the whole picture in the camera's own colours."""
        return bool(self.lists[2])

    def mend_sensor(self, raw: Any, full: int | None) -> None:
        """Carry out the first two lists on LibRaw's codes, in place.

        Parameters
        ----------
        raw
            LibRaw's file, decompressed.
        full
            The code above black that counts as full; None for what LibRaw says.
        """
        if not (self.lists[0] or self.lists[1]):
            return
        codes = _samples(raw)
        if codes is None:
            for opcode in (*self.lists[0], *self.lists[1]):
                self._note(opcode, done=False)
            return
        black = _blacks(raw, codes, self.area)
        planes = codes[..., None] if codes.ndim == 2 else codes[..., : black.shape[2]]
        lowest = min(raw.black_level_per_channel[: raw.num_colors])
        white = max(raw.white_level - lowest, 1)
        levels = Levels(black, float(white), float(lowest + (full or white)))
        bayer = codes.ndim == 2 and max(np.shape(raw.raw_pattern), default=1) <= 2
        self._mend_stored(planes, bayer=bayer)
        self._mend_linear(planes, levels, bayer=bayer)

    def _mend_stored(self, planes: NDArray[np.uint16], *, bayer: bool) -> None:
        black = np.zeros((1, 1, planes.shape[2]), np.float32)
        levels = Levels(black, _FULL_CODE, _FULL_CODE)
        for opcode in self.lists[0]:
            listed = isinstance(opcode.step, BadPixels) and opcode.step.constant is None
            done = self.stored or listed
            done = done and _mend(planes, opcode, levels, bayer=bayer)
            self._note(opcode, done=done)

    def _mend_linear(
        self, planes: NDArray[np.uint16], levels: Levels, *, bayer: bool
    ) -> None:
        top, left, bottom, right = self.area
        active = planes[top:bottom, left:right]
        for opcode in self.lists[1]:
            if not (self.lossy and isinstance(opcode.step, Polynomial)):
                done = _mend(active, opcode, levels, bayer=bayer)
                self._note(opcode, done=done)

    def mend_picture(
        self,
        codes: NDArray[Any],
        sizes: Any,
        colours: int,
        matrix: NDArray[np.float64] | None,
    ) -> NDArray[Any]:
        """Carry out the third list.

        Parameters
        ----------
        codes
            (height, width, channels) as LibRaw developed them, as the sensor lies.
        sizes
            LibRaw's, of the sensor.
        colours
            How many the sensor has.
        matrix
            (3, 3) from the codes' colours to those of the result. None: the same.

        Returns
        -------
        NDArray
            The codes where nothing is asked for, float32 of the same scale else.
        """
        frame = self._frame(codes.shape[0] < sizes.height, sizes)
        square = sizes.pixel_aspect == 1 and codes.shape[2] in (1, colours)
        for opcode in self.lists[2]:
            step = opcode.step
            if square and isinstance(step, Warp) and can_bend(step, colours):
                codes = warped(codes, step, frame)
            elif square and (
                isinstance(step, Vignette)
                or (isinstance(step, GainMap) and _is_whole(step))
            ):
                codes = codes.astype(np.float32, copy=False)
                levels = Levels(np.zeros((1, 1, codes.shape[2]), np.float32))
                apply_pointwise(codes, step, levels, frame)
            else:
                self._note(opcode, done=False)
        return codes if matrix is None else _mixed(codes, matrix)

    def _frame(self, half: bool, sizes: Any) -> Frame:
        """Return how a developed picture lies in the active area."""
        top, left, bottom, right = self.area
        scale = 2 if half else 1
        first_row = sizes.top_margin - top + (scale - 1) / 2
        first_column = sizes.left_margin - left + (scale - 1) / 2
        return Frame(bottom - top, right - left, first_row, first_column, scale)

    def _note(self, opcode: Opcode, *, done: bool) -> None:
        sentence = f"The correction {opcode.name} of this DNG file is not applied."
        if not (done or opcode.optional or sentence in self.warnings):
            self.warnings.append(sentence)


def _mixed(codes: NDArray[Any], matrix: NDArray[np.float64]) -> NDArray[np.float32]:
    """Bring colours into other primaries; those outside of them to the nearest."""
    values: NDArray[np.float32] = codes.astype(np.float32, copy=False)
    across = matrix.T.astype(np.float32)

    def mix(start: int, stop: int) -> None:
        values[start:stop] = np.maximum(values[start:stop] @ across, 0)

    for_bands(len(values), mix)
    return values


def _is_whole(step: GainMap) -> bool:
    return step.area.row_pitch == step.area.column_pitch == 1


def _mend(
    planes: NDArray[np.uint16], opcode: Opcode, levels: Levels, *, bayer: bool
) -> bool:
    """Carry out a correction on a sensor's codes; tell whether that can be."""
    match opcode.step:
        case BadPixels():
            return bayer and mend_pixels(planes[..., 0], opcode.step)
        case GainMap() | Lines() | Polynomial() | Table() | Vignette():
            apply_pointwise(planes, opcode.step, levels, Frame(*planes.shape[:2]))
            return True
        case Warp() | Unknown():
            return False


def _samples(raw: Any) -> NDArray[np.uint16] | None:
    """Return LibRaw's codes, (height, width) or with channels; None of odd sensors."""
    try:
        return np.asarray(raw.raw_image)
    except (NotImplementedError, RuntimeError):
        return None


def _blacks(
    raw: Any, codes: NDArray[np.uint16], area: Sequence[int]
) -> NDArray[np.float32]:
    """Return black for the colour filters of the active area, or for its planes."""
    levels = np.array(raw.black_level_per_channel, np.float32)
    if codes.ndim == 3 or raw.num_colors == 1:
        return levels[None, None, : raw.num_colors]
    places = range(_FILTERS)
    filters = np.array([[raw.raw_color(y, x) for x in places] for y in places])
    tile = np.roll(levels[filters], (-area[0], -area[1]), axis=(0, 1))
    # One number is faster than many.
    return np.asarray(tile[:1, :1, None] if np.ptp(tile) == 0 else tile[..., None])


def _numbers(entries: Sequence[Entry], tag: int) -> list[int]:
    for entry in entries:
        if entry.tag == tag and entry.kind in (3, 4, 13):
            kind = "<u2" if entry.kind == 3 else "<u4"
            return [int(value) for value in np.frombuffer(entry.data, kind)]
    return []


def _raw_directory(data: mmap, raw: Any) -> list[Entry]:
    """Return the directory of the picture that LibRaw took, empty if there is none."""
    order = "little" if order_of(data) == "<" else "big"
    first = read_directory(data, int.from_bytes(data[4:8], order))  # type: ignore[arg-type]
    places = _numbers(first, _SUB_DIRECTORIES)[:_MOST_DIRECTORIES]
    codes = _samples(raw)
    whole = raw.num_colors == 1 or (codes is not None and codes.ndim == 3)
    kind = _LINEAR if whole else _MOSAIC
    size = [raw.sizes.raw_width, raw.sizes.raw_height]
    found = [
        entries
        for entries in (first, *(read_directory(data, place) for place in places))
        if _numbers(entries, _PHOTOMETRIC) == [kind]
        and _numbers(entries, _WIDTH) + _numbers(entries, _LENGTH) == size
    ]
    # A developed picture may lie beside the one that it was made of.
    found.sort(key=lambda entries: _numbers(entries, _SUBFILE) not in ([], [0]))
    return found[0] if found else []


def read_corrections(path: Path, raw: Any) -> Corrections:
    """Read what a DNG file asks for.

    Parameters
    ----------
    path
        The file.
    raw
        LibRaw's file, decompressed.

    Returns
    -------
    Corrections
        Without those of a damaged list, of which they warn.
    """
    with (
        path.open("rb") as stream,
        mmap(stream.fileno(), 0, access=ACCESS_READ) as data,
    ):
        entries = _raw_directory(data, raw)
    area = _numbers(entries, _ACTIVE_AREA)
    height, width = raw.sizes.raw_height, raw.sizes.raw_width
    if len(area) != 4 or not (
        0 <= area[0] < area[2] <= height and 0 <= area[1] < area[3] <= width
    ):
        area = [0, 0, height, width]
    values = {entry.tag: entry.data for entry in entries}
    lists: list[list[Opcode]] = [[], [], []]
    warnings: list[str] = []
    for opcodes, tag in zip(lists, _LISTS, strict=True):
        try:
            opcodes.extend(read_opcodes(values[tag]) if tag in values else ())
        except DamagedList:
            sentence = "Corrections in this DNG file are damaged and not applied."
            warnings = [sentence]
    return Corrections(
        lists=(lists[0], lists[1], lists[2]),
        area=(area[0], area[1], area[2], area[3]),
        stored=_LINEARIZATION not in values,
        lossy=_numbers(entries, _COMPRESSION) == [_LOSSY_JPEG],
        warnings=warnings,
    )
