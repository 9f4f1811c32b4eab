"""Find the sentences that the rooms below the window say to people, as templates."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from looksmith.ui.sentences import FRAMES, PLACE

__all__ = ["ROOMS", "sentences"]

APP = Path(__file__).resolve().parents[1] / "app" / "looksmith"

ROOMS = ("colour", "export", "grade", "looks", "lut", "models/enhance", "photo", ".")
"""Whose sentences come to the window."""

_FOR_PROGRAMMERS = {
    "colour/transfer.py", "export/batch/cluster.py", "grade/history.py",
    "grade/mixer.py", "grade/recipe.py", "grade/serial.py", "grade/split_toning.py",
    "grade/tone_curve.py", "lut/algebra.py", "lut/apply.py", "lut/table.py",
    "photo/options.py", "photo/photo.py", "photo/resize.py",
}  # fmt: skip
"""What raises only at a wrong call, which the window does not make."""

_SAYING = {"error", "fail", "warn", "missing_part"}
_LISTS = {"warnings", "notes", "problems"}
_WORDS = {"reason", "message", "sentence", "note", "problem"}
_TABLES = {"_REASONS"}
_SYSTEM = (
    "No such file or directory", "Permission denied", "Operation not permitted",
    "No space left on device", "Read-only file system", "Is a directory",
    "Not a directory", "File exists", "File name too long", "Input/output error",
    "Device or resource busy", "Disk quota exceeded", "File too large",
)  # fmt: skip
"""What systems say of a file, often within a sentence of ours."""

_BUILT_IN = {"ValueError", "KeyError", "OSError", "TypeError", "RuntimeError"}


def sentences() -> list[str]:
    """Return every template once, sorted."""
    found = {*_SYSTEM, *FRAMES, PLACE}
    for path in _files():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        found.update(filter(_is_sentence, map(template_of, _texts(tree))))
    return sorted(found)


def _files() -> Iterator[Path]:
    for room in ROOMS:
        folder = APP / room
        for path in folder.glob("*.py") if room == "." else folder.rglob("*.py"):
            if path.relative_to(APP).as_posix() not in _FOR_PROGRAMMERS:
                yield path


def _texts(tree: ast.AST) -> Iterator[ast.expr]:
    """Yield the texts that stand where errors and warnings are made."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and _says(node.func):
            yield from _choices(node.args[0])
        elif isinstance(node, ast.Assign) and _names_words(node.targets):
            yield from _choices(node.value)
        elif isinstance(node, ast.FunctionDef) and node.name.startswith(
            ("_why", "_say")
        ):
            for inner in ast.walk(node):
                if isinstance(inner, ast.Return) and inner.value is not None:
                    yield from _choices(inner.value)


def _says(function: ast.expr) -> bool:
    if isinstance(function, ast.Name):
        name = function.id
        return name in _SAYING or (name.endswith("Error") and name not in _BUILT_IN)
    if not isinstance(function, ast.Attribute):
        return False
    owner = function.value
    held = getattr(owner, "attr", getattr(owner, "id", ""))
    built = isinstance(owner, ast.Call) and getattr(owner.func, "id", "") == "super"
    return (
        function.attr in _SAYING
        or (function.attr == "append" and held in _LISTS)
        or (function.attr == "__init__" and built)
    )


def _explains(function: ast.FunctionDef) -> bool:
    return function.name.startswith(("_why", "_say"))


def _names_words(targets: list[ast.expr]) -> bool:
    names = (each.id for each in targets if isinstance(each, ast.Name))
    return any(name in _WORDS or name in _TABLES for name in names)


def _choices(text: ast.expr) -> Iterator[ast.expr]:
    if isinstance(text, ast.IfExp):
        yield from _choices(text.body)
        yield from _choices(text.orelse)
    elif isinstance(text, ast.Dict):
        for value in text.values:
            yield from _choices(value)
    elif isinstance(text, ast.JoinedStr | ast.Constant):
        yield text


def template_of(text: ast.expr) -> str:
    """Return a text with its fields by name, as in "{name} cannot be read.".

    Braces that are written out make it none: "".
    """
    template, seen = "", set()
    for part in text.values if isinstance(text, ast.JoinedStr) else [text]:
        if isinstance(part, ast.FormattedValue):
            name = _field(part.value)
            while name in seen:
                name += "_"
            seen.add(name)
            template += f"{{{name}}}"
        elif isinstance(part, ast.Constant) and isinstance(part.value, str):
            if "{" in part.value:
                return ""
            template += part.value
    return template


def _field(value: ast.expr) -> str:
    """Return a word for what stands in a field."""
    if isinstance(value, ast.BoolOp):
        return "reason"
    words = re.findall(r"[a-z]+", ast.unparse(value).lower())
    return next((word for word in reversed(words) if word != "name"), "name")


def _is_sentence(template: str) -> bool:
    """Whether words are said, not a name or a key."""
    return re.sub(r"\{\w+\}", "", template).count(" ") >= 2
