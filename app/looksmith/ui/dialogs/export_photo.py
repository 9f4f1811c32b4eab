"""The dialog that asks how to export the photo."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLocale, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from looksmith.photo.options import WriteOptions
from looksmith.photo.photo import Photo
from looksmith.ui.dialogs.export_photo_options import PhotoOptions
from looksmith.ui.dialogs.export_photo_presets import ExportPresets, PresetRow
from looksmith.ui.dialogs.export_photo_target import PhotoTarget
from looksmith.ui.dialogs.foot import foot
from looksmith.ui.dialogs.slices import SlicedDialog
from looksmith.ui.dialogs.tabbing import tab_as_laid_out
from looksmith.ui.workers import Workers
from looksmith.work.token import CancelToken, Progress

__all__ = ["ExportPhotoDialog", "ExportSubject"]

_WIDTHS = (360, 400)
_ESTIMATE_MS = 300
_CHANNEL = "export-size"
_PRIORITY = 6

Estimate = Callable[[WriteOptions, CancelToken], int]


@dataclass(frozen=True)
class ExportSubject:
    """What is exported.

    Parameters
    ----------
    photo
        At full size.
    path
        Its file, never written over; None for a photo without one.
    looks
        Names of its looks.
    estimate
        Tells how many bytes an export takes; called on a thread.
    """

    photo: Photo
    path: Path | None
    looks: str
    estimate: Estimate


class ExportPhotoDialog(SlicedDialog):
    """Ask for format, size, colours, metadata, folder and name; not modal.

    Parameters
    ----------
    subject
        What is exported.
    workers
        Where files are read and sizes estimated.
    settings
        Where choices are remembered.
    """

    chosen = Signal(object, object)
    """The file (Path) and the `WriteOptions`."""

    def __init__(
        self,
        subject: ExportSubject,
        workers: Workers,
        settings: QSettings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._subject, self._workers, self._settings = subject, workers, settings
        self._asked: WriteOptions | None = None
        self._replaces = False
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Export photo"))
        self._later = QTimer(self, singleShot=True, interval=_ESTIMATE_MS)

    def _make(self) -> Iterator[None]:
        subject, workers, settings = self._subject, self._workers, self._settings
        self.presets = PresetRow(ExportPresets(settings), self)
        yield
        self.target = PhotoTarget(subject.path, subject.looks, workers, settings, self)
        yield
        self.choices = PhotoOptions(
            workers, settings, "export", subject.photo.info, beside=self.target.form,
            parent=self,
        )  # fmt: skip
        self.target.set_suffix(self.choices.suffix)
        yield
        self._make_buttons()
        yield from self._lay_out()
        self._connect()
        tab_as_laid_out(self)
        self._on_changed()

    def _make_buttons(self) -> None:
        self._result = QLabel(self)
        self._result.setObjectName("dim")
        self._result.setAccessibleName(self.tr("Size of the file"))
        self._problem = QLabel(self, wordWrap=True)
        self._problem.setObjectName("trouble")
        self._cancel = QPushButton(self.tr("Cancel"), self)
        self.export_button = QPushButton(self.tr("Export"), self)
        self.export_button.setProperty("primary", "true")
        self.export_button.setDefault(True)
        self.export_button.setToolTip(
            self.tr("Write the file ({key})").format(key="Ctrl+Return")
        )

    def _lay_out(self) -> Iterator[None]:
        columns = QHBoxLayout()
        columns.setSpacing(28)
        for part, width in zip((self.choices, self.target), _WIDTHS, strict=True):
            # No word may be cut in another language.
            part.setMinimumWidth(max(width, part.minimumSizeHint().width()))
            yield
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self.target)
        right.addStretch(1)
        columns.addWidget(self.choices, 1, Qt.AlignmentFlag.AlignTop)
        columns.addLayout(right, 1)
        buttons = foot(self._cancel, self.export_button, said=self._result)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(14)
        column.addWidget(self.presets)
        column.addLayout(columns)
        column.addStretch(1)
        column.addWidget(self._problem)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.choices.changed.connect(self._on_changed)
        self.target.changed.connect(self._show_state)
        self.presets.picked.connect(self.choices.set_options)
        self._later.timeout.connect(self._estimate)
        self._cancel.clicked.connect(self.reject)
        self.export_button.clicked.connect(self._on_export)
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self)
        shortcut.activated.connect(self.export_button.click)

    @property
    def can_export(self) -> bool:
        """Whether everything is chosen that an export needs."""
        return not (self.target.problem or self.choices.problem)

    def _on_changed(self) -> None:
        self.target.set_suffix(self.choices.suffix)
        options = self.choices.options()
        self.presets.follow(options)
        if options != self._asked:
            self._asked = options
            self._show_size(None)
            self._later.start()
        self._show_state()

    def _show_state(self) -> None:
        self._problem.hide()
        self.export_button.setEnabled(self.can_export)
        self._replaces = self.target.replaces
        self.export_button.setText(
            self.tr("Replace") if self._replaces else self.tr("Export")
        )

    # -- the size of the file

    @property
    def size_text(self) -> str:
        """What is said of the file's size."""
        return self._result.text()

    def _estimate(self) -> None:
        options, subject = self.choices.options(), self._subject

        def work(token: CancelToken, _progress: Progress) -> int:
            return subject.estimate(options, token)

        self._workers.submit(
            work,
            channel=_CHANNEL,
            priority=_PRIORITY,
            on_done=self._show_size,
            # The export itself says what is wrong.
            on_error=lambda _error, _trace: self._show_size(None),
        )

    def _show_size(self, count: int | None) -> None:
        photo, options = self._subject.photo, self.choices.options()
        width, height = photo.width, photo.height
        if options.size is not None:
            width, height = options.size.of(width, height)
        text = self.tr("{width} × {height} px").format(width=width, height=height)
        if photo.alpha is not None and options.format == "jpeg":
            text += self.tr(" · put on white")
        if count is not None:
            kind = QLocale.DataSizeFormat.DataSizeSIFormat
            size = QLocale().formattedDataSize(count, 1, kind)
            text += self.tr(" · about {size}").format(size=size)
        self._result.setText(text)

    # -- the end

    def _on_export(self) -> None:
        if not self.can_export:
            return
        if self.target.asks and self.target.replaces and not self._replaces:
            self.target.look_again()  # it came since, and nobody was asked
            return
        try:
            self.target.make_folders()
        except OSError as error:
            text = self.tr("The folder cannot be made: {reason}.")
            self._problem.setText(text.format(reason=error.strerror or error))
            self._problem.show()
            return
        path, options = self.target.path, self.choices.options()
        self.choices.remember()
        self.target.remember()
        self.accept()
        self.chosen.emit(path, options)

    def done(self, result: int) -> None:
        """Stop estimating."""
        self._later.stop()
        self._workers.cancel_channel(_CHANNEL)
        super().done(result)
