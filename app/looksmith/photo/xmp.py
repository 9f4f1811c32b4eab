"""XMP packets: recipe and rating in, places out, and files beside the photo."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from looksmith.photo.xmp_packet import (
    RECIPE_NAMESPACE,
    opened,
    parsed,
    property_text,
    take_out,
    written,
)

__all__ = [
    "RECIPE_NAMESPACE",
    "read_rating_xmp",
    "read_recipe_xmp",
    "read_sidecar",
    "sidecar_path",
    "with_rating",
    "with_recipe",
    "without_location",
    "without_recipe",
]

_RECIPE = f"{{{RECIPE_NAMESPACE}}}Recipe"
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
    take_out(root, _RECIPE.__eq__)
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
    if root is None or not take_out(root, _RECIPE.__eq__):
        return packet
    return written(root)


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
    text = property_text(root, _RECIPE)
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


def read_sidecar(photo: Path) -> bytes | None:
    """Return the packet beside a photo, None without one that can be read.

    Looked for are ``IMG.NEF.xmp`` (darktable and this program) and ``IMG.xmp`` (Adobe).
    """
    for path in (sidecar_path(photo), photo.with_suffix(".xmp")):
        try:
            if path.stat().st_size <= _MAX_SIDECAR:
                packet = path.read_bytes()
                return packet if parsed(packet) is not None else None
        except OSError:
            continue
    return None
