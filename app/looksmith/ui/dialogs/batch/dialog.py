"""The dialog that exports many photos in one go."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QSettings, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from looksmith.export.batch.edits import BatchEdits
from looksmith.ui.batch_journals import StoppedBatch
from looksmith.ui.batching import BatchJob, BatchRunner
from looksmith.ui.dialogs.batch.photos import BatchPhotos
from looksmith.ui.dialogs.batch.running import BatchProgress
from looksmith.ui.dialogs.batch.stopped import StoppedBar
from looksmith.ui.dialogs.batch.target import BatchTarget, EditChoice
from looksmith.ui.dialogs.export_photo_options import PhotoOptions
from looksmith.ui.dialogs.export_photo_presets import ExportPresets, PresetRow
from looksmith.ui.dialogs.foot import foot
from looksmith.ui.dialogs.slices import SlicedDialog
from looksmith.ui.dialogs.tabbing import tab_as_laid_out
from looksmith.ui.workers import Workers

__all__ = ["BatchDialog", "BatchParts"]

_WIDTHS = (280, 390, 330)
_HEIGHT = 460


@dataclass(frozen=True)
class BatchParts:
    """What the dialog works with.

    Parameters
    ----------
    runner
        Runs the batch, whether the dialog is open or not.
    workers
        Where folders are searched and names tried.
    settings
        Where choices are remembered.
    presets
        Preset files by name.
    open_photos
        Returns the photos that are open in the window.
    make_edits
        Turns a choice of edit into what makes each photo's.
    device
        Returns where Dehaze and Enhance run.
    """

    runner: BatchRunner
    workers: Workers
    settings: QSettings
    presets: Mapping[str, Path]
    open_photos: Callable[[], Sequence[Path]]
    make_edits: Callable[[EditChoice], Callable[[], BatchEdits]]
    device: Callable[[], str]


class BatchDialog(SlicedDialog):
    """Choose photos, edit, names and format; follow the batch; not modal.

    Closing it stops nothing: the batch goes on, and the dialog shows it when it is
    opened again.

    Parameters
    ----------
    parts
        What it works with.
    """

    def __init__(self, parts: BatchParts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts, self._runner = parts, parts.runner
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Batch export"))

    # -- building

    def _make(self) -> Iterator[None]:
        self.stopped = StoppedBar(self)
        self._pages = QStackedWidget(self)
        yield from self._setup()
        self._make_buttons()
        self._lay_out()
        yield
        self._connect()
        tab_as_laid_out(self)
        self._runner.look()
        if self._shows_batch:
            self._pages.setCurrentWidget(self.progress)
        self._on_choice()
        self._on_runner()

    def _make_buttons(self) -> None:
        self._problem = QLabel(self)
        self._problem.setObjectName("dim")
        self.new_button = QPushButton(self.tr("New batch"), self)
        self.stop_button = QPushButton(self.tr("Stop"), self)
        self.stop_button.setToolTip(
            self.tr("What is done stays done, and the rest can go on later")
        )
        self.close_button = QPushButton(self.tr("Close"), self)
        self.start_button = QPushButton(self.tr("Start"), self)
        self.start_button.setProperty("primary", "true")
        self.start_button.setDefault(True)

    def _lay_out(self) -> None:
        buttons = foot(
            self.new_button, self.close_button, self.stop_button, self.start_button,
            said=self._problem,
        )  # fmt: skip
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(14)
        column.addWidget(self.stopped)
        column.addWidget(self._pages, 1)
        column.addLayout(buttons)

    def _setup(self) -> Iterator[None]:
        page = QWidget(self._pages)
        page.setMinimumHeight(_HEIGHT)
        self._pages.addWidget(page)
        yield from self._add_parts(page)
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        sides = (self.photos, self.target, self._format)
        for side, width, share in zip(sides, _WIDTHS, (1, 1, 1), strict=True):
            # No word may be cut in another language.
            side.setMinimumWidth(max(width, side.minimumSizeHint().width()))
            top = Qt.AlignmentFlag.AlignTop if side is self.target else None
            if top is None:
                row.addWidget(side, share)
            else:
                row.addWidget(side, share, top)
            yield

    def _add_parts(self, page: QWidget) -> Iterator[None]:
        parts, settings = self._parts, self._parts.settings
        self.target = BatchTarget(
            parts.workers, settings, parts.presets, parts.make_edits, page
        )
        self.photos = BatchPhotos(
            parts.workers, parts.open_photos, self.target.exports_folder, page
        )
        yield
        self._format = QWidget(page)
        heading = QLabel(self.tr("PRESET"), self._format)
        heading.setObjectName("section")
        self.presets = PresetRow(ExportPresets(settings), self._format, labelled=False)
        yield
        self.choices = PhotoOptions(
            parts.workers, settings, "batch", beside=self.target.form,
            parent=self._format,
        )  # fmt: skip
        column = QVBoxLayout(self._format)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(heading)
        column.addWidget(self.presets)
        column.addWidget(self.choices)
        column.addStretch(1)

    @cached_property
    def progress(self) -> BatchProgress:
        """The page of a batch, made once there is one."""
        page = BatchProgress(self._pages)
        self._pages.addWidget(page)
        page.retried.connect(lambda: self._go_on(retry=True))
        page.report_wanted.connect(self._open_report)
        page.folder_wanted.connect(self._open_folder)
        return page

    def _connect(self) -> None:
        runner = self._runner
        self.photos.changed.connect(lambda: self.target.set_photos(self.photos.paths))
        for part in (self.photos, self.target, self.choices):
            part.changed.connect(self._on_choice)
        self.presets.picked.connect(self.choices.set_options)
        self.start_button.clicked.connect(self._on_start)
        self.stop_button.clicked.connect(runner.stop)
        self.close_button.clicked.connect(self.reject)
        self.new_button.clicked.connect(self._show_setup)
        self.stopped.resumed.connect(self._on_resume)
        self.stopped.forgotten.connect(runner.forget)
        runner.changed.connect(self._on_runner)
        runner.found.connect(self._on_runner)
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self)
        shortcut.activated.connect(self.start_button.click)

    # -- what is chosen

    @property
    def problem(self) -> str:
        """What is missing for a start; "" for nothing."""
        if not self.photos.paths:
            return self.tr("Add photos to begin.")
        return self.target.problem or self.choices.problem

    def _on_choice(self) -> None:
        if self.target.suffix != self.choices.suffix:
            self.target.set_suffix(self.choices.suffix)
        self.presets.follow(self.choices.options())
        self._show_buttons()

    def _on_start(self) -> None:
        if not self._setting_up:
            self._go_on(retry=False)
            return
        if self.problem or self._runner.state.running:
            return
        self.target.remember()
        self.choices.remember()
        options = self.choices.options()
        values = {k: v for k, v in options.to_values().items() if k != "format"}
        order = replace(
            self.target.order(), options=values, device=self._parts.device()
        )
        edits = self._parts.make_edits(self.target.choice)
        workers = self.target.workers
        self._runner.start(BatchJob(self.photos.paths, order, edits, workers))
        self._show_progress()

    def _on_resume(self, batch: StoppedBatch) -> None:
        self._runner.resume(batch.journal, retry=not batch.interrupted)
        self._show_progress()

    def _go_on(self, *, retry: bool) -> None:
        if self._runner.journal is not None:
            self._runner.resume(self._runner.journal, retry=retry)

    # -- what is shown

    @property
    def _shows_batch(self) -> bool:
        """Whether a batch of this run is worth showing."""
        state = self._runner.state
        return state.running or (state.total > 0 and not state.finished)

    @property
    def _setting_up(self) -> bool:
        return self._pages.currentIndex() == 0

    def _show_setup(self) -> None:
        self._pages.setCurrentIndex(0)
        self._on_runner()

    def _show_progress(self) -> None:
        self._pages.setCurrentWidget(self.progress)
        self._on_runner()

    def _on_runner(self) -> None:
        runner = self._runner
        if not self._setting_up:
            self.progress.show_state(
                runner.state, runner.written, reported=runner.report is not None
            )
        self.stopped.show_batches(() if runner.state.running else runner.stopped)
        self._show_buttons()

    def _show_buttons(self) -> None:
        state, setting_up = self._runner.state, self._setting_up
        can_go_on = not state.running and not state.finished
        self.new_button.setVisible(not setting_up and not state.running)
        self.stop_button.setVisible(state.running and not setting_up)
        self.start_button.setVisible(setting_up or can_go_on)
        self.start_button.setText(self.tr("Start") if setting_up else self.tr("Go on"))
        missing = self.problem if setting_up else ""
        self._problem.setText(missing)
        self.start_button.setEnabled(not missing and not state.running)

    def _open_report(self) -> None:
        path = self._runner.write_report()
        if path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _open_folder(self) -> None:
        folder = self._runner.output_folder or self.target.folder.folder
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
