"""IPTC records (IIM) as XMP properties, for formats that hold no records.

The mapping is that of the *IPTC Photo Metadata Standard* (2023.2) and of the Metadata
Working Group's *Guidelines for Handling Image Metadata* (2.0, 2010), section 5.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, time
from typing import Literal, NamedTuple
from xml.etree import ElementTree

from looksmith.photo.iptc import records_of
from looksmith.photo.xmp_packet import RDF_NAMES, descriptions, opened, written

__all__ = ["with_iptc"]

_DC = "http://purl.org/dc/elements/1.1/"
_PHOTOSHOP = "http://ns.adobe.com/photoshop/1.0/"
_CORE = "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_ENVELOPE, _APPLICATION = 1, 2
_CHARACTERS, _UTF8 = 90, b"\x1b%G"
_DATE, _TIME = 55, 60
# What XML cannot hold.
_FORBIDDEN = re.compile("[^\t\n -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DATE_FORM = re.compile(r"(\d{4})(\d\d)(\d\d)")
_TIME_FORM = re.compile(r"(\d\d)(\d\d)(\d\d)(?:([+-])(\d\d)(\d\d))?")


class _Property(NamedTuple):
    """A property: its name, and a single text, one of a language, or a list."""

    name: str
    kind: Literal["text", "Alt", "Bag", "Seq"] = "text"


_PROPERTIES = {
    5: _Property(f"{{{_DC}}}title", "Alt"),
    10: _Property(f"{{{_PHOTOSHOP}}}Urgency"),
    15: _Property(f"{{{_PHOTOSHOP}}}Category"),
    20: _Property(f"{{{_PHOTOSHOP}}}SupplementalCategories", "Bag"),
    25: _Property(f"{{{_DC}}}subject", "Bag"),
    40: _Property(f"{{{_PHOTOSHOP}}}Instructions"),
    _DATE: _Property(f"{{{_PHOTOSHOP}}}DateCreated"),
    80: _Property(f"{{{_DC}}}creator", "Seq"),
    85: _Property(f"{{{_PHOTOSHOP}}}AuthorsPosition"),
    90: _Property(f"{{{_PHOTOSHOP}}}City"),
    92: _Property(f"{{{_CORE}}}Location"),
    95: _Property(f"{{{_PHOTOSHOP}}}State"),
    100: _Property(f"{{{_CORE}}}CountryCode"),
    101: _Property(f"{{{_PHOTOSHOP}}}Country"),
    103: _Property(f"{{{_PHOTOSHOP}}}TransmissionReference"),
    105: _Property(f"{{{_PHOTOSHOP}}}Headline"),
    110: _Property(f"{{{_PHOTOSHOP}}}Credit"),
    115: _Property(f"{{{_PHOTOSHOP}}}Source"),
    116: _Property(f"{{{_DC}}}rights", "Alt"),
    120: _Property(f"{{{_DC}}}description", "Alt"),
    122: _Property(f"{{{_PHOTOSHOP}}}CaptionWriter"),
}


def _texts(records: bytes) -> dict[int, list[str]]:
    """Return the texts of record 2 by their datasets, empty ones left out."""
    texts: dict[int, list[str]] = {}
    utf8 = False
    for record, dataset, value in records_of(records):
        if (record, dataset) == (_ENVELOPE, _CHARACTERS):
            utf8 = value == _UTF8
        elif record == _APPLICATION and (dataset in _PROPERTIES or dataset == _TIME):
            text = _text(value, utf8=utf8)
            if text:
                texts.setdefault(dataset, []).append(text)
    return texts


def _text(value: bytes, *, utf8: bool) -> str:
    """Return a value's text; where no characters are stated, many write UTF-8, too."""
    try:
        text = value.decode()
    except UnicodeDecodeError:
        text = value.decode(errors="replace") if utf8 else value.decode("latin-1")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _FORBIDDEN.sub("", text).strip()


def _moment(day: str, clock: str | None) -> str | None:
    """Return a date and time as XMP has them, as far as they are known."""
    found = _DATE_FORM.fullmatch(day)
    if found is None:
        return None
    year, month, number = found.groups()
    if month == "00" or number == "00":  # not known
        return year if month == "00" else f"{year}-{month}"
    try:
        text = date(int(year), int(month), int(number)).isoformat()
    except ValueError:
        return None
    said = None if clock is None else _TIME_FORM.fullmatch(clock)
    if said is None:
        return text
    hours, minutes, seconds, sign, *zone = said.groups()
    try:
        at = time(int(hours), int(minutes), int(seconds)).isoformat()
    except ValueError:
        return text
    return f"{text}T{at}" + (f"{sign}{zone[0]}:{zone[1]}" if sign else "")


def _add(
    description: ElementTree.Element, wanted: _Property, texts: Sequence[str]
) -> None:
    element = ElementTree.SubElement(description, wanted.name)
    if wanted.kind == "text":
        element.text = texts[0]
        return
    holder = ElementTree.SubElement(element, f"{{{RDF_NAMES}}}{wanted.kind}")
    for text in texts[:1] if wanted.kind == "Alt" else dict.fromkeys(texts):
        item = ElementTree.SubElement(holder, f"{{{RDF_NAMES}}}li")
        item.text = text
        if wanted.kind == "Alt":
            item.set(_LANGUAGE, "x-default")


def with_iptc(packet: bytes | None, records: bytes) -> bytes | None:
    """Return a packet that says what records say, where it says nothing itself.

    Parameters
    ----------
    packet
        The photo's packet, or None; a damaged one is replaced by a new one.
    records
        Those of the photo; damaged ones end them.

    Returns
    -------
    bytes or None
        The packet as it is where there is nothing to add.
    """
    texts = _texts(records)
    clock = texts.pop(_TIME, [None])[0]
    if _DATE in texts:
        moment = _moment(texts.pop(_DATE)[0], clock)
        texts |= {} if moment is None else {_DATE: [moment]}
    root, description = opened(packet)
    said = {str(name) for each in descriptions(root) for name in each.attrib}
    said |= {str(child.tag) for each in descriptions(root) for child in each}
    lacking = [n for n in texts if _PROPERTIES[n].name not in said]
    if not lacking:
        return packet
    for number in lacking:
        _add(description, _PROPERTIES[number], texts[number])
    return written(root)
