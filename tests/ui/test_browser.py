"""The look browser, with real clicks and keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from fakes import FakeCatalogue, make_photo
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDropEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QMessageBox

from looksmith.ui.document import Document
from looksmith.ui.panels.browser import LookBrowser
from looksmith.ui.panels.look_model import Role
from looksmith.ui.panels.tile_delegate import name_lines
from looksmith.ui.theme import apply_theme
from looksmith.ui.thumbnails import ORIGINAL

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def browser(qtbot, qapp, document, catalogue, workers):
    apply_theme(qapp)
    made = LookBrowser(document, catalogue, workers)
    qtbot.addWidget(made)
    made.resize(300, 640)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def cell(browser, look_id: str):
    index = browser.model.index(browser.model.row_of(look_id))
    browser.view.scrollTo(index)
    return browser.view.visualRect(index)


def click(browser, look_id: str, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    place = cell(browser, look_id).center()
    QTest.mouseClick(browser.view.viewport(), LEFT, modifier, place)


def blend(document: Document) -> list[str]:
    return [term.look for term in document.blend.terms]


def shown(browser) -> list[str]:
    return browser.model.ids()[1:]


def key(browser, which, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(browser.view, which, modifier)


# Tiles


def test_three_tiles_a_row_original_first(browser) -> None:
    assert browser.view.columns == 3
    assert browser.model.ids()[0] == ORIGINAL
    rects = [cell(browser, i) for i in browser.model.ids()[:4]]
    assert len({rect.y() for rect in rects[:3]}) == 1
    assert rects[3].y() > rects[0].y()
    assert len({(rect.width(), rect.height()) for rect in rects}) == 1


def test_click_replaces_and_ctrl_click_adds(browser, document, catalogue) -> None:
    click(browser, "look-03")
    assert blend(document) == ["look-03"]
    click(browser, "look-05")
    assert blend(document) == ["look-05"]
    click(browser, "look-07", CTRL)
    assert blend(document) == ["look-05", "look-07"]
    assert [look.id for look in catalogue.recent()] == ["look-07", "look-05", "look-03"]
    click(browser, ORIGINAL)
    assert blend(document) == []


def test_plus_adds_and_star_marks_a_favourite(browser, document, catalogue) -> None:
    click(browser, "look-03")
    view = browser.view
    rect = cell(browser, "look-04")
    QTest.mouseClick(view.viewport(), LEFT, pos=view.tiles.plus_rect(rect).center())
    assert blend(document) == ["look-03", "look-04"]
    star = view.tiles.star_rect(rect).center()
    QTest.mouseClick(view.viewport(), LEFT, pos=star)
    assert catalogue.is_favourite("look-04")
    assert blend(document) == ["look-03", "look-04"], "a star changes no blend"
    QTest.mouseClick(view.viewport(), LEFT, pos=star)
    assert not catalogue.is_favourite("look-04")


def test_a_press_that_ends_on_another_tile_does_nothing(browser, document) -> None:
    port = browser.view.viewport()
    QTest.mousePress(port, LEFT, pos=cell(browser, "look-01").center())
    QTest.mouseRelease(port, LEFT, pos=cell(browser, "look-02").center())
    assert blend(document) == []


def test_the_tiles_of_the_blend_are_marked_with_their_share(browser, document) -> None:
    def data(look_id: str, role: int):
        return browser.model.index(browser.model.row_of(look_id)).data(role)

    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert data(ORIGINAL, Role.SHARE) is not None
    document.choose_look("look-02")
    assert data(ORIGINAL, Role.SHARE) is None
    assert data("look-02", Role.SHARE) == 1
    document.add_look("look-03")
    document.set_weight(1, 0.25)
    assert data("look-02", Role.BADGE) == "80 %"
    assert data("look-03", Role.BADGE) == "20 %"
    assert data("look-03", spoken) == "Colour negative look 03, 20 % of the blend"
    tip = data("look-03", Qt.ItemDataRole.ToolTipRole)
    assert "Ada Lens" in tip
    assert "CC-BY-4.0" in tip


def test_pictures_show_and_follow_the_photo(qtbot, browser, document) -> None:
    qtbot.waitUntil(
        lambda: all(browser.thumbnails.image(i) for i in browser.model.ids())
    )
    port = browser.view.viewport()
    place = browser.view.tiles.picture_rect(cell(browser, ORIGINAL)).center()
    before = port.grab().toImage().pixelColor(place)
    other = make_photo(seed=5)
    document.set_photo(other, other, None)
    expected = other.pixels[107, 160]
    qtbot.waitUntil(
        lambda: all(
            abs(a - b) <= 4
            for a, b in zip(
                port.grab().toImage().pixelColor(place).getRgb()[:3],
                expected.tolist(),
                strict=True,
            )
        )
    )
    assert before != port.grab().toImage().pixelColor(place)


def test_what_is_on_screen_is_asked_for_first(qtbot, document, workers) -> None:
    catalogue = FakeCatalogue(400)
    browser = LookBrowser(document, catalogue, workers)
    qtbot.addWidget(browser)
    browser.resize(300, 640)
    browser.show()
    qtbot.waitExposed(browser)
    asked: list[list[str]] = []
    wanted = browser.thumbnails.want
    browser.thumbnails.want = lambda ids: (asked.append(list(ids)), wanted(ids))
    browser.view.verticalScrollBar().setValue(5000)
    assert browser.view.verticalScrollBar().value() > 100
    assert browser.view._settle.interval() < 100, "not the bar's value"
    qtbot.waitUntil(lambda: bool(asked))
    visible = browser.view.visible_ids()
    port = browser.view.viewport().rect()
    on_screen = [
        i
        for i in browser.model.ids()
        if browser.view.visualRect(
            browser.model.index(browser.model.row_of(i))
        ).intersects(port)
    ]
    assert visible == on_screen
    assert asked[-1][: len(visible)] == visible
    assert set(asked[-1]) == set(browser.model.ids()), "the others follow"


def test_the_wheel_scrolls_and_chooses_nothing(browser, document) -> None:
    port = browser.view.viewport()
    centre = QPointF(port.rect().center())
    event = QWheelEvent(
        centre, QPointF(port.mapToGlobal(centre)), QPoint(), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(port, event)
    assert browser.view.verticalScrollBar().value() > 0
    assert blend(document) == []


@pytest.mark.parametrize("width", [216, 300, 420, 700])
def test_tiles_fill_the_width_at_any_size(qtbot, browser, width) -> None:
    browser.resize(width, 640)
    qtbot.wait(30)
    view = browser.view
    row = [cell(browser, i) for i in browser.model.ids()[: view.columns]]
    assert len({rect.y() for rect in row}) == 1
    assert row[-1].right() <= view.viewport().width()
    assert view.viewport().width() - row[-1].right() < view.columns + 4
    assert cell(browser, browser.model.ids()[view.columns]).y() > row[0].y()


# Keys


def test_arrows_walk_and_choose(browser, document) -> None:
    browser.view.setFocus()
    assert browser.view.current_id() == ORIGINAL
    key(browser, Qt.Key.Key_Right)
    assert blend(document) == ["look-00"]
    key(browser, Qt.Key.Key_Down)
    assert blend(document) == ["look-03"]
    key(browser, Qt.Key.Key_Left)
    assert blend(document) == ["look-02"]
    key(browser, Qt.Key.Key_Home)
    assert blend(document) == []


def test_ctrl_arrows_only_walk_then_enter_space_and_plus_act(
    browser, document, catalogue
) -> None:
    browser.view.setFocus()
    browser.view.go_to("look-00")
    key(browser, Qt.Key.Key_Right, CTRL)
    assert blend(document) == []
    assert browser.view.current_id() == "look-01"
    key(browser, Qt.Key.Key_Return)
    assert blend(document) == ["look-01"]
    key(browser, Qt.Key.Key_Right, CTRL)
    key(browser, Qt.Key.Key_Return, CTRL)
    key(browser, Qt.Key.Key_Right, CTRL)
    key(browser, Qt.Key.Key_Plus)
    assert blend(document) == ["look-01", "look-02", "look-03"]
    key(browser, Qt.Key.Key_Space)
    assert blend(document) == ["look-03"]
    browser.set_star_keys(["K"])
    key(browser, Qt.Key.Key_K)
    assert catalogue.is_favourite("look-03")


def test_step_walks_from_anywhere_and_stops_at_the_ends(browser, document) -> None:
    browser.step(1)
    browser.step(1)
    assert blend(document) == ["look-01"]
    browser.step(-2)
    assert blend(document) == []
    browser.step(-1)
    assert blend(document) == []
    browser.step(500)
    assert blend(document) == ["look-19"]


# Search and chips


def test_search_filters_and_clears(browser) -> None:
    browser.focus_search()
    assert browser.search.hasFocus()
    QTest.keyClicks(browser.search, "white ada")
    assert shown(browser) == ["look-01", "look-07", "look-13", "look-19"]
    assert browser.count_text.text() == "4 looks"
    QTest.keyClick(browser.search, Qt.Key.Key_Escape)
    assert len(shown(browser)) == 20


def test_down_goes_from_the_search_to_the_tiles(browser, document) -> None:
    browser.focus_search()
    QTest.keyClicks(browser.search, "look 07")
    QTest.keyClick(browser.search, Qt.Key.Key_Down)
    assert browser.view.hasFocus()
    key(browser, Qt.Key.Key_Right)
    assert blend(document) == ["look-07"]


def test_enter_takes_the_best_match(browser, document) -> None:
    browser.focus_search()
    QTest.keyClicks(browser.search, "look 07")
    QTest.keyClick(browser.search, Qt.Key.Key_Return)
    assert blend(document) == ["look-07"]
    assert browser.view.hasFocus()
    assert browser.view.current_id() == "look-07"
    browser.focus_search()
    QTest.keyClicks(browser.search, "look 03")
    QTest.keyClick(browser.search, Qt.Key.Key_Return, CTRL)
    assert blend(document) == ["look-07", "look-03"]
    browser.focus_search()
    QTest.keyClicks(browser.search, "xyz")
    QTest.keyClick(browser.search, Qt.Key.Key_Return)
    assert blend(document) == ["look-07", "look-03"]
    assert browser.search.hasFocus()  # to type something else


def test_no_match_says_so_and_offers_the_way_back(browser) -> None:
    QTest.keyClicks(browser.search, "xyz")
    assert browser.nothing.text.isVisible()
    assert browser.nothing.text.text() == "No look matches “xyz”"
    QTest.mouseClick(browser.nothing.clear_button, LEFT)
    assert not browser.nothing.text.isVisible()
    assert browser.search.text() == ""
    assert len(shown(browser)) == 20


def test_chips_filter(browser, document, catalogue) -> None:
    chips = browser.chips.chips
    assert [chip.text() for chip in chips.values()] == [
        "All", "Favourites", "Mine", "Recent",
        "Colour negative", "Black and white", "Creative",
    ]  # fmt: skip
    QTest.mouseClick(chips["category:Black and white"], LEFT)
    assert len(shown(browser)) == 7
    QTest.mouseClick(chips["mine"], LEFT)
    assert shown(browser) == ["look-18", "look-19"]
    QTest.mouseClick(chips["recent"], LEFT)
    assert shown(browser) == []
    assert "will show here" in browser.nothing.text.text()
    QTest.mouseClick(chips["all"], LEFT)
    click(browser, "look-06")
    click(browser, "look-02")
    QTest.mouseClick(chips["recent"], LEFT)
    assert shown(browser) == ["look-02", "look-06"]
    QTest.mouseClick(chips["favourites"], LEFT)
    assert "click the star" in browser.nothing.text.text()


def test_a_star_taken_off_among_the_favourites_removes_the_tile(
    browser, catalogue
) -> None:
    for look_id in ("look-02", "look-05"):
        browser.toggle_favourite(look_id)
    QTest.mouseClick(browser.chips.chips["favourites"], LEFT)
    assert shown(browser) == ["look-02", "look-05"]
    place = browser.view.tiles.star_rect(cell(browser, "look-02")).center()
    QTest.mouseClick(browser.view.viewport(), LEFT, pos=place)
    assert shown(browser) == ["look-05"]


@pytest.mark.parametrize("width", [216, 300, 500])
def test_no_chip_is_cut(qtbot, browser, width) -> None:
    browser.resize(width, 640)
    qtbot.wait(30)
    for chip in browser.chips.chips.values():
        assert chip.width() >= chip.sizeHint().width()
        assert browser.chips.rect().contains(chip.geometry())


# Menu


def open_menu(browser, look_id: str):
    place = browser.view.viewport().mapToGlobal(cell(browser, look_id).center())
    made = []
    build = browser.menu.build
    browser.menu.build = lambda i: made.append(build(i)) or made[-1]
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, browser.view.mapFromGlobal(place), place
    )
    QApplication.sendEvent(browser.view.viewport(), event)
    browser.menu.build = build
    return {action.text(): action for action in made[0].actions() if action.text()}


def test_the_menu_adds_stars_and_finds_similar_looks(
    browser, document, catalogue
) -> None:
    actions = open_menu(browser, "look-04")
    expected = ["Add to blend", "Favourite", "Similar looks", "Look details…"]
    assert list(actions) == expected
    actions["Add to blend"].trigger()
    assert blend(document) == ["look-04"]
    actions["Favourite"].trigger()
    assert catalogue.is_favourite("look-04")
    QTest.keyClicks(browser.search, "look")
    actions["Similar looks"].trigger()
    expected = ["look-04", *(look.id for look in catalogue.similar("look-04", 24))]
    assert shown(browser) == expected
    chip = browser.chips.chips["~"]
    assert chip.accessibleName() == "Similar to Black and white look 04"
    assert browser.search.text() == ""
    QTest.mouseClick(chip, LEFT)
    assert len(shown(browser)) == 20
    assert shown(browser)[0] == "look-00"
    assert "~" not in browser.chips.chips
    assert browser.chips.picked_key == "all"


def test_own_looks_can_be_renamed(qtbot, browser, catalogue) -> None:
    actions = open_menu(browser, "look-18")
    assert "Rename…" in actions
    actions["Rename…"].trigger()
    dialog = browser.findChild(QInputDialog)
    dialog.setTextValue("Evening")
    dialog.accept()
    assert catalogue.get("look-18").title == "Evening"
    index = browser.model.index(browser.model.row_of("look-18"))
    assert index.data(Qt.ItemDataRole.DisplayRole) == "Evening"


def test_own_looks_can_be_deleted_after_a_question(browser, document) -> None:
    click(browser, "look-18")
    actions = open_menu(browser, "look-18")
    actions["Delete…"].trigger()
    box = browser.findChild(QMessageBox)
    assert "look 18" in box.text()
    assert "look-18" in shown(browser), "nothing happens before the answer"
    delete = next(b for b in box.buttons() if b.text() == "Delete")
    QTest.mouseClick(delete, LEFT)
    assert "look-18" not in shown(browser)
    assert blend(document) == []


# Import


def drop(browser, *paths: Path, event_type=QDropEvent):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    arguments = (
        Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    enter = QDragEnterEvent(QPoint(40, 300), *arguments)
    QApplication.sendEvent(browser, enter)
    if enter.isAccepted():
        QApplication.sendEvent(browser, QDropEvent(QPointF(40, 300), *arguments))
    return enter.isAccepted()


def test_import_button_and_drops(qtbot, browser, tmp_path) -> None:
    with qtbot.waitSignal(browser.import_requested):
        QTest.mouseClick(browser.footer.import_button, LEFT)
    dropped: list[list[Path]] = []
    browser.paths_dropped.connect(dropped.append)
    cube, folder, text = tmp_path / "a.CUBE", tmp_path / "looks", tmp_path / "a.docx"
    cube.touch()
    folder.mkdir()
    text.touch()
    assert drop(browser, cube, folder, text)
    assert dropped == [[cube, folder]]
    assert not drop(browser, text)
    assert len(dropped) == 1


def test_refresh_shows_new_looks_and_categories(browser, catalogue) -> None:
    catalogue._looks = FakeCatalogue(25)._looks
    browser.refresh()
    assert len(shown(browser)) == 25


# Names


@pytest.mark.parametrize(
    ("title", "width", "lines"),
    [("Velvia", 80, 1), ("Kodak Portra 400", 80, 2), ("Superlongwordlook", 60, 1)],
)
def test_names_take_two_lines_and_fit(browser, title, width, lines) -> None:
    metrics = browser.fontMetrics()
    broken = name_lines(title, metrics, width)
    assert len(broken) == lines
    assert all(metrics.horizontalAdvance(line) <= width for line in broken)


def test_a_long_name_keeps_its_beginning_and_its_end(browser) -> None:
    title = "Kodak Aerocolor IV 2460 Low on Kodak Duraflex Plus"
    first, second = name_lines(title, browser.fontMetrics(), 110)
    assert title.startswith(first)
    assert "…" in second
    assert second.endswith(title[-3:])
