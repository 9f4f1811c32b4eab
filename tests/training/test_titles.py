"""Titles for people."""

from __future__ import annotations

import pytest

from looksmith.training.datasets import LookRow
from looksmith.training.titles import category_of, slug, titles_of


def row(title, source="GreycLab/gmic", category="creative", look_id="x"):
    return LookRow(look_id, title, category, source, "", "MIT", "A", "", False)


@pytest.mark.parametrize(
    ("title", "source", "category", "expected"),
    [
        ("Fuji FP-3000b 1 --", "cedeber/hald-clut", "film: b/w", "Fuji FP-3000B (−2)"),
        ("Kodak TRI-X 400 2", "cedeber/hald-clut", "film: b/w", "Kodak Tri-X 400"),
        ("Ilford HP5 3 +", "cedeber/hald-clut", "film: b/w", "Ilford HP5 (+1)"),
        (
            "Fuji FP-100c 7 ++ Alt",
            "cedeber/hald-clut",
            "film: instant",
            "Fuji FP-100C Alternative (+2)",
        ),
        ("Kodak BW 400 CN", "cedeber/hald-clut", "film: b/w", "Kodak B&W 400 CN"),
        (
            "Kodak Trix-X 400 Dev 7 on Kodak Polymax Fine-Art Paper Grade -1",
            "PyPI/spectral-film-lut",
            "film: b/w (spectral)",
            "Kodak Tri-X 400 (Dev 7) on Polymax Grade −1",
        ),
        (
            "Kodak Portra 800 @1600 on Kodak Vision Premier 2393",
            "PyPI/spectral-film-lut",
            "film: colour negative (spectral)",
            "Kodak Portra 800 at 1600 on Vision Premier 2393",
        ),
        ("faded_retro_01", "GreycLab/gmic", "creative", "Faded Retro"),
        ("frostedbeachpicnic", "GreycLab/gmic", "creative", "Frosted Beach Picnic"),
        ("green_and_orange", "GreycLab/gmic", "creative", "Green and Orange"),
        ("lookup_miss_etikate", "BradLarson/GPUImage", "creative", "Miss Etikate"),
        ("hald.6.hefe", "homm/pillow-lut-tools", "creative", "Hefe"),
        ("amaro", "PyPI/pilgram2", "creative (instagram)", "Amaro"),
        ("1977", "PyPI/pilgram2", "creative (instagram)", "1977"),
    ],
)
def test_file_names_become_titles(title, source, category, expected):
    assert titles_of([row(title, source, category)]) == [expected]


def test_looks_that_share_a_title_are_numbered():
    rows = [row(t) for t in ("city_7", "City", "dream", "city_12")]
    assert titles_of(rows) == ["City", "City 2", "Dream", "City 3"]


def test_ids_are_made_of_plain_letters():
    assert slug("Kodak B&W 400 (−2)") == "kodak-b-and-w-400-minus-2"
    assert slug("Café “PX+” (+1)") == "cafe-px-plus-plus-1"


@pytest.mark.parametrize(
    ("title", "category", "grey", "expected"),
    [
        ("Polaroid 664", "film: b/w", True, "Black & white"),
        ("Fuji FP-100c 3", "film: colour negative", False, "Instant"),
        ("Kodak 5248 on X", "film: colour negative (spectral)", False, "Cinema film"),
        (
            "Kodak Gold 200 on Kodak Vision 2383",
            "film: colour negative (spectral)",
            False,
            "Colour negative",
        ),
        ("Fuji Velvia 50", "film: slide", False, "Slide"),
        ("Amaro", "creative (instagram)", False, "Instagram style"),
        ("old_west", "creative", False, "Vintage"),
        ("golden_cold", "creative", False, "Creative"),
    ],
)
def test_categories_are_where_people_look(title, category, grey, expected):
    assert category_of(row(title, category=category), grey) == expected
