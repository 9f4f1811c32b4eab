"""The list of what an import added, and what it did not and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

if TYPE_CHECKING:
    from looksmith.looks.importer import ImportReport, ImportResult

__all__ = ["ImportReportDialog", "summarise"]


def summarise(report: ImportReport) -> tuple[int, int, int]:
    """Return how many were added, known already, and failed."""
    duplicates = sum(1 for r in report.results if r.duplicate)
    failed = sum(1 for r in report.results if r.error)
    return len(report.results) - duplicates - failed, duplicates, failed


class ImportReportDialog(QDialog):
    """Show one row a file, the failed ones first."""

    def __init__(self, report: ImportReport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Imported looks"))
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(640, 400)
        self.summary = QLabel(self._summary(report))
        self.summary.setObjectName("heading")
        self.table = self._table(report)
        close = QPushButton(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.summary)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)

    def _summary(self, report: ImportReport) -> str:
        added, duplicates, failed = summarise(report)
        text = self.tr("{added} added · {duplicates} known already · {failed} failed")
        return text.format(added=added, duplicates=duplicates, failed=failed)

    def _table(self, report: ImportReport) -> QTableWidget:
        results = sorted(report.results, key=lambda r: (not r.error, r.duplicate))
        table = QTableWidget(len(results), 2)
        table.setHorizontalHeaderLabels([self.tr("File"), self.tr("Result")])
        table.verticalHeader().hide()
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        table.setWordWrap(True)
        table.setShowGrid(False)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setMaximumSectionSize(360)
        for row, result in enumerate(results):
            name = QTableWidgetItem(result.path.name)
            name.setToolTip(str(result.path))
            table.setItem(row, 0, name)
            table.setItem(row, 1, QTableWidgetItem(self._outcome(result)))
        table.resizeRowsToContents()
        return table

    def _outcome(self, result: ImportResult) -> str:
        if result.error:
            return result.error
        title = "" if result.look is None else result.look.title
        if result.duplicate:
            return self.tr("Known already as “{title}”").format(title=title)
        return self.tr("Added as “{title}”").format(title=title)
