"""Looking through an XML file before any other parser sees it."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.parsers import expat

from looksmith.lut.errors import LutFormatError
from looksmith.lut.formats.source import Source
from looksmith.lut.formats.text import check_size
from looksmith.lut.table import MAX_CURVE_LENGTH

__all__ = ["check_xml"]

MAX_DEPTH = 32
MAX_ELEMENTS = 10_000


@dataclass
class _Checker:
    """Handlers of one pass through a file."""

    source: Source
    parser: expat.XMLParserType
    path: list[str] = field(default_factory=list)
    elements: int = 0
    name: str = ""
    description: str = ""
    descriptions: int = 0

    def refuse(self, reason: str) -> LutFormatError:
        return self.source.error(reason, line=self.parser.CurrentLineNumber)

    def on_doctype(self, *_: object) -> None:
        raise self.refuse("The XML has a DOCTYPE or entities, which no LUT needs.")

    def on_start(self, tag: str, attributes: dict[str, str]) -> None:
        tag = tag.rpartition(":")[2]
        self.path.append(tag)
        self.elements += 1
        if len(self.path) > MAX_DEPTH or self.elements > MAX_ELEMENTS:
            raise self.refuse("The XML is nested too deeply or has too many elements.")
        if tag == "Reference":
            raise self.refuse("The LUT refers to other files, which is not followed.")
        self.descriptions += tag == "Description"
        if tag == "ProcessList":
            self.name = attributes.get("name", "")
        if tag == "Array" and "dim" in attributes:
            self._check_array(attributes["dim"])

    def _check_array(self, dim: str) -> None:
        words = dim.split()
        if not 2 <= len(words) <= 4 or not all(w.isdecimal() for w in words):
            raise self.refuse(f"An array of dimensions '{dim[:40]}' makes no sense.")
        sizes = [int(word) for word in words if len(word) < 9]
        line = self.parser.CurrentLineNumber
        if len(sizes) < len(words):
            raise self.refuse(f"An array of dimensions '{dim[:40]}' is too large.")
        if len(sizes) == 4 and sizes[3] == 3:
            if len(set(sizes[:3])) > 1:
                raise self.refuse(
                    "The lattice has different sizes along its axes: "
                    f"{sizes[0]} x {sizes[1]} x {sizes[2]}."
                )
            check_size(self.source, sizes[0], line)
        elif max(sizes) > MAX_CURVE_LENGTH:
            raise self.refuse(
                f"A curve has {max(sizes)} entries; {MAX_CURVE_LENGTH} is the most."
            )
        values = 1
        for size in sizes:
            values *= size
        if values > len(self.source.data):
            raise self.refuse(
                f"The array claims {values} values, more than the file has bytes."
            )

    def on_end(self, _: str) -> None:
        self.path.pop()

    def on_text(self, text: str) -> None:
        if self.path == ["ProcessList", "Description"] and self.descriptions == 1:
            self.description += text[:200]


def check_xml(source: Source) -> str:
    """Refuse an XML file that is damaged, huge within or after other files.

    Returns
    -------
    str
        Its name or description.

    Raises
    ------
    LutFormatError
        With the line: it is not well-formed, has a DOCTYPE, refers to other files, is
        nested too deeply, or claims arrays larger than itself.
    """
    if b"\0" in source.data:
        raise source.error("The XML is not UTF-8: it holds a NUL byte.")
    parser = expat.ParserCreate()
    checker = _Checker(source, parser)
    parser.StartDoctypeDeclHandler = checker.on_doctype
    parser.EntityDeclHandler = checker.on_doctype
    parser.StartElementHandler = checker.on_start
    parser.EndElementHandler = checker.on_end
    parser.CharacterDataHandler = checker.on_text
    parser.buffer_text = True
    try:
        parser.Parse(source.data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        line = getattr(error, "lineno", None)
        raise source.error(
            f"The XML is not well-formed: {error}.", line=line, cause=error
        ) from error
    title = checker.name or checker.description
    return " ".join(title.split())[:200]
