"""How far a batch is, what failed, and what can be done about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, QStringListModel, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QListView,
    QProgressBar,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from looksmith.ui.batching import BatchState, WrittenFile
from looksmith.ui.sentences import in_user_language

__all__ = ["BatchProgress", "time_text"]


def time_text(seconds: float) -> str:
    """Return a time to go as people say it: 4:05, or 1:02:03."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


class BatchProgress(QWidget):
    """A bar, a line of figures, and the photos that failed with their reasons."""

    retried = Signal()
    """Try what failed again."""
    report_wanted = Signal()
    """Show the report."""
    folder_wanted = Signal()
    """Show the folder."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = 0
        self._lines = QStringListModel(self)
        self.title = QLabel(self)
        self.title.setObjectName("heading")
        self.bar = QProgressBar(self, textVisible=False)
        self.bar.setAccessibleName(self.tr("Progress of the batch"))
        self.figures = QLabel(self)
        self.figures.setObjectName("dim")
        self.note = QLabel(self, wordWrap=True)
        self.note.setObjectName("trouble")
        self.failures = QTableWidget(0, 2, self)
        self._build_failures()
        self.written = QListView(self)
        self.written.setModel(self._lines)
        self.written.setUniformItemSizes(True)
        self.written.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.written.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.written.setAccessibleName(self.tr("Files that were written"))
        self.retry = QPushButton(self.tr("Retry these"), self)
        self.retry.setToolTip(self.tr("Try the photos that failed again"))
        self.report = QPushButton(self.tr("Open report"), self)
        self.report.setToolTip(self.tr("What was written, what failed and why"))
        self.folder = QPushButton(self.tr("Show folder"), self)
        self.folder.setToolTip(self.tr("Open the folder that the files are in"))
        self._lay_out()
        self.retry.clicked.connect(self.retried)
        self.report.clicked.connect(self.report_wanted)
        self.folder.clicked.connect(self.folder_wanted)

    def _build_failures(self) -> None:
        table = self.failures
        table.setAccessibleName(self.tr("Photos that failed"))
        table.setHorizontalHeaderLabels([self.tr("Photo"), self.tr("Why it failed")])
        table.verticalHeader().hide()
        table.setWordWrap(True)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        header = table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.retry, self.report, self.folder):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for part in (self.title, self.bar, self.figures, self.note):
            column.addWidget(part)
        column.addWidget(self.failures, 1)
        column.addWidget(self.written, 1)
        column.addLayout(buttons)

    def show_state(
        self, state: BatchState, written: Sequence[WrittenFile], *, reported: bool
    ) -> None:
        """Show how far the batch is, and what it wrote."""
        self.title.setText(self._title(state))
        self.bar.setRange(0, max(state.total, 1))
        self.bar.setValue(state.done)
        self.figures.setText(self._figures(state))
        self.note.setText("" if state.running else state.problem)
        self.note.setVisible(bool(self.note.text()))
        self._show_failures(state)
        self._show_written(written)
        idle = not state.running
        self.retry.setVisible(bool(state.failures))
        self.retry.setEnabled(idle)
        self.report.setVisible(reported and idle)

    def _title(self, state: BatchState) -> str:
        if state.running:
            return self.tr("Exporting…")
        if not state.finished:
            return self.tr("Not all photos are exported yet")
        if state.failures:
            return self.tr("Done, with photos that failed")
        return self.tr("Done")

    def _figures(self, state: BatchState) -> str:
        parts = [self.tr("{done} of {total}")]
        if state.failures:
            parts.append(self.tr("{failed} failed"))
        if state.left_out:
            parts.append(self.tr("{left_out} left out: their files are there"))
        if state.running and state.seconds_left is not None:
            parts.append(self.tr("about {time} left"))
        return " · ".join(parts).format(
            done=state.done,
            total=state.total,
            failed=len(state.failures),
            left_out=state.left_out,
            time=time_text(state.seconds_left or 0),
        )

    def _show_written(self, written: Sequence[WrittenFile]) -> None:
        """Add what is new; the list stays at its end unless it was scrolled."""
        lines = self._lines
        known = lines.rowCount()
        if len(written) < known:
            lines.setStringList([])
            known = 0
        new = [self._line(each) for each in written[known:]]
        if not new:
            return
        bar = self.written.verticalScrollBar()
        at_end = bar.value() == bar.maximum()
        lines.insertRows(known, len(new))
        for row, line in enumerate(new, known):
            lines.setData(lines.index(row), line)
        if at_end:
            self.written.scrollToBottom()

    def _line(self, each: WrittenFile) -> str:
        kind = QLocale.DataSizeFormat.DataSizeSIFormat
        size = QLocale().formattedDataSize(each.bytes, 1, kind)
        parts = (f"{each.photo.name} → {each.output.name}", size, *each.notes)
        return " · ".join(parts)

    def _show_failures(self, state: BatchState) -> None:
        table, failures = self.failures, state.failures
        if len(failures) < self._known:
            table.setRowCount(0)
            self._known = 0
        for path, why in failures[self._known :]:
            row = table.rowCount()
            table.insertRow(row)
            name = QTableWidgetItem(path.name)
            name.setToolTip(str(path))
            said = in_user_language(why.removeprefix(f"{path.name}: "))
            reason = QTableWidgetItem(said)
            reason.setToolTip(said)
            table.setItem(row, 0, name)
            table.setItem(row, 1, reason)
            table.resizeRowToContents(row)
        self._known = len(failures)
        table.setVisible(bool(failures))
