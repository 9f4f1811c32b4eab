"""In the smallest window: nothing is cut, nothing reaches beyond its place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from test_language import CODES, cut_texts

from looksmith.ui.canvas.caption import CAPTION_HEIGHT, draw_caption
from looksmith.ui.language import set_language
from looksmith.ui.widgets.labels import Note, without_widow

LEFT = Qt.MouseButton.LeftButton
TEXT = "hills_009.png cannot be read: it ends in the middle of the picture."


@pytest.mark.parametrize("code", ["en", *CODES])
def test_the_buttons_of_a_message_are_whole(themed, build_window, qtbot, code):
    set_language(themed, code)
    try:
        window = build_window()
        window.resize(window.minimumSize())
        window.messages.show_error(TEXT, "PhotoReadError: unexpected end of file")
        QTest.mouseClick(window.messages.findChild(QPushButton), LEFT)
        qtbot.wait(20)
        assert cut_texts(window.messages) == []
        assert window.canvas.rect().contains(window.messages.geometry())
    finally:
        set_language(themed, "en")


@pytest.mark.parametrize("x", [12, 80, 400])
def test_a_caption_stays_within_its_ends(themed, x):
    image = QImage(200, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    draw_caption(painter, QFont(), 9 * "a long name ", x, 4, within=(10, 190))
    painter.end()
    middle = round(4 + CAPTION_HEIGHT / 2)
    dark = [
        column for column in range(200)
        if image.pixelColor(column, middle) != QColor("white")
    ]  # fmt: skip
    assert dark
    assert min(dark) >= 10
    assert max(dark) <= 190


def test_a_short_last_word_takes_one_along():
    assert without_widow("Nothing is lost by it.") == "Nothing is lost by\xa0it."
    assert without_widow("Not reversible.") == "Not reversible."
    assert without_widow("单击步骤可跳转到该处。") == "单击步骤可跳转到该处。"


def test_a_note_says_what_it_was_told(qtbot):
    note = Note()
    qtbot.addWidget(note)
    note.say("Nothing is lost by it.")
    assert note.text() == "Nothing is lost by it."


def test_the_keys_go_back_when_nothing_is_saved(window, open_photo, photo_file, qtbot):
    open_photo(window, photo_file())
    window.document.choose_look("look-03")
    window.canvas.setFocus()
    window.actions_by_id["look.save_blend"].trigger()
    form = window.blend_panel.save_form
    qtbot.waitUntil(form.title.hasFocus)
    QTest.mouseClick(form.cancel, LEFT)
    assert window.canvas.hasFocus()
