"""Titles and categories for people, from what the collected files were called."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence

from looksmith.training.datasets import LookRow
from looksmith.training.title_tables import (
    BRANDS,
    JOINED,
    PRINTS,
    RENAMED,
    SMALL_WORDS,
    VINTAGE,
)

__all__ = ["CATEGORIES", "category_of", "slug", "titles_of"]

CATEGORIES = (
    "Colour negative",
    "Slide",
    "Instant",
    "Cinema film",
    "Black & white",
    "Vintage",
    "Creative",
    "Instagram style",
)

_CINEMA = re.compile(r"Vision|Eterna 500|Verita|EXR|Kodak 52\d\d|Kodak 5222")
_INSTANT = re.compile(r"FP-?100c|FP-?3000b|Instax|Polaroid", re.IGNORECASE)
# "Kodak Portra 160 NC 3 +": the place in a series, then how far from the middle one.
_SERIES = re.compile(r"^(?P<film>.+?) \d(?: (?P<sign>[-+]+))?(?P<alt> Alt)?$")


def _series_title(title: str) -> str | None:
    """Rewrite a title of the RawTherapee series, or return None.

    Measured on the tables: along a series only the depth of the blacks moves, from
    pure (minus) to lifted and faded (plus), the middle tones stay.
    """
    match = _SERIES.match(title)
    if match is None:
        return None
    sign = match["sign"] or ""
    step = f" ({'−' if sign[0] == '-' else '+'}{len(sign)})" if sign else ""
    return match["film"] + (" Alternative" if match["alt"] else "") + step


def _print_title(title: str) -> str:
    """Shorten "film on paper"; the paper's maker is clear from the paper."""
    film, _, paper = title.partition(" on ")
    film = re.sub(r" Dev (\d+)$", r" (Dev \1)", film.replace("Trix-X", "Tri-X"))
    film = film.replace(" @", " at ").replace(" Infrared Film 1443", " Infrared")
    film = re.sub(r" alt\.?$", " (Alternative)", film, flags=re.IGNORECASE)
    film = re.sub(r"( IV 2460) (Low|High)$", r"\1 (\2)", film)
    film = re.sub(r"^Kodachrome", "Kodak Kodachrome", film)
    film = film.replace("Kodak 5222", "Kodak Double-X 5222")
    if not paper:
        return f"{film}, Simulated"
    for old, new in PRINTS:
        paper = re.sub(old, new, paper)
    paper = re.sub(r" Dev (\d+)$", r" (Dev \1)", paper)
    return f"{film} on {paper.strip()}"


def _capitals(word: str, first: bool) -> str:
    if word.casefold() in BRANDS:
        return BRANDS[word.casefold()]
    if not first and word.casefold() in SMALL_WORDS:
        return word.casefold()
    if any(letter.isupper() for letter in word[1:]) or not word.islower():
        return word
    return word[0].upper() + word[1:]


def _plain_title(title: str) -> str:
    """Turn a file name such as `faded_retro_02` into "Faded Retro".

    The number at its end is the uploader's; looks that would share a title are
    numbered afresh.
    """
    name = title.removeprefix("lookup_").removeprefix("hald.6.")
    name = JOINED.get(name.casefold(), name)
    name = name.replace("_", " ")
    name = re.sub(r"( cp)? \d+[a-z]?$", "", name) or name
    return " ".join(_capitals(w, i == 0) for i, w in enumerate(name.split()))


def _title(row: LookRow) -> str:
    if row.id in RENAMED:
        return RENAMED[row.id]
    if row.source == "PyPI/spectral-film-lut":
        title = _print_title(row.title)
    elif row.source == "cedeber/hald-clut":
        title = _series_title(row.title) or row.title
        title = title.replace(" HC", " High Contrast")
    elif "instagram" in row.category:
        return row.title if not row.title.islower() else row.title.capitalize()
    else:
        return _plain_title(row.title)
    return " ".join(_capitals(w, i == 0) for i, w in enumerate(title.split()))


def titles_of(rows: Sequence[LookRow]) -> list[str]:
    """Return a clean title for every row, each one unique.

    Looks that come to the same title are numbered in their order, the first one
    unnumbered.
    """
    titles = [_title(row) for row in rows]
    seen: dict[str, int] = defaultdict(int)
    unique = []
    for title in titles:
        seen[title.casefold()] += 1
        number = seen[title.casefold()]
        unique.append(title if number == 1 else f"{title} {number}")
    repeated = [t for t, n in Counter(map(str.casefold, unique)).items() if n > 1]
    if repeated:
        raise ValueError(f"titles given twice: {repeated}")
    return unique


def category_of(row: LookRow, monochrome: bool) -> str:
    """Return the one of `CATEGORIES` under which people would look for it."""
    if monochrome:
        return "Black & white"
    if "instagram" in row.category or row.source == "homm/pillow-lut-tools":
        return "Instagram style"
    if _INSTANT.search(row.title):
        return "Instant"
    if row.category.startswith("film"):
        if _CINEMA.search(row.title.partition(" on ")[0]):
            return "Cinema film"
        return "Slide" if "slide" in row.category else "Colour negative"
    words = re.split(r"[_ ]", JOINED.get(row.title.casefold(), row.title.casefold()))
    return "Vintage" if VINTAGE.intersection(words) else "Creative"


def slug(title: str) -> str:
    """Return an id of [a-z0-9-] for a title; minus and plus become words."""
    text = title.replace("(−", " minus ").replace("(+", " plus ").replace("&", " and ")
    text = unicodedata.normalize("NFKD", text.replace("+", " plus "))
    text = text.encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "-", text).strip("-")
