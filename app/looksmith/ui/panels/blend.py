"""The blend: its looks and their weights, and how much of it all."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from looksmith.errors import LooksmithError
from looksmith.grade.recipe import MAX_AMOUNT
from looksmith.ui.document import Document
from looksmith.ui.icons import icon
from looksmith.ui.panels.blend_row import BlendRow
from looksmith.ui.panels.shares import share_texts
from looksmith.ui.thumbnails import Thumbnails
from looksmith.ui.widgets.labels import Note
from looksmith.ui.widgets.segments import Segments
from looksmith.ui.widgets.slider import Slider

if TYPE_CHECKING:
    from looksmith.looks.catalogue import Catalogue

__all__ = ["BlendPanel"]

_ROW_HEIGHT = 42


class BlendPanel(QWidget):
    """Edit the blend: weights, mute, remove, mode, normalise, amount, invert.

    Parameters
    ----------
    document
        Whose blend it is.
    catalogue, thumbnails
        Where names and pictures come from.
    """

    def __init__(
        self,
        document: Document,
        catalogue: Catalogue,
        thumbnails: Thumbnails,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._catalogue = document, catalogue
        self._thumbnails = thumbnails
        self._rows: list[BlendRow] = []
        self._build()
        self._lay_out()
        self._connect()
        self._show_recipe()

    @property
    def rows(self) -> tuple[BlendRow, ...]:
        """A row for each look, in the blend's order."""
        return tuple(self._rows)

    def refresh(self) -> None:
        """Read the names again: looks were renamed or deleted."""
        for row in self._rows:
            row.set_texts(*self._texts_of(row.look_id))
        self._show_recipe()

    def _build(self) -> None:
        self.invert = QToolButton()
        self.invert.setCheckable(True)
        self.invert.setIcon(icon("invert"))
        self.invert.setIconSize(QSize(16, 16))
        self.invert.setText(self.tr("Invert"))
        self.invert.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.marks = QToolButton()
        self.marks.setIconSize(QSize(16, 16))
        self.marks.setFixedWidth(28)
        self.note = Note()
        self._problem = ""
        self.mode = Segments(self.tr("How the looks are blended"))
        tip = self.tr("Mix: the exact mix of the looks' colours")
        self.mode.add("mix", self.tr("Mix"), tip)
        tip = self.tr("Morph: a path of its own between the looks; creative, not a mix")
        if not self._catalogue.can_morph:
            tip = self.tr("Morph: with the looks of the spare file, the same as Mix")
        self.mode.add("morph", self.tr("Morph"), tip)
        self.normalise = QCheckBox(self.tr("Normalise"))
        tip = self.tr("Let the weights share 100 %; off, every weight counts as it is")
        self.normalise.setToolTip(tip)
        self.amount = Slider(
            self.tr("Amount"), 0, 100 * MAX_AMOUNT, default=100, unit="%",
            tip=self.tr("Mix with the original; beyond 100 % goes past the look"),
            buttons=(self.mode,),
        )  # fmt: skip
        self.empty_text = QLabel(
            self.tr("Click a look to start;\nCtrl+click adds another"),
            alignment=Qt.AlignmentFlag.AlignCenter,
        )
        self.empty_text.setObjectName("dim")
        self.empty_text.setWordWrap(True)
        self.empty_text.setMinimumHeight(_ROW_HEIGHT)

    def _lay_out(self) -> None:
        title = QLabel(self.tr("Blend"))
        title.setObjectName("groupTitle")
        header = QHBoxLayout()
        header.setContentsMargins(16, 0, 16, 0)
        header.setSpacing(4)
        header.addWidget(title)
        header.addStretch(1)
        header.addWidget(self.normalise)
        header.addWidget(self.invert)
        header.addWidget(self.marks)
        below = QHBoxLayout()
        below.setContentsMargins(16, 0, 16, 4)
        below.addWidget(self.note)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        hint = QHBoxLayout()
        hint.setContentsMargins(16, 0, 16, 0)
        hint.addWidget(self.empty_text)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 4, 16, 8)
        foot.addWidget(self.amount)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(2)
        column.addLayout(header)
        column.addLayout(below)
        column.addLayout(hint)
        column.addLayout(self._list)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.invert.clicked.connect(self._document.set_invert)
        self.mode.picked.connect(self._document.set_mode)
        self.normalise.clicked.connect(self._document.set_normalise)
        self.amount.value_changed.connect(self._on_amount_changed)
        self._document.recipe_changed.connect(self._show_recipe)
        self._document.look_emphasised.connect(self._on_emphasised)
        self._thumbnails.ready.connect(self._on_thumbnail)
        self._thumbnails.cleared.connect(self._on_thumbnail)

    # From the panel to the recipe

    def _index_of(self, row: BlendRow) -> int:
        return self._rows.index(row)

    def _on_weight_changed(self, row: BlendRow, weight: float) -> None:
        merge = f"weight.{row.slider.gesture}"
        self._document.set_weight(self._index_of(row), weight, merge)

    def _on_muted(self, row: BlendRow, muted: bool) -> None:
        self._document.set_muted(self._index_of(row), muted)

    def _on_removed(self, row: BlendRow) -> None:
        self._document.remove_term(self._index_of(row))

    def _on_amount_changed(self, percent: float) -> None:
        self._document.set_amount(percent / 100, f"amount.{self.amount.gesture}")

    # From the recipe to the panel

    def _show_recipe(self) -> None:
        blend = self._document.blend
        looks = [term.look for term in blend.terms]
        if looks != [row.look_id for row in self._rows]:
            self._set_rows(looks)
            self._thumbnails.keep(looks)
        several = blend.normalise and len(looks) > 1
        texts = share_texts(blend.shares()) if several else [""] * len(looks)
        for row, term, text in zip(self._rows, blend.terms, texts, strict=True):
            row.show_term(term, text)
        percent = round(100 * blend.amount, 1)
        if self.amount.value != percent:
            self.amount.set_value(percent)
        self.invert.setChecked(blend.invert)
        self.normalise.setChecked(blend.normalise)
        self.empty_text.setVisible(not looks)
        self.amount.setEnabled(bool(looks))
        self._show_invert()
        self.normalise.setEnabled(len(looks) > 1)
        self.mode.pick(blend.mode)
        reason = self.tr("Add a second look to choose between Mix and Morph")
        self.mode.set_available(len(looks) > 1, reason)

    def show_inversion(self, problem: str, caution: str) -> None:
        """Say why the blend cannot be undone, or what of it does not come back.

        Parameters
        ----------
        problem
            Switches Invert off; "" for none.
        caution
            Shown while Invert can be used; "" for none.
        """
        self._problem = problem
        self.note.say(problem or caution)
        self._show_invert()

    def _show_invert(self) -> None:
        blend = self._document.blend
        # What is on can always be switched off.
        usable = blend.invert or not self._problem
        self.invert.setEnabled(bool(blend.terms) and usable)
        tip = self._problem or self.tr(
            "Undo the looks instead of applying them, amount included:\n"
            "a photo that already has them gets its own colours back.\n"
            "Light and colour adjustments are not undone; they work on what came back."
        )
        self.invert.setToolTip(tip)
        self.invert.setAccessibleDescription(tip)

    def _set_rows(self, looks: list[str]) -> None:
        old = {row.look_id: row for row in self._rows}
        self._rows = [
            old.pop(look) if look in old else self._new_row(look) for look in looks
        ]
        for row in old.values():
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        for place, row in enumerate(self._rows):
            if self._list.indexOf(row) != place:
                self._list.insertWidget(place, row)

    def _new_row(self, look_id: str) -> BlendRow:
        row = BlendRow(look_id, *self._texts_of(look_id), self._thumbnails)
        row.weight_changed.connect(partial(self._on_weight_changed, row))
        row.muted.connect(partial(self._on_muted, row))
        row.removed.connect(partial(self._on_removed, row))
        return row

    def _texts_of(self, look_id: str) -> tuple[str, str]:
        """Return a look's title and tooltip; a session may know more looks."""
        try:
            look = self._catalogue.get(look_id)
        except LooksmithError as error:
            title = self._document.title_of(look_id)
            if title == look_id:
                return title, error.message
            return title, title + "\n" + self.tr("This look came with the session")
        lines = (look.title, look.category, look.author, look.licence)
        return look.title, "\n".join(line for line in lines if line)

    def _on_emphasised(self, look_id: str) -> None:
        for row in self._rows:
            if row.look_id == look_id:
                row.flash()

    def _on_thumbnail(self, look_id: str = "") -> None:
        for row in self._rows:
            if look_id in ("", row.look_id):
                row.picture.update()
