"""A bar that tells of a batch that was interrupted, and offers to go on with it."""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from looksmith.ui.batch_journals import StoppedBatch

__all__ = ["StoppedBar"]


class StoppedBar(QFrame):
    """Say which batch was stopped; hidden while there is none."""

    resumed = Signal(object)
    """Go on with this `StoppedBatch`."""
    forgotten = Signal(object)
    """Give this `StoppedBatch` up."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        self._batch: StoppedBatch | None = None
        self.text = QLabel(self, wordWrap=True)
        self.resume = QPushButton(self.tr("Go on"), self)
        self.resume.setToolTip(self.tr("Export what is left, nothing twice"))
        self.forget = QPushButton(self.tr("Forget it"), self)
        self.forget.setToolTip(self.tr("Keep what is written and leave out the rest"))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(8)
        row.addWidget(self.text, 1)
        for button in (self.resume, self.forget):
            button.setAutoDefault(False)
            row.addWidget(button)
        self.resume.clicked.connect(lambda: self.resumed.emit(self._batch))
        self.forget.clicked.connect(lambda: self.forgotten.emit(self._batch))
        self.hide()

    def show_batches(self, batches: tuple[StoppedBatch, ...]) -> None:
        """Tell of the latest of some batches."""
        self._batch = batches[0] if batches else None
        if self._batch is not None:
            again = not self._batch.interrupted
            self.resume.setText(self.tr("Try again") if again else self.tr("Go on"))
            self.text.setText(self._told(self._batch))
        self.setVisible(self._batch is not None)

    def _told(self, batch: StoppedBatch) -> str:
        folder = batch.folder.name
        if batch.began is None:
            text = self.tr("A batch to {folder} was stopped before its first photo.")
            return text.format(folder=folder)
        began = batch.began
        date = QDate(began.year, began.month, began.day)
        day = QLocale().toString(date, self.tr("d MMMM"))
        text = self.tr("The batch of {day} to {folder} stopped at {done} of {total}.")
        if not batch.interrupted:
            text = self.tr(
                "In the batch of {day} to {folder} {failed} of {total} photos failed."
            )
        return text.format(
            day=day,
            folder=folder,
            done=batch.done,
            total=batch.total,
            failed=batch.failed,
        )
