"""The first run: a sample photo, three steps that follow the user, and no return."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from looksmith.ui.first_run import DONE_KEY, sample_photo

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def begin(build_window, qtbot):
    """Return a function that starts a window as a user's start does."""

    def start(*photos):
        window = build_window()
        with qtbot.waitSignal(window.beginning.restore.settled, timeout=30_000):
            window.beginning.begin(photos)
        qtbot.waitUntil(lambda: window.settled, timeout=60_000)
        return window

    return start


def card(window):
    return window.beginning.first_run.card


def point_at_a_look(window, qtbot):
    view = window.browser.view
    place = view.visualRect(view.model().index(3, 0)).center()
    QTest.mouseMove(view.viewport(), place + QPoint(1, 1))
    QTest.mouseMove(view.viewport(), place)
    qtbot.waitUntil(lambda: window.hover.shown, timeout=10_000)
    return place


def test_it_opens_on_a_sample_with_three_steps(begin):
    window = begin()
    assert window.document.path == sample_photo().resolve()
    assert card(window).isVisible()
    assert window.beginning.first_run.steps == (False, False, False)
    assert window.recent.paths() == [], "the sample is not the user's photo"


def test_it_stops_nobody(begin):
    window = begin()
    assert card(window).parentWidget() is window.canvas
    assert window.canvas.rect().contains(card(window).geometry())
    window.document.set_light("exposure", 0.5)
    window.resize(1000, 640)
    assert window.canvas.rect().contains(card(window).geometry())


def test_the_steps_follow_the_user_and_go_for_good(
    begin, qtbot, open_photo, photo_file, settings, monkeypatch
):
    monkeypatch.setattr("looksmith.ui.first_run._FAREWELL_MS", 10)
    window = begin()
    first_run = window.beginning.first_run
    open_photo(window, photo_file())
    assert first_run.steps == (True, False, False)
    assert not card(window).open_button.isVisible()
    place = point_at_a_look(window, qtbot)
    assert first_run.steps == (True, True, False)
    QTest.mouseClick(window.browser.view.viewport(), LEFT, pos=place)
    assert window.document.blend.terms
    window.exporter.written.emit(photo_file("out.png"))
    assert first_run.steps == (True, True, True)
    qtbot.waitUntil(lambda: card(window) is None, timeout=10_000)
    assert settings.value(DONE_KEY, type=bool)
    window.close()
    again = begin()
    assert card(again) is None
    assert again.document.path is None


def test_closed_is_closed_for_good(begin):
    window = begin()
    QTest.mouseClick(card(window).close_button, LEFT)
    assert card(window) is None
    window.close()
    assert card(begin()) is None


def test_steps_that_are_done_stay_done(begin, photo_file):
    window = begin(photo_file())
    assert window.beginning.first_run.steps == (True, False, False)
    window.close()
    again = begin()
    assert card(again).isVisible(), "two steps are left"
    assert again.beginning.first_run.steps == (True, False, False)
    assert again.document.path is None, "the user has a photo: no more samples"


def test_a_user_of_an_earlier_version_sees_nothing(begin, settings, photo_file):
    settings.setValue("recent/photos", [str(photo_file())])
    window = begin()
    assert window.beginning.first_run.card is None
    assert window.document.path is None


def test_the_button_opens(begin, monkeypatch, photo_file, qtbot):
    photo = photo_file()
    monkeypatch.setattr(
        "PySide6.QtWidgets.QFileDialog.getOpenFileNames",
        lambda *_args, **_kw: ([str(photo)], ""),
    )
    window = begin()
    QTest.mouseClick(card(window).open_button, LEFT)
    qtbot.waitUntil(lambda: window.document.path == photo, timeout=60_000)
    assert window.beginning.first_run.steps[0]


@pytest.mark.parametrize("size", [(1440, 900), (1280, 720)])
def test_the_steps_lie_below_the_photo(begin, open_photo, photo_file, qtbot, size):
    window = begin()
    window.resize(*size)
    open_photo(window, photo_file("portrait.png", 800, 1200))
    canvas = window.canvas

    def apart() -> bool:
        return canvas._shown_rect().bottom() < card(window).geometry().top()

    qtbot.waitUntil(apart)
    low = canvas._shown_rect().height()
    card(window).close_button.click()
    qtbot.waitUntil(lambda: canvas._shown_rect().height() > low)


def test_a_photo_that_leaves_room_below_it_stays_in_the_middle(
    begin, open_photo, photo_file, qtbot
):
    window = begin()
    window.resize(1440, 900)
    open_photo(window, photo_file("wide.png", 1200, 600))
    canvas = window.canvas
    qtbot.waitUntil(lambda: canvas.width() > 700 and card(window).isVisible())

    def in_the_middle() -> bool:
        return abs(canvas._shown_rect().center().y() - canvas.height() / 2) <= 1

    qtbot.waitUntil(in_the_middle)
    assert canvas._shown_rect().bottom() < card(window).geometry().top()
