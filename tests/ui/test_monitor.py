"""What the canvas and the tiles draw, in the colours of the screen."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import imagecodecs
import numpy as np
import pytest
from PySide6.QtGui import QImage

from looksmith.colour import profiles
from looksmith.photo.photo import Photo
from looksmith.ui import monitor as monitor_module
from looksmith.ui.screen_profile import ScreenFacts, screen_profile

STRANGE = profiles.matrix_profile(
    "Strange display", ((0.60, 0.35), (0.35, 0.55), (0.17, 0.10)), (0.3127, 0.3290),
    profiles.ParametricCurve(1.8),
)  # fmt: skip
OTHER = profiles.adobe_rgb_profile()


def settle(qtbot, window):
    qtbot.waitUntil(lambda: window.settled, timeout=60_000)


def seen_on(window) -> np.ndarray:
    """Return the canvas's pixels (height, width, 3)."""
    image = window.canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    view = np.frombuffer(image.constBits(), np.uint8)
    return view.reshape(image.height(), -1, 4)[..., 2::-1].astype(int)


def expected_on(pixels: np.ndarray, icc: bytes) -> np.ndarray:
    codes = imagecodecs.cms_transform(
        pixels.astype(np.float32) / 255, profiles.srgb_profile(), icc,
        colorspace="rgb", outcolorspace="rgb", intent=1,
    )  # fmt: skip
    return np.clip(codes, 0, 1) * 255


def use(qtbot, window, choice) -> None:
    window.viewing.monitor.set_choice(str(choice))
    settle(qtbot, window)


@pytest.fixture
def strange(tmp_path):
    path = tmp_path / "strange.icc"
    path.write_bytes(STRANGE)
    return path


@pytest.fixture
def opened(window, photo_file, open_photo):
    open_photo(window, photo_file("beach.png", 480, 320))
    return window


@pytest.mark.parametrize("before", [False, True])
def test_the_canvas_gives_the_monitor_what_littlecms_would(
    window, photo_file, open_photo, strange, qtbot, before
):
    # Larger than the canvas, so that every pixel on it is one of the proxy
    opened = window
    open_photo(opened, photo_file("large.png", 1500, 1000))
    opened.document.set_light("exposure", 0.4)
    opened.canvas.set_before(before)
    settle(qtbot, opened)
    plain = seen_on(opened)
    use(qtbot, opened, strange)
    left, top, width, height = opened.canvas.view.target(0, 0, 1500, 1000)
    # Below, captions tell which side is shown
    part = np.s_[top : top + height - 60, left : left + width]
    expected = expected_on(plain[part].astype(np.uint8), STRANGE)
    error = np.abs(seen_on(opened)[part] - expected)
    # Dither moves a code by less than 1; LittleCMS is itself a code or so off
    assert np.quantile(error, 0.999) <= 2
    assert np.abs(expected - plain[part]).mean() > 5, "the profile shows"


def test_the_surround_stays_neutral(opened, strange, qtbot):
    use(qtbot, opened, strange)
    red, green, blue = seen_on(opened)[3, 3]
    assert red == green == blue


def test_a_zoomed_photo_is_converted_too(
    window, tmp_path, photo_file, open_photo, strange, qtbot
):
    open_photo(window, photo_file("large.png", 2400, 1600))
    window.canvas.zoom_to(1.0)
    settle(qtbot, window)
    plain = seen_on(window)
    use(qtbot, window, strange)
    error = np.abs(seen_on(window) - expected_on(plain.astype(np.uint8), STRANGE))
    assert np.quantile(error[:-60], 0.999) <= 2


def test_scopes_the_pixel_and_exports_know_nothing_of_it(opened, strange, qtbot):
    levels = opened.histogram.levels
    shares = []
    opened.canvas.pointed.connect(lambda _place, pixel: shares.append(pixel))
    opened.canvas._hover = opened.canvas._middle()
    opened.canvas._report_pixel()
    use(qtbot, opened, strange)
    opened.canvas._report_pixel()
    assert shares[0] == shares[-1] is not None
    assert np.array_equal(opened.histogram.levels.counts, levels.counts)
    rendered = opened.renderer.render(opened.document.photo, opened.document.recipe)
    assert isinstance(rendered, Photo)
    assert np.array_equal(rendered.pixels, opened.document.photo.pixels)


def test_the_tiles_are_converted_too(opened, strange, qtbot):
    thumbnails = opened.thumbnails
    name = next(iter(thumbnails._images))
    plain = thumbnails.image(name).copy()
    use(qtbot, opened, strange)
    qtbot.waitUntil(lambda: thumbnails.image(name) != plain, timeout=20_000)
    settle(qtbot, opened)

    def array(image):
        return np.frombuffer(image.constBits(), np.uint8).reshape(
            image.height(), -1, 4
        )[:, : image.width(), 2::-1]

    error = np.abs(array(thumbnails.image(name)) - expected_on(array(plain), STRANGE))
    assert np.quantile(error, 0.99) <= 2


def test_without_a_profile_it_is_srgb_again(opened, strange, qtbot):
    plain = seen_on(opened)
    use(qtbot, opened, strange)
    assert opened.viewing.monitor.profile_name == "Strange display"
    assert not np.array_equal(seen_on(opened), plain)
    use(qtbot, opened, "none")
    assert np.array_equal(seen_on(opened), plain)
    assert opened.viewing.monitor.profile_name == ""


