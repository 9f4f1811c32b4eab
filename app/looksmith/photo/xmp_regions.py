"""Faces and other regions marked in XMP, turned along with the picture.

They are stored for the picture as it lies in the file, before it is turned upright
(MWG, *Guidelines for handling image metadata* 2.0, section 5.9).
"""

from __future__ import annotations

from collections.abc import Callable
from xml.etree import ElementTree

__all__ = ["turn_regions"]

_MWG = "http://www.metadataworkinggroup.com/schemas/regions/"
_AREA = "http://ns.adobe.com/xmp/sType/Area#"
_SIZE = "http://ns.adobe.com/xap/1.0/sType/Dimensions#"
_RECTANGLE = "{http://ns.microsoft.com/photo/1.2/t/Region#}Rectangle"
_APPLIED = f"{{{_MWG}}}AppliedToDimensions"

# Where the point (x, y) of a picture goes by its EXIF orientation.
_TURNS: dict[int, Callable[[float, float], tuple[float, float]]] = {
    2: lambda x, y: (1 - x, y),
    3: lambda x, y: (1 - x, 1 - y),
    4: lambda x, y: (x, 1 - y),
    5: lambda x, y: (y, x),
    6: lambda x, y: (1 - y, x),
    7: lambda x, y: (1 - y, 1 - x),
    8: lambda x, y: (y, 1 - x),
}


class _Fields:
    """The fields of a structure, which are attributes or elements."""

    def __init__(self, node: ElementTree.Element, namespace: str) -> None:
        self._node, self._namespace = node, namespace

    def get(self, name: str) -> str | None:
        key = f"{{{self._namespace}}}{name}"
        found = self._node.get(key)
        return self._node.findtext(key) if found is None else found

    def number(self, name: str) -> float:
        """Return a field as a number; raises ValueError without one."""
        return float(self.get(name) or "")

    def set(self, name: str, value: str) -> None:
        key = f"{{{self._namespace}}}{name}"
        child = self._node.find(key)
        if child is None:
            self._node.set(key, value)
        else:
            child.text = value

    def exchange(self, one: str, other: str) -> None:
        first, second = self.get(one), self.get(other)
        if first is not None and second is not None:
            self.set(one, second)
            self.set(other, first)


def _written(value: float) -> str:
    return f"{round(value, 6):g}" if abs(value) < 1e-4 else str(round(value, 6))


def _turn_area(node: ElementTree.Element, orientation: int) -> None:
    """Turn an MWG area, whose place is its middle."""
    fields = _Fields(node, _AREA)
    try:
        place = _TURNS[orientation](fields.number("x"), fields.number("y"))
    except ValueError:
        return
    for name, value in zip(("x", "y"), place, strict=True):
        fields.set(name, _written(value))
    if orientation > 4:
        fields.exchange("w", "h")


def _turned_rectangle(text: str, orientation: int) -> str:
    """Return Microsoft's "left, top, width, height", turned."""
    try:
        x, y, width, height = (float(part) for part in text.split(","))
    except ValueError:
        return text
    turn = _TURNS[orientation]
    (x0, y0), (x1, y1) = turn(x, y), turn(x + width, y + height)
    box = (min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0))
    return ", ".join(_written(value) for value in box)


def turn_regions(root: ElementTree.Element, orientation: int) -> bool:
    """Turn the regions in a packet's tree by an EXIF orientation.

    Parameters
    ----------
    root
        Changed in place.
    orientation
        1..8.

    Returns
    -------
    bool
        Whether there was anything to turn.
    """
    if orientation not in _TURNS:
        return False
    found = False
    for node in root.iter():
        named = _Fields(node, _AREA)
        if named.get("x") is not None and named.get("y") is not None:
            _turn_area(node, orientation)
            found = True
        if node.tag == _APPLIED and orientation > 4:
            _Fields(node, _SIZE).exchange("w", "h")
        if _RECTANGLE in node.attrib:
            node.set(
                _RECTANGLE, _turned_rectangle(node.attrib[_RECTANGLE], orientation)
            )
            found = True
        elif node.tag == _RECTANGLE and node.text:
            node.text = _turned_rectangle(node.text, orientation)
            found = True
    return found
