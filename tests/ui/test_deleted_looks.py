"""A look of one's own that is deleted stays in the photos that were edited with it."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtWidgets import QDialogButtonBox

from looksmith.looks.catalogue import Catalogue
from looksmith.lut.table import identity_table


@pytest.fixture
def library(tmp_path):
    """A library with one look, of the user's own."""
    rows = (identity_table(2) ** np.float32(0.5)).transpose(2, 1, 0, 3).reshape(-1, 3)
    text = "\n".join(" ".join(f"{v:.6f}" for v in row) for row in rows)
    cube = tmp_path / "Golden Hour.cube"
    cube.write_text(f'TITLE "Golden Hour"\nLUT_3D_SIZE 2\n{text}\n')

    catalogue = Catalogue.open(tmp_path / "data", tmp_path / "none.looks")
    catalogue.import_paths([cube])
    return catalogue


def delete(window, look):
    """Answer the question of the tile's menu."""
    box = window.browser.menu.ask_delete(look)
    next(button for button in box.buttons() if button.text() == "Delete").click()


def test_undo_brings_a_deleted_look_back(
    build_window, library, photo_file, open_photo, qtbot
):
    window, (look,) = build_window(library), library.looks()
    open_photo(window, photo_file())
    window.messages.dismiss()  # that there are no built-in looks
    window.document.choose_look(look.id)
    qtbot.waitUntil(lambda: window.settled)
    delete(window, look)
    assert window.document.current_look is None
    window.document.undo()
    qtbot.waitUntil(lambda: window.settled)
    assert window.document.current_look == look.id
    assert window.messages.text == ""
    assert window.blend_panel.rows[0].title == "Golden Hour"
    assert "deleted" in window.blend_panel.rows[0].picture.toolTip()


def test_photos_edited_with_it_keep_it_in_later_runs(
    build_window, library, photo_file, open_photo, qtbot, tmp_path
):
    window, (look,) = build_window(library), library.looks()
    edited, other = photo_file("edited.png"), photo_file("other.png", 300, 200)
    open_photo(window, edited)
    window.document.choose_look(look.id)
    open_photo(window, other)
    qtbot.waitUntil(lambda: not window.photos.kept.unwritten)
    delete(window, look)
    window.close()
    later = build_window(Catalogue.open(tmp_path / "data", tmp_path / "none.looks"))
    later.messages.dismiss()
    open_photo(later, edited)
    assert later.document.current_look == look.id
    assert later.looks.lut(look.id, 2).table[1, 0, 0, 0] == pytest.approx(1, abs=0.01)
    assert later.messages.text == ""
    assert "photo keeps it" in later.blend_panel.rows[0].picture.toolTip()


def test_questions_have_their_buttons_where_other_dialogs_have_them(
    build_window, library
):
    """Cancel on the left of what Enter does; Delete apart from what Enter does."""
    window, (look,) = build_window(library), library.looks()
    dialog = window.browser.menu.ask_title(look)
    box = dialog.findChild(QDialogButtonBox)
    accept = box.button(QDialogButtonBox.StandardButton.Ok)
    cancel = box.button(QDialogButtonBox.StandardButton.Cancel)
    assert cancel.x() < accept.x()
    dialog.reject()
