"""Soft proof: what the tables hold, and what the canvas shows of them."""

from __future__ import annotations

import struct
from dataclasses import replace
from io import BytesIO

import numpy as np
import pytest
from PIL import Image, ImageCms
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from looksmith.colour.icc import ProfileError
from looksmith.colour.lab import lab_from_srgb
from looksmith.colour.profiles import (
    D50,
    SRGB_TO_D50,
    adobe_rgb_profile,
    display_p3_profile,
    srgb_profile,
)
from looksmith.colour.proof import can_proof_paper, soft_proof
from looksmith.ui.proofing import ProofChoice, ProofMap, proof_table
from looksmith.work.token import CancelToken

_PAPER = np.array([0.84, 0.86, 0.66])  # XYZ of a warm, dull paper
_INK = 0.85
_GRID = 13


def _lab_of(linear: np.ndarray) -> np.ndarray:
    """Return Lab under D50 of linear sRGB light, white being the paper."""
    xyz = linear @ SRGB_TO_D50.T / D50
    f = np.where(xyz > 216 / 24389, np.cbrt(xyz), (24389 / 27 * xyz + 16) / 116)
    x, y, z = np.moveaxis(f, -1, 0)
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], -1)


def _linear_of(lab: np.ndarray) -> np.ndarray:
    light, a, b = np.moveaxis(lab, -1, 0)
    y = (light + 16) / 116
    f = np.stack([y + a / 500, y, y - b / 200], -1)
    xyz = np.where(f > 6 / 29, f**3, (116 * f - 16) * 27 / 24389) * D50
    return xyz @ np.linalg.inv(SRGB_TO_D50).T


def _lab_codes(lab: np.ndarray) -> np.ndarray:
    scaled = np.stack(
        [lab[..., 0] * 652.8, *((lab[..., i] + 128) * 256 for i in (1, 2))]
    )
    return np.moveaxis(scaled, 0, -1).clip(0, 65535)


def _axes(count: int) -> np.ndarray:
    grid = np.linspace(0, 1, _GRID)
    return np.stack(np.meshgrid(*[grid] * count, indexing="ij"), -1)


def _table_tag(inputs: int, codes: np.ndarray) -> bytes:
    head = b"mft2\0\0\0\0" + bytes((inputs, codes.shape[-1], _GRID, 0))
    matrix = (np.eye(3).ravel() * 65536).astype(">i4").tobytes()
    ends = struct.pack(">HH", 2, 2)
    ramp = struct.pack(">HH", 0, 65535)
    body = np.rint(codes).astype(">u2").tobytes()
    return head + matrix + ends + ramp * inputs + body + ramp * codes.shape[-1]


def printer_profile(space: str) -> bytes:
    """Build a printer of four inks, or of RGB codes, on a warm and dull paper."""
    count = 4 if space == "CMYK" else 3
    device = _axes(count)
    inks = 1 - device[..., :3] if space == "RGB " else device[..., :3]
    black = device[..., 3:] if count == 4 else 0
    light = (1 - _INK * inks) * (1 - 0.9 * black)
    forward = _table_tag(count, _lab_codes(_lab_of(light)))
    lab = _axes(3) * [100.39, 256, 256] - [0, 128, 128]
    ink = ((1 - _linear_of(lab)) / _INK).clip(0, 1)
    back = 1 - ink if count == 3 else np.pad(ink, [(0, 0)] * 3 + [(0, 1)])
    backward = _table_tag(3, back * 65535)
    white = b"XYZ \0\0\0\0" + struct.pack(
        ">3i", *(round(value * 65536) for value in _PAPER)
    )
    name = b"desc\0\0\0\0" + struct.pack(">I", 8) + b"Newsboy\0" + bytes(79)
    tags = {b"wtpt": white, b"desc": name}
    for intent in (b"0", b"1", b"2"):
        tags |= {b"A2B" + intent: forward, b"B2A" + intent: backward}
    head = bytearray(srgb_profile()[:128])
    head[8:12] = b"\x02\x40\0\0"
    head[12:24] = b"prtr" + space.encode() + b"Lab "
    index, body = struct.pack(">I", len(tags)), b""
    start = 128 + 4 + 12 * len(tags)
    for key, tag in tags.items():
        index += struct.pack(">4sII", key, start + len(body), len(tag))
        body += tag + bytes(-len(tag) % 4)
    data = bytes(head) + index + body
    return struct.pack(">I", len(data)) + data[4:]


