"""The list of what an import added, and what it did not and why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHeaderView,
    QLabel,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from looksmith.ui.dialogs.foot import closing, foot
from looksmith.ui.figures import decimal
from looksmith.ui.sentences import in_user_language

if TYPE_CHECKING:
    from looksmith.looks.importer import ImportReport, ImportResult
    from looksmith.looks.own import LookStorage

__all__ = ["ImportReportDialog", "summarise"]


_NAMES = 260  # pixels at most: the results need the room
_PADDING, _AROUND = 20, 8  # beside a text, and above and below it together
_SAME, _CLOSE = 1.0, 2.0  # mean CIEDE2000
_LEAST = 0.05  # what still reads as 0.1


def summarise(report: ImportReport) -> tuple[int, int, int]:
    """Return how many were added, known already, and failed."""
    duplicates = sum(1 for r in report.results if r.duplicate)
    failed = sum(1 for r in report.results if r.error)
    return len(report.results) - duplicates - failed, duplicates, failed


class _Lines(QStyledItemDelegate):
    """Gives a text the lines that it needs; Qt forgets the style sheet's padding."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the size of the text in the width of its column."""
        hint = super().sizeHint(option, index)
        table = cast(QTableWidget, self.parent())
        room = QRect(0, 0, table.columnWidth(index.column()) - _PADDING, 10_000)
        wrap, text = Qt.TextFlag.TextWordWrap, str(index.data() or "")
        needed = table.fontMetrics().boundingRect(room, wrap, text).height()
        return QSize(hint.width(), needed + _AROUND)


class ImportReportDialog(QDialog):
    """Show one row a file, the failed ones first.

    The new looks keep their exact tables unless the user gives them up; as long as
    the dialog is open they can be had again.
    """

    exact_wanted = Signal(bool)
    """Whether the new looks shall keep their exact tables."""

    def __init__(self, report: ImportReport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Imported looks"))
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(760, 420)
        self.summary = QLabel(self._summary(report))
        self.summary.setObjectName("heading")
        self._results = sorted(report.results, key=lambda r: (not r.error, r.duplicate))
        self._storage = {
            r.look.id: r.storage
            for r in report.results
            if r.look and r.storage and not r.duplicate
        }
        self.aside: dict[str, bytes] = {}
        """The exact tables that were given up, by id."""
        self.table = self._table()
        self.keep_exact = QCheckBox()
        self.keep_exact.setChecked(True)
        self.keep_exact.toggled.connect(self._on_toggled)
        self._note = QLabel(wordWrap=True)
        self._note.setObjectName("hint")
        self._show_saving()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.summary)
        column.addWidget(self.table, 1)
        column.addWidget(self.keep_exact)
        column.addWidget(self._note)
        column.addLayout(foot(closing(self, self.tr("Close"))))

    def _summary(self, report: ImportReport) -> str:
        added, duplicates, failed = summarise(report)
        text = self.tr("{added} added · {duplicates} known already · {failed} failed")
        return text.format(added=added, duplicates=duplicates, failed=failed)

    def _table(self) -> QTableWidget:
        table = QTableWidget(len(self._results), 3)
        titles = [self.tr("File"), self.tr("Result"), self.tr("Kept")]
        table.setHorizontalHeaderLabels(titles)
        table.verticalHeader().hide()
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        table.setWordWrap(True)
        table.setShowGrid(False)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        table.setItemDelegate(_Lines(table))
        table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        # Their heights are known only when the columns have their widths
        fit = QTimer(table, singleShot=True, interval=0)
        fit.timeout.connect(table.resizeRowsToContents)
        header.sectionResized.connect(lambda *_: fit.start())
        for row, result in enumerate(self._results):
            name = QTableWidgetItem(result.path.name)
            name.setToolTip(str(result.path))
            table.setItem(row, 0, name)
            table.setItem(row, 1, QTableWidgetItem(self._outcome(result)))
            table.setItem(row, 2, QTableWidgetItem(self._kept(result)))
        table.resizeColumnToContents(0)
        table.setColumnWidth(0, min(table.columnWidth(0), _NAMES))
        return table

    def _outcome(self, result: ImportResult) -> str:
        if result.error:
            return in_user_language(result.error)
        title = "" if result.look is None else result.look.title
        if result.duplicate:
            return self.tr("Known already as “{title}”").format(title=title)
        lines = [self.tr("Added as “{title}”").format(title=title)]
        code = None if result.storage is None else result.storage.code
        if code is not None:
            text = self.tr(
                "As a code: {mean} ΔE on average, worst 10 %: {p90} ({word})"
            )
            mean, p90 = readable_error(code.mean), readable_error(code.p90)
            word = self._judgement(code.mean)
            lines.append(text.format(mean=mean, p90=p90, word=word))
        return "\n".join(lines)

    def _judgement(self, mean: float) -> str:
        if mean <= _SAME:
            return self.tr("indistinguishable")
        if mean <= _CLOSE:
            return self.tr("very close")
        return self.tr("visible differences")

    def _kept(self, result: ImportResult) -> str:
        storage = None if result.look is None else self._storage.get(result.look.id)
        if storage is None:
            return ""
        size = readable_size(storage.bytes)
        if storage.exact:
            return self.tr("Exact table, {size}").format(size=size)
        return self.tr("Code and small copy, {size}").format(size=size)

    def _show_saving(self) -> None:
        """Say what giving up the exact tables is worth."""
        able = [s for s in self._storage.values() if s.exact and s.can_be_compact]
        saving = sum(s.bytes - s.code.compact_bytes for s in able if s.code)
        exact = self.keep_exact.isChecked()
        text = self.tr("Keep the exact tables")
        if exact and saving > 0:
            text = self.tr("Keep the exact tables (without them: {size} less)")
            text = text.format(size=readable_size(saving))
        self.keep_exact.setText(text)
        self.keep_exact.setVisible(bool(able) or not exact)
        self._note.setVisible(not exact)
        self._note.setText(
            self.tr(
                "The exact tables are gone once this is closed; importing the files "
                "again brings them back. Looks with visible differences keep theirs."
            )
        )

    @property
    def new_looks(self) -> list[str]:
        """The ids of the looks that were added."""
        return list(self._storage)

    def _on_toggled(self, exact: bool) -> None:
        self.keep_exact.setEnabled(False)
        self.exact_wanted.emit(exact)

    def show_storage(self, storage: Mapping[str, LookStorage]) -> None:
        """Show how the looks are kept now."""
        self._storage.update(storage)
        for row, result in enumerate(self._results):
            cell = self.table.item(row, 2)
            if cell is not None:
                cell.setText(self._kept(result))
        self.keep_exact.setEnabled(True)
        self._show_saving()


def readable_error(difference: float) -> str:
    """Return a colour difference for people: no measured one reads as none."""
    small = difference < _LEAST
    return decimal(f"< {2 * _LEAST}" if small else f"{difference:.1f}")


def readable_size(count: int) -> str:
    """Return a number of bytes for people."""
    if count < 1_000_000:
        return f"{count / 1000:.0f} KB"
    return decimal(f"{count / 1_000_000:.1f} MB")
