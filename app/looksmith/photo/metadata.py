"""What of a photo's metadata goes into the file that is written."""

from __future__ import annotations

from dataclasses import dataclass

from looksmith.colour.icc import is_srgb
from looksmith.photo import exif as blocks
from looksmith.photo.iptc import without_places
from looksmith.photo.options import WriteOptions
from looksmith.photo.photo import Photo
from looksmith.photo.xmp import with_rating, with_recipe, without_location

__all__ = ["Metadata", "carried"]


@dataclass(frozen=True)
class Metadata:
    """Blocks to embed, None where there is nothing; EXIF without a prefix."""

    exif: bytes | None = None
    xmp: bytes | None = None
    iptc: bytes | None = None


def carried(
    photo: Photo, options: WriteOptions, icc: bytes | None, notes: list[str]
) -> Metadata:
    """Return the metadata that fits the written pixels, and that was asked for.

    Parameters
    ----------
    photo
        What it came with.
    options
        What is wanted, the recipe and the rating.
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
        exif = None if exif is None else blocks.without_gps(exif)
        iptc = None if iptc is None else without_places(iptc) or None
        if packet is not None:
            packet = without_location(packet)
            if packet is None:
                notes.append("The XMP data is damaged and was left out.")
    if exif is not None:
        srgb = icc is None or is_srgb(icc)
        exif = blocks.upright(exif, (photo.width, photo.height), srgb=srgb)
    if packet is not None:
        packet = blocks.upright_xmp(packet)
    if options.rating is not None:
        packet = with_rating(packet, options.rating)
        if exif is not None:
            exif = blocks.with_rating(exif, max(options.rating, 0))
    if options.recipe is not None:
        packet = with_recipe(packet, options.recipe)
    return Metadata(exif, packet, iptc)