def colours(count: int = 60) -> np.ndarray:
    return np.random.default_rng(2).integers(0, 256, (count, count, 3), np.uint8)


@pytest.mark.parametrize("space", ["RGB ", "CMYK"])
@pytest.mark.parametrize("intent", ["relative", "perceptual"])
def test_paper_and_ink_are_as_littlecms_proofs_them(space, intent):
    icc, codes = printer_profile(space), colours()
    shown, _lost = soft_proof(
        codes.astype(np.float32) / 255, icc, intent=intent, black_point=False,
        paper=True,
    )  # fmt: skip
    ours = ImageCms.ImageCmsProfile(BytesIO(srgb_profile()))
    transform = ImageCms.buildProofTransform(
        ours, ours, ImageCms.ImageCmsProfile(BytesIO(icc)), "RGB", "RGB",
        renderingIntent={"perceptual": 0, "relative": 1}[intent],
        proofRenderingIntent=3,
        flags=ImageCms.Flags.SOFTPROOFING | ImageCms.Flags.NOOPTIMIZE,
    )  # fmt: skip
    theirs = np.asarray(ImageCms.applyTransform(Image.fromarray(codes), transform))
    difference = np.abs(shown.clip(0, 1) * 255 - theirs)
    assert difference.max() < 3
    assert difference.mean() < 0.6


@pytest.mark.parametrize("space", ["RGB ", "CMYK"])
def test_paper_shows_its_colour_only_where_it_is_wanted(space):
    icc = printer_profile(space)
    ends = np.array([[[1, 1, 1], [0, 0, 0]]], np.float32)
    plain, _ = soft_proof(ends, icc)
    assert np.abs(plain[0, 0] - 1).max() < 0.02
    screen_black = lab_from_srgb(plain)[0, 1, 0]
    paper, _ = soft_proof(ends, icc, paper=True, black_point=False)
    white, black = lab_from_srgb(paper)[0]
    assert white[0] < 96
    assert white[2] > 4
    assert black[0] > screen_black + 3


def test_a_matrix_has_no_paper():
    assert can_proof_paper(printer_profile("RGB "))
    for icc in (adobe_rgb_profile(), srgb_profile()):
        assert not can_proof_paper(icc)
        pixels = colours(8).astype(np.float32) / 255
        first, _ = soft_proof(pixels, icc)
        second, _ = soft_proof(pixels, icc, paper=True)
        np.testing.assert_array_equal(first, second)


def test_a_broken_profile_is_refused():
    with pytest.raises(ProfileError):
        soft_proof(colours(4).astype(np.float32) / 255, b"nothing")


def test_the_table_is_near_the_exact_proof():
    choice = ProofChoice(paper=True, black_point=False)
    icc, codes = printer_profile("CMYK"), colours()
    exact, _ = soft_proof(
        codes.astype(np.float32) / 255, icc, black_point=False, paper=True
    )
    pixels = np.full((*codes.shape[:2], 4), 255, np.uint8)
    pixels[..., :3] = codes[..., ::-1]
    shown = ProofMap(proof_table(icc, choice))(pixels, (0, 0), CancelToken())
    difference = np.abs(shown[..., 2::-1] - exact.clip(0, 1) * 255)
    assert difference.mean() < 1.0
    assert np.percentile(difference, 99) < 3.5
    assert (shown[..., 3] == 255).all()


# -- in the window


def settle(qtbot, window) -> None:
    qtbot.waitUntil(lambda: window.settled, timeout=30_000)


@pytest.fixture
def opened(window, photo_file, open_photo, qtbot):
    open_photo(window, photo_file())
    window.document.choose_look("look-03")
    settle(qtbot, window)
    return window


@pytest.fixture
def press(tmp_path):
    path = tmp_path / "press.icc"
    path.write_bytes(printer_profile("CMYK"))
    return path


