"""The status bar: the running job, a message, the pixel under the pointer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from looksmith.colour.lab import lab_from_srgb
from looksmith.ui.icons import icon
from looksmith.ui.workers import Workers
from looksmith.work.scheduler import Job

__all__ = ["StatusBar"]

_MESSAGE_MS = 8000
_SHOW_AFTER_MS = 250
_STEPS = 1000
_FIGURE_SPACE = "\u2007"


def _lightness(rgb: tuple[int, int, int]) -> float:
    import numpy as np

    return float(lab_from_srgb(np.asarray(rgb, np.float32) / np.float32(255))[..., 0])


class StatusBar(QWidget):
    """Show the job started last, with progress and a cancel button.

    Parameters
    ----------
    workers
        Whose jobs are shown.
    """

    def __init__(self, workers: Workers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs: dict[Job[Any], tuple[float, str]] = {}
        self.setObjectName("statusBar")
        self._name = QLabel()
        self._progress = QProgressBar(textVisible=False)
        self._progress.setFixedWidth(140)
        self._progress.setAccessibleName(self.tr("Progress"))
        self._percent = QLabel()
        self._cancel = QToolButton()
        self._cancel.setIcon(icon("close"))
        self._cancel.setToolTip(self.tr("Cancel"))
        self._cancel.setAccessibleName(self.tr("Cancel the running job"))
        self._cancel.clicked.connect(self.cancel_current)
        self._message = QLabel()
        self._message.setSizePolicy(
            QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred
        )
        self._trip = QLabel()
        self._trip.setToolTip(
            self.tr(
                "Invert undoes the looks at their amount; light and colour adjustments "
                "are not undone.\nRound trip: how far the colours of photos are off "
                "(CIEDE2000) after the looks,\n8 bits, and back: on average, and what "
                "95 % of them stay below."
            )
        )
        self._pixel = QLabel()
        self._pixel.setToolTip(
            self.tr("The pixel under the pointer: sRGB 0–255, and lightness 0–100")
        )
        self._zoom = QLabel()
        self._zoom.setToolTip(self.tr("Screen pixels per photo pixel"))
        self._lay_out()
        self._fade = QTimer(self, singleShot=True, interval=_MESSAGE_MS)
        self._fade.timeout.connect(self._message.clear)
        # A job that is over in a blink must not make the bar flicker.
        self._reveal = QTimer(self, singleShot=True, interval=_SHOW_AFTER_MS)
        self._reveal.timeout.connect(self._show_job)
        workers.job_started.connect(self._on_started)
        workers.job_progress.connect(self._on_progress)
        workers.job_ended.connect(self._on_ended)
        self._show_job()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(8)
        for widget in (self._name, self._progress, self._percent, self._cancel):
            row.addWidget(widget)
        row.addWidget(self._message, 1)
        row.addWidget(self._trip)
        row.addSpacing(16)
        row.addWidget(self._pixel)
        row.addSpacing(16)
        row.addWidget(self._zoom)
        self.setFixedHeight(28)

    @property
    def current_job(self) -> Job[Any] | None:
        """The job on show."""
        return next(reversed(self._jobs), None)

    @property
    def pixel_text(self) -> str:
        """What the read-out says."""
        return self._pixel.text()

    @property
    def round_trip_text(self) -> str:
        """What is said of undoing the looks."""
        return self._trip.text()

    def show_round_trip(self, text: str) -> None:
        """Say how well the looks are undone; "" while they are applied."""
        self._trip.setText(text)

    def show_message(self, text: str) -> None:
        """Show a quiet message for a few seconds."""
        self._message.setText(text)
        self._fade.start()

    def show_written(self, path: Path) -> None:
        """Say that a file was written."""
        text = self.tr("Exported {name} to {folder}")
        self.show_message(text.format(name=path.name, folder=path.parent))

    def show_pixel(self, rgb: tuple[int, int, int] | None) -> None:
        """Show a pixel's sRGB code values and its CIE lightness; None for nothing."""
        if rgb is None:
            self._pixel.setText("")
            return
        values = [(name, f"{code}") for name, code in zip("RGB", rgb, strict=True)]
        values.append(("L*", f"{_lightness(rgb):.0f}"))
        # Padding as wide as a digit: the numbers stand still.
        texts = [f"{name} {number.rjust(3, _FIGURE_SPACE)}" for name, number in values]
        self._pixel.setText("   ".join(texts))

    def show_zoom(self, scale: float | None, *, fitted: bool) -> None:
        """Show the zoom, 1 being the photo's own pixels; None for no photo."""
        if scale is None:
            self._zoom.setText("")
            return
        text = self.tr("Fit · {percent} %") if fitted else self.tr("{percent} %")
        self._zoom.setText(text.format(percent=f"{scale * 100:.0f}"))

    def cancel_current(self) -> None:
        """Cancel the job on show."""
        job = self.current_job
        if job is not None:
            job.cancel()

    def _on_started(self, job: Job[Any]) -> None:
        self._jobs[job] = (0.0, "")
        self._reveal.start()

    def _on_progress(self, job: Job[Any], fraction: float, text: str) -> None:
        if job in self._jobs:
            self._jobs[job] = (fraction, text)
            if not self._reveal.isActive():
                self._show_job()

    def _on_ended(self, job: Job[Any]) -> None:
        self._jobs.pop(job, None)
        if not self._jobs:
            self._reveal.stop()
        self._show_job()

    def _show_job(self) -> None:
        job = self.current_job
        for widget in (self._name, self._progress, self._percent, self._cancel):
            widget.setVisible(job is not None and not self._reveal.isActive())
        if job is None:
            return
        fraction, _text = self._jobs[job]
        more = len(self._jobs) - 1
        name = job.name
        if more:
            name = self.tr("{name} (+{count} more)").format(name=name, count=more)
        self._name.setText(name)
        # Without a figure the bar runs to and fro instead of standing at nothing.
        self._progress.setRange(0, _STEPS if fraction > 0 else 0)
        self._progress.setValue(round(fraction * _STEPS))
        self._percent.setText(f"{fraction:.0%}" if fraction > 0 else "")
