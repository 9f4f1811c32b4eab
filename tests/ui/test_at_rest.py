"""A window that says that it has settled shows nothing old, and asks for nothing."""

from __future__ import annotations

import numpy as np
from PIL import Image
from window_parts import pattern

from looksmith.ui.thumbnails import ORIGINAL


def brightness(image) -> float:
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(-1, 4)
    return float(pixels[:, :3].mean())


def test_tiles_are_of_the_light_that_is_set(window, photo_file, open_photo, qtbot):
    open_photo(window, photo_file())
    tiles = window.thumbnails
    before = brightness(tiles.image(ORIGINAL))
    window.document.set_light("exposure", 1.0)
    qtbot.waitUntil(lambda: window.settled)
    assert brightness(tiles.image(ORIGINAL)) > before + 10


def test_tiles_that_came_into_view_are_there(window, photo_file, open_photo, qtbot):
    open_photo(window, photo_file())
    window.thumbnails.forget("look-05")
    view = window.browser.view
    view.set_least_width(150)
    qtbot.waitUntil(lambda: window.settled)
    shown = [window.thumbnails.image(look) for look in view.visible_ids()]
    assert None not in shown


def test_the_fingerprint_is_that_of_the_look(window, qtbot):
    strip = window.browser.fingerprint
    before = strip.after.copy()
    window.document.choose_look("look-05")
    qtbot.waitUntil(lambda: window.settled)
    assert not np.array_equal(strip.after, before)


def test_photos_scrolled_into_view_have_their_pictures(window, tmp_path, qtbot):
    paths = [tmp_path / f"p{number:02}.png" for number in range(40)]
    for number, path in enumerate(paths):
        Image.fromarray(pattern(60 + number, 40)).save(path)
    with qtbot.waitSignal(window.opener.opened):
        window.open_photos(paths)
    qtbot.waitUntil(lambda: window.settled)
    view, pictures = window.filmstrip.view, window.photos.pictures
    bar = view.horizontalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: window.settled)
    assert all(pictures.image(path) for path in view.visible_paths())
