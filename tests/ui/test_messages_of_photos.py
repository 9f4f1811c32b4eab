"""What is said of a photo goes with it; what is said of a drop helps on."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from looksmith.looks.catalogue import Catalogue


def settle(qtbot, window):
    qtbot.waitUntil(lambda: window.settled, timeout=60_000)


def test_that_a_photo_could_not_be_opened_is_said_until_another_one_is(
    window, photo_file, qtbot, tmp_path
):
    broken = tmp_path / "a-broken.jpg"
    broken.write_bytes(b"\xff\xd8\xff\xe0")
    good = photo_file("b-good.png")
    window.open_photos([broken, good])
    qtbot.waitUntil(lambda: "a-broken.jpg" in window.messages.text, timeout=60_000)
    settle(qtbot, window)
    assert "a-broken.jpg" in window.messages.text
    window.open_photos([good])
    qtbot.waitUntil(lambda: window.document.path == good.resolve(), timeout=60_000)
    settle(qtbot, window)
    assert window.messages.text == ""


def test_an_oddity_of_a_photo_is_not_said_of_the_next(
    window, photo_file, open_photo, tmp_path
):
    odd = tmp_path / "odd.png"
    picture = Image.fromarray(np.zeros((40, 60, 3), np.uint8))
    picture.save(odd, icc_profile=b"no profile" * 20)
    open_photo(window, odd)
    assert "profile" in window.messages.text
    open_photo(window, photo_file())
    assert window.messages.text == ""


def test_other_errors_stay(window, photo_file, open_photo):
    window.messages.show_error("The disk is full.")
    open_photo(window, photo_file())
    assert window.messages.text == "The disk is full."


@pytest.mark.parametrize("ending", ["jpg", "png"])  # a PNG may hold a LUT
def test_dropping_a_folder_of_folders_says_where_photos_are_looked_for(
    build_window, photo_file, qtbot, tmp_path, ending
):
    window = build_window(Catalogue.open(tmp_path / "data", tmp_path / "none.looks"))
    window.messages.dismiss()  # that there are no built-in looks
    inner = tmp_path / "card" / "day 1"
    inner.mkdir(parents=True)
    photo_file(f"card/day 1/one.{ending}")
    window.canvas.paths_dropped.emit([tmp_path / "card"])
    qtbot.waitUntil(lambda: window.messages.text != "", timeout=60_000)
    assert "not from the folders in it" in window.messages.text
    window.canvas.paths_dropped.emit([inner])
    qtbot.waitUntil(lambda: window.document.photo is not None, timeout=60_000)
    settle(qtbot, window)
    assert window.messages.text == ""
