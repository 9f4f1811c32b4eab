"""Finding looks by words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, cached_property

from looksmith.looks.look import Look

__all__ = ["SearchIndex", "fold"]

# Spellings that people mix.
_SPELLINGS = (
    ("colour", "color"),
    ("grey", "gray"),
    ("b&w", "bw"),
    ("black and white", "black & white"),
    ("black & white", "black & white bw"),
    ("−", "-"),
)


def fold(text: str) -> str:
    """Return text without accents and case, in one spelling."""
    text = text.casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        text = "".join(letter for letter in text if not unicodedata.combining(letter))
    for old, new in _SPELLINGS:
        text = text.replace(old, new)
    return text


def _words(text: str) -> list[str]:
    return [word for word in re.split(r"[\s(),]+", fold(text)) if word]


def _squeeze(text: str) -> str:
    return re.sub(r"[^\w]+", "", text)


@dataclass(frozen=True)
class _Entry:
    look: Look
    title: str
    # The title's words, each after a space: " tri" finds a word's beginning.
    words: str
    everything: str


class SearchIndex:
    """Looks prepared for searching; make a new one when the looks change.

    Parameters
    ----------
    looks
        In the order in which equally good matches come out.
    say
        Returns a category or a tag in another language, by which looks are found, too.
    """

    def __init__(self, looks: Iterable[Look], say: Callable[[str], str] = str) -> None:
        self._looks = list(looks)
        self._say = say

    @cached_property
    def _entries(self) -> list[_Entry]:
        """The looks, taken apart when words are first looked for: a start is not."""
        known = cache(lambda kind: fold(f"{kind} {self._say(kind)}"))
        return [self._prepare(look, known) for look in self._looks]

    @staticmethod
    def _prepare(look: Look, folded: Callable[[str], str]) -> _Entry:
        parts = _words(look.title)
        title = " ".join(parts)
        kinds = map(folded, (look.category, *look.tags))
        other = " ".join((*kinds, fold(look.author)))
        # "Tri-X 400" is found by "trix", "trix400" and "tri x" as well.
        for part in [part for part in parts if "-" in part]:
            parts += [_squeeze(part), *part.split("-")]
        words = " " + " ".join(parts)
        return _Entry(look, title, words, f"{words} {_squeeze(title)} {other}")

    def find(self, text: str) -> list[Look]:
        """Return the looks in which every word of `text` occurs, the best first.

        A word may be part of one: "chrome" finds Kodachrome. Accents, case and the
        order of the words do not matter. First come titles that begin with the text,
        then titles in which every word begins one, then titles that hold every word,
        then what matches by category, author or tags. An empty text finds all.
        """
        wanted = _words(text)
        if not wanted:
            return list(self._looks)
        start = " ".join(wanted)
        begins = [f" {word}" for word in wanted]
        ranked: tuple[list[Look], ...] = ([], [], [], [])
        for entry in self._entries:
            if not all(word in entry.everything for word in wanted):
                continue
            if entry.title.startswith(start):
                rank = 0
            elif all(begin in entry.words for begin in begins):
                rank = 1
            elif all(word in entry.title for word in wanted):
                rank = 2
            else:
                rank = 3
            ranked[rank].append(entry.look)
        return [look for group in ranked for look in group]
