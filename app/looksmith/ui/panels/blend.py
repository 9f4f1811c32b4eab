"""The blend: its looks and their weights, and how much of it all."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSettings, QSize, Qt, QTimer
from PySide6.QtGui import QAction
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
from looksmith.ui.library_words import shown_word
from looksmith.ui.panels.blend_list import BlendList
from looksmith.ui.panels.blend_menu import BlendMenu
from looksmith.ui.panels.blend_pad_part import BlendPadPart
from looksmith.ui.panels.blend_row import BlendRow
from looksmith.ui.panels.blend_save import BlendSaveForm
from looksmith.ui.panels.shares import share_texts
from looksmith.ui.sentences import in_user_language
from looksmith.ui.session_looks import Guise
from looksmith.ui.thumbnails import Thumbnails
from looksmith.ui.widgets.labels import Note
from looksmith.ui.widgets.scrolling import scroll_area_of, top_in
from looksmith.ui.widgets.segments import Segments
from looksmith.ui.widgets.slider import Slider

if TYPE_CHECKING:
    from looksmith.looks.catalogue import Catalogue

__all__ = ["BlendPanel"]

_ROW_HEIGHT = 42
_PAD_KEY = "blend/pad"


class BlendPanel(QWidget):
    """Edit the blend: weights, mute, solo, order, mode, normalise, amount, invert.

    Parameters
    ----------
    document
        Whose blend it is.
    catalogue, thumbnails
        Where names and pictures come from.
    settings
        Where it is remembered whether the pad is shown.
    guise
        Returns how a look came here that the library lacks.
    """

    def __init__(
        self,
        document: Document,
        catalogue: Catalogue,
        thumbnails: Thumbnails,
        parent: QWidget | None = None,
        *,
        settings: QSettings | None = None,
        guise: Callable[[str], Guise] = lambda _look_id: "session",
    ) -> None:
        super().__init__(parent)
        self._guise = guise
        self._document, self._catalogue = document, catalogue
        self._thumbnails, self._settings = thumbnails, settings
        self._problem = ""
        self.menu = BlendMenu(self, document)
        self.list = BlendList()
        self.save_form = BlendSaveForm()
        self.pad_part = BlendPadPart(document, thumbnails)
        self._build_switches()
        self._build_texts()
        self._lay_out()
        self._connect()
        shown = settings is not None and settings.value(_PAD_KEY, False, type=bool)
        self.pad_part.setVisible(bool(shown))
        self._show_recipe()

    @property
    def rows(self) -> tuple[BlendRow, ...]:
        """A row for each look, in the blend's order."""
        return tuple(self.list.rows)

    @property
    def pad_shown(self) -> bool:
        """Whether the pad is open."""
        return not self.pad_part.isHidden()

    def set_pad_shown(self, shown: bool) -> None:
        """Open or close the pad, and remember it."""
        self.pad_part.setVisible(shown)
        if shown:
            if not self.pad_part.pad.isHidden():
                self.pad_part.pad.setFocus(Qt.FocusReason.ShortcutFocusReason)
            _scroll_to(self.pad_part, self)
        if self._settings is not None:
            self._settings.setValue(_PAD_KEY, shown)

    def set_actions(self, marks: QAction, pad: QAction, save: QAction) -> None:
        """Put commands on the buttons of the header."""
        for button, action in zip(self._icons, (marks, pad, save), strict=True):
            button.setDefaultAction(action)
            button.setAccessibleName(action.text())

    def refresh(self) -> None:
        """Read the names again: looks were renamed or deleted."""
        for row in self.rows:
            row.set_texts(*self._texts_of(row.look_id))
        self._show_recipe()
        self.pad_part.refresh()

    # Building

    def _build_switches(self) -> None:
        self.invert = QToolButton()
        self.invert.setCheckable(True)
        self.invert.setIcon(icon("invert"))
        self.invert.setIconSize(QSize(16, 16))
        self.invert.setText(self.tr("Invert"))
        self.invert.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.marks, self.pad_button, self.save_button = self._icons = (
            QToolButton(), QToolButton(), QToolButton(),
        )  # fmt: skip
        for button in self._icons:
            button.setIconSize(QSize(16, 16))
            button.setFixedWidth(28)
        self.mode = Segments(self.tr("How the looks are blended"))
        tip = self.tr("Mix: the exact mix of the looks' colours")
        self.mode.add("mix", self.tr("Mix"), tip)
        tip = self.tr("Morph: a path of its own between the looks; creative, not a mix")
        if not self._catalogue.can_morph:
            tip = self.tr("Morph: with the looks of the spare file, the same as Mix")
        self.mode.add("morph", self.tr("Morph"), tip)
        self.normalise = QCheckBox(self.tr("Normalise"))
        self.amount = Slider(
            self.tr("Amount"), 0, 100 * MAX_AMOUNT, default=100, unit="%"
        )

    def _build_texts(self) -> None:
        self.note, self.solo_note = Note(), Note()
        for note in (self.note, self.solo_note):
            note.setContentsMargins(0, 0, 0, 6)
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
        header = self._line(title, None, self.invert, *self._icons)
        header.setSpacing(2)
        choice = self._line(self.mode, None, self.normalise)
        choice.setContentsMargins(16, 4, 16, 2)
        foot = self._line(self.amount)
        foot.setContentsMargins(16, 0, 16, 8)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(2)
        column.addLayout(header)
        column.addWidget(self.save_form)
        column.addLayout(self._line(self.note))
        column.addLayout(self._line(self.solo_note))
        column.addLayout(self._line(self.empty_text))
        column.addWidget(self.list)
        column.addWidget(self.pad_part)
        column.addLayout(choice)
        column.addLayout(foot)

    @staticmethod
    def _line(*parts: QWidget | None) -> QHBoxLayout:
        """Put parts side by side within the panel's margins; None is the spare room."""
        line = QHBoxLayout()
        line.setContentsMargins(16, 0, 16, 0)
        line.setSpacing(8)
        for part in parts:
            if part is None:
                line.addStretch(1)
            else:
                line.addWidget(part)
        return line

    def _connect(self) -> None:
        document = self._document
        self.invert.clicked.connect(document.set_invert)
        self.mode.picked.connect(document.set_mode)
        self.normalise.clicked.connect(document.set_normalise)
        self.amount.value_changed.connect(self._on_amount_changed)
        self.list.moved.connect(document.move_term)
        self.save_form.opened.connect(partial(_scroll_to, self.save_form, self))
        document.recipe_changed.connect(self._follow)
        document.look_emphasised.connect(self._on_emphasised)
        self._thumbnails.ready.connect(self._on_thumbnail)
        self._thumbnails.cleared.connect(self._on_thumbnail)

    def _order_tabs(self) -> None:
        """Let Tab go from the top to the bottom: rows are made later than the rest."""
        form = self.save_form
        parts = [
            self.invert, *self._icons,
            form.title, form.adjustments, form.cancel, form.save,
            *(part for row in self.rows for part in row.tab_stops),
            self.pad_part.pad, *self.mode.buttons.values(), self.normalise,
            self.amount.track,
        ]  # fmt: skip
        for first, second in itertools.pairwise(parts):
            QWidget.setTabOrder(first, second)

    # From the panel to the recipe

    def _index_of(self, row: BlendRow) -> int:
        return self.list.rows.index(row)

    def _on_weight_changed(self, row: BlendRow, weight: float) -> None:
        merge = f"weight.{row.slider.gesture}"
        self._document.set_weight(self._index_of(row), weight, merge)

    def _on_muted(self, row: BlendRow, muted: bool) -> None:
        self._document.set_muted(self._index_of(row), muted)

    def _on_soloed(self, row: BlendRow, solo: bool) -> None:
        self._document.set_solo(self._index_of(row), solo)

    def _on_removed(self, row: BlendRow) -> None:
        self._document.remove_term(self._index_of(row))

    def _on_menu(self, row: BlendRow, place: QPoint) -> None:
        known = self._is_known(row.look_id)
        self.menu.open_for(self._index_of(row), place, known=known)

    def _on_amount_changed(self, percent: float) -> None:
        self._document.set_amount(percent / 100, f"amount.{self.amount.gesture}")

    # From the recipe to the panel

    def _follow(self) -> None:
        # A drag of another slider comes here with every step.
        if self._document.blend != self._blend:
            self._show_recipe()

    def _show_recipe(self) -> None:
        self._blend = blend = self._document.blend
        looks = [term.look for term in blend.terms]
        if looks != [row.look_id for row in self.rows]:
            self.list.set_looks(looks, self._new_row)
            self._order_tabs()
            self._thumbnails.keep(looks)
        self._show_rows()
        percent = round(100 * blend.amount, 1)
        if self.amount.value != percent:
            self.amount.set_value(percent)
        self.invert.setChecked(blend.invert)
        self.normalise.setChecked(blend.normalise)
        self.mode.pick(blend.mode)
        self.empty_text.setVisible(not looks)
        self._explain(len(looks))
        self._show_invert()

    def _show_rows(self) -> None:
        blend = self._document.blend
        several = blend.normalise and sum(blend.heard) > 1
        texts = share_texts(blend.shares()) if several else [""] * len(blend.terms)
        states = zip(self.rows, blend.terms, texts, blend.heard, strict=True)
        for row, term, text, heard in states:
            row.show_term(term, text, heard=heard)
        alone = next((row.title for row in self.rows if row.term.solo), "")
        text = self.tr("Solo: only {look} counts. Click its eye to end it.")
        self.solo_note.say(text.format(look=alone) if alone else "")

    def _explain(self, count: int) -> None:
        """Switch on what there are looks enough for, and say of the rest why not."""
        self.amount.setEnabled(count > 0)
        tip = self.tr("Mix with the original; beyond 100 % goes past the look")
        why = self.tr("Add a look to choose how much of it")
        self.amount.set_label(self.tr("Amount"), tip if count else why)
        self.normalise.setEnabled(count > 1)
        tip = self.tr("Let the weights share 100 %; off, every weight counts as it is")
        why = self.tr("Add a second look to share out 100 % among the looks")
        self.normalise.setToolTip(tip if count > 1 else why)
        self.normalise.setAccessibleDescription(self.normalise.toolTip())
        reason = self.tr("Add a second look to choose between Mix and Morph")
        self.mode.set_available(count > 1, reason)

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
        does = self.tr(
            "Undo the looks instead of applying them, amount included:\n"
            "a photo that already has them gets its own colours back.\n"
            "Light and colour adjustments are not undone; they work on what came back."
        )
        none = self.tr("Add a look to undo what it does")
        tip = (self._problem or does) if blend.terms else none
        self.invert.setToolTip(tip)
        self.invert.setAccessibleDescription(tip)

    def _new_row(self, look_id: str) -> BlendRow:
        row = BlendRow(look_id, *self._texts_of(look_id), self._thumbnails)
        row.weight_changed.connect(partial(self._on_weight_changed, row))
        row.muted.connect(partial(self._on_muted, row))
        row.soloed.connect(partial(self._on_soloed, row))
        row.removed.connect(partial(self._on_removed, row))
        row.menu_requested.connect(partial(self._on_menu, row))
        return row

    def _is_known(self, look_id: str) -> bool:
        try:
            self._catalogue.get(look_id)
        except LooksmithError:
            return False
        return True

    def _texts_of(self, look_id: str) -> tuple[str, str]:
        """Return a look's title and tooltip; a session may know more looks."""
        try:
            look = self._catalogue.get(look_id)
        except LooksmithError as error:
            title = self._document.title_of(look_id)
            if title == look_id:
                return title, in_user_language(error.message)
            return title, title + "\n" + self._why_unknown(look_id)
        lines = (look.title, shown_word(look.category), look.author, look.licence)
        return look.title, "\n".join(line for line in lines if line)

    def _why_unknown(self, look_id: str) -> str:
        guise = self._guise(look_id)
        if guise == "deleted":
            return self.tr("You deleted this look; the photo keeps it")
        if guise == "photo":
            return self.tr("This look is not in your library; the photo keeps it")
        return self.tr("This look came with the session")

    def _on_emphasised(self, look_id: str) -> None:
        for row in self.rows:
            if row.look_id == look_id:
                row.flash()

    def _on_thumbnail(self, look_id: str = "") -> None:
        for row in self.rows:
            if look_id in ("", row.look_id):
                row.picture.update()


def _scroll_to(part: QWidget, panel: QWidget) -> None:
    """Bring a part into view once it has its place, but keep its panel's top there."""
    area = scroll_area_of(part)
    if area is None:
        return

    def scroll() -> None:
        area.ensureWidgetVisible(part, 0, 8)
        bar = area.verticalScrollBar()
        bar.setValue(min(bar.value(), top_in(area, panel)))

    QTimer.singleShot(0, part, scroll)
