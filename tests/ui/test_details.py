"""The look's details: facts, curves, and the report in plain words."""

from __future__ import annotations

import threading

import numpy as np
import pytest
from fakes import FakeCatalogue
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from looksmith.colour.difference import delta_e_2000
from looksmith.colour.lab import lab_from_srgb
from looksmith.grade.recipe import Blend, BlendTerm, Recipe
from looksmith.grade.session import Session, save_session
from looksmith.lut.analyse import analyse
from looksmith.lut.apply import apply_lut
from looksmith.lut.reversibility import natural_colours, reversibility, sentence
from looksmith.lut.table import Lut3D, identity_table
from looksmith.ui.dialogs import details as details_module
from looksmith.ui.recovery import percent
from looksmith.ui.theme import colour
from looksmith.ui.widgets.curves import CurvePlot

LOOK, MONO = "look-03", "look-01"
KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def settle(qtbot, window) -> None:
    dialog = window.handlers.look.details
    qtbot.waitUntil(
        lambda: window.settled and not (dialog and dialog.busy), timeout=120_000
    )


@pytest.fixture
def details(window, qtbot):
    """Return the dialog for `LOOK`, opened by its key, and measured."""
    qtbot.waitUntil(window.isActiveWindow)
    window.document.choose_look(LOOK)
    QTest.keyClick(window.canvas, Qt.Key.Key_I, KEYS)
    settle(qtbot, window)
    return window.handlers.look.details


def test_the_key_opens_the_current_looks_details(details, window):
    look = window.catalogue.get(LOOK)
    assert details.isVisible()
    assert not details.isModal()
    assert details.title.text() == look.title
    for fact in (look.category, look.author, look.licence):
        assert fact in details.origin.text()
    assert details.origin.toolTip().startswith("CC-BY-4.0: Use and change it; name")
    assert details.facts["size"].text() == "33 × 33 × 33"
    assert "1.00 ΔE" in details.facts["error"].text()
    assert details.facts["traits"].text() != "–"


def test_the_report_is_told_in_words_and_figures(details, window):
    report = reversibility(window.catalogue.lut(LOOK, 33))
    assert details.verdict.text() == sentence(report)
    first, second = details.shares["recovered"]
    assert first.text() == "100 %" or first.text().startswith(("> 99", "9"))
    assert second.accessibleName() == "Come back exactly, Colours of photos"
    trip = report.eight_bit_natural
    texts = [cell.text() for cell in details.trips["eight_bit_natural"]]
    assert texts == [f"{v:.2f}" for v in (trip.p50, trip.p95, trip.maximum)]


def test_the_curves_are_the_looks_own(details, window):
    table = window.catalogue.lut(LOOK, 33).table
    steps = np.arange(33)
    np.testing.assert_allclose(
        details.plot.curves[::4], table[steps, steps, steps], atol=1e-5
    )


def test_clipping_steps_and_strength_are_those_of_the_analysis(details, window):
    report = analyse(window.catalogue.lut(LOOK, 33))
    assert details.facts["clipping"].text().startswith(percent(report.clipped))
    assert "of those in photos" in details.facts["clipping"].text()
    assert f"{report.largest_step:.1f} × as steep" in details.facts["steps"].text()
    natural = natural_colours()
    results = np.clip(apply_lut(window.catalogue.lut(LOOK, 33), natural), 0, 1)
    moved = delta_e_2000(lab_from_srgb(natural), lab_from_srgb(results))
    assert f"ΔE {moved.mean():.1f} on average" in details.facts["change"].text()
    for name, label in details.facts.items():
        assert label.accessibleName(), name
        assert label.toolTip(), name


@pytest.mark.parametrize(
    ("power", "word"), [(1.0, "smooth"), (0.6, "bands may"), (0.1, "bands are likely")]
)
def test_steep_looks_are_said_to_band(window, qtbot, power, word):
    axis = np.linspace(0, 1, 33)
    steep = np.diff(axis**power).max() * 32
    curve = np.stack(np.meshgrid(axis, axis, axis, indexing="ij"), -1) ** power
    lut = Lut3D(curve.astype(np.float32))
    assert analyse(lut).largest_step == pytest.approx(steep, rel=1e-3)
    window.looks.adopt({"steep": lut}, {"steep": "Steep"})
    window.handlers.look.show_details("steep")
    settle(qtbot, window)
    assert word in window.handlers.look.details.facts["steps"].text()


def test_the_lattice_stands_beside_the_curves(details, window, qtbot):
    views = details.views
    assert details.plot.isVisible()
    assert not details.lattice.isVisible()
    curves = views.choice.buttons["curves"]
    curves.setFocus()
    QTest.keyClick(curves, Qt.Key.Key_Right)
    assert details.lattice.isVisible()
    assert "Every dot is a colour" in views.reading.text()
    np.testing.assert_allclose(
        details.lattice.table, window.catalogue.lut(LOOK, 13).table, atol=0.02
    )
    window.document.choose_look(MONO)
    assert details.lattice.table is None
    settle(qtbot, window)
    assert np.ptp(details.lattice.table, axis=-1).max() < 0.01
    assert details.lattice.isVisible(), "the choice stays"


