"""Parts for tests of the blend panel."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from fakes import FakeCatalogue, make_photo
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from looksmith.ui.document import Document
from looksmith.ui.panels.blend import BlendPanel
from looksmith.ui.thumbnails import Thumbnails
from looksmith.ui.workers import Workers

__all__ = ["ALT", "blend", "click", "drag", "looks_of", "shown_panel", "weights"]

ALT = Qt.KeyboardModifier.AltModifier


@contextmanager
def shown_panel(qtbot, height: int) -> Iterator[BlendPanel]:
    """Show the blend panel of a document with a photo."""
    workers = Workers()
    document = Document()
    document.set_photo(make_photo(), make_photo(), None)
    catalogue = FakeCatalogue()
    made = BlendPanel(document, catalogue, Thumbnails(document, catalogue, workers))
    qtbot.addWidget(made)
    made.resize(300, height)
    made.show()
    qtbot.waitExposed(made)
    try:
        yield made
    finally:
        workers.shutdown()


def click(widget, modifier=Qt.KeyboardModifier.NoModifier, pos=None) -> None:
    QTest.mouseClick(
        widget, Qt.MouseButton.LeftButton, modifier, pos or widget.rect().center()
    )


def drag(widget, start: QPoint, *stops: QPoint) -> None:
    """Press at a place, go by others, and let go at the last."""
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=start)
    for stop in stops:
        QTest.mouseMove(widget, stop)
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=stops[-1])


def blend(document: Document, count: int) -> None:
    """Put the first looks of the fake library into the blend."""
    document.choose_look("look-00")
    for number in range(1, count):
        document.add_look(f"look-{number:02d}")


def looks_of(document: Document) -> list[str]:
    return [term.look for term in document.blend.terms]


def weights(document: Document) -> list[float]:
    return [term.weight for term in document.blend.terms]
