"""Thumbnails: right colours, visible ones first, the latest photo only."""

from __future__ import annotations

import numpy as np
import pytest
from fakes import FakeCatalogue, make_photo
from PySide6.QtGui import QImage

from looksmith.grade.sources import OverlayLooks
from looksmith.lut.apply import apply_reference
from looksmith.lut.table import Lut3D
from looksmith.ui.document import Document
from looksmith.ui.thumbnails import LARGE_SIDE, ORIGINAL, SIDE, Thumbnails


@pytest.fixture
def catalogue():
    made = FakeCatalogue()
    yield made
    made.gate.set()


@pytest.fixture
def document(qtbot):
    made = Document()
    made.set_photo(make_photo(), make_photo(), None)
    return made


def pixels_of(image: QImage) -> np.ndarray:
    assert image.format() == QImage.Format.Format_RGB32
    view = np.frombuffer(image.constBits(), np.uint8)
    rows = view.reshape(image.height(), image.bytesPerLine())[:, : 4 * image.width()]
    return rows.reshape(image.height(), image.width(), 4)[..., 2::-1].astype(int)


def wait_for(qtbot, thumbnails, look_ids) -> None:
    qtbot.waitUntil(
        lambda: all(thumbnails.image(look_id) is not None for look_id in look_ids),
        timeout=5000,
    )


def test_every_look_shows_the_photo_in_its_colours(
    qtbot, document, catalogue, workers
) -> None:
    thumbnails = Thumbnails(document, catalogue, workers)
    with qtbot.waitSignal(thumbnails.cleared):
        pass
    ids = [ORIGINAL, *(look.id for look in catalogue.looks())]
    thumbnails.want(ids)
    wait_for(qtbot, thumbnails, ids)
    original = pixels_of(thumbnails.image(ORIGINAL))
    assert max(original.shape[:2]) == SIDE
    whole = document.proxy.pixels.astype(int)
    assert np.abs(original.mean((0, 1)) - whole.mean((0, 1))).max() < 1.5
    for look in catalogue.looks()[:4]:
        expected = apply_reference(catalogue.lut(look.id, 17), original / 255) * 255
        shown = pixels_of(thumbnails.image(look.id))
        assert np.abs(shown - expected).max() < 2.5


def test_large_tiles_get_large_images_and_the_small_ones_stay_until_then(
    qtbot, document, catalogue, workers
) -> None:
    thumbnails = Thumbnails(document, catalogue, workers)
    with qtbot.waitSignal(thumbnails.cleared, timeout=10_000):
        pass
    ids = [ORIGINAL, "look-01", "look-02"]
    thumbnails.want(ids)
    wait_for(qtbot, thumbnails, ids)
    cleared = []
    thumbnails.cleared.connect(lambda: cleared.append(True))
    catalogue.gate.clear()
    thumbnails.set_shown_at(SIDE + 40)
    qtbot.wait(50)
    assert thumbnails.image("look-01").width() == SIDE
    catalogue.gate.set()
    qtbot.waitUntil(
        lambda: thumbnails.image("look-02").width() == LARGE_SIDE, timeout=10_000
    )
    assert not cleared
    original = pixels_of(thumbnails.image(ORIGINAL))
    expected = apply_reference(catalogue.lut("look-02", 17), original / 255) * 255
    assert np.abs(pixels_of(thumbnails.image("look-02")) - expected).max() < 2.5


def test_without_a_photo_there_is_a_colour_card(qtbot, catalogue, workers) -> None:
    thumbnails = Thumbnails(Document(), catalogue, workers)
    thumbnails.want([ORIGINAL, "look-01"])
    wait_for(qtbot, thumbnails, [ORIGINAL, "look-01"])
    assert pixels_of(thumbnails.image(ORIGINAL)).std() > 20
    assert np.ptp(pixels_of(thumbnails.image("look-01")), axis=-1).max() <= 25


def test_the_first_asked_come_first_and_a_new_order_overtakes(
    qtbot, document, workers
) -> None:
    catalogue = FakeCatalogue(200)
    catalogue.gate.clear()
    thumbnails = Thumbnails(document, catalogue, workers)
    with qtbot.waitSignal(thumbnails.cleared):
        pass
    ids = [look.id for look in catalogue.looks()]
    thumbnails.want(ids)
    qtbot.waitUntil(lambda: len(catalogue.asked) == 2)
    assert {i for batch in catalogue.asked for i in batch} == set(ids[:32])
    visible = ids[150:160]
    thumbnails.want([*visible, *ids])
    order: list[str] = []
    thumbnails.ready.connect(order.append)
    catalogue.gate.set()
    wait_for(qtbot, thumbnails, ids)
    (overtaking,) = (batch for batch in catalogue.asked if visible[0] in batch)
    assert overtaking == [*visible, *ids[32:38]], "before what nobody had begun yet"
    assert len(order) == len(set(order)) == 200, "nothing is rendered twice"


