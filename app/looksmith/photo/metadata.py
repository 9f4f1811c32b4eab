"""What of a photo's metadata goes into the file that is written."""

from __future__ import annotations

from dataclasses import dataclass

from looksmith.colour.icc import is_srgb
from looksmith.photo.exif import bare_block, upright, upright_xmp, without_gps
from looksmith.photo.iptc import without_places
from looksmith.photo.options import WriteOptions
from looksmith.photo.photo import Photo
from looksmith.photo.xmp import with_recipe, without_location

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
        What is wanted, and the recipe.
    icc
        The profile that is written.
    notes
        Gets a sentence on what is damaged and was left out.
    """
    if options.metadata == "none":
        return Metadata()
    info = photo.info
    exif, packet, iptc = bare_block(info.exif), info.xmp, info.iptc
    if options.metadata == "no-location":
        exif = None if exif is None else without_gps(exif)
        iptc = None if iptc is None else without_places(iptc) or None
        if packet is not None:
            packet = without_location(packet)
            if packet is None:
                notes.append("The XMP data is damaged and was left out.")
    if exif is not None:
        srgb = icc is None or is_srgb(icc)
        exif = upright(exif, (photo.width, photo.height), srgb=srgb)
    if packet is not None:
        packet = upright_xmp(packet)
    if options.recipe is not None:
        packet = with_recipe(packet, options.recipe)
    return Metadata(exif, packet, iptc)
