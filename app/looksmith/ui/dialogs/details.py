"""What a look is and does: facts, tone curves, and whether it can be undone."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from looksmith.errors import LooksmithError
from looksmith.grade.sources import LookSource
from looksmith.ui.dialogs.details_figures import NOTHING, FigureTable, dim
from looksmith.ui.dialogs.details_licences import licence_tip
from looksmith.ui.dialogs.details_measures import Measured, measure
from looksmith.ui.dialogs.details_views import LookViews
from looksmith.ui.dialogs.foot import closing, foot
from looksmith.ui.document import Document
from looksmith.ui.figures import decimal
from looksmith.ui.library_words import shown_verdict, shown_word
from looksmith.ui.recovery import percent
from looksmith.ui.workers import Workers
from looksmith.work.token import CancelToken, Progress

if TYPE_CHECKING:
    from looksmith.looks.catalogue import Catalogue
    from looksmith.looks.look import Look
    from looksmith.lut.reversibility import RoundTrip

__all__ = ["LookDetails"]

_WIDTH = 920
_PAUSE_MS = 120
_KEPT = 64
_CHANNEL = "look-details"
_SMOOTH, _STEEP = 3.0, 5.0


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
        self._measured: OrderedDict[str, Measured] = OrderedDict()
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
        self.views = LookViews()
        self.plot, self.lattice = self.views.plot, self.views.lattice
        names = ("size", "traits", "change", "clipping", "steps", "error")
        self.facts = {name: QLabel(wordWrap=True) for name in names}
        self.verdict = QLabel(wordWrap=True)
        self.verdict.setTextFormat(Qt.TextFormat.PlainText)
        self._share_table = self._make_share_table()
        self._trip_table = self._make_trip_table()
        self.shares, self.trips = self._share_table.cells, self._trip_table.cells

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addWidget(section(self.tr("What it does")))
        right.addLayout(self._fact_rows())
        right.addSpacing(10)
        right.addWidget(section(self.tr("Can it be undone?")))
        right.addWidget(self.verdict)
        right.addSpacing(4)
        right.addWidget(self._share_table)
        right.addSpacing(8)
        right.addWidget(self._trip_table)
        right.addStretch(1)
        self._middle = QHBoxLayout()
        self._middle.setSpacing(24)
        self._middle.addWidget(self.views, 0, Qt.AlignmentFlag.AlignTop)
        self._middle.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(4)
        column.addWidget(self.title)
        column.addWidget(self.origin)
        column.addSpacing(8)
        column.addLayout(self._middle)
        column.addSpacing(6)
        column.addLayout(foot(closing(self, self.tr("Close"))))
        self.setFixedWidth(_WIDTH)

    def _fact_rows(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(4)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        rows = {
            "traits": (self.tr("Character"), self.tr("Measured, not tagged")),
            "change": (
                self.tr("Strength"),
                self.tr("How far it moves the colours of photos (CIEDE2000)"),
            ),
            "clipping": (
                self.tr("Clipping"),
                self.tr("Colours that reach an end of a channel and were not there"),
            ),
            "steps": (
                self.tr("Smoothness"),
                self.tr(
                    "The steepest place of the look against the original. Where it is "
                    "steep, the steps of an 8-bit photo grow into bands"
                ),
            ),
            "error": (
                self.tr("Encoding"),
                self.tr("How the look is kept, and how near that is to its original"),
            ),
            "size": (self.tr("Size"), self.tr("Points of its lattice")),
        }
        for key, (text, tip) in rows.items():
            label = dim(text)
            for each in (label, self.facts[key]):
                each.setAlignment(Qt.AlignmentFlag.AlignTop)
                each.setToolTip(tip)
            self.facts[key].setAccessibleName(text)
            form.addRow(label, self.facts[key])
        return form

    def _make_share_table(self) -> FigureTable:
        rows = {
            "recovered": (
                self.tr("Come back exactly"),
                self.tr("As the same 8-bit value, when all is kept in floats"),
            ),
            "several": (
                self.tr("Share their result with others"),
                self.tr("Several colours become the same one: one of them is chosen"),
            ),
            "folded": (
                self.tr("Folded over others"),
                self.tr("The look turns the space of colours inside out there"),
            ),
            "flattened": (
                self.tr("Flattened"),
                self.tr("One 8-bit step of the result stands for more than 50"),
            ),
        }
        heads = (self.tr("All colours"), self.tr("Colours of photos"))
        return FigureTable(self.tr("Share of colours that"), heads, rows)

    def _make_trip_table(self) -> FigureTable:
        floats = self.tr("Applied and undone without rounding in between")
        bits = self.tr("Applied, saved with 8 bits, and undone")
        rows = {
            "exact": (self.tr("In floats, all colours"), floats),
            "exact_natural": (self.tr("In floats, of photos"), floats),
            "eight_bit": (self.tr("Through 8 bits, all colours"), bits),
            "eight_bit_natural": (self.tr("Through 8 bits, of photos"), bits),
        }
        heads = (self.tr("Half below"), self.tr("95 % below"), self.tr("Worst"))
        return FigureTable(self.tr("Round trip, ΔE (CIEDE2000)"), heads, rows)

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
        self.origin.setToolTip("" if known is None else licence_tip(known.licence))
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
        by = self.tr("By {author}").format(author=known.author)
        licence = self.tr("Licence {licence}").format(licence=known.licence)
        parts = (
            shown_word(known.category), own, licence if known.licence else "",
            by if known.author else "",
        )  # fmt: skip
        return "  ·  ".join(part for part in parts if part)

    def _show_error(self, known: Look | None) -> None:
        label = self.facts["error"]
        if known is None:
            label.setText(NOTHING)
        elif known.exact:
            label.setText(self.tr("Exact table"))
        elif known.error is None:
            label.setText(self.tr("Not measured"))
        else:
            text = self.tr("A code, {error} ΔE from the original on average")
            label.setText(text.format(error=decimal(f"{known.error:.2f}")))

    def _ask(self) -> None:
        look_id, looks = self._look_id, self._looks
        if look_id is None:
            return

        def work(token: CancelToken, _progress: Progress) -> Measured:
            return measure(looks, look_id, token)

        def keep(found: Measured) -> None:
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
        self.views.show_look(None, None)
        for name in ("size", "traits", "change", "clipping", "steps"):
            self.facts[name].setText(NOTHING)
        self._share_table.clear()
        self._trip_table.clear()

    def _show(self, found: Measured) -> None:
        self.views.show_look(found.curves, found.lattice)
        self._show_facts(found)
        self.verdict.setText(shown_verdict(found.report))
        for key in self.shares:
            share = getattr(found.report, key)
            self._share_table.show_row(
                key, (percent(share.lattice), percent(share.natural))
            )
        for key in self.trips:
            self._trip_table.show_row(key, _trip(getattr(found.report, key)))
        self._fit()

    def _show_facts(self, found: Measured) -> None:
        facts = self.facts
        facts["size"].setText(self.tr("{n} × {n} × {n}").format(n=found.size))
        words = ", ".join(map(shown_word, found.words))
        words = words or self.tr("nothing that stands out")
        facts["traits"].setText(words[:1].upper() + words[1:])
        text = self.tr("Colours move by ΔE {mean} on average, 95 % below {p95}")
        facts["change"].setText(
            text.format(
                mean=decimal(f"{found.change.mean:.1f}"),
                p95=decimal(f"{found.change.p95:.1f}"),
            )
        )
        text = self.tr("{all} of all colours, {natural} of those in photos")
        facts["clipping"].setText(
            text.format(
                all=percent(found.clipped.lattice),
                natural=percent(found.clipped.natural),
            )
        )
        facts["steps"].setText(self._smoothness(found.steepest))

    def _smoothness(self, steepest: float) -> str:
        if steepest <= _SMOOTH:
            text = self.tr("At most {times} × as steep as the original: smooth")
        elif steepest <= _STEEP:
            text = self.tr("Up to {times} × as steep: bands may show in soft skies")
        else:
            text = self.tr("Up to {times} × as steep: bands are likely in 8-bit photos")
        return text.format(times=decimal(f"{steepest:.1f}"))

    def _fit(self) -> None:
        """Be as high as the wrapped texts need, and no lower than before."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            needed = layout.totalHeightForWidth(_WIDTH)
            self.setMinimumHeight(max(needed, self.minimumHeight()))


def section(text: str) -> QLabel:
    """Return the head of a part."""
    label = QLabel(text.upper())
    label.setObjectName("section")
    return label


def _trip(trip: RoundTrip | None) -> tuple[str, str, str]:
    if trip is None:
        return NOTHING, NOTHING, NOTHING
    first, second, third = (
        decimal("< 0.01" if 0 < value < 0.01 else f"{value:.2f}")
        for value in (trip.p50, trip.p95, trip.maximum)
    )
    return first, second, third
