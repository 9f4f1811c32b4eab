"""What an XMP packet says of its file, made true of the file that is written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree import ElementTree

from looksmith.photo.xmp_packet import (
    DESCRIPTION,
    parsed,
    property_text,
    take_out,
    written,
)
from looksmith.photo.xmp_regions import turn_regions

__all__ = ["MEDIA_TYPES", "WrittenAs", "fitted", "upright_packet"]

MEDIA_TYPES = {
    "jpeg": "image/jpeg",
    "png": "image/png",
    "tiff": "image/tiff",
    "webp": "image/webp",
    "avif": "image/avif",
    "jxl": "image/jxl",
    "exr": "image/x-exr",
}
"""Of the keys of `formats.WRITABLE_PHOTO_FORMATS`."""

_TIFF = "{http://ns.adobe.com/tiff/1.0/}"
_EXIF = "{http://ns.adobe.com/exif/1.0/}"
_XMP = "{http://ns.adobe.com/xap/1.0/}"
_PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
_CRS = "{http://ns.adobe.com/camera-raw-settings/1.0/}"
_FORMAT = "{http://purl.org/dc/elements/1.1/}format"
_SETTINGS, _APPLIED = f"{_CRS}HasSettings", f"{_CRS}AlreadyApplied"

_ORIENTATION = re.compile(rb"(tiff:Orientation\s*=\s*[\"']|<tiff:Orientation>\s*)[2-8]")
_REGIONS = (b"/regions/", b"Region#")

# The layout of the file that was read, pictures of before the edit, and whose sidecar
# it was.
_STALE = frozenset(
    (
        *(f"{_TIFF}{name}" for name in ("BitsPerSample", "Compression")),
        *(
            f"{_TIFF}{name}"
            for name in ("PhotometricInterpretation", "SamplesPerPixel")
        ),
        *(f"{_TIFF}{name}" for name in ("PlanarConfiguration", "YCbCrSubSampling")),
        *(f"{_PHOTOSHOP}{name}" for name in ("ICCProfile", "SidecarForExtension")),
        f"{_XMP}Thumbnails",
    )
)
# What tells of parts behind the picture that are not carried, such as gain maps, depth
# maps, sounds and films: programs would look for them at places in the file.
_PARTS = tuple(
    f"{{http://ns.{name}"
    for name in (
        "google.com/photos/1.0/container/",
        "google.com/photos/1.0/depthmap/",
        "google.com/photos/1.0/image/",
        "google.com/photos/1.0/audio/",
        "google.com/photos/dd/1.0/",
        "google.com/photos/1.0/camera/}Micro",
        "google.com/photos/1.0/camera/}Motion",
        "adobe.com/hdr-gain-map/1.0/",
        "apple.com/HDRGainMap/1.0/",
    )
)


@dataclass(frozen=True)
class WrittenAs:
    """What a packet may say of the file that it goes into.

    Parameters
    ----------
    media_type
        Of `MEDIA_TYPES`.
    width, height
        In pixels.
    srgb
        Whether its colours are sRGB's.
    """

    media_type: str
    width: int
    height: int
    srgb: bool


def upright_packet(packet: bytes, orientation: int = 1) -> bytes:
    """Return a packet for a picture that was turned upright.

    Parameters
    ----------
    packet
        One that is damaged, or has nothing to turn, stays as it is.
    orientation
        EXIF's, by which the picture was turned.
    """
    packet = _ORIENTATION.sub(rb"\g<1>1", packet)
    if orientation == 1 or not any(name in packet for name in _REGIONS):
        return packet
    root = parsed(packet)
    return (
        packet if root is None or not turn_regions(root, orientation) else written(root)
    )


def _is_stale(name: str) -> bool:
    return name in _STALE or name.startswith(_PARTS)


def _state(root: ElementTree.Element, wanted: Mapping[str, str]) -> bool:
    """Change simple properties where they stand; return whether any did."""
    changed = False
    for node in root.iter():
        for name in wanted.keys() & node.attrib.keys():
            changed |= node.attrib[name] != wanted[name]
            node.set(name, wanted[name])
        if node.tag in wanted and not len(node):
            changed |= node.text != wanted[node.tag]
            node.text = wanted[node.tag]
    return changed


def _settle(root: ElementTree.Element) -> bool:
    """Say of a raw converter's settings that they are history, as its exports do.

    It would apply them when it opens the file, to pixels that were never shown so.
    """
    changed = _state(root, {_APPLIED: "True"})
    holder = next(root.iter(DESCRIPTION), None)
    claimed = property_text(root, _SETTINGS) == "True"
    if claimed and holder is not None and property_text(root, _APPLIED) is None:
        holder.set(_APPLIED, "True")
        return True
    return changed


def fitted(packet: bytes, file: WrittenAs) -> bytes:
    """Return a packet that is true of the file it goes into.

    Sizes, colour space and media type are stated anew where they are stated; what
    describes the old file's layout, shows its picture or points into it is left out.

    Parameters
    ----------
    packet
        One that is damaged, or true already, stays as it is.
    file
        What it goes into.
    """
    root = parsed(packet)
    if root is None:
        return packet
    wanted = {
        _FORMAT: file.media_type,
        f"{_TIFF}Orientation": "1",
        f"{_TIFF}ImageWidth": str(file.width),
        f"{_TIFF}ImageLength": str(file.height),
        f"{_EXIF}PixelXDimension": str(file.width),
        f"{_EXIF}PixelYDimension": str(file.height),
        f"{_EXIF}ColorSpace": "1" if file.srgb else "65535",
    }
    changed = take_out(root, _is_stale)
    changed |= _state(root, wanted)
    changed |= _settle(root)
    return written(root) if changed else packet
