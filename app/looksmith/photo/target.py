"""The colours that a photo is written in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from looksmith.colour.gamut import compressed
from looksmith.colour.icc import (
    Intent,
    ProfileError,
    encoded_twin,
    exceeds_srgb,
    from_working,
    is_linear,
    is_srgb,
    primaries_matrix,
    profile_space,
)
from looksmith.colour.profiles import (
    adobe_rgb_profile,
    display_p3_profile,
    prophoto_profile,
    srgb_profile,
)
from looksmith.colour.transfer import decode_srgb
from looksmith.photo.errors import PhotoError
from looksmith.photo.options import WriteOptions
from looksmith.photo.photo import Photo

__all__ = [
    "Target",
    "choose_target",
    "holds_beyond",
    "named_profile",
    "profile_from_file",
]

_MAX_PROFILE = 64 << 20
_NAMED: dict[str, Callable[[], bytes]] = {
    "sRGB": srgb_profile,
    "Display P3": display_p3_profile,
    "Adobe RGB": adobe_rgb_profile,
    "ProPhoto RGB": prophoto_profile,
}
# These embed no profile and are written in what programs take them for.
_LINEAR, _PLAIN = "exr", "jxl"


@dataclass(frozen=True, eq=False)
class Target:
    """The profile to convert to, and how.

    Parameters
    ----------
    icc
        The profile, None for sRGB that nothing is said of.
    embed
        Whether it goes into the file.
    intent, black_point
        For a profile of tables.
    smooth
        Map the gamut instead of clipping it.
    linear
        Linear light in sRGB's primaries, unbounded, instead of a profile's codes.
    """

    icc: bytes | None
    embed: bool = True
    intent: Intent = "relative"
    black_point: bool = True
    smooth: bool = False
    linear: bool = False

    @property
    def converts(self) -> bool:
        """Whether pixels change on the way."""
        plain = self.icc is None or is_srgb(self.icc)
        return self.smooth or self.linear or not plain

    def convert(self, pixels: NDArray[np.float32]) -> NDArray[np.float32]:
        """Turn working-space pixels, (rows, columns, 3), into the profile's codes."""
        if self.smooth:
            pixels = compressed(pixels, _to_device(self.icc or srgb_profile()))
        if self.linear:
            return decode_srgb(pixels)
        if self.icc is None:
            return pixels
        return from_working(
            pixels, self.icc, intent=self.intent, black_point=self.black_point
        )


@cache
def _to_device(icc: bytes) -> NDArray[np.float64]:
    matrix = primaries_matrix(icc)
    return np.asarray(np.eye(3) if matrix is None else np.linalg.inv(matrix))


def named_profile(name: str) -> bytes:
    """Return a profile of `PROFILE_NAMES` other than "source"."""
    return _NAMED[name]()


def profile_from_file(path: Path) -> bytes:
    """Read a profile that a person chose to write photos in.

    Raises
    ------
    PhotoError
        It cannot be read, is broken, or is not one for RGB output.
    """
    try:
        if path.stat().st_size > _MAX_PROFILE:
            raise PhotoError("This file is too large for a colour profile.", path=path)
        icc = path.read_bytes()
    except OSError as error:
        reason = f"The colour profile cannot be read: {error.strerror or error}."
        raise PhotoError(reason, path=path) from error
    try:
        space = profile_space(icc)
        if space != "RGB":
            raise PhotoError(
                f"The profile is for {space} data. Photos are written in RGB:"
                " choose an RGB profile.",
                path=path,
            )
        from_working(np.zeros((1, 1, 3), np.float32), icc)
    except ProfileError as error:
        raise PhotoError(error.message, path=path) from error
    return icc


def _source_profile(photo: Photo, bits: int, notes: list[str]) -> bytes | None:
    icc, name = photo.info.icc, photo.info.profile_name
    if icc is None:
        # Bare floats are taken for linear light by many programs.
        return srgb_profile() if bits == 32 else None
    try:
        if profile_space(icc) != "RGB":
            notes.append(
                f"The profile {name} cannot hold RGB colours: written as sRGB."
            )
            return srgb_profile()
        from_working(np.zeros((1, 1, 3), np.float32), icc)
        if bits < 16 and is_linear(icc):
            return encoded_twin(icc)
    except ProfileError:
        notes.append(f"The profile {name} cannot be written to: written as sRGB.")
        return srgb_profile()
    return icc


def choose_target(
    photo: Photo, key: str, bits: int, options: WriteOptions, notes: list[str]
) -> Target:
    """Return the colours to write a photo in.

    Parameters
    ----------
    photo
        Its profile is "source".
    key
        The file's format.
    bits
        A channel of the file.
    options
        What was chosen.
    notes
        Gets a sentence on what was chosen and cannot be.

    Raises
    ------
    PhotoError
        A chosen profile file cannot be used.
    """
    if key == _LINEAR:
        if options.profile not in ("source", "sRGB"):
            notes.append(
                "OpenEXR is written as linear light in sRGB's primaries, unbounded:"
                " the profile was left out."
            )
        return Target(None, embed=False, linear=True)
    if isinstance(options.profile, Path):
        icc: bytes | None = profile_from_file(options.profile)
    elif options.profile == "source":
        icc = _source_profile(photo, bits, notes)
    else:
        icc = _NAMED[options.profile]()
    embed = key != _PLAIN
    if not embed and icc is not None and not is_srgb(icc):
        notes.append("JPEG XL is written as sRGB: its encoder takes no profile.")
    icc = icc if embed else None
    return Target(
        icc,
        embed=embed and options.embed,
        intent=options.intent,
        black_point=options.black_point,
        smooth=options.gamut == "smooth" and _has_matrix(icc, notes),
    )


def holds_beyond(photo: Photo, key: str, options: WriteOptions) -> bool:
    """Tell whether the colours that a photo is written in are more than sRGB's.

    Raises
    ------
    PhotoError
        A chosen profile file cannot be used.
    """
    if key in (_LINEAR, _PLAIN):
        return key == _LINEAR
    if isinstance(options.profile, Path):
        return exceeds_srgb(profile_from_file(options.profile))
    if options.profile == "source":
        return photo.info.icc is not None and exceeds_srgb(photo.info.icc)
    return exceeds_srgb(_NAMED[options.profile]())


def _has_matrix(icc: bytes | None, notes: list[str]) -> bool:
    if icc is None or primaries_matrix(icc) is not None:
        return True
    notes.append(
        "The profile is made of tables and maps the gamut by its own intents:"
        " the smooth mapping was left out."
    )
    return False
