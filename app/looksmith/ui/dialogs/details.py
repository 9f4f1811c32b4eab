"""What a look is and does: facts, tone curves, and whether it can be undone."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from looksmith.errors import LooksmithError
from looksmith.grade.sources import LookSource
from looksmith.lut.apply import apply_lut
from looksmith.ui.document import Document
from looksmith.ui.recovery import percent
from looksmith.ui.widgets.curves import CurvePlot
from looksmith.ui.widgets.labels import tabular
from looksmith.ui.workers import Workers
from looksmith.work.token import CancelToken, Progress

if TYPE_CHECKING:
    from looksmith.looks.catalogue import Catalogue
    from looksmith.looks.look import Look
    from looksmith.lut.reversibility import Reversibility, RoundTrip

__all__ = ["LookDetails"]

_WIDTH = 600
_PAUSE_MS = 120
_GREYS = 129
_KEPT = 64
_CHANNEL = "look-details"
_NOTHING = "–"


@dataclass(frozen=True, eq=False)
class _Measured:
    """What is found out of a look's table."""

    size: int
    curves: NDArray[np.float32]
    words: tuple[str, ...]
    report: Reversibility


def _measure(looks: LookSource, look_id: str, token: CancelToken) -> _Measured:
    from looksmith.looks.traits import traits
    from looksmith.lut.reversibility import reversibility

    size = looks.native_size(look_id)
    lut = looks.lut(look_id, size)
    greys = np.linspace(0, 1, _GREYS, dtype=np.float32)
    curves = apply_lut(lut, np.repeat(greys[:, None], 3, axis=1))
    token.check()
    report = reversibility(lut, token=token)
    return _Measured(size, curves, traits(looks.lut(look_id, 33).table), report)


