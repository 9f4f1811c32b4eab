"""XMP packets: recipe and rating in, places out, and files beside the photo."""

from __future__ import annotations

import json
import re
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

__all__ = [
    "RECIPE_NAMESPACE",
    "read_rating_xmp",
    "read_recipe_xmp",
    "read_sidecar",
    "sidecar_path",
    "with_rating",
    "with_recipe",
    "without_location",
]

RECIPE_NAMESPACE = "urn:looksmith:1.0:"
"""The namespace of the property ``looksmith:Recipe``, whose text is JSON."""

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_META = "adobe:ns:meta/"
_XMP = "http://ns.adobe.com/xap/1.0/"
_EXIF = "http://ns.adobe.com/exif/1.0/"
_PHOTOSHOP = "http://ns.adobe.com/photoshop/1.0/"
_IPTC_CORE = "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
_IPTC_EXTENSION = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
_RECIPE = f"{{{RECIPE_NAMESPACE}}}Recipe"
_RATING = f"{{{_XMP}}}Rating"
# The same as a percentage; programs that find two that differ take either.
_OTHER_RATING = "{http://ns.microsoft.com/photo/1.0/}Rating"
_DESCRIPTION = f"{{{_RDF}}}Description"
_PLACES = frozenset(
    (
        *(f"{{{_PHOTOSHOP}}}{name}" for name in ("City", "State", "Country")),
        *(f"{{{_IPTC_CORE}}}{name}" for name in ("Location", "CountryCode")),
        *(
            f"{{{_IPTC_EXTENSION}}}{name}"
            for name in ("LocationShown", "LocationCreated")
        ),
    )
)
_KNOWN = {
    "x": _META,
    "rdf": _RDF,
    "xmp": _XMP,
    "looksmith": RECIPE_NAMESPACE,
    "exif": _EXIF,
    "photoshop": _PHOTOSHOP,
    "Iptc4xmpCore": _IPTC_CORE,
    "Iptc4xmpExt": _IPTC_EXTENSION,
}
# ElementTree refuses these prefixes: it makes such names up itself.
_RESERVED = re.compile(r"ns\d+$")
_HEAD = b'<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
_TAIL = b'\n<?xpacket end="w"?>'
_EMPTY = (
    f'<x:xmpmeta xmlns:x="{_META}"><rdf:RDF xmlns:rdf="{_RDF}">'
    f'<rdf:Description rdf:about=""/></rdf:RDF></x:xmpmeta>'
).encode()
_MAX_SIDECAR = 16 << 20


def _parsed(packet: bytes) -> ElementTree.Element | None:
    """Return a packet's tree, None if damaged; namespaces keep their prefixes."""
    try:
        source = BytesIO(packet.strip(b"\0 \r\n\t"))
        events = ElementTree.iterparse(source, ("start-ns", "start"))
        root: ElementTree.Element | None = None
        for event, found in events:
            if event == "start" and root is None:
                root = found
            elif event == "start-ns" and found[0] and not _RESERVED.match(found[0]):
                ElementTree.register_namespace(*found)
    except (ElementTree.ParseError, ValueError, LookupError):
        return None
    return root


def _written(root: ElementTree.Element) -> bytes:
    for prefix, name in _KNOWN.items():
        ElementTree.register_namespace(prefix, name)
    text: bytes = ElementTree.tostring(root, "utf-8")
    return _HEAD + text + _TAIL


def _opened(packet: bytes | None) -> tuple[ElementTree.Element, ElementTree.Element]:
    """Return a packet's tree and its first description; new ones for a damaged one."""
    root = None if packet is None else _parsed(packet)
    description = None if root is None else next(root.iter(_DESCRIPTION), None)
    if root is None or description is None:
        root = ElementTree.fromstring(_EMPTY)
        description = next(root.iter(_DESCRIPTION))
    return root, description


def _take_out(root: ElementTree.Element, name: str) -> None:
    for node in root.iter():
        node.attrib.pop(name, None)
        for child in node.findall(name):
            node.remove(child)


def with_recipe(packet: bytes | None, recipe: str) -> bytes:
    """Return a packet that carries a recipe; an older one in it is replaced.

    Parameters
    ----------
    packet
        The photo's packet, or None; a damaged one is replaced by a new one.
    recipe
        JSON text.
    """
    root, description = _opened(packet)
    _take_out(root, _RECIPE)
    ElementTree.SubElement(description, _RECIPE).text = recipe
    return _written(root)


def with_rating(packet: bytes | None, rating: int) -> bytes:
    """Return a packet that carries a rating as ``xmp:Rating``, and no other.

    Parameters
    ----------
    packet
        The photo's packet, or None; a damaged one is replaced by a new one.
    rating
        0..5 stars, -1 for a rejected photo.
    """
    root, description = _opened(packet)
    _take_out(root, _RATING)
    _take_out(root, _OTHER_RATING)
    description.set(_RATING, str(rating))
    return _written(root)


def _property(root: ElementTree.Element, name: str) -> str | None:
    """Return the text of a simple property, which may be an attribute."""
    node = next(root.iter(name), None)
    if node is not None and node.text is not None:
        return node.text
    holders = (item.get(name) for item in root.iter(_DESCRIPTION))
    return next((value for value in holders if value), None)


def read_rating_xmp(packet: bytes | None) -> int | None:
    """Return the rating in a packet, -1..5; None without one that makes sense."""
    root = None if packet is None else _parsed(packet)
    text = None if root is None else _property(root, _RATING)
    try:
        rating = None if text is None else round(float(text))
    except (ValueError, OverflowError):
        return None
    return rating if rating is not None and -1 <= rating <= 5 else None


def read_recipe_xmp(packet: bytes | None) -> Any:
    """Return the recipe in a packet as JSON values, None without a readable one."""
    root = None if packet is None else _parsed(packet)
    if root is None:
        return None
    text = _property(root, _RECIPE)
    try:
        return None if text is None else json.loads(text)
    except ValueError:
        return None


def _tells_place(name: str) -> bool:
    return name in _PLACES or name.startswith(f"{{{_EXIF}}}GPS")


def without_location(packet: bytes) -> bytes | None:
    """Return a packet without what tells the place; None for a damaged packet.

    Left out are EXIF's GPS properties, Photoshop's city, state and country, and IPTC's
    location, country code, and the locations shown and created.
    """
    root = _parsed(packet)
    if root is None:
        return None
    for node in list(root.iter()):
        for name in [name for name in node.attrib if _tells_place(name)]:
            del node.attrib[name]
        for child in [child for child in node if _tells_place(str(child.tag))]:
            node.remove(child)
    return _written(root)


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
                return packet if _parsed(packet) is not None else None
        except OSError:
            continue
    return None
