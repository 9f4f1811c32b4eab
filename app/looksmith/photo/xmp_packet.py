"""XMP packets as trees: opened, looked through, changed and written again."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from xml.etree import ElementTree

__all__ = [
    "DESCRIPTION",
    "RDF",
    "RDF_NAMES",
    "RECIPE_NAMESPACE",
    "XMP_NOTE",
    "descriptions",
    "opened",
    "parsed",
    "property_text",
    "take_out",
    "written",
]

RECIPE_NAMESPACE = "urn:looksmith:1.0:"
"""The namespace of the property ``looksmith:Recipe``, whose text is JSON."""

RDF_NAMES = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
"""The namespace of what holds properties, and of lists."""

_META = "adobe:ns:meta/"
DESCRIPTION = f"{{{RDF_NAMES}}}Description"
RDF = f"{{{RDF_NAMES}}}RDF"
XMP_NOTE = "http://ns.adobe.com/xmp/note/"

_KNOWN = {
    "x": _META,
    "rdf": RDF_NAMES,
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "looksmith": RECIPE_NAMESPACE,
    "exif": "http://ns.adobe.com/exif/1.0/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
    "crs": "http://ns.adobe.com/camera-raw-settings/1.0/",
    "xmpNote": XMP_NOTE,
}
# ElementTree refuses these prefixes: it makes such names up itself.
_RESERVED = re.compile(r"ns\d+$")
_HEAD = b'<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
_TAIL = b'\n<?xpacket end="w"?>'
_EMPTY = (
    f'<x:xmpmeta xmlns:x="{_META}"><rdf:RDF xmlns:rdf="{RDF_NAMES}">'
    f'<rdf:Description rdf:about=""/></rdf:RDF></x:xmpmeta>'
).encode()
# Structures in lists in structures: no program nests deeper than a dozen.
_MAX_DEPTH = 100


def _bare(packet: bytes) -> bytes:
    """Strip the padding; half of UTF-16's bytes are zeros that belong to it."""
    wide = b"<\0" in packet[:8] or b"\0<" in packet[:8]
    return packet if wide else packet.strip(b"\0 \r\n\t")


def parsed(packet: bytes) -> ElementTree.Element | None:
    """Return a packet's tree, None if damaged; namespaces keep their prefixes."""
    try:
        source = BytesIO(_bare(packet))
        events = ElementTree.iterparse(source, ("start-ns", "start", "end"))
        root: ElementTree.Element | None = None
        depth = 0
        for event, found in events:
            if event == "start":
                root = found if root is None else root
                depth += 1
                if depth > _MAX_DEPTH:
                    return None
            elif event == "end":
                depth -= 1
            elif found[0] and not _RESERVED.match(found[0]):
                ElementTree.register_namespace(*found)
    except (ElementTree.ParseError, ValueError, LookupError):
        return None
    return root


def written(root: ElementTree.Element, *, bare: bool = False) -> bytes:
    """Return a tree as a packet, `bare` without the marks around it."""
    for prefix, name in _KNOWN.items():
        ElementTree.register_namespace(prefix, name)
    text: bytes = ElementTree.tostring(root, "utf-8")
    return text if bare else _HEAD + text + _TAIL


def opened(packet: bytes | None) -> tuple[ElementTree.Element, ElementTree.Element]:
    """Return a packet's tree and its first description; new ones for a damaged one."""
    root = None if packet is None else parsed(packet)
    description = None if root is None else next(root.iter(DESCRIPTION), None)
    if root is None or description is None:
        root = ElementTree.fromstring(_EMPTY)
        description = next(root.iter(DESCRIPTION))
    return root, description


def descriptions(root: ElementTree.Element | None) -> list[ElementTree.Element]:
    """Return those that hold properties, not the ones inside of structures."""
    holder = None if root is None else next(root.iter(RDF), None)
    return [] if holder is None else holder.findall(DESCRIPTION)


def take_out(root: ElementTree.Element, unwanted: Callable[[str], bool]) -> bool:
    """Remove the properties whose names are unwanted; return whether there were any."""
    found = False
    for node in list(root.iter()):
        for name in [name for name in node.attrib if unwanted(name)]:
            del node.attrib[name]
            found = True
        for child in [child for child in node if unwanted(str(child.tag))]:
            node.remove(child)
            found = True
    return found


def property_text(root: ElementTree.Element, name: str) -> str | None:
    """Return the text of a simple property, which may be an attribute."""
    node = next(root.iter(name), None)
    if node is not None and node.text is not None:
        return node.text
    holders = (item.get(name) for item in root.iter(DESCRIPTION))
    return next((value for value in holders if value), None)
