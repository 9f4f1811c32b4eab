"""The blend becomes a look of the library, and the commands around it."""

from __future__ import annotations

import numpy as np
import pytest
from blend_parts import blend, looks_of
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from looksmith.grade.bake import bake
from looksmith.grade.recipe import Light
from looksmith.looks.catalogue import Catalogue
from looksmith.lut.table import identity_table

CTRL_ALT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
FIRST, SECOND = "kodak-portra-400", "agfa-vista-200"


@pytest.fixture
def library(tmp_path, build_window, qtbot):
    """Return a window over the real library with two looks in its blend."""
    window = build_window(Catalogue.open(tmp_path / "data"))
    qtbot.waitUntil(window.isActiveWindow)
    window.document.choose_look(FIRST)
    window.document.add_look(SECOND)
    window.document.set_weight(1, 0.5)
    window.canvas.setFocus()
    return window


def open_form(window):
    QTest.keyClick(window.canvas, Qt.Key.Key_S, CTRL_ALT)
    form = window.blend_panel.save_form
    assert form.isVisible()
    return form


def save(window, qtbot, title):
    """Type a title, press Enter, and return the look that came."""
    form = open_form(window)
    form.title.clear()
    QTest.keyClicks(form.title, title)
    with qtbot.waitSignal(window.blend_keeper.kept, timeout=120_000) as kept:
        QTest.keyClick(form.title, Qt.Key.Key_Return)
    return window.catalogue.get(kept.args[0])


def test_the_form_proposes_the_looks_names_and_esc_closes_it(library):
    form = open_form(library)
    names = [library.document.title_of(each) for each in looks_of(library.document)]
    assert form.title.text() == " + ".join(names)
    assert form.title.hasFocus()
    assert form.title.selectedText() == form.title.text()
    QTest.keyClick(form.title, Qt.Key.Key_Escape)
    assert not form.isVisible()


def test_a_saved_blend_is_the_blend_and_stands_among_mine(library, qtbot):
    library.document.set_light("exposure", 1.0)
    look = save(library, qtbot, "Evening")
    assert look.title == "Evening"
    assert look in library.catalogue.search(mine=True)
    part = library.document.recipe.replace(light=Light())
    wanted = bake(part, library.catalogue, 33).table
    np.testing.assert_allclose(
        library.catalogue.lut(look.id, 33).table, wanted, atol=1e-6
    )
    assert not library.blend_panel.save_form.isVisible()
    assert "exactly this blend" in library.messages.text
    assert library.browser.model.row_of(look.id) is not None
    library.document.choose_look(look.id)
    library.document.set_invert(True)
    assert library.renderer.preview_table(library.document.recipe).shape[0] == 33


def test_light_and_colour_go_along_by_choice_and_the_error_is_told(library, qtbot):
    library.document.set_light("contrast", 40)
    form = open_form(library)
    assert form.adjustments.isEnabled()
    assert not form.adjustments.isChecked()
    QTest.keyClick(form.adjustments, Qt.Key.Key_Space)
    assert form.adjustments.isChecked()
    form.close_form()
    look = save(library, qtbot, "Evening, lit")
    recipe = library.document.recipe
    wanted = bake(recipe, library.catalogue, 65).table
    table = library.catalogue.lut(look.id, 65).table
    np.testing.assert_allclose(table, wanted, atol=1e-6)
    assert "ΔE 0.0" in library.messages.text
    assert "95 % are below" in library.messages.text


def test_adjustments_alone_make_a_look_too(library, qtbot):
    library.document.choose_look(None)
    assert not library.actions_by_id["look.save_blend"].isEnabled()
    library.document.set_light("exposure", 0.5)
    assert library.actions_by_id["look.save_blend"].isEnabled()
    form = open_form(library)
    assert form.adjustments.isChecked()
    assert not form.adjustments.isEnabled()
    assert "all there is to save" in form.adjustments.toolTip()
    form.close_form()
    look = save(library, qtbot, "Brighter")
    table = library.catalogue.lut(look.id, 33).table
    assert table.mean() > identity_table(33).mean() + 0.02


