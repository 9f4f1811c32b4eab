"""The part of the blend panel that holds the pad."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QMoveEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from looksmith.grade.recipe import Blend
from looksmith.ui.document import Document
from looksmith.ui.panels.blend_row import paint_look
from looksmith.ui.panels.shares import share_text, share_texts
from looksmith.ui.thumbnails import Thumbnails
from looksmith.ui.widgets.blend_pad import BlendPad
from looksmith.ui.widgets.labels import Note
from looksmith.ui.widgets.pad_corner import PadCorner
from looksmith.ui.widgets.pad_geometry import FEWEST, MOST
from looksmith.ui.widgets.scrolling import scroll_area_of, top_in

__all__ = ["BlendPadPart"]

_MARGIN = 4


class BlendPadPart(QWidget):
    """Share out the weights of the looks that count, or say why that cannot be done.

    Parameters
    ----------
    document
        Whose blend it edits.
    thumbnails
        Where the looks' pictures come from.
    """

    def __init__(
        self, document: Document, thumbnails: Thumbnails, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._thumbnails = document, thumbnails
        self._places: tuple[int, ...] = ()
        # Not amid a layout, which would not hear that the pad became lower
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._fit)
        self.pad = BlendPad(
            lambda painter, area, look: paint_look(painter, area, thumbnails, look)
        )
        self.pad.setToolTip(
            self.tr(
                "Drag the dot: the nearer to a look, the more of it.\n"
                "Double click shares evenly; arrows move the dot, Ctrl makes the steps "
                "fine"
            )
        )
        self.note = Note()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, _MARGIN, 16, _MARGIN)
        column.setSpacing(_MARGIN)
        column.addWidget(self.pad)
        column.addWidget(self.note)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.pad.moved.connect(self._on_moved)
        document.recipe_changed.connect(self._follow)
        thumbnails.ready.connect(lambda _look_id: self.pad.update())
        thumbnails.cleared.connect(self.pad.update)
        self.refresh()

    def _follow(self) -> None:
        if self._document.blend != self._blend:
            self.refresh()

    def refresh(self) -> None:
        """Show the blend as it is, with its looks' names."""
        self._blend = blend = self._document.blend
        self._places = tuple(place for place, heard in enumerate(blend.heard) if heard)
        shares = [blend.shares()[place] for place in self._places]
        fits = FEWEST <= len(shares) <= MOST
        self.pad.setVisible(fits)
        if fits:
            texts = share_texts(shares)
            self.pad.show_blend(
                [
                    PadCorner(look, self._document.title_of(look), text)
                    for look, text in zip(self._looks(blend), texts, strict=True)
                ],
                shares,
            )
        self.note.say(self._remark(blend, shares))

    def _looks(self, blend: Blend) -> list[str]:
        return [blend.terms[place].look for place in self._places]

    def _remark(self, blend: Blend, shares: list[float]) -> str:
        """Say what stands in the way, or what the dot does not show."""
        if any(term.solo for term in blend.terms):
            return self.tr("One look is on solo: end that to blend on the pad.")
        if not blend.terms:
            return ""  # the panel says how to start
        if len(shares) < FEWEST:
            return self.tr("The pad blends two to four looks: add another one.")
        if len(shares) > MOST:
            text = self.tr(
                "The pad takes up to four looks: mute or remove {count} to use it."
            )
            return text.format(count=len(shares) - MOST)
        return "" if self.pad.on_pad else self._off_pad(shares)

    def _off_pad(self, shares: list[float]) -> str:
        if min(shares) < 0:
            return self.tr(
                "A weight below 0 % is not on the pad. Move the dot to share out the "
                "weights anew."
            )
        total = sum(shares)
        if abs(total - 1) > 0.01:
            text = self.tr(
                "The weights sum to {total}; on the pad they share 100 %. Move the dot "
                "to share them out anew."
            )
            return text.format(total=share_text(total))
        return self.tr(
            "Not every mix of four looks has a place: the dot stands near this one."
        )

    # -- as high as fits below the rows

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the height of what it scrolls in."""
        super().showEvent(event)
        area = scroll_area_of(self)
        if area is not None:
            area.viewport().installEventFilter(self)
        self._soon.start()

    def moveEvent(self, event: QMoveEvent) -> None:
        """Leave the rows above their room."""
        super().moveEvent(event)
        self._soon.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the height of what it scrolls in."""
        if event.type() == QEvent.Type.Resize:
            self._soon.start()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        area = scroll_area_of(self)
        if area is None:
            return
        above = top_in(area, self)
        note = 0 if self.note.isHidden() else self.note.height() + _MARGIN
        self.pad.set_room(area.viewport().height() - above - note - 2 * _MARGIN)
        self.updateGeometry()

    def _on_moved(self, weights: tuple[float, ...]) -> None:
        changed = dict(zip(self._places, weights, strict=True))
        self._document.set_weights(changed, f"pad.{self.pad.gesture}")
