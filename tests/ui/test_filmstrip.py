"""The filmstrip, with the mouse and the keys, on real files."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QToolButton
from window_parts import pattern

from looksmith.grade.recipe import Light, Recipe
from looksmith.ui.filmstrip.model import PhotoRole
from looksmith.ui.filmstrip.order import StripOrder, natural_key

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NAMES = (
    "img_1.png",
    "img_2.png",
    "IMG_9.png",
    "img_10.png",
    "img_11.png",
    "img_20.png",
)


@pytest.fixture
def folder(tmp_path):
    """Six photos of different content, and what is no photo."""
    made = tmp_path / "shoot"
    made.mkdir()
    for number, name in enumerate(NAMES):
        Image.fromarray(pattern(120 + number, 80)).save(made / name)
    (made / "notes.txt").write_text("no photo")
    (made / "._img_1.png").write_bytes(b"what a Mac leaves")
    return made


@pytest.fixture
def strip_of(build_window, qtbot):
    """Return a function that opens a folder in a window and waits."""

    def build(folder):
        window = build_window()
        with qtbot.waitSignal(window.opener.opened, timeout=60_000):
            window.filmstrip.open_folder(folder)
        qtbot.waitUntil(lambda: window.settled, timeout=60_000)
        return window

    return build


def names(paths):
    return [path.name for path in paths]


def place_of(window, name, offset=(0, -10)):
    """Return where a photo is in the strip."""
    view, model = window.filmstrip.view, window.filmstrip.model
    row = names(model.shown_paths).index(name)
    view.scrollTo(model.index(row))
    return view.visualRect(model.index(row)).center() + QPoint(*offset)


def click(window, name, held=Qt.KeyboardModifier.NoModifier):
    viewport = window.filmstrip.view.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, held, place_of(window, name))


def wait_for(window, qtbot, name):
    qtbot.waitUntil(
        lambda: window.document.path is not None and window.document.path.name == name,
        timeout=10_000,
    )
    qtbot.waitUntil(lambda: not window.opener.busy, timeout=10_000)


def data(window, name, role):
    model = window.filmstrip.model
    return model.index(names(model.shown_paths).index(name)).data(role)


def shown_colour(window, name):
    path = next(p for p in window.filmstrip.paths() if p.name == name)
    image = window.photos.pictures.image(path)
    return None if image is None else image.pixelColor(60, 40).getRgb()[:3]


def test_a_folder_is_shown_by_name_and_its_first_photo_opened(strip_of, folder):
    window = strip_of(folder)
    assert names(window.filmstrip.model.shown_paths) == list(NAMES)
    assert window.document.path.name == "img_1.png"
    assert window.filmstrip.isVisible()
    assert window.filmstrip.bar.text == "6 photos"
    assert data(window, "img_1.png", PhotoRole.SHOWN)
    assert 72 <= window.filmstrip.height() <= 98
    # Every picture in view is there, upright and in its own colours.
    seen = [shown_colour(window, name) for name in NAMES]
    assert None not in seen
    source = Image.open(folder / "img_1.png").getpixel((60, 40))
    assert np.abs(np.subtract(seen[0], source)).max() <= 3


def test_one_photo_alone_has_no_strip(window, photo_file, open_photo):
    open_photo(window, photo_file())
    assert window.filmstrip.isHidden()
    assert names(window.filmstrip.paths()) == ["beach.png"]


def test_several_photos_are_opened_with_the_first_on_screen(
    window, folder, qtbot, open_photo, photo_file
):
    paths = [folder / "img_20.png", folder / "img_2.png"]
    with qtbot.waitSignal(window.opener.opened, timeout=10_000):
        window.open_photos(paths)
    assert window.document.path.name == "img_20.png"
    assert window.filmstrip.paths() == paths
    open_photo(window, paths[1])  # one of them: the strip stays
    assert window.filmstrip.count == 2
    open_photo(window, photo_file())
    assert names(window.filmstrip.paths()) == ["beach.png"]
    assert window.filmstrip.isHidden()


def test_opening_for_another_stage(window, folder, qtbot):
    """Crash recovery hands over the photos and the one that was on screen."""
    paths = [folder / name for name in NAMES]
    with qtbot.waitSignal(window.opener.opened, timeout=10_000):
        window.filmstrip.open(paths, paths[3])
    assert window.document.path == paths[3]
    assert window.filmstrip.paths() == paths
    assert window.filmstrip.view.selected_paths() == [paths[3]]


def test_clicks_and_keys_walk(strip_of, folder, qtbot):
    window = strip_of(folder)
    click(window, "img_10.png")
    wait_for(window, qtbot, "img_10.png")
    QTest.keyClick(window.canvas, Qt.Key.Key_PageDown)
    wait_for(window, qtbot, "img_11.png")
    QTest.keyClick(window.canvas, Qt.Key.Key_PageUp)
    QTest.keyClick(window.canvas, Qt.Key.Key_PageUp)
    wait_for(window, qtbot, "IMG_9.png")
    view = window.filmstrip.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Left)
    wait_for(window, qtbot, "img_2.png")
    QTest.keyClick(view, Qt.Key.Key_End)
    wait_for(window, qtbot, "img_20.png")
    assert not window.actions_by_id["photo.next"].isEnabled()
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert window.document.path.name == "img_20.png"
    assert view.selected_paths() == [window.document.path]
    # With Ctrl the arrows only move; Enter opens.
    QTest.keyClick(view, Qt.Key.Key_Left, CTRL)
    assert window.document.path.name == "img_20.png"
    QTest.keyClick(view, Qt.Key.Key_Return)
    wait_for(window, qtbot, "img_11.png")


def test_every_photo_keeps_its_own_edit_and_shows_it(strip_of, folder, qtbot):
    window = strip_of(folder)
    before = shown_colour(window, "img_1.png")
    window.document.set_light("exposure", 1.5)
    qtbot.waitUntil(lambda: shown_colour(window, "img_1.png") != before, timeout=10_000)
    assert sum(shown_colour(window, "img_1.png")) > sum(before)
    assert data(window, "img_1.png", PhotoRole.EDITED)
    assert not data(window, "img_2.png", PhotoRole.EDITED)
    click(window, "img_2.png")
    wait_for(window, qtbot, "img_2.png")
    assert window.document.recipe == Recipe()
    QTest.keyClick(window.canvas, Qt.Key.Key_PageUp)
    wait_for(window, qtbot, "img_1.png")
    assert window.document.recipe.light.exposure == 1.5


def test_selecting_with_ctrl_and_shift_opens_nothing(strip_of, folder):
    window = strip_of(folder)
    click(window, "IMG_9.png", SHIFT)
    assert names(window.filmstrip.targets()) == list(NAMES[:3])
    click(window, "img_2.png", CTRL)
    click(window, "img_20.png", CTRL)
    selected = ["img_1.png", "IMG_9.png", "img_20.png"]
    assert names(window.filmstrip.targets()) == selected
    assert window.filmstrip.bar.text == "3 of 6 selected"
    assert window.document.path.name == "img_1.png"


def test_the_selected_photos_are_rated_by_keys_and_one_by_its_stars(
    strip_of, folder, qtbot
):
    window = strip_of(folder)
    kept, view = window.photos.kept, window.filmstrip.view
    click(window, "IMG_9.png", SHIFT)
    QTest.keyClick(view, Qt.Key.Key_4)
    ratings = [kept.rating(path) for path in window.filmstrip.paths()]
    assert ratings == [4, 4, 4, 0, 0, 0]
    model = window.filmstrip.model
    cell = view.visualRect(model.index(4))
    stars = view.cells.stars_rect(cell)
    second = QPoint(stars.left() + 2 + 13 + 6, stars.center().y())
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=second)
    assert data(window, "img_11.png", PhotoRole.RATING) == 2
    assert window.document.path.name == "img_1.png"  # nothing was opened
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=second)
    assert data(window, "img_11.png", PhotoRole.RATING) == 0


def test_the_filter_leaves_out_what_has_fewer_stars(strip_of, folder, qtbot):
    window = strip_of(folder)
    strip, stars = window.filmstrip, window.filmstrip.bar.filter
    for name, rating in (("img_2.png", 2), ("img_10.png", 4), ("img_20.png", 3)):
        window.photos.kept.rate([folder / name], rating)
    QTest.mouseClick(stars, Qt.MouseButton.LeftButton, pos=stars.star_rect(3).center())
    # The photo on screen stays, whatever it has.
    kept = ["img_1.png", "img_10.png", "img_20.png"]
    assert names(strip.model.shown_paths) == kept
    assert strip.bar.text == "3 of 6 photos"
    QTest.keyClick(window.canvas, Qt.Key.Key_PageDown)
    wait_for(window, qtbot, "img_10.png")
    assert names(strip.model.shown_paths) == kept[1:]
    stars.setFocus()
    QTest.keyClick(stars, Qt.Key.Key_Right)
    assert names(strip.model.shown_paths) == ["img_10.png"]
    QTest.mouseClick(stars, Qt.MouseButton.LeftButton, pos=stars.star_rect(4).center())
    assert names(strip.model.shown_paths) == list(NAMES)
    stars.set_stars(4)
    strip.open([folder / "img_1.png", folder / "img_2.png"])
    assert names(strip.model.shown_paths) == ["img_1.png", "img_2.png"]


def test_the_files_own_rating_counts_until_the_user_gives_one(strip_of, folder, qtbot):
    block = Image.Exif()
    block[0x4746] = 5
    Image.fromarray(pattern(90, 60)).save(folder / "img_3.jpg", exif=block)
    window = strip_of(folder)
    assert data(window, "img_3.jpg", PhotoRole.RATING) == 5
    window.photos.kept.rate([folder / "img_3.jpg"], 1)
    assert data(window, "img_3.jpg", PhotoRole.RATING) == 1


def test_orders_by_time_and_rating_are_remembered(strip_of, folder, qtbot):
    for name, taken in (("img_a.jpg", "2026:05:03 10:00:00"),
                        ("img_b.jpg", "2026:05:02 23:59:59")):  # fmt: skip
        block = Image.Exif()
        block.get_ifd(0x8769)[0x9003] = taken
        path = folder / name
        seed = pattern(90 + len(taken) + ord(name[4]), 60)
        Image.fromarray(seed).save(path, exif=block)
    window = strip_of(folder)
    strip = window.filmstrip
    strip.bar.menu.choices[StripOrder.TAKEN].trigger()
    by_time = ["img_b.jpg", "img_a.jpg", *NAMES]
    qtbot.waitUntil(lambda: names(strip.model.shown_paths) == by_time, timeout=10_000)
    window.photos.kept.rate([folder / "img_10.png"], 3)
    strip.bar.menu.choices[StripOrder.RATING].trigger()
    assert names(strip.model.shown_paths)[0] == "img_10.png"
    strip.bar.menu.backwards.trigger()
    assert names(strip.model.shown_paths)[-1] == "img_10.png"
    again = strip_of(folder)
    assert again.filmstrip.bar.menu.order is StripOrder.RATING
    qtbot.waitUntil(
        lambda: names(again.filmstrip.model.shown_paths)[-1] == "img_10.png",
        timeout=10_000,
    )


def test_settings_are_pasted_on_the_selected_photos_part_by_part(
    strip_of, folder, qtbot
):
    window = strip_of(folder)
    document, choice = window.document, window.photos.choice
    window.photos.kept.edit(
        [folder / "img_2.png"], lambda _: Recipe(light=Light(contrast=20)), "Before"
    )
    document.choose_look("look-05")
    document.set_light("exposure", 0.5)
    QTest.keyClick(window.canvas, Qt.Key.Key_C, CTRL | SHIFT)
    click(window, "IMG_9.png", SHIFT)
    alt = Qt.KeyboardModifier.AltModifier
    QTest.keyClick(window.filmstrip.view, Qt.Key.Key_V, CTRL | alt)
    assert choice.isVisible()
    QTest.mouseClick(choice.parts["light"], Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert choice.chosen == ["looks", "restoring"]
    QTest.keyClick(choice.paste, Qt.Key.Key_Return)
    assert not choice.isVisible()
    kept = window.photos.kept
    second = kept.recipe(folder / "img_2.png")
    assert [term.look for term in second.blend.terms] == ["look-05"]
    assert second.light == Light(contrast=20)
    assert kept.recipe(folder / "IMG_9.png").light == Light()
    assert kept.recipe(folder / "img_10.png") == Recipe()
    # One step in each photo's own history.
    click(window, "img_2.png")
    wait_for(window, qtbot, "img_2.png")
    assert document.recipe == second
    document.undo()
    assert document.recipe == Recipe(light=Light(contrast=20))
    assert kept.recipe(folder / "IMG_9.png").blend.terms
    assert window.photos.choice.parts["light"].isChecked() is False


@pytest.mark.parametrize("size", [(960, 600), (1280, 720)])
def test_nothing_is_cut_off_in_small_windows(strip_of, folder, size):
    window = strip_of(folder)
    window.resize(*size)
    QTest.qWait(20)
    choice, notice = window.photos.choice, window.photos.notice
    window.document.choose_look("look-05")
    window.actions_by_id["edit.copy"].trigger()
    window.actions_by_id["edit.paste_selected"].trigger()
    notice.say("x", "Your edit of 23 September 2025 was brought back.", "Afresh", int)
    for frame in (choice, notice):
        assert window.rect().contains(frame.geometry())
        strip_top = window.filmstrip.mapTo(window, QPoint()).y()
        assert frame.geometry().bottom() < strip_top
        for button in frame.findChildren(QAbstractButton):
            assert button.width() >= button.sizeHint().width()
    bar = window.filmstrip.bar
    assert all(
        bar.rect().contains(child.geometry()) for child in bar.findChildren(QToolButton)
    )


def test_escape_pastes_nothing(strip_of, folder):
    window = strip_of(folder)
    window.document.choose_look("look-05")
    window.actions_by_id["edit.copy"].trigger()
    click(window, "img_20.png", CTRL)
    window.actions_by_id["edit.paste_selected"].trigger()
    QTest.keyClick(window.photos.choice.paste, Qt.Key.Key_Escape)
    assert not window.photos.choice.isVisible()
    assert window.photos.kept.recipe(folder / "img_20.png") == Recipe()


def test_the_menu_resets_and_takes_off(strip_of, folder, qtbot):
    window = strip_of(folder)
    strip, kept = window.filmstrip, window.photos.kept
    paths = [folder / "img_1.png", folder / "img_2.png"]
    kept.edit(paths, lambda _: Recipe(light=Light(exposure=1.0)), "Brighter")
    click(window, "img_2.png", CTRL)
    strip.view.menu_requested.emit(QPoint(10, 10))
    menu = QApplication.activePopupWidget()
    menu.reset.trigger()
    menu.close()
    assert [kept.recipe(path) for path in paths] == [Recipe(), Recipe()]
    window.document.undo()
    assert kept.recipe(paths[0]).light.exposure == 1.0
    strip.view.setFocus()
    QTest.keyClick(strip.view, Qt.Key.Key_Delete)
    # The one on screen stays; the file stays, too.
    assert names(strip.paths()) == [name for name in NAMES if name != "img_2.png"]
    assert paths[1].exists()


def test_what_cannot_be_read_says_so_in_its_place(strip_of, folder, qtbot):
    (folder / "img_2.png").write_bytes((folder / "img_2.png").read_bytes()[:200])
    window = strip_of(folder)
    assert data(window, "img_2.png", PhotoRole.PROBLEM)
    assert "img_2.png" in data(window, "img_2.png", Qt.ItemDataRole.ToolTipRole)
    spoken = data(window, "img_2.png", Qt.ItemDataRole.AccessibleTextRole)
    assert "cannot be read" in spoken
    QTest.keyClick(window.canvas, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: "img_2.png" in window.messages.text, timeout=10_000)
    assert window.document.path.name == "img_1.png"
    assert not data(window, "img_1.png", PhotoRole.PROBLEM)


def test_the_keys_go_past_a_photo_that_breaks_off(strip_of, folder, qtbot):
    """Its beginning can be shown, and then it turns out that the rest is missing."""
    path = folder / "img_1a.jpg"
    Image.fromarray(pattern(1500, 1000)).save(path, quality=95)
    path.write_bytes(path.read_bytes()[:-9000])
    window = strip_of(folder)
    with qtbot.waitSignal(window.opener.failed, timeout=10_000):
        QTest.keyClick(window.canvas, Qt.Key.Key_PageDown)
    assert window.document.path.name == "img_1.png"
    assert data(window, "img_1a.jpg", PhotoRole.PROBLEM)
    QTest.keyClick(window.canvas, Qt.Key.Key_PageDown)
    wait_for(window, qtbot, "img_2.png")
    QTest.keyClick(window.canvas, Qt.Key.Key_PageUp)
    QTest.keyClick(window.canvas, Qt.Key.Key_PageUp)
    wait_for(window, qtbot, "img_1.png")


def test_space_in_the_strip_shows_the_original_while_held(strip_of, folder):
    window = strip_of(folder)
    window.document.choose_look("look-07")
    window.filmstrip.view.setFocus()
    QTest.keyPress(window.filmstrip.view, Qt.Key.Key_Space)
    assert window.canvas._shows_original
    QTest.keyRelease(window.filmstrip.view, Qt.Key.Key_Space)
    assert not window.canvas._shows_original


def test_the_menu_copies_the_photo_it_was_opened_on(strip_of, folder):
    window = strip_of(folder)
    kept, paths = window.photos.kept, window.filmstrip.paths()
    kept.edit(paths[1:2], lambda _: Recipe(light=Light(contrast=30)), "Contrast")
    viewport, place = window.filmstrip.view.viewport(), place_of(window, NAMES[1])
    QTest.mouseClick(viewport, Qt.MouseButton.RightButton, pos=place)
    assert window.document.path.name == "img_1.png"
    window.filmstrip.copy_current()
    window.actions_by_id["edit.paste"].trigger()
    assert window.document.recipe == kept.recipe(paths[1])


def test_the_strip_is_hidden_by_its_key_and_with_the_panels(
    strip_of, folder, build_window
):
    window = strip_of(folder)
    QTest.keyClick(window.canvas, Qt.Key.Key_F, CTRL | SHIFT)
    assert window.filmstrip.isHidden()
    assert not window.actions_by_id["view.filmstrip"].isChecked()
    again = strip_of(folder)
    assert again.filmstrip.isHidden()
    again.actions_by_id["view.filmstrip"].trigger()
    assert again.filmstrip.isVisible()
    again.set_panels_hidden(True)
    assert again.filmstrip.isHidden()
    again.set_panels_hidden(False)
    assert again.filmstrip.isVisible()


def test_dropped_folders_and_photos_open_and_the_rest_is_imported(
    window, folder, tmp_path, qtbot, monkeypatch, photo_file
):
    imported = []
    monkeypatch.setattr(window.importer, "run", imported.extend)
    luts = tmp_path / "luts"
    luts.mkdir()
    with qtbot.waitSignal(window.opener.opened, timeout=10_000):
        window.canvas.paths_dropped.emit([photo_file(), folder, luts])
    assert names(window.filmstrip.paths()) == ["beach.png", *NAMES]
    assert imported == [luts]


def test_a_folder_without_photos_says_so(window, tmp_path, qtbot):
    (tmp_path / "empty").mkdir()
    window.filmstrip.open_folder(tmp_path / "empty")
    qtbot.waitUntil(lambda: "no photos" in window.messages.text)
    window.filmstrip.open_folder(tmp_path / "gone")
    qtbot.waitUntil(lambda: "gone" in window.messages.text)


def test_recent_folders_are_in_the_menu(strip_of, folder, build_window, qtbot):
    strip_of(folder)
    again = build_window()
    again.recent_menu.aboutToShow.emit()
    entry = again.recent_menu.actions()[-1]
    assert entry.text() == "Folder shoot"
    with qtbot.waitSignal(again.opener.opened, timeout=10_000):
        entry.trigger()
    assert again.filmstrip.count == len(NAMES)


def test_two_thousand_photos_cost_what_is_in_view(build_window, tmp_path, qtbot):
    many = tmp_path / "many"
    many.mkdir()
    for number in range(2000):
        block = np.full((4, 6, 3), number % 251, np.uint8)
        block[0, 0] = (*divmod(number, 256), 0)
        Image.fromarray(block).save(many / f"p{number}.bmp")
    window = build_window()
    with qtbot.waitSignal(window.opener.opened, timeout=60_000):
        window.filmstrip.open_folder(many)
    qtbot.waitUntil(lambda: window.settled, timeout=60_000)
    kept, view = window.photos.kept, window.filmstrip.view
    in_view = len(view.visible_paths())
    known = [path for path in window.filmstrip.paths() if kept.facts(path)]
    assert in_view <= len(known) <= 3 * in_view + 3
    # The wheel scrolls along the row, and asks for what comes into view.
    bar, place = view.horizontalScrollBar(), QPointF(50, 40)
    for _ in range(3):
        event = QWheelEvent(
            place, view.mapToGlobal(place), QPoint(), QPoint(0, -1200),
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(view.viewport(), event)
    assert bar.value() == 3 * 10 * 112
    assert view._settle.interval() < 100, "not the bar's value"
    seen = view.visible_paths()
    assert seen[0].name == "p30.bmp"
    qtbot.waitUntil(
        lambda: all(window.photos.pictures.image(path) for path in seen), timeout=60_000
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("a2.jpg", "a10.jpg"),
        ("A1.jpg", "a2.jpg"),
        ("7.jpg", "b.jpg"),
        ("a.jpg", "a1.jpg"),
    ],
)
def test_names_are_ordered_as_people_order_them(first, second):
    assert natural_key(Path(first)) < natural_key(Path(second))