def test_it_follows_the_current_look(details, window, qtbot):
    window.document.choose_look(MONO)
    assert details.title.text() == window.catalogue.get(MONO).title
    assert details.verdict.text() == "Measuring…"
    assert details.plot.curves is None
    settle(qtbot, window)
    assert details.verdict.text().startswith("Monochrome")
    assert [cell.text() for cell in details.trips["exact"]] == ["–"] * 3
    assert details.facts["traits"].text().startswith("Black & white")
    window.document.choose_look(None)
    assert details.title.text() == "No look"
    assert "Click a look" in details.origin.text()
    window.document.set_light("exposure", 0.5)
    assert details.title.text() == "No look", "only another look changes it"


def test_an_older_measurement_never_takes_the_place_of_a_newer(
    details, window, qtbot, monkeypatch
):
    measure, go = details_module.measure, threading.Event()

    def slow(looks, look_id, token):
        if look_id == "look-05":
            assert go.wait(60)
        return measure(looks, look_id, token)

    monkeypatch.setattr(details_module, "measure", slow)
    window.document.choose_look("look-05")
    QTest.qWait(300)
    window.document.choose_look("look-06")
    assert details.look_id == "look-06"
    go.set()
    settle(qtbot, window)
    expected = reversibility(window.catalogue.lut("look-06", 33))
    assert details.verdict.text() == sentence(expected)


def test_the_menu_of_a_tile_shows_that_look_until_another_is_chosen(window, qtbot):
    window.document.choose_look(LOOK)
    entries = {a.text(): a for a in window.browser.menu.build("look-06").actions()}
    entries["Look details…"].trigger()
    settle(qtbot, window)
    dialog = window.handlers.look.details
    assert dialog.title.text() == window.catalogue.get("look-06").title
    assert window.document.current_look == LOOK
    window.document.set_amount(0.5)
    assert dialog.look_id == "look-06"
    window.document.add_look("look-07")
    assert dialog.look_id == "look-07"


def test_closed_it_measures_nothing_and_opens_on_the_current_look(
    details, window, qtbot
):
    QTest.keyClick(details, Qt.Key.Key_Escape)
    assert not details.isVisible()
    window.document.choose_look("look-06")
    assert details.look_id == LOOK
    window.actions_by_id["look.details"].trigger()
    assert window.handlers.look.details is details
    assert details.look_id == "look-06"
    settle(qtbot, window)


def test_a_look_that_cannot_be_read_is_told_in_the_dialog(window, qtbot, monkeypatch):
    window.catalogue.broken.add("look-06")
    window.handlers.look.show_details("look-06")
    settle(qtbot, window)
    assert "damaged" in window.handlers.look.details.verdict.text()
    assert window.messages.text == ""


def test_a_look_of_a_session_has_details_too(build_window, qtbot, tmp_path):
    foreign = Lut3D(identity_table(9) * np.float32(0.5))
    recipe = Recipe(blend=Blend((BlendTerm("foreign"),)))
    path = tmp_path / "edit.looksmith"
    save_session(Session(recipe, None, {"foreign": foreign}, {"foreign": "Far"}), path)
    window = build_window()
    window.sessions.open(path)
    qtbot.waitUntil(lambda: window.document.current_look == "foreign", timeout=10_000)
    window.handlers.look.show_details()
    settle(qtbot, window)
    dialog = window.handlers.look.details
    assert dialog.title.text() == "Far"
    assert "came with the session" in dialog.origin.text()
    assert dialog.facts["size"].text() == "9 × 9 × 9"


def test_renaming_a_look_changes_its_details(build_window, qtbot):
    catalogue = FakeCatalogue()
    catalogue.problems = ()
    window = build_window(catalogue)
    window.handlers.look.show_details("look-18")
    settle(qtbot, window)
    catalogue.rename("look-18", "Evening")
    window.browser.menu.library_changed.emit()
    assert window.handlers.look.details.title.text() == "Evening"
    settle(qtbot, window)


def test_nothing_of_the_dialog_is_cut(details, window, qtbot):
    for look, view in ((LOOK, "curves"), (MONO, "lattice"), ("look-09", "curves")):
        details.views.show_view(view)
        window.document.choose_look(look)
        settle(qtbot, window)
        QTest.qWait(20)
        assert details.height() <= 640, "it stands on a screen of 720 lines"
        for label in details.findChildren(details.title.__class__):
            place = label.mapTo(details, QPoint(0, 0))
            assert details.rect().contains(place), label.text()
            needed = label.heightForWidth(label.width())
            assert label.height() >= needed, label.text()
            if not label.wordWrap():
                assert label.width() >= label.sizeHint().width(), label.text()


def test_the_plot_draws_every_channel(qtbot, themed):
    plot = CurvePlot()
    qtbot.addWidget(plot)
    plot.resize(plot.sizeHint())
    plot.show()
    empty = plot.grab().toImage()
    greys = np.linspace(0, 1, 33, dtype=np.float32)
    plot.set_curves(np.stack([greys**0.5, greys, greys**2], -1))
    drawn = plot.grab().toImage()
    assert drawn != empty
    ground = colour("sunken")
    centre = plot.width() // 2
    column = [drawn.pixelColor(centre, y) for y in range(plot.height())]
    for high, low in ((0, 1), (1, 0), (2, 0)):  # red, green, blue stand out somewhere
        assert any(each.getRgb()[high] > each.getRgb()[low] + 25 for each in column), (
            high,
            ground,
        )