def test_the_choice_is_remembered(opened, strange, qtbot, build_window, settings):
    use(qtbot, opened, strange)
    settings.sync()
    again = build_window()
    settle(qtbot, again)
    assert again.viewing.monitor.profile_name == "Strange display"


@pytest.mark.parametrize("content", [None, b"no profile at all"])
def test_a_profile_that_cannot_be_used_is_said_and_left_out(
    opened, tmp_path, qtbot, content
):
    path = tmp_path / "gone.icc"
    if content is not None:
        path.write_bytes(content)
    plain = seen_on(opened)
    use(qtbot, opened, path)
    assert opened.messages.isVisible()
    opened.messages.hide()
    assert np.array_equal(seen_on(opened), plain)


def test_another_screen_brings_its_own_profile(opened, qtbot, monkeypatch):
    asked = []

    def profile(facts):
        asked.append(facts)
        return STRANGE if len(asked) == 1 else OTHER

    monkeypatch.setattr(monitor_module, "screen_profile", profile)
    use(qtbot, opened, "auto")
    assert opened.viewing.monitor.profile_name == "Strange display"
    handle = opened.windowHandle()
    handle.screenChanged.emit(handle.screen())
    settle(qtbot, opened)
    assert opened.viewing.monitor.profile_name == "Compatible with Adobe RGB (1998)"


def test_offscreen_there_is_no_profile_to_ask_for():
    assert screen_profile(ScreenFacts("offscreen", 0, (0, 0), 0)) is None


@pytest.mark.parametrize("platform", ["windows", "cocoa", "xcb"])
def test_another_system_s_ways_fail_softly(platform, monkeypatch):
    monkeypatch.setenv("DISPLAY", ":977")
    assert screen_profile(ScreenFacts(platform, 0, (0, 0), 0)) is None


# On an X server -----------------------------------------------------------------------

_ASK = """
import sys
from looksmith.ui.screen_profile import ScreenFacts, screen_profile
found = screen_profile(ScreenFacts("xcb", int(sys.argv[1]), (0, 0), 0))
sys.stdout.write("none" if found is None else found.hex())
"""

# Sets a property of the root window, as a desktop's colour daemon does
_SET = """
import ctypes, sys
xcb = ctypes.CDLL("libxcb.so.1")
name, data = sys.argv[1].encode(), bytes.fromhex(sys.argv[2])
p, n = ctypes.c_void_p, ctypes.c_uint32
class Roots(ctypes.Structure):
    _fields_ = [("data", ctypes.POINTER(n)), ("rem", ctypes.c_int), ("i", ctypes.c_int)]
xcb.xcb_connect.restype = xcb.xcb_get_setup.restype = p
xcb.xcb_get_setup.argtypes = xcb.xcb_flush.argtypes = xcb.xcb_disconnect.argtypes = [p]
xcb.xcb_setup_roots_iterator.restype = Roots
xcb.xcb_setup_roots_iterator.argtypes = [p]
xcb.xcb_intern_atom.argtypes = [p, ctypes.c_uint8, ctypes.c_uint16, ctypes.c_char_p]
xcb.xcb_intern_atom_reply.argtypes = [p, n, p]
xcb.xcb_intern_atom_reply.restype = ctypes.POINTER(n)
xcb.xcb_change_property.argtypes = [p, ctypes.c_uint8, n, n, n, ctypes.c_uint8, n, p]
server = xcb.xcb_connect(None, None)
root = xcb.xcb_setup_roots_iterator(xcb.xcb_get_setup(server)).data[0]
atom = xcb.xcb_intern_atom(server, 0, len(name), name)
atom = xcb.xcb_intern_atom_reply(server, atom, None)[2]
xcb.xcb_change_property(server, 0, root, atom, 6, 8, len(data), data)
xcb.xcb_flush(server)
xcb.xcb_intern_atom_reply(server, xcb.xcb_intern_atom(server, 0, 1, b"x"), None)
xcb.xcb_disconnect(server)
"""


@pytest.fixture
def x_server():
    """Return the name of an X server of its own."""
    if not shutil.which("Xvfb"):
        pytest.skip("needs Xvfb (Debian: xvfb)")
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "320x200x24",
         "-noreset"],
        pass_fds=[writing], stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            yield f":{told.readline().strip()}"
    finally:
        server.terminate()
        server.wait(10)


def run_on(display: str, script: str, *arguments: str) -> str:
    command = [sys.executable, "-c", script, *arguments]
    env = {**os.environ, "DISPLAY": display}
    done = subprocess.run(command, env=env, check=True, capture_output=True, text=True)
    return done.stdout


def asked_on(display: str, index: int = 0) -> bytes | None:
    answer = run_on(display, _ASK, str(index))
    return None if answer == "none" else bytes.fromhex(answer)


def set_on(display: str, name: str, data: bytes) -> None:
    run_on(display, _SET, name, data.hex())


def test_x11_tells_the_profile_of_each_screen(x_server):
    assert asked_on(x_server) is None
    set_on(x_server, "_ICC_PROFILE", STRANGE)
    set_on(x_server, "_ICC_PROFILE_1", OTHER)
    assert asked_on(x_server) == STRANGE
    assert asked_on(x_server, 1) == OTHER
    assert asked_on(x_server, 2) is None
    set_on(x_server, "_ICC_PROFILE", b"x" * 100)
    assert asked_on(x_server) is None