class LookDetails(QDialog):
    """Show a look, and follow the current one from then on.

    Parameters
    ----------
    document
        Whose current look it follows.
    catalogue
        What is known of the look.
    looks
        Gives its table, also of one that came with a session.
    workers
        Where it is measured.
    """

    def __init__(
        self,
        document: Document,
        catalogue: Catalogue,
        looks: LookSource,
        workers: Workers,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._catalogue = document, catalogue
        self._looks, self._workers = looks, workers
        self._look_id: str | None = None
        self._current: str | None = document.current_look
        self._measured: OrderedDict[str, _Measured] = OrderedDict()
        self.setWindowTitle(self.tr("Look details"))
        self.setModal(False)
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._soon.timeout.connect(self._ask)
        self._build()
        self._lay_out()
        document.recipe_changed.connect(self._on_recipe)

    # Building

    def _build(self) -> None:
        self.title = QLabel(wordWrap=True)
        self.title.setObjectName("heading")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.origin = QLabel(wordWrap=True)
        self.origin.setObjectName("dim")
        self.origin.setTextFormat(Qt.TextFormat.PlainText)
        self.plot = CurvePlot()
        self.facts = {
            "size": QLabel(),
            "traits": QLabel(wordWrap=True),
            "error": QLabel(wordWrap=True),
        }
        self.verdict = QLabel(wordWrap=True)
        self.verdict.setTextFormat(Qt.TextFormat.PlainText)
        self.shares: dict[str, tuple[QLabel, ...]] = {}
        self.trips: dict[str, tuple[QLabel, ...]] = {}
        self._tables = QWidget()

    def _lay_out(self) -> None:
        side = QFormLayout()
        side.setHorizontalSpacing(16)
        side.setVerticalSpacing(8)
        side.addRow(self._dim(self.tr("Size")), self.facts["size"])
        side.addRow(self._dim(self.tr("Character")), self.facts["traits"])
        side.addRow(self._dim(self.tr("Encoding")), self.facts["error"])
        top = QHBoxLayout()
        top.setSpacing(20)
        top.addWidget(self.plot, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(side, 1)
        tables = QVBoxLayout(self._tables)
        tables.setContentsMargins(0, 4, 0, 0)
        tables.setSpacing(16)
        tables.addLayout(self._share_table())
        tables.addLayout(self._trip_table())
        close = QPushButton(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(6)
        column.addWidget(self.title)
        column.addWidget(self.origin)
        column.addSpacing(8)
        column.addLayout(top)
        column.addSpacing(12)
        column.addWidget(self._section(self.tr("Can it be undone?")))
        column.addWidget(self.verdict)
        column.addWidget(self._tables)
        column.addStretch(1)
        column.addSpacing(8)
        column.addLayout(buttons)
        self.setFixedWidth(_WIDTH)

    @staticmethod
    def _dim(text: str) -> QLabel:
        label = QLabel(text)
        label.setObjectName("dim")
        return label

    @staticmethod
    def _section(text: str) -> QLabel:
        label = QLabel(text.upper())
        label.setObjectName("section")
        return label

    def _share_table(self) -> QGridLayout:
        rows = {
            "recovered": self.tr("Come back exactly"),
            "several": self.tr("Share their result with others"),
            "folded": self.tr("Folded over others"),
            "flattened": self.tr("Flattened"),
        }
        heads = (self.tr("All colours"), self.tr("Colours of photos"))
        return self._figures(self.tr("Share of"), heads, rows, self.shares)

    def _trip_table(self) -> QGridLayout:
        rows = {
            "exact": self.tr("In floats, all colours"),
            "exact_natural": self.tr("In floats, colours of photos"),
            "eight_bit": self.tr("Through 8 bits, all colours"),
            "eight_bit_natural": self.tr("Through 8 bits, colours of photos"),
        }
        heads = (self.tr("Half below"), self.tr("95 % below"), self.tr("Worst"))
        name = self.tr("Round trip, ΔE (CIEDE2000)")
        return self._figures(name, heads, rows, self.trips)

    def _figures(
        self,
        name: str,
        heads: tuple[str, ...],
        rows: dict[str, str],
        cells: dict[str, tuple[QLabel, ...]],
    ) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(4)
        grid.addWidget(self._dim(name), 0, 0)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for place, head in enumerate(heads, 1):
            grid.addWidget(self._dim(head), 0, place, right)
        for row, (key, text) in enumerate(rows.items(), 1):
            grid.addWidget(QLabel(text), row, 0)
            cells[key] = tuple(QLabel(_NOTHING) for _ in heads)
            for place, cell in enumerate(cells[key], 1):
                cell.setFont(tabular(cell.font()))
                cell.setMinimumWidth(80)
                cell.setAlignment(right)
                cell.setAccessibleName(f"{text}, {heads[place - 1]}")
                grid.addWidget(cell, row, place)
        grid.setColumnStretch(0, 1)
        return grid

    # What is shown

    @property
    def look_id(self) -> str | None:
        """The look on show."""
        return self._look_id

    @property
    def busy(self) -> bool:
        """Whether a measurement is about to begin."""
        return self._soon.isActive()

    def show_look(self, look_id: str | None) -> None:
        """Show a look; None says how to choose one."""
        self._look_id = look_id
        self._workers.cancel_channel(_CHANNEL)
        self._soon.stop()
        known = None if look_id is None else self._known(look_id)
        self.title.setText(self._title(look_id, known))
        self.origin.setText(self._origin(look_id, known))
        self._show_error(known)
        found = None if look_id is None else self._measured.get(look_id)
        if found is not None:
            self._show(found)
            return
        self._clear()
        self.verdict.setText("" if look_id is None else self.tr("Measuring…"))
        self._fit()
        if look_id is not None:
            self._soon.start()

    def forget(self) -> None:
        """Measure anew: looks were imported, renamed or deleted."""
        self._measured.clear()
        self.show_look(self._look_id)

    def _on_recipe(self) -> None:
        current = self._document.current_look
        if current != self._current:
            self._current = current
            if self.isVisible():
                self.show_look(current)

    def _known(self, look_id: str) -> Look | None:
        try:
            return self._catalogue.get(look_id)
        except LooksmithError:
            return None

    def _title(self, look_id: str | None, known: Look | None) -> str:
        if look_id is None:
            return self.tr("No look")
        return self._document.title_of(look_id) if known is None else known.title

    def _origin(self, look_id: str | None, known: Look | None) -> str:
        if look_id is None:
            return self.tr("Click a look to see what it does.")
        if known is None:
            return self.tr("This look came with the session")
        own = self.tr("Your own") if known.origin == "user" else ""
        parts = (known.category, own, known.licence)
        facts = "  ·  ".join(part for part in parts if part)
        return "\n".join(line for line in (facts, known.author) if line)

    def _show_error(self, known: Look | None) -> None:
        label = self.facts["error"]
        if known is None:
            label.setText(_NOTHING)
        elif known.exact:
            label.setText(self.tr("Exact table"))
        elif known.error is None:
            label.setText(self.tr("Not measured"))
        else:
            text = self.tr("A code, {error} ΔE from the original on average")
            label.setText(text.format(error=f"{known.error:.2f}"))

    def _ask(self) -> None:
        look_id, looks = self._look_id, self._looks
        if look_id is None:
            return

        def work(token: CancelToken, _progress: Progress) -> _Measured:
            return _measure(looks, look_id, token)

        def keep(found: _Measured) -> None:
            self._measured[look_id] = found
            while len(self._measured) > _KEPT:
                self._measured.popitem(last=False)
            self._show(found)

        def fail(error: BaseException, trace: str) -> None:
            self.verdict.setText(self._workers.describe(error, trace)[0])
            self._fit()

        self._workers.submit(
            work, channel=_CHANNEL, priority=4, on_done=keep, on_error=fail
        )

    def _clear(self) -> None:
        self.plot.set_curves(None)
        self.facts["size"].setText(_NOTHING)
        self.facts["traits"].setText(_NOTHING)
        for cells in (*self.shares.values(), *self.trips.values()):
            for cell in cells:
                cell.setText(_NOTHING)

    def _show(self, found: _Measured) -> None:
        from looksmith.lut.reversibility import sentence

        report = found.report
        self.plot.set_curves(found.curves)
        size = self.tr("{n} × {n} × {n}").format(n=found.size)
        self.facts["size"].setText(size)
        words = ", ".join(found.words) or self.tr("nothing that stands out")
        self.facts["traits"].setText(words[:1].upper() + words[1:])
        self.verdict.setText(sentence(report))
        for key, cells in self.shares.items():
            share = getattr(report, key)
            for cell, value in zip(cells, (share.lattice, share.natural), strict=True):
                cell.setText(percent(value))
        for key, cells in self.trips.items():
            for cell, text in zip(cells, _trip(getattr(report, key)), strict=True):
                cell.setText(text)
        self._fit()

    def _fit(self) -> None:
        """Be as high as the wrapped texts need, and no lower than before."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            needed = layout.totalHeightForWidth(_WIDTH)
            self.setMinimumHeight(max(needed, self.minimumHeight()))


def _trip(trip: RoundTrip | None) -> tuple[str, str, str]:
    if trip is None:
        return _NOTHING, _NOTHING, _NOTHING
    first, second, third = (
        "< 0.01" if 0 < value < 0.01 else f"{value:.2f}"
        for value in (trip.p50, trip.p95, trip.maximum)
    )
    return first, second, third
