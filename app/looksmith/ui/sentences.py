"""Sentences of the rooms below in the user's language.

Those rooms know no Qt, and raise errors in English, as the command line says them. The
templates of their sentences are collected from the sources (packaging/translations.py)
and translated with all other texts; here a sentence is recognised by its template, and
said in the words of the window. What no template knows stays as it is.
"""

from __future__ import annotations

import json
import re
from functools import cache

from PySide6.QtCore import QCoreApplication

from looksmith.resources import resource

__all__ = ["CONTEXT", "FRAMES", "PLACE", "in_user_language", "pattern_of"]

CONTEXT = "Sentences"

FRAMES = ("{where}: {reason}", "{where}, line {line}: {reason}")
"""What stands around a reason that is a sentence of its own."""

PLACE = "{where}, line {line}"
"""Where in a file."""

_FIELD = re.compile(r"\{(\w+)\}")
_MOST_DEEP = 3
_SURE = "The file is empty."  # a sentence of every language


def pattern_of(template: str) -> re.Pattern[str]:
    """Return what fits the sentences of a template such as "{name} is empty."."""
    parts = _FIELD.split(template)
    texts, fields = parts[::2], parts[1::2]
    pattern = re.escape(texts[0])
    for field, text in zip(fields, texts[1:], strict=True):
        pattern += f"(?P<{field}>.*?){re.escape(text)}"
    return re.compile(pattern, re.DOTALL)


@cache
def _known() -> frozenset[str]:
    path = resource("translations", "sentences.json")
    return frozenset(json.loads(path.read_text(encoding="utf-8")))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {text: pattern_of(text) for text in sorted(_known()) if "{" in text}


def in_user_language(text: str) -> str:
    """Return a sentence of an error or a warning in the language of the window.

    Several sentences on lines of their own are each said.
    """
    if _translated(_SURE) == _SURE:
        return text
    return "\n".join(_said(line, _MOST_DEEP)[0] for line in text.split("\n"))


def _translated(text: str) -> str:
    return QCoreApplication.translate(CONTEXT, text)


def _said(text: str, depth: int) -> tuple[str, int]:
    """Return a text as it is said, and how many letters of it nothing is known of.

    Of several templates that fit, the one that explains the most counts: a file's name
    before "cannot be written" may itself be a name and a colon.
    """
    if text in _known():
        return _translated(text), 0
    best = text, len(text)
    for template, pattern in _patterns().items() if depth else ():
        match = pattern.fullmatch(text)
        if match is None:
            continue
        parts = {
            name: _said(part, depth - 1) for name, part in match.groupdict().items()
        }
        unknown = sum(left for _, left in parts.values())
        if template in FRAMES and parts["reason"][0] == match["reason"]:
            continue
        if unknown < best[1]:
            words = {name: said for name, (said, _) in parts.items()}
            best = _translated(template).format(**words), unknown
    return best