def test_the_same_colours_twice_are_one_look(library, qtbot):
    first = save(library, qtbot, "Evening")
    second = save(library, qtbot, "Once more")
    assert second.id == first.id
    assert "in your library already: “Evening”" in library.messages.text


def test_a_look_without_a_title_cannot_be_saved(library):
    form = open_form(library)
    form.title.clear()
    assert not form.save.isEnabled()
    QTest.keyClicks(form.title, "   ")
    assert not form.save.isEnabled()
    QTest.keyClick(form.title, Qt.Key.Key_Return)
    assert not form.saving


def test_a_failure_is_told_in_the_form_and_can_be_tried_again(
    library, qtbot, monkeypatch
):
    def full(*_args):
        raise OSError("No space left on device")

    monkeypatch.setattr(library.catalogue, "add", full)
    form = open_form(library)
    QTest.keyClick(form.title, Qt.Key.Key_Return)
    assert "Saving" in form.note.text()
    assert not form.save.isEnabled()
    qtbot.waitUntil(lambda: not form.saving, timeout=60_000)
    assert "No space left" in form.note.text()
    assert form.isVisible()
    assert form.save.isEnabled()


def test_cancelled_it_leaves_nothing_in_the_library(library, qtbot, monkeypatch):
    jobs, add = [], library.catalogue.add

    def cancelled_meanwhile(lut, title):
        added = add(lut, title)
        jobs[-1].cancel()
        return added

    library.workers.job_started.connect(jobs.append)
    monkeypatch.setattr(library.catalogue, "add", cancelled_meanwhile)
    form = open_form(library)
    QTest.keyClick(form.title, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(jobs) and not form.saving, timeout=60_000)
    qtbot.waitUntil(lambda: not library.workers.busy, timeout=60_000)
    assert library.catalogue.search(mine=True) == []
    assert form.isVisible()


def test_the_key_p_opens_the_pad_and_the_window_remembers_it(
    library, build_window, qtbot
):
    QTest.keyClick(library.canvas, Qt.Key.Key_P)
    pad = library.blend_panel.pad_part.pad
    assert pad.isVisible()
    assert pad.hasFocus()
    assert library.actions_by_id["look.pad"].isChecked()
    QTest.mouseClick(library.blend_panel.pad_button, Qt.MouseButton.LeftButton)
    assert not pad.isVisible()
    QTest.mouseClick(library.blend_panel.pad_button, Qt.MouseButton.LeftButton)
    assert build_window().blend_panel.pad_shown


def test_replace_with_offers_other_looks_and_keeps_the_weight(window, qtbot):
    qtbot.waitUntil(window.isActiveWindow)
    blend(window.document, 3)
    window.document.set_weight(1, 0.3)
    palette = window.handlers.look.replace_look(1)
    titles = [entry.text for entry in palette.shown]
    assert window.document.title_of("look-01") not in titles
    assert window.document.title_of("look-02") not in titles, "it is there already"
    assert titles[0] == window.document.title_of("look-03"), "the likest come first"
    QTest.keyClicks(palette.field, window.document.title_of("look-07"))
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert looks_of(window.document) == ["look-00", "look-07", "look-02"]
    assert window.document.blend.terms[1].weight == 0.3


def test_a_rows_menu_reaches_the_browser_and_the_details(window, qtbot):
    blend(window.document, 2)
    entries = {
        action.text(): action
        for action in window.blend_panel.menu.build(0, known=True).actions()
    }
    entries["Similar looks"].trigger()
    similar = {look.id for look in window.catalogue.similar("look-00", 24)}
    shown = {
        window.browser.model.look(row).id
        for row in range(1, window.browser.model.rowCount())
    }
    assert shown == {"look-00", *similar}
    entries["Look details…"].trigger()
    assert window.handlers.look.details.look_id == "look-00"