def test_the_latest_photo_wins(qtbot, document, catalogue, workers) -> None:
    catalogue.gate.clear()
    thumbnails = Thumbnails(document, catalogue, workers)
    with qtbot.waitSignal(thumbnails.cleared):
        pass
    ids = [ORIGINAL, *(look.id for look in catalogue.looks())]
    thumbnails.want(ids)
    qtbot.waitUntil(lambda: len(catalogue.asked) >= 1)
    newer = make_photo(seed=7)
    with qtbot.waitSignal(thumbnails.cleared):
        document.set_photo(newer, newer, None)
    thumbnails.want(ids)
    catalogue.gate.set()
    wait_for(qtbot, thumbnails, ids)
    qtbot.wait(50)
    mean = newer.pixels.mean((0, 1))
    shown = pixels_of(thumbnails.image(ORIGINAL)).mean((0, 1))
    assert np.abs(shown - mean).max() < 1.5
    expected = apply_reference(catalogue.lut("look-05", 17), newer.pixels / 255) * 255
    shown = pixels_of(thumbnails.image("look-05")).mean((0, 1))
    assert np.abs(shown - expected.mean((0, 1))).max() < 1.5


def test_another_proxy_of_the_same_photo_changes_nothing(
    qtbot, document, catalogue, workers
) -> None:
    thumbnails = Thumbnails(document, catalogue, workers)
    with qtbot.waitSignal(thumbnails.cleared):
        pass
    thumbnails.want([ORIGINAL])
    wait_for(qtbot, thumbnails, [ORIGINAL])
    with qtbot.assertNotEmitted(thumbnails.cleared, wait=200):
        document.set_proxy(make_photo(640, 428))


def test_light_changes_the_thumbnails_once_it_settles_and_the_blend_does_not(
    qtbot, document, catalogue, workers
) -> None:
    thumbnails = Thumbnails(document, catalogue, workers)
    with qtbot.waitSignal(thumbnails.cleared):
        pass
    thumbnails.want(["look-00"])
    wait_for(qtbot, thumbnails, ["look-00"])
    before = pixels_of(thumbnails.image("look-00"))
    rendered: list[str] = []
    thumbnails.ready.connect(rendered.append)
    document.choose_look("look-03")
    document.set_amount(0.5)
    qtbot.wait(250)
    assert rendered == []
    for value in (0.2, 0.5, 1.0):
        document.set_light("exposure", value, "drag")
        assert thumbnails.image("look-00") is not None, "the old one stays meanwhile"
    qtbot.waitUntil(lambda: rendered == ["look-00"])
    assert pixels_of(thumbnails.image("look-00")).mean() > before.mean() + 10


def test_a_broken_look_does_not_hold_up_the_others(
    qtbot, document, catalogue, workers
) -> None:
    catalogue.broken.add("look-03")
    thumbnails = Thumbnails(document, catalogue, workers)
    ids = [look.id for look in catalogue.looks()]
    with qtbot.waitSignal(thumbnails.cleared):
        pass
    thumbnails.want(ids)
    wait_for(qtbot, thumbnails, set(ids) - {"look-03"})
    assert thumbnails.failed("look-03")
    assert thumbnails.image("look-03") is None
    catalogue.broken.clear()
    thumbnails.forget("look-03")
    thumbnails.want(ids)
    wait_for(qtbot, thumbnails, ["look-03"])


def test_the_looks_of_the_blend_are_always_rendered(
    qtbot, document, catalogue, workers
) -> None:
    thumbnails = Thumbnails(document, catalogue, workers)
    thumbnails.keep(["look-07"])
    thumbnails.want(["look-01"])
    wait_for(qtbot, thumbnails, ["look-01", "look-07"])


def test_looks_of_a_session_are_rendered_once_they_came(
    qtbot, document, catalogue, workers
) -> None:
    guests: dict[str, Lut3D] = {}
    others = OverlayLooks(None, guests)
    thumbnails = Thumbnails(document, catalogue, workers, others=others)
    with qtbot.waitSignal(thumbnails.cleared):
        pass
    thumbnails.keep(["guest"])
    qtbot.waitUntil(lambda: thumbnails.failed("guest"))
    others._extra["guest"] = catalogue.lut("look-02")
    thumbnails.keep(["guest", "look-02"])
    wait_for(qtbot, thumbnails, ["guest", "look-02"])
    assert thumbnails.image("guest") == thumbnails.image("look-02")
