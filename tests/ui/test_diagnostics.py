"""What is copied for a report: enough to help, and no name of a photo."""

from __future__ import annotations

import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from looksmith import __version__
from looksmith.ui.diagnostics import diagnostics, redact
from looksmith.ui.main import log_to

TRACE = """Traceback (most recent call last):
  File "/home/anna/apps/lib/python3.12/site-packages/PIL/Image.py", line 3, in open
  File "/home/anna/apps/looksmith/photo/read.py", line 70, in read_photo
looksmith.photo.errors.PhotoError: Anna at the sea.jpg cannot be read
"""


@pytest.mark.parametrize(
    "text",
    [
        "The photo /home/anna/Pictures/Anna at the sea.jpg cannot be read.",
        r"The photo C:\Users\anna\Anna at the sea.JPG cannot be read.",
        r"[Errno 2] No such file or directory: '\\\\server\\anna\\sea.tif'",
        "“Anna at the sea.jpg” is not there any more",
        "[Errno 2] No such file: '/home/anna/no ending here'",
        "Folder ~/anna is gone",
        "cannot open /mnt/anna/x, /mnt/anna/y",
        TRACE,
    ],
)
def test_no_name_stays(text):
    clean = redact(text, [Path("/home/anna/Pictures/Anna at the sea.jpg")])
    assert "anna" not in clean.lower()
    assert "‹file›" in clean


def test_the_lines_of_the_program_stay():
    clean = redact(TRACE, [Path("/x/Anna at the sea.jpg")])
    assert 'File "looksmith/photo/read.py", line 70' in clean
    assert "PIL/Image.py" in clean
    assert "PhotoError: ‹file› cannot be read" in clean


@pytest.mark.parametrize(
    "text",
    ["Took 3.5 s at 1/2 size", "and/or", "Qt 6.11.3", "ratio: 1.5, 24 bits", ""],
)
def test_what_names_no_file_stays(text):
    assert redact(text) == text


NAME = st.text(string.ascii_letters + " -_()", min_size=4, max_size=20).map(str.strip)


@limits(deadline=None)
@given(NAME.filter(lambda name: len(name) > 3), st.sampled_from(["jpg", "NEF", "cube"]))
def test_known_names_never_stay(name, ending):
    path = Path("/home/somebody") / f"{name}.{ending}"
    for text in (f"{path} failed", f"{path.name} failed", f"File {path!r}: no"):
        assert path.name not in redact(text, [path])


def test_a_report_says_what_helps(window, photo_file, open_photo, settings, qtbot):
    log_to(Path(settings.fileName()).parent)
    path = photo_file("Anna at the sea.png")
    open_photo(window, path)
    import logging

    logging.getLogger("looksmith").error("Reading %s failed", path)
    window.actions_by_id["help.diagnostics"].trigger()
    text = QGuiApplication.clipboard().text()
    for wanted in (
        __version__,
        "Qt ",
        "numpy",
        "Screen 1",
        "480 × 320",
        "Reading ‹file›",
    ):
        assert wanted in text
    assert "Anna" not in text
    assert str(path.parent) not in text
    assert window.messages.text


def test_the_message_bar_copies_the_same(window, qtbot):
    window.messages.show_error("It broke", TRACE)
    buttons = {b.text(): b for b in window.messages.findChildren(QPushButton)}
    qtbot.mouseClick(buttons["Details"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(buttons["Copy diagnostics"], Qt.MouseButton.LeftButton)
    text = QGuiApplication.clipboard().text()
    assert text.startswith("It broke")
    assert __version__ in text
    assert "/home" not in text


def test_a_missing_log_is_no_trouble(window):
    assert "Log" in diagnostics(window)
