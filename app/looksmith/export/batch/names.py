"""Names of exported files, from a template."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from string import Formatter

from looksmith.errors import LooksmithError
from looksmith.grade.kept_facts import read_facts

__all__ = [
    "FIELDS",
    "NameFacts",
    "TemplateError",
    "fill_template",
    "needs_time",
    "taken_on",
]

FIELDS: Mapping[str, str] = {
    "name": "the photo's name",
    "number": "its place in the batch; {number:04} has four digits",
    "look": "the looks' names",
    "date": "the day it was taken, 2026-11-21",
    "time": "the time it was taken, 14-05-33",
}

# The last are bytes of a name that are no UTF-8.
_FORBIDDEN = re.compile('[<>:"|?*\\\\/\\x00-\\x1f\ud800-\udfff]')
_RESERVED = re.compile(
    r"^(con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³])(?=\s*(?:\.|$))",
    re.IGNORECASE,
)
_WIDTH = re.compile(r"0?\d?")
_DIGITS = 6
_LONGEST = 200  # bytes of a name; file systems end at 255, and more is put to it
_LONGEST_LOOKS = 160  # the photo's own name shall have room beside them
_EXIF, _TAKEN = 0x8769, 0x9003
_WRITTEN = "%Y:%m:%d %H:%M:%S"


class TemplateError(LooksmithError):
    """A name template cannot be used; the message says why."""


@dataclass(frozen=True)
class NameFacts:
    """What a template can draw on.

    Parameters
    ----------
    source
        The photo's file.
    number
        Its place in the batch, from 1.
    look
        The looks' names.
    taken
        When it was taken; None reads it from the file where it is needed.
    """

    source: Path
    number: int = 1
    look: str = ""
    taken: datetime | None = None


def needs_time(template: str) -> bool:
    """Tell whether a template asks when a photo was taken, which reads its file."""
    with suppress(ValueError):
        fields = {field for _, field, _, _ in Formatter().parse(template)}
        return bool(fields & {"date", "time"})
    return False


def taken_on(path: Path) -> datetime:
    """Return when a photo was taken: by its EXIF, else by its file's time."""
    from PIL import Image, UnidentifiedImageError

    with suppress(LooksmithError, ValueError):
        return datetime.strptime(read_facts(path).taken[:19], _WRITTEN)
    # What Pillow finds further on in a file; it refuses to open very large ones.
    refusals = (OSError, UnidentifiedImageError, SyntaxError)
    with suppress(*refusals, ValueError, Image.DecompressionBombError):
        with Image.open(path) as image:
            text = image.getexif().get_ifd(_EXIF).get(_TAKEN, "")
        return datetime.strptime(str(text).strip("\0 "), _WRITTEN)
    return datetime.fromtimestamp(path.stat().st_mtime)


def _value(field: str, spec: str, facts: NameFacts) -> str:
    if field == "number":
        return f"{facts.number:{spec}d}"
    if spec:
        raise TemplateError(f"“{{{field}:{spec}}}”: only a number takes a width.")
    if field == "name":
        return facts.source.stem
    if field == "look":
        return _cut(facts.look, _LONGEST_LOOKS) or "original"
    form = "%Y-%m-%d" if field == "date" else "%H-%M-%S"
    return (facts.taken or taken_on(facts.source)).strftime(form)


def _filled(template: str, facts: NameFacts) -> str:
    parts = []
    try:
        pieces = list(Formatter().parse(template))
    except ValueError as error:
        raise TemplateError(f"“{template}” has a brace without its partner.") from error
    for text, field, given, conversion in pieces:
        parts.append(text)
        if field is None:
            continue
        if field not in FIELDS or conversion:
            known = ", ".join(f"{{{name}}}" for name in FIELDS)
            raise TemplateError(f"“{{{field}}}” is not known here, only {known}.")
        spec = given or ""
        if not _WIDTH.fullmatch(spec) or int(spec or 0) > _DIGITS:
            raise TemplateError(f"“{{{field}:{spec}}}”: write {{number:04}}.")
        value = _FORBIDDEN.sub("-", _value(field, spec, facts))
        parts.append(value if value.strip(" .") else "-")
    return "".join(parts)


def fill_template(template: str, facts: NameFacts) -> PurePosixPath:
    """Return the name that a template gives, without ending; ``/`` makes folders.

    Raises
    ------
    TemplateError
        The template has an unknown field, no field, or leads out of the folder.
    """
    if "{" not in template:
        raise TemplateError(
            f"“{template}” gives every photo the same name: put {{name}} or {{number}} "
            "into it."
        )
    steps = [_step(part) for part in _filled(template, facts).split("/")]
    if ".." in steps:
        raise TemplateError(f"“{template}” leads out of the folder.")
    kept = [step for step in steps if step not in ("", ".")]
    if not kept:
        raise TemplateError(f"“{template}” leaves no name.")
    return PurePosixPath(*kept)


def _cut(text: str, longest: int) -> str:
    """Return as much of a text as has so many bytes."""
    return text.encode(errors="replace")[:longest].decode(errors="ignore")


def _step(part: str) -> str:
    """Return a folder's or a file's name as every file system takes it."""
    if part.strip() == "..":
        return ".."
    clean = _cut(_FORBIDDEN.sub("-", part).strip(), _LONGEST)
    return _RESERVED.sub(r"\1-", clean.rstrip(" ."))
