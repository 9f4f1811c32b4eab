"""The pages of docs/ lead somewhere, and name keys that there are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from looksmith.ui.commands.table import COMMANDS, GESTURES

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = (ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(DOCS.glob("*.md")))

_LINK = re.compile(r"\]\(([^)\s]+)\)")
_KEY = re.compile(r"(?<![\w+])(?:(?:Ctrl|Alt|Shift)\+)+(?:\w+|[^\w\s*|)])|\bF\d{1,2}\b")
_PICTURE_BYTES, _ALL_PICTURES_BYTES, _TOUR_BYTES = 120_000, 1_000_000, 1_500_000


def anchors(page: Path) -> set[str]:
    """Return the names that a page's headings get."""
    text = page.read_text(encoding="utf-8")
    titles = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-") for each in titles}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    for link in _LINK.findall(page.read_text(encoding="utf-8")):
        if "://" in link:
            continue
        name, _, anchor = link.partition("#")
        target = page.parent / name if name else page
        assert target.exists(), f"{page.name}: {link}"
        if anchor:
            assert anchor in anchors(target), f"{page.name}: {link}"


def test_every_key_that_the_guide_names_does_something() -> None:
    named = set(_KEY.findall((DOCS / "guide.md").read_text(encoding="utf-8")))
    keys = {key for command in COMMANDS for key in command.keys}
    moves = {word.lower() for gesture in GESTURES for word in gesture.keys.split()}
    unknown = {key for key in named - keys if key.lower() not in moves}
    assert len(named) > 30
    assert unknown == set()


def test_the_guide_shows_all_of_its_pictures_and_they_are_small() -> None:
    text = (DOCS / "guide.md").read_text(encoding="utf-8")
    pictures = sorted((DOCS / "guide").iterdir())
    assert [each.name for each in pictures if f"guide/{each.name}" not in text] == []
    sizes = [each.stat().st_size for each in pictures]
    assert max(sizes) <= _PICTURE_BYTES
    assert sum(sizes) <= _ALL_PICTURES_BYTES
    assert (DOCS / "tour.webp").stat().st_size <= _TOUR_BYTES
