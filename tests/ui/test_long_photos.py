"""Photos far longer than a tile: their middle is shown, as sharp as any other."""

from __future__ import annotations

import numpy as np
import pytest
from fakes import FakeCatalogue
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from looksmith.photo.photo import Photo
from looksmith.photo.resize import fit_within
from looksmith.ui.document import Document
from looksmith.ui.filmstrip.read_ahead import ReadAhead
from looksmith.ui.middle import Middle
from looksmith.ui.thumbnails import ORIGINAL, SIDE, Thumbnails

sides = st.integers(1, 9000)


@given(width=sides, height=sides)
def test_the_middle_of_a_reduced_photo_is_as_long_as_asked_for(width, height):
    shown = Middle(lowest=1.0, highest=1.6)
    long_side = shown.long_side(width, height, 160)
    scale = long_side / max(width, height)
    across, down = shown.size(width, height)
    assert 1 <= across <= width
    assert 1 <= down <= height
    if max(width, height) <= 16 * min(width, height):
        assert max(across, down) * scale == pytest.approx(160, abs=1 + scale)
    else:
        assert long_side <= 16 * 160


def panorama(width: int, height: int) -> np.ndarray:
    """Return stripes, each six pixels wide."""
    stripes = (np.arange(width) // 6 % 2)[None, :, None] * 120
    return np.broadcast_to(stripes + 60, (height, width, 3)).astype(np.uint8)


@pytest.mark.parametrize("tall", [False, True])
def test_the_thumbnail_of_a_panorama_is_large_and_sharp(qtbot, workers, tall):
    pixels = panorama(6000, 300)
    if tall:
        pixels = pixels.transpose(1, 0, 2)
    photo = Photo(np.ascontiguousarray(pixels))
    document = Document()
    thumbnails = Thumbnails(document, FakeCatalogue(), workers)
    thumbnails.want([ORIGINAL])
    with qtbot.waitSignal(thumbnails.cleared, timeout=10_000):
        document.set_photo(photo, fit_within(photo, 900, 600), None)
    qtbot.waitUntil(lambda: thumbnails.image(ORIGINAL) is not None, timeout=10_000)
    image = thumbnails.image(ORIGINAL)
    assert max(image.width(), image.height()) >= 0.75 * SIDE
    assert thumbnails.aspect == pytest.approx(1.0 if tall else 1.6, abs=0.02)
    step = (0, 1) if tall else (1, 0)
    middle = image.width() // 2, image.height() // 2
    line = [
        image.pixelColor(middle[0] + i * step[0], middle[1] + i * step[1]).green()
        for i in range(-20, 20)
    ]
    assert max(line) - min(line) > 60


def test_the_strip_shows_the_middle_of_a_panorama(window, tmp_path, qtbot):
    paths = [tmp_path / "a.png", tmp_path / "b.png"]
    Image.fromarray(panorama(6000, 300)).save(paths[0])
    Image.fromarray(panorama(600, 400)).save(paths[1])
    with qtbot.waitSignal(window.opener.opened, timeout=60_000):
        window.open_photos(paths[::-1])
    pictures = window.photos.pictures
    qtbot.waitUntil(lambda: pictures.image(paths[0]) is not None, timeout=60_000)
    image, source = pictures.image(paths[0]), pictures.source(paths[0])
    assert image.width() >= 200
    assert image.width() / image.height() == pytest.approx(4, abs=0.1)
    assert source.width / source.height == pytest.approx(20, rel=0.02)


def test_a_panorama_is_walked_to_in_its_own_shape(window, tmp_path, qtbot, monkeypatch):
    monkeypatch.setattr(ReadAhead, "want", lambda *_: None)
    paths = [tmp_path / "a.png", tmp_path / "b.png"]
    Image.fromarray(panorama(600, 400)).save(paths[0])
    Image.fromarray(panorama(6000, 300)).save(paths[1])
    with qtbot.waitSignal(window.opener.opened, timeout=60_000):
        window.open_photos(paths)
    pictures = window.photos.pictures
    qtbot.waitUntil(lambda: pictures.image(paths[1]) is not None, timeout=60_000)
    window.filmstrip.step(1)
    across, down = window.canvas.view.picture
    assert across / down == pytest.approx(20, rel=0.05)
    assert window.document.photo is None
    qtbot.waitUntil(lambda: window.document.photo is not None, timeout=60_000)
    assert window.canvas.view.picture == (6000, 300)
