"""What of a photo's metadata goes into the file that is written."""

from __future__ import annotations

from dataclasses import dataclass

from looksmith.colour.icc import is_srgb
from looksmith.photo import exif as blocks
from looksmith.photo.iptc import without_places
from looksmith.photo.iptc_xmp import with_iptc
from looksmith.photo.options import WriteOptions
from looksmith.photo.photo import Photo
from looksmith.photo.xmp import (
    with_rating,
    with_recipe,
    without_location,
    without_recipe,
)
from looksmith.photo.xmp_fit import MEDIA_TYPES, WrittenAs, fitted, upright_packet

__all__ = ["Metadata", "carried"]


_HOLD_IPTC = frozenset(("jpeg", "tiff"))


@dataclass(frozen=True)
class Metadata:
    """Blocks to embed, None where there is nothing; EXIF without a prefix."""

    exif: bytes | None = None
    xmp: bytes | None = None
    iptc: bytes | None = None


def carried(
    photo: Photo, options: WriteOptions, key: str, icc: bytes | None, notes: list[str]
) -> Metadata:
    """Return the metadata that fits the written pixels, and that was asked for.

    Parameters
    ----------
    photo
        What it came with.
    options
        What is wanted, the recipe and the rating.
    key
        The format that is written.
    icc
        The profile that is written.
    notes
        Gets a sentence on what is damaged and was left out.
    """
    if options.metadata == "none":
        return Metadata()
    info = photo.info
    exif, packet, iptc = blocks.bare_block(info.exif), info.xmp, info.iptc
    if options.metadata == "no-location":
        exif = None if exif is None else blocks.without_places(exif)
        iptc = None if iptc is None else without_places(iptc) or None
        if packet is not None:
            packet = without_location(packet)
            if packet is None:
                notes.append("The XMP data is damaged and was left out.")
    srgb = icc is None or is_srgb(icc)
    if exif is not None:
        exif = blocks.upright(exif, (photo.width, photo.height), srgb=srgb)
    if packet is not None:
        file = WrittenAs(MEDIA_TYPES[key], photo.width, photo.height, srgb)
        packet = fitted(upright_packet(packet), file)
    if iptc is not None and key not in _HOLD_IPTC:
        packet = with_iptc(packet, iptc)
    if options.rating is not None:
        packet = with_rating(packet, options.rating)
        if exif is not None:
            exif = blocks.with_rating(exif, max(options.rating, 0))
    if options.recipe is not None:
        packet = with_recipe(packet, options.recipe)
    elif packet is not None:
        packet = without_recipe(packet)  # of an edit before this one
    return Metadata(exif, packet, iptc)
