"""Search as people type."""

from __future__ import annotations

import pytest

from looksmith.looks.look import Look
from looksmith.looks.search import SearchIndex, fold

LOOKS = [
    Look("a", "Matrix", "Creative", "Zoë Müller", "MIT", ("green", "film kodak")),
    Look("b", "Kodak Tri-X 400", "Black & white", "Pat David", "", ("kodak", "film")),
    Look("c", "Kodak Tri-X 400 (−1)", "Black & white", "Pat David", "", ("kodak",)),
    Look("d", "Old Kodak Portra 400", "Colour negative", "", "", ("warm", "faded")),
    Look("e", "Kodachrome 64", "Slide", "Jan Lohse", "", ("kodak",)),
    Look("f", "Greyscale", "Black & white", "", "", ("black & white",)),
    Look("g", "Café Crème", "Instagram style", "", "", ("warm",)),
]
INDEX = SearchIndex(LOOKS)


def ids(text):
    return "".join(look.id for look in INDEX.find(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "abcdefg"),
        ("   ", "abcdefg"),
        ("kodak", "bcdae"),  # begins with it; has the word; only a tag
        ("KODAK", "bcdae"),
        ("400 kodak", "bcd"),
        ("kodak 400", "bcd"),
        ("trix", "bca"),
        ("trix400", "bc"),
        ("tri x", "bca"),
        ("tri-x -1", "c"),
        ("(−1)", "c"),
        ("chrome", "e"),
        ("cafe creme", "g"),
        ("CAFÉ", "g"),
        ("muller", "a"),
        ("gray", "f"),
        ("grey", "f"),
        ("b&w", "bcf"),
        ("bw pat", "bc"),
        ("black and white", "bcf"),
        ("color negative", "d"),
        ("colour negative warm", "d"),
        ("velvia", ""),
        ("kodak velvia", ""),
    ],
)
def test_what_people_type_finds_what_they_mean(text, expected):
    assert ids(text) == expected


def test_folding_makes_spellings_one():
    assert fold("Größe ÉTÉ Colour Grey −1") == "grosse ete color gray -1"


def test_categories_and_tags_are_found_in_another_language_too():
    german = {"Slide": "Diafilm", "warm": "wärmlich"}
    index = SearchIndex(LOOKS, lambda word: german.get(word, word))
    slides = [look for look in LOOKS if look.category == "Slide"]
    assert slides
    assert index.find("diaf") == slides == INDEX.find("slide")
    assert INDEX.find("diaf") == []
