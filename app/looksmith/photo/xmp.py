"""XMP packets: recipe and rating in, places out, and files beside the photo."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from looksmith.photo.xmp_packet import (
    RECIPE_NAMESPACE,
    descriptions,
    opened,
    parsed,
    property_text,
    take_out,
    written,
)

__all__ = [
    "RECIPE_NAMESPACE",
    "is_packet",
    "read_rating_xmp",
    "read_recipe_xmp",
    "read_sidecar",
    "read_sidecars",
    "sidecar_path",
    "with_rating",
    "with_recipe",
    "with_sidecars",
    "without_location",
    "without_recipe",
]

_RECIPE = f"{{{RECIPE_NAMESPACE}}}Recipe"
# Exiv2 lets every namespace that it rewrites end with a slash.
_RECIPES = (_RECIPE, f"{{{RECIPE_NAMESPACE}/}}Recipe")
_RATING = "{http://ns.adobe.com/xap/1.0/}Rating"
# The same as a percentage; programs that find two that differ take either.
_OTHER_RATING = "{http://ns.microsoft.com/photo/1.0/}Rating"
# Drones, photo libraries and programs of naturalists have namespaces of their own for
# the place: it is known by the words for it.
_PLACES = frozenset(
    (
        *("city", "country", "countrycode", "countryname", "county", "locality"),
        *("location", "locationcreated", "locationshown", "province", "shotlocation"),
        *("state", "stateprovince", "sublocation", "worldregion"),
    )
)
_POSITION = re.compile(r"gps|latitude|long(?:i|t|ti)tude|altitude|geo(?:tag|hash)")
_MAX_SIDECAR = 16 << 20
_NOT_OF_THE_PHOTO = (
    "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}",
    "{http://ns.adobe.com/camera-raw-",
    "{http://darktable.sf.net/}",
    f"{{{RECIPE_NAMESPACE}",
)


def with_recipe(packet: bytes | None, recipe: str) -> bytes:
    """Return a packet that carries a recipe; an older one in it is replaced.

    Parameters
    ----------
    packet
        The photo's packet, or None; a damaged one is replaced by a new one.
    recipe
        JSON text.
    """
    root, description = opened(packet)
    take_out(root, _RECIPES.__contains__)
    ElementTree.SubElement(description, _RECIPE).text = recipe
    return written(root)


def with_rating(packet: bytes | None, rating: int) -> bytes:
    """Return a packet that carries a rating as ``xmp:Rating``, and no other.

    Parameters
    ----------
    packet
        The photo's packet, or None; a damaged one is replaced by a new one.
    rating
        0..5 stars, -1 for a rejected photo.
    """
    root, description = opened(packet)
    take_out(root, (_RATING, _OTHER_RATING).__contains__)
    description.set(_RATING, str(rating))
    return written(root)


def without_recipe(packet: bytes) -> bytes:
    """Return a packet without a recipe; one that has none, or is damaged, as it is."""
    root = parsed(packet) if RECIPE_NAMESPACE.encode() in packet else None
    if root is None or not take_out(root, _RECIPES.__contains__):
        return packet
    return written(root)


def is_packet(data: bytes) -> bool:
    """Tell whether bytes are XMP that can be read."""
    return bool(descriptions(parsed(data)))


def read_rating_xmp(packet: bytes | None) -> int | None:
    """Return the rating in a packet, -1..5; None without one that makes sense."""
    root = None if packet is None else parsed(packet)
    text = None if root is None else property_text(root, _RATING)
    try:
        rating = None if text is None else round(float(text))
    except (ValueError, OverflowError):
        return None
    return rating if rating is not None and -1 <= rating <= 5 else None


def read_recipe_xmp(packet: bytes | None) -> Any:
    """Return the recipe in a packet as JSON values, None without a readable one."""
    root = None if packet is None else parsed(packet)
    if root is None:
        return None
    text = property_text(root, _RECIPES[0]) or property_text(root, _RECIPES[1])
    try:
        return None if text is None else json.loads(text)
    except (ValueError, RecursionError):
        return None


def _tells_place(name: str) -> bool:
    word = name.rpartition("}")[2].casefold()
    return word in _PLACES or _POSITION.search(word) is not None


def without_location(packet: bytes) -> bytes | None:
    """Return a packet without what tells the place; None for a damaged packet.

    Left out is, in any namespace, what is called by a word for a position or a place,
    such as EXIF's and the drones' GPS properties, Photoshop's city, state and country,
    and IPTC's location, country code, and the locations shown and created.
    """
    root = parsed(packet)
    if root is None:
        return None
    take_out(root, _tells_place)
    return written(root)


def sidecar_path(photo: Path) -> Path:
    """Return where a photo's XMP file is written: ``IMG.JPG.xmp``."""
    return photo.with_name(f"{photo.name}.xmp")


def read_sidecars(photo: Path) -> list[bytes]:
    """Return the packets beside a photo that can be read, the newest first.

    Looked for are ``IMG.NEF.xmp`` (darktable and this program) and ``IMG.xmp`` (Adobe).
    """
    found: list[tuple[int, bytes]] = []
    for path in (sidecar_path(photo), photo.with_suffix(".xmp")):
        try:
            status = path.stat()
            packet = path.read_bytes() if status.st_size <= _MAX_SIDECAR else b""
        except OSError:
            continue
        if parsed(packet) is not None:
            found.append((status.st_mtime_ns, packet))
    found.sort(key=lambda each: each[0], reverse=True)
    return [packet for _, packet in found]


def read_sidecar(photo: Path) -> bytes | None:
    """Return the newest packet beside a photo, None without one that can be read."""
    return next(iter(read_sidecars(photo)), None)


def with_sidecars(packet: bytes | None, photo: Path) -> bytes | None:
    """Return a raw file's packet with what the files beside it say of the photo.

    Programs keep titles, keywords and copyright there, since they do not write into raw
    files. What is stated twice is the newer file's; how they would develop the photo is
    left out, and so is an edit of ours.

    Parameters
    ----------
    packet
        The one in the raw file, or None.
    photo
        The raw file.
    """
    beside = read_sidecars(photo)
    if not beside:
        return packet
    root, description = opened(packet)
    for source in reversed(beside):
        for each in descriptions(parsed(source)):
            for name, value in each.attrib.items():
                if not name.startswith(_NOT_OF_THE_PHOTO):
                    take_out(root, name.__eq__)
                    description.set(name, value)
            for child in each:
                name = str(child.tag)
                if not name.startswith(_NOT_OF_THE_PHOTO):
                    take_out(root, name.__eq__)
                    description.append(child)
    return written(root)
