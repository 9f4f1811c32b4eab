"""Whether the blend can be undone, and how well: measured while the window goes on."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from looksmith.grade.recipe import Blend
from looksmith.grade.render import Renderer
from looksmith.lut.invert import InversionError
from looksmith.ui.document import Document
from looksmith.ui.figures import decimal
from looksmith.ui.library_words import shown_verdict
from looksmith.ui.workers import Workers
from looksmith.work.token import CancelToken, Progress

if TYPE_CHECKING:
    from looksmith.lut.reversibility import Reversibility, Shape

__all__ = ["InversionWatch"]

_CHECK_MS = 60
_MEASURE_MS = 250
_KEPT = 32
_CHECK, _MEASURE = "invertible", "reversibility"


class InversionWatch(QObject):
    """Follow the document's blend: can it be undone, and what is lost on the way?

    The answer to the first comes within moments of every change; the round trip is
    measured only while Invert is on, when the edits pause.

    Parameters
    ----------
    document
        Whose blend it is.
    renderer
        Bakes it.
    workers
        Where it is measured.
    """

    changed = Signal()
    """`problem`, `caution`, `report` or `measuring` is another."""

    def __init__(
        self,
        document: Document,
        renderer: Renderer,
        workers: Workers,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._renderer, self._workers = document, renderer, workers
        self._blend = Blend()
        self._inverted = False
        self._shape: Shape | None = None
        self._reports: OrderedDict[Blend, Reversibility | None] = OrderedDict()
        self._check_soon = QTimer(self, singleShot=True, interval=_CHECK_MS)
        self._check_soon.timeout.connect(self._check)
        self._measure_soon = QTimer(self, singleShot=True, interval=_MEASURE_MS)
        self._measure_soon.timeout.connect(self._measure)
        document.recipe_changed.connect(self._on_recipe)
        self._on_recipe()

    @property
    def busy(self) -> bool:
        """Whether an answer is on its way."""
        return self._check_soon.isActive() or self._measure_soon.isActive()

    @property
    def problem(self) -> str:
        """Why the blend cannot be undone; "" when it can, or nobody knows yet."""
        if self._shape is None or self._shape.kind != "monochrome":
            return ""
        if self._shape.rank == 0:
            return self.tr(
                "Cannot be inverted: every colour becomes the same one. At a lower "
                "Amount it can."
            )
        return self.tr(
            "Cannot be inverted: the colours are gone, only tones are left. At a lower "
            "Amount it can."
        )

    @property
    def caution(self) -> str:
        """What does not come back though the blend can be undone; "" for nothing."""
        report = self.report
        if self._inverted and report is not None:
            return "" if report.kind == "one-to-one" else shown_verdict(report)
        if self._shape is not None and self._shape.rank == 2:
            return self.tr(
                "This squeezes all colours onto a sheet: inverted, most come back only "
                "roughly."
            )
        return ""

    @property
    def report(self) -> Reversibility | None:
        """What was measured of this blend, if it was."""
        return self._reports.get(self._blend)

    @property
    def measuring(self) -> bool:
        """Whether Invert is on and its round trip is not known yet."""
        return self._inverted and not self.problem and self._blend not in self._reports

    @property
    def summary(self) -> str:
        """What is undone, and how near it comes back; "" while Invert is off."""
        if not self._inverted or self.problem:
            return ""
        if self.measuring:
            return self.tr("Undoing the looks · measuring…")
        trip = None if self.report is None else self.report.eight_bit_natural
        if trip is None:
            return self.tr("Undoing the looks")
        text = self.tr("Undoing the looks · round trip ΔE {mean} (95 % below {p95})")
        return text.format(
            mean=decimal(f"{trip.mean:.2f}"), p95=decimal(f"{trip.p95:.2f}")
        )

    def refresh(self) -> None:
        """Measure anew: a look's table has changed."""
        self._reports.clear()
        self._blend = Blend()
        self._on_recipe()

    def _on_recipe(self) -> None:
        asked = self._document.blend
        inverted = asked.invert and not asked.is_neutral
        blend = asked.replace(invert=False)
        same = (inverted, blend) == (self._inverted, self._blend)
        self._inverted = inverted
        if blend != self._blend:
            self._blend = blend
            self._workers.cancel_channel(_CHECK)
            self._workers.cancel_channel(_MEASURE)
            if blend.is_neutral:
                self._shape = None
                self._check_soon.stop()
            else:
                self._check_soon.start()
        self._schedule()
        if not same:  # every step of a slider comes here
            self.changed.emit()

    def _schedule(self) -> None:
        """Measure soon if there is something to measure."""
        if self.measuring:
            self._measure_soon.start()
        else:
            self._measure_soon.stop()
            self._workers.cancel_channel(_MEASURE)

    def _check(self) -> None:
        blend, renderer = self._blend, self._renderer

        def work(token: CancelToken, _progress: Progress) -> Shape | None:
            from looksmith.lut.reversibility import shape_of

            baked = renderer.forward(blend)
            if baked is None:
                return None
            shape = shape_of(baked.forward, token=token)
            if shape.kind != "monochrome":
                # The first look at the inverse shall not wait for it.
                try:
                    baked.undo.draft_table(token)
                except InversionError:
                    return replace(shape, kind="monochrome", rank=1)
            return shape

        self._workers.submit(
            work,
            channel=_CHECK,
            priority=2,
            on_done=self._on_checked,
            on_error=lambda _error, _trace: self._on_checked(None),
        )

    def _on_checked(self, shape: Shape | None) -> None:
        # A look that cannot be baked is told of where it is shown.
        self._shape = shape
        self._schedule()
        self.changed.emit()

    def _measure(self) -> None:
        blend, renderer = self._blend, self._renderer

        def work(token: CancelToken, _progress: Progress) -> Reversibility | None:
            from looksmith.lut.reversibility import reversibility

            baked = renderer.forward(blend)
            return None if baked is None else reversibility(baked.forward, token=token)

        self._workers.submit(
            work,
            channel=_MEASURE,
            priority=4,
            on_done=lambda report: self._on_measured(blend, report),
            on_error=lambda _error, _trace: self._on_measured(blend, None),
        )

    def _on_measured(self, blend: Blend, report: Reversibility | None) -> None:
        self._reports[blend] = report
        while len(self._reports) > _KEPT:
            self._reports.popitem(last=False)
        self.changed.emit()
