"""Camera raw files through LibRaw."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from looksmith.colour.icc import primaries_matrix
from looksmith.colour.profiles import prophoto_profile
from looksmith.photo.decoded import Decoded, check_size
from looksmith.photo.develop import turn_upright
from looksmith.photo.directories import (
    Entry,
    gathered_block,
    order_of,
    read_directory,
)
from looksmith.photo.dng_corrections import Corrections, read_corrections
from looksmith.photo.dng_jxl import without_jpeg_xl
from looksmith.photo.errors import PhotoError, missing_part
from looksmith.photo.jpeg import read_jpeg_header
from looksmith.photo.raw_metadata import (
    is_cr3,
    panasonic_exif,
    read_cr3_metadata,
)
from looksmith.photo.xmp import with_sidecars

__all__ = ["BASE_EXPOSURE", "read_raw"]

BASE_EXPOSURE = 0.7
"""EV above sensor white at 1: cameras expose for highlights that they then compress."""

_XMP, _IPTC = 700, 33723
_LONG = 4
_DNG_VERSION = 50706
# Both add up, in EV; the second belongs to the colour profile in the file.
_BASELINE_EXPOSURES = (50730, 51109)
_MOST_EV = 10.0
_SIGNED_RATIONAL = 10
# Where the JPEG preview of a Fuji file lies, which holds its EXIF.
_FUJI_PREVIEW = 84
# EXIF's orientation by LibRaw's flip.
_ORIENTATIONS = (1, 2, 4, 3, 5, 8, 6, 7)
# As LibRaw does it: a picture that ends between here and what its camera calls full
# has shown where its sensor is full.
_FULL_FROM = 0.75


@dataclass(frozen=True)
class _Said:
    """What a raw file says beside its picture; `baseline` is in EV, 0 but in DNGs."""

    exif: bytes | None = None
    xmp: bytes | None = None
    iptc: bytes | None = None
    dng: bool = False
    baseline: float = 0.0


def _unpacked(path: Path) -> Any:
    """Return LibRaw's file, decompressed; it has to be closed."""
    import rawpy

    raw = rawpy.imread(str(path))
    try:
        check_size(raw.sizes.width, raw.sizes.height)
        raw.unpack()
    except rawpy.LibRawFileUnsupportedError:
        raw.close()
        plain = without_jpeg_xl(path)
        if plain is None:
            raise
        return rawpy.imread(plain)
    except BaseException:
        raw.close()
        raise
    return raw


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    """Open a raw file; what LibRaw raises becomes a `PhotoError`."""
    try:
        import rawpy
    except ImportError as error:
        raise missing_part("Camera raw files", "rawpy") from error
    try:
        with _unpacked(path) as raw:
            yield raw
    except rawpy.LibRawFileUnsupportedError as error:
        problem = PhotoError(
            "This camera raw file is damaged or from a camera that is not known yet."
            " Convert it to DNG, or save it as TIFF in a raw converter."
        )
        problem.detail = str(error)
        raise problem from error
    except (rawpy.LibRawError, rawpy.NotSupportedError) as error:
        problem = PhotoError("The camera raw file is damaged and cannot be read.")
        problem.detail = f"{type(error).__name__}: {error}"
        raise problem from error


def _white_balance(raw: Any) -> list[float]:
    """Return the camera's gains, those for daylight where it set none."""
    camera = raw.camera_whitebalance
    return list(camera if camera[0] > 0 else raw.daylight_whitebalance)


def _highlight_loss(gains: Sequence[float]) -> float:
    """Return by how much LibRaw darkens a picture to make room for its highlights."""
    found = [gain for gain in gains[:3] if gain > 0]
    return max(found) / min(found) if found else 1.0


def _light_of(raw: Any) -> NDArray[np.float64] | None:
    """Return the way from what LibRaw hands over to linear sRGB.

    It hands over a sensor's own colours where no matrix is known of its camera: those
    are nearest to sRGB's.
    """
    known = np.any(raw.rgb_xyz_matrix) or np.any(raw.color_matrix)
    return primaries_matrix(prophoto_profile()) if known else np.eye(3)


def _own_colours(raw: Any, asked: Corrections) -> NDArray[np.float64] | None:
    """Return the way from the sensor's own colours to ProPhoto's.

    Corrections of the whole picture are for the former: red and blue may be bent by
    other amounts than green. None where none are asked for, or no matrix is known.
    """
    to_srgb, known = _light_of(raw), np.any(raw.color_matrix)
    if raw.num_colors != 3 or not known or to_srgb is None or not asked.of_picture:
        return None
    own = np.asarray(raw.color_matrix[:, :3], np.float64)
    return np.asarray(np.linalg.solve(to_srgb, own))


def _full_scale(raw: Any) -> tuple[int | None, float]:
    """Return the code above black that counts as full, and the darkening it undoes.

    Sensors may be full below what their camera is said to reach, which tints
    highlights, so that the brightest pixel tells. How bright the picture is must not
    depend on it.
    """
    try:
        codes = raw.raw_image_visible
    except (NotImplementedError, RuntimeError, AttributeError):  # no plain samples
        return None, 1.0
    black = min(raw.black_level_per_channel)
    nominal, found = raw.white_level - black, int(codes.max()) - black
    if nominal <= 0 or not _FULL_FROM * nominal < found < nominal:
        return None, 1.0
    return found, found / nominal


