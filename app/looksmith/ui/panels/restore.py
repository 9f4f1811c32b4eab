"""Enhance and Dehaze: the two steps that a model finds for a photo."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from looksmith.grade.recipe import DEHAZE_RANGE, ENHANCE_RANGE, Recipe
from looksmith.ui.document import Document, RestorationStep
from looksmith.ui.panels.restore_row import RestoreRow, RowState, RowTexts
from looksmith.ui.restoring import Restoring
from looksmith.ui.sentences import in_user_language

__all__ = ["RestorePanel"]

_RANGES = {"enhance": ENHANCE_RANGE, "dehaze": DEHAZE_RANGE}


class RestorePanel(QFrame):
    """A row for each step: switch, strength, progress, and the photo without it.

    Parameters
    ----------
    document
        Whose recipe the rows edit.
    restoring
        Knows what is found, under way, or failed.
    """

    trouble_shown = Signal(str, str)
    """The details of a failure were asked for: its message, and what a report needs."""

    def __init__(
        self, document: Document, restoring: Restoring, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._restoring = document, restoring
        self.setObjectName("restorePanel")
        texts: dict[RestorationStep, RowTexts] = {
            "enhance": self._enhance_texts(),
            "dehaze": self._dehaze_texts(),
        }
        self.rows = {step: self._row(step, texts[step]) for step in texts}
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 12, 2)
        column.setSpacing(2)
        for row in self.rows.values():
            column.addWidget(row)
        restoring.changed.connect(self._show)
        restoring.progressed.connect(self._on_progressed)
        self._show()

    def _enhance_texts(self) -> RowTexts:
        return RowTexts(
            self.tr("Enhance"),
            self.tr(
                "Make a flat, dark, tinted or dull photo look right.\n"
                "A small neural network looks at the photo; it runs on this computer."
            ),
            "enhance",
            self.tr("Enhance needs its model, which did not come with this Looksmith."),
        )

    def _dehaze_texts(self) -> RowTexts:
        return RowTexts(
            self.tr("Dehaze"),
            self.tr(
                "Take haze off the photo; below zero it adds some.\n"
                "A small neural network looks at the photo; it runs on this computer."
            ),
            "dehaze",
            self.tr("Dehaze needs its model, which did not come with this Looksmith."),
        )

    def _row(self, step: RestorationStep, texts: RowTexts) -> RestoreRow:
        low, high = (100 * end for end in _RANGES[step])
        default = 100 * getattr(Recipe(), step).strength
        every = tuple(100 * end for ends in _RANGES.values() for end in ends)
        row = RestoreRow(texts, low, high, default, room_for=every)
        row.switched.connect(partial(self._on_switched, step))
        row.strength_changed.connect(partial(self._on_strength, step))
        row.peeked.connect(lambda on: self._restoring.peek(step if on else None))
        row.cancelled.connect(self._restoring.cancel)
        row.retried.connect(self._restoring.retry)
        row.details_requested.connect(partial(self._on_details, step))
        return row

    def _line_up(self) -> None:
        switches = [row.switch for row in self.rows.values()]
        for switch in switches:
            switch.ensurePolished()
        width = max(switch.sizeHint().width() for switch in switches)
        for switch in switches:
            switch.setFixedWidth(width)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the theme's widths."""
        super().showEvent(event)
        self._line_up()

    def changeEvent(self, event: QEvent) -> None:
        """Make room for a larger font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._line_up()

    # From the panel to the recipe

    def _on_switched(self, step: RestorationStep, on: bool) -> None:
        restoration = getattr(self._document.recipe, step)
        self._document.set_restoration(step, replace(restoration, enabled=on))

    def _on_strength(self, step: RestorationStep, strength: float) -> None:
        row, before = self.rows[step], getattr(self._document.recipe, step)
        # Whoever moves the slider wants to see it; a reset alone switches nothing on.
        on = before.enabled or strength != row.default / 100
        restoration = replace(before, enabled=on, strength=strength)
        merge = f"{step}.{row.slider.gesture}"
        self._document.set_restoration(step, restoration, merge)

    def _on_details(self, step: RestorationStep) -> None:
        failure = self._restoring.failure(step)
        if failure is not None:
            self.trouble_shown.emit(failure.message, failure.detail)

    # From the recipe to the panel

    def _show(self) -> None:
        for step, row in self.rows.items():
            state = self._state(step)
            row.show_state(state)
            wanted = self._restoring.allowed(step)
            row.setVisible(wanted or state.restoration.enabled)

    def _state(self, step: RestorationStep) -> RowState:
        restoring, restoration = self._restoring, getattr(self._document.recipe, step)
        running, applied = restoring.running == step, restoring.applied(step)
        failure = restoring.failure(step)
        opening = self._document.photo is None and self._document.proxy is not None
        waits = restoration.enabled and not (running or applied or failure)
        return RowState(
            restoration,
            available=restoring.available(step),
            running=running,
            waiting=waits and (restoring.busy or opening),
            applied=applied,
            trouble="" if failure is None else self._advice(step, failure.message),
        )

    def _advice(self, step: RestorationStep, message: str) -> str:
        text = self.tr("{message} The photo is shown without {step}.")
        title = self._document.restoration_title(step)
        return text.format(message=in_user_language(message), step=title)

    def _on_progressed(self, step: RestorationStep, share: float) -> None:
        self.rows[step].show_progress(share)
