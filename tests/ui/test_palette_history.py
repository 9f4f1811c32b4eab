"""The command palette and the list of steps, with real keys and clicks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from looksmith.ui.commands.table import COMMANDS
from looksmith.ui.dialogs.history import HistoryDialog
from looksmith.ui.dialogs.palette import CommandPalette, Entry, match_score, matching
from looksmith.ui.document import Document

KEY = Qt.Key


@pytest.mark.parametrize(
    ("typed", "text", "fits"),
    [
        ("exp", "Export photo", True),
        ("photo exp", "Export photo", True),
        ("eph", "Export photo", True),
        ("EXPORT", "Export photo", True),
        ("hpx", "Export photo", False),
        ("photos", "Export photo", False),
        ("", "anything", True),
    ],
)
def test_letters_in_order_fit(typed, text, fits):
    assert (match_score(typed, text) is not None) is fits


@given(st.text(max_size=12), st.text(max_size=30))
def test_any_text_is_scored_or_not(typed, text):
    score = match_score(typed, text)
    assert score is None or score >= 0


def test_beginnings_come_first():
    names = ["Reset look", "Look details", "Next look", "Unlock"]
    entries = [Entry(name, "", "", lambda: None) for name in names]
    found = [entry.text for entry in matching("look", entries)]
    assert found[0] == "Look details"
    assert set(found) == {"Look details", "Next look", "Reset look"}


_NAMES = st.lists(st.text("abA .*[^é\n", max_size=8), max_size=12)


@given(st.text("abA .*[^é", max_size=4), _NAMES, st.integers(0, 5))
def test_what_is_listed_fits_and_the_best_come_first(typed, names, most):
    entries = [Entry(name, "ba", "", lambda: None) for name in names]
    found = matching(typed, entries)
    fitting = [e for e in entries if match_score(typed, f"{e.text} ba") is not None]
    assert sorted(map(id, found)) == sorted(map(id, fitting))
    assert matching(typed, entries, most) == found[:most]


def entries_of(names, chosen):
    return [Entry(n, "Menu", "", lambda n=n: chosen.append(n)) for n in names]


@pytest.fixture
def palette(qtbot):
    chosen = []
    window = QApplication.activeWindow()
    made = CommandPalette(
        entries_of(["Undo", "Redo", "Export photo", "Export LUT"], chosen),
        entries_of(["Fuji 160C", "Exotic film"], chosen),
        window,
    )
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    made.chosen = chosen
    return made


def test_typing_and_enter_do_it(palette):
    QTest.keyClicks(palette.field, "exp lut")
    QTest.keyClick(palette.field, KEY.Key_Return)
    assert palette.chosen == ["Export LUT"]
    assert not palette.isVisible()


def test_arrows_choose_and_wrap_around(palette):
    QTest.keyClick(palette.field, KEY.Key_Up)
    QTest.keyClick(palette.field, KEY.Key_Return)
    assert palette.chosen == ["Export LUT"]


def test_looks_are_listed_once_something_is_typed(palette):
    assert "Exotic film" not in [entry.text for entry in palette.shown]
    QTest.keyClicks(palette.field, "exo")
    assert palette.shown[0].text == "Exotic film"


def test_escape_and_nonsense_do_nothing(palette):
    QTest.keyClicks(palette.field, "qqqq")
    QTest.keyClick(palette.field, KEY.Key_Return)
    assert palette.shown == []
    QTest.keyClick(palette, KEY.Key_Escape)
    assert palette.chosen == []


def test_the_palette_lists_every_command_of_the_window(window, qtbot):
    window.actions_by_id["help.palette"].trigger()
    palette = window.findChild(CommandPalette)
    assert {entry.text for entry in palette.shown} == {
        command.text.rstrip("…") for command in COMMANDS if command.id != "help.palette"
    }
    usable = [entry.enabled for entry in palette.shown]
    assert usable == sorted(usable, reverse=True), "what works now comes first"
    QTest.keyClicks(palette.field, "hide panels")
    QTest.keyClick(palette.field, KEY.Key_Return)
    assert window.panels_hidden


def test_a_look_is_chosen_by_its_name(window, qtbot):
    look = window.catalogue.looks()[5]
    QTest.keyClick(
        window, KEY.Key_P,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )  # fmt: skip
    palette = window.findChild(CommandPalette)
    QTest.keyClicks(palette.field, look.title)
    entry = palette.list.currentItem().data(Qt.ItemDataRole.UserRole)
    assert entry.text == look.title
    QTest.keyClick(palette.field, KEY.Key_Return)
    assert window.document.current_look == look.id


# -- history


@pytest.fixture
def document():
    document = Document()
    for value, name in ((0.5, "exposure"), (20, "contrast"), (-10, "saturation")):
        document.set_light(name, value)
    return document


@pytest.fixture
def history(qtbot, document):
    dialog = HistoryDialog(document)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def texts(history):
    return [history.list.item(row).text() for row in range(history.list.count())]


def test_every_step_is_listed_and_the_current_one_marked(history, document):
    assert texts(history) == ["Original", "Exposure", "Contrast", "Saturation"]
    assert history.list.currentRow() == 3
    document.undo()
    assert history.list.currentRow() == 2
    assert len(texts(history)) == 4


def test_a_click_goes_to_a_step_and_back_without_loss(history, document):
    last = document.recipe
    item = history.list.item(1)
    place = history.list.visualItemRect(item).center()
    QTest.mouseClick(history.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert document.recipe.light.exposure == 0.5
    assert document.recipe.light.contrast == 0
    QTest.keyClick(history.list, KEY.Key_End)
    assert document.recipe == last


def test_a_new_edit_after_going_back_replaces_what_was_undone(history, document):
    document.go_to(1)
    document.set_light("tint", 5)
    assert texts(history) == ["Original", "Exposure", "Tint"]
