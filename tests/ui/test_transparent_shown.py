"""A photo that is transparent in parts: shown on white, as a JPEG will have it."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from looksmith.grade.recipe import Light, Recipe
from looksmith.grade.render import Renderer
from looksmith.grade.sources import OverlayLooks
from looksmith.photo.photo import Photo
from looksmith.ui.canvas.tiles import Grid
from looksmith.ui.detail import _cut
from looksmith.ui.filmstrip.pictures import _read_source
from looksmith.ui.middle import Middle
from looksmith.ui.photo_facts import PhotoFacts
from looksmith.ui.rendering import Edit, Rendition
from looksmith.ui.thumbnail_pixels import reduced
from looksmith.work.token import NEVER

BRIGHT = Recipe(light=Light(exposure=0.5))


@pytest.fixture
def codes():
    """Return a picture whose hidden half is black, as many programs leave it."""
    codes = np.full((48, 64, 4), (120, 90, 60, 255), np.uint8)
    codes[:, 32:] = 0
    return codes


@pytest.fixture(params=[np.uint8, np.uint16, np.float32])
def photo(request, codes):
    if request.param == np.uint8:
        return Photo(codes[..., :3].copy(), codes[..., 3].copy())
    scale = 257 if request.param == np.uint16 else 1 / 255
    values = (codes.astype(np.float32) * np.float32(scale)).astype(request.param)
    return Photo(values[..., :3].copy(), values[..., 3].copy())


def test_the_hidden_part_is_white_before_and_after(photo):
    rendition = Rendition(Renderer(OverlayLooks(None, {})), Edit(BRIGHT))
    for picture in (rendition.original(photo, NEVER), rendition.graded(photo, NEVER)):
        assert np.all(picture.array[:, 32:, :3] == 255)
        assert np.all(picture.array[:, :32, :3] < 220)
        assert np.all(picture.array[..., 3] == 255)


def test_so_it_is_in_a_photo_that_is_zoomed_into(photo):
    rendition = Rendition(Renderer(OverlayLooks(None, {})), Edit(BRIGHT))
    for size in ((64, 48), (32, 24)):
        grid = Grid(size)
        part = _cut(photo, grid, (0, 0))
        array = rendition.graded(part, NEVER).array
        middle = size[0] // 2
        assert np.all(array[:, middle + 4 :, :3] == 255)
        assert np.all(array[:, : middle - 4, :3] < 220)


def test_thumbnails_are_on_white_too(photo, codes, tmp_path):
    small = reduced(photo, 32, Middle(0.5, 2.0))
    assert small[:, -8:].min() == 65535
    assert small[:, :8].max() < 40000
    Image.fromarray(codes).save(tmp_path / "photo.png")
    source = _read_source(tmp_path / "photo.png", NEVER)
    assert source.alpha is None
    assert source.float_pixels()[:, -4:].min() == 1


@pytest.fixture
def opened(window, codes, open_photo, tmp_path):
    path = tmp_path / "cut_out.png"
    Image.fromarray(codes).save(path)
    open_photo(window, path)
    return window


def test_the_window_says_so(opened):
    assert "transparent in parts" in opened.findChild(PhotoFacts).text()


def test_the_dialog_says_what_a_format_makes_of_it(opened, qtbot):
    dialog = opened.exporter.ask_photo()
    for key, said in (("jpeg", True), ("png", False)):
        box = dialog.choices.format
        box.setCurrentIndex(box.findData(key))
        assert ("put on white" in dialog.size_text) is said