def shown(window) -> np.ndarray:
    """Return what the canvas has of the graded photo, for the screen."""
    settled = window.preview.rendition
    picture = settled.graded(window.document.proxy, CancelToken())
    return picture.array if picture.shown is None else picture.shown


def test_s_switches_the_proof_on_and_off(opened, qtbot, press):
    before = opened.canvas.grab().toImage()
    opened.proof.choice = ProofChoice(press, paper=True)
    QTest.keyClick(opened.canvas, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: opened.proof.ready, timeout=20_000)
    settle(qtbot, opened)
    assert opened.actions_by_id["view.proof"].isChecked()
    label = opened.proof.label
    assert label.isVisible()
    assert "Newsboy" in label.text()
    assert "paper and ink" in label.text()
    assert opened.canvas.grab().toImage() != before
    QTest.keyClick(opened.canvas, Qt.Key.Key_S)
    settle(qtbot, opened)
    assert not label.isVisible()
    assert opened.canvas.grab().toImage() == before


def test_the_canvas_shows_the_graded_photo_proofed(opened, qtbot, press):
    graded = shown(opened)
    opened.proof.choose(ProofChoice(press, black_point=False, paper=True))
    qtbot.waitUntil(lambda: opened.proof.ready, timeout=20_000)
    settle(qtbot, opened)
    exact, _ = soft_proof(
        graded[..., 2::-1].astype(np.float32) / 255, press.read_bytes(),
        black_point=False, paper=True,
    )  # fmt: skip
    difference = np.abs(shown(opened)[..., 2::-1] - exact.clip(0, 1) * 255)
    assert difference.mean() < 1.5
    assert np.abs(graded.astype(int) - shown(opened)).mean() > 5


def test_the_scopes_and_the_original_stay_as_they_are(opened, qtbot, press):
    seen = []
    opened.preview.image_ready.connect(seen.append)
    plain = opened.preview.rendition.graded(opened.document.proxy, CancelToken()).array
    opened.proof.choose(ProofChoice(press, paper=True))
    qtbot.waitUntil(lambda: opened.proof.ready, timeout=20_000)
    settle(qtbot, opened)
    np.testing.assert_array_equal(seen[-1], plain)
    original = opened.preview.rendition.original(opened.document.proxy, CancelToken())
    assert original.shown is None


def test_the_menu_chooses_profile_intent_and_paper(opened, qtbot):
    menu = opened.menus["proof"]

    def click(text):
        menu.aboutToShow.emit()
        action = next(a for a in menu.actions() if a.text() == text)
        action.trigger()
        settle(qtbot, opened)

    click("Adobe RGB")
    assert opened.proof.on
    assert opened.proof.choice.profile == "Adobe RGB"
    click("Perceptual")
    click("Show paper and ink")
    assert opened.proof.choice == ProofChoice("Adobe RGB", "perceptual", True, True)
    menu.aboutToShow.emit()
    checked = {action.text() for action in menu.actions() if action.isChecked()}
    assert {"Adobe RGB", "Perceptual", "Show paper and ink"} <= checked
    assert "sRGB" not in checked


def test_the_choice_is_remembered_and_the_proof_starts_off(build_window, qtbot, press):
    first = build_window()
    first.proof.choose(ProofChoice(press, "perceptual", False, True))
    first.close()
    window = build_window()
    assert window.proof.choice == ProofChoice(press, "perceptual", False, True)
    assert not window.proof.on


def test_a_profile_that_is_gone_is_told_and_switched_off(opened, qtbot, tmp_path):
    opened.proof.choose(ProofChoice(tmp_path / "gone.icc"))
    qtbot.waitUntil(lambda: "gone.icc" in opened.messages.text, timeout=10_000)
    assert not opened.proof.on
    assert not opened.actions_by_id["view.proof"].isChecked()
    opened.proof.choose(replace(opened.proof.choice, profile="Display P3"))
    qtbot.waitUntil(lambda: opened.proof.ready, timeout=10_000)
    assert opened.proof.label.isVisible()


def test_a_wide_screen_s_proof_leaves_srgb_alone():
    table = proof_table(display_p3_profile(), ProofChoice("Display P3"))
    assert np.abs(table - proof_table(srgb_profile(), ProofChoice())).max() < 2e-3