def _baseline(entries: Sequence[Entry]) -> float:
    """Return how much brighter a DNG file asks to be shown, in EV."""
    total = 0.0
    for entry in entries:
        if entry.tag in _BASELINE_EXPOSURES and entry.kind == _SIGNED_RATIONAL:
            top, bottom = np.frombuffer(entry.data[:8], "<i4")
            total += float(top) / float(bottom) if bottom else 0.0
    return total if abs(total) <= _MOST_EV else 0.0


def _records(entries: Sequence[Entry], order: str) -> bytes | None:
    """Return the IPTC records, which some programs count as 32-bit words."""
    found = next((entry for entry in entries if entry.tag == _IPTC), None)
    if found is None:
        return None
    if found.kind != _LONG or order == "<":
        return found.data
    return np.frombuffer(found.data, "<u4").astype(">u4").tobytes()


def _tiff_facts(data: mmap) -> _Said:
    """Read what the many raw files say that are built like TIFF files."""
    order = "little" if data[:2] == b"II" else "big"
    offset = int.from_bytes(data[4:8], order)  # type: ignore[arg-type]
    entries = read_directory(data, offset)
    packets = [bytes(entry.data) for entry in entries if entry.tag == _XMP]
    dng = any(entry.tag == _DNG_VERSION for entry in entries)
    return _Said(
        exif=panasonic_exif(data, entries) or gathered_block(data, entries),
        xmp=packets[0] if packets else None,
        iptc=_records(entries, order_of(data)),
        dng=dng,
        baseline=_baseline(entries) if dng else 0.0,
    )


def _facts(path: Path) -> _Said:
    with (
        path.open("rb") as stream,
        mmap(stream.fileno(), 0, access=ACCESS_READ) as data,
    ):
        if data[:8] == b"FUJIFILM":
            start = int.from_bytes(data[_FUJI_PREVIEW : _FUJI_PREVIEW + 4], "big")
            header = read_jpeg_header(data[start : start + (1 << 20)])
            return _Said(header.exif, header.xmp, header.iptc)
        if is_cr3(data):
            return _Said(*read_cr3_metadata(data))
        if data[:2] in (b"II", b"MM"):
            return _tiff_facts(data)
    return _Said()


def _cropped(codes: NDArray[Any], sizes: Any) -> NDArray[Any]:
    """Leave out the rim that a DNG file keeps for its developer (DefaultCrop).

    Parameters
    ----------
    codes
        As the sensor lies; 2 x 2 of its pixels may have made one.
    sizes
        LibRaw's, of the sensor.
    """
    left = sizes.crop_left_margin - sizes.left_margin
    top = sizes.crop_top_margin - sizes.top_margin
    right = sizes.width - sizes.crop_width - left
    bottom = sizes.height - sizes.crop_height - top
    kept = min(sizes.crop_width / sizes.width, sizes.crop_height / sizes.height)
    if kept < 0.5 or min(left, top, right, bottom) < 0 or sizes.pixel_aspect != 1:
        return codes
    height, width = codes.shape[:2]
    pixel = 2 if height < sizes.height else 1
    return codes[
        top // pixel : height - bottom // pixel,
        left // pixel : width - right // pixel,
    ]


def read_raw(path: Path, long_side: int | None = None) -> Decoded:
    """Develop a raw file to linear light, upright, with the camera's white balance.

    Highlights that are full in one or two channels only are rebuilt from the others;
    what a DNG file says of its lens is corrected.

    Parameters
    ----------
    path
        The file.
    long_side
        Pixels that are enough: where half of the picture's size has as many, 2 x 2
        sensor pixels make one, in a fraction of the time.

    Returns
    -------
    Decoded
        Scene-linear float32 in ProPhoto primaries, `BASE_EXPOSURE` above the sensor's,
        and above or below that by what a DNG file asks for.

    Raises
    ------
    PhotoError
        The file is damaged, its camera unknown, or the library is missing.
    """
    with _opened(path) as raw:
        import rawpy

        said = _facts(path)
        asked = read_corrections(path, raw) if said.dng else Corrections()
        sizes, colours = raw.sizes, raw.num_colors
        half = long_side is not None and max(sizes.width, sizes.height) >= 2 * long_side
        gains, light = _white_balance(raw), _light_of(raw)
        own = _own_colours(raw, asked)
        set_by_camera = gains == list(raw.camera_whitebalance)
        full, share = _full_scale(raw)
        asked.mend_sensor(raw, full)
        known = rawpy.ColorSpace.ProPhoto
        codes = raw.postprocess(
            use_camera_wb=set_by_camera,
            user_wb=None if set_by_camera else gains,
            half_size=half,
            highlight_mode=rawpy.HighlightMode.Blend,
            output_color=known if own is None else rawpy.ColorSpace.raw,
            output_bps=16,
            gamma=(1, 1),
            no_auto_bright=True,
            adjust_maximum_thr=0,
            user_sat=full,
            user_flip=0,
        )
    codes = asked.mend_picture(codes, sizes, colours, own)
    if said.dng:
        codes = _cropped(codes, sizes)
    orientation = _ORIENTATIONS[sizes.flip & 7]
    codes = turn_upright(codes, orientation)
    gain = 2 ** (BASE_EXPOSURE + said.baseline) * _highlight_loss(gains) * share
    pixels = codes.astype(np.float32, copy=False)
    pixels *= np.float32(gain / 65535)
    return Decoded(
        "camera raw",
        pixels,
        bits=16,
        mode="raw",
        profile_name="camera",
        light=light,
        exposed=True,
        turned=orientation,
        exif=said.exif,
        xmp=with_sidecars(said.xmp, path),
        iptc=said.iptc,
        warnings=asked.warnings,
    )
