"""Which edit the photos of a batch get, and where and how named their files go."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import cast

from PySide6.QtCore import QSettings, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QLabel, QSizePolicy, QWidget

from looksmith.export.batch.edits import BatchEdits
from looksmith.export.batch.names import NameFacts, TemplateError, fill_template
from looksmith.export.batch.plan import Conflict, Order, first_names
from looksmith.grade.presets import PRESET_SUFFIX
from looksmith.grade.session import SESSION_SUFFIX
from looksmith.ui.dialogs.export_photo_fields import FolderField, TemplateField
from looksmith.ui.dialogs.export_photo_form import Form, chosen, pick
from looksmith.ui.dialogs.naming import exists
from looksmith.ui.sentences import in_user_language
from looksmith.ui.workers import Workers
from looksmith.work.bands import core_count
from looksmith.work.token import CancelToken, Progress

__all__ = ["CURRENT", "FILE", "OWN", "BatchTarget", "EditChoice"]

CURRENT, OWN, FILE, _ASK = "current", "own", "file", "ask"
_PREVIEW_MS = 200
_CHANNEL = "batch-names"
_GROUP = "batch"
_DEFAULTS = {"name": "{name}", "conflict": "unique", "edit": CURRENT}


@dataclass(frozen=True)
class EditChoice:
    """Which edit photos get.

    Parameters
    ----------
    kind
        `CURRENT`, `OWN` or `FILE`.
    file
        The session or preset file.
    """

    kind: str
    file: Path | None = None


class BatchTarget(QWidget):
    """Choose edit, folder, names, conflict rule and photos at a time.

    Parameters
    ----------
    workers
        Where names are tried on the first photos.
    settings
        Where choices are remembered.
    presets
        Files of presets by name.
    make_edits
        Turns a choice into what makes each photo's edit.
    """

    changed = Signal()

    def __init__(
        self,
        workers: Workers,
        settings: QSettings,
        presets: Mapping[str, Path],
        make_edits: Callable[[EditChoice], Callable[[], BatchEdits]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workers, self._settings = workers, settings
        self._make_edits = make_edits
        self._photos: Sequence[Path] = ()
        self._suffix = ""
        self.form = Form(self)
        self._add_edit(presets)
        self._add_files()
        self._later = QTimer(self, singleShot=True, interval=_PREVIEW_MS)
        self._later.timeout.connect(self._preview)
        self._recall()
        self.edit.currentIndexChanged.connect(self._on_edit)
        self.folder.changed.connect(self._refresh)
        self.name.changed.connect(self._refresh)
        self.conflict.currentIndexChanged.connect(self._refresh)
        self._refresh()

    def _add_edit(self, presets: Mapping[str, Path]) -> None:
        form = self.form
        form.add_heading(self.tr("EDIT"))
        self.edit = form.add_choice(
            self.tr("Photos get"),
            self.tr("What is done to every photo"),
            {
                CURRENT: self.tr("The edit on screen"),
                OWN: self.tr("Each its own edit"),
            },
        )
        for name, path in presets.items():
            self.edit.addItem(name, path)
        self.edit.addItem(self.tr("Session or preset file…"), _ASK)
        self._before = 0
        self._hint = QLabel(self, wordWrap=True)
        self._hint.setObjectName("hint")
        form.addRow("", self._hint)

    def _add_files(self) -> None:
        form = self.form
        form.add_heading(self.tr("FILES TO WRITE"))
        self.folder = FolderField(self)
        form.addRow(self.tr("Folder"), self.folder)
        self.name = TemplateField(
            {
                "name": self.tr("the photo's name"),
                "number:04": self.tr("its place in the batch, with four digits"),
                "look": self.tr("the looks' names"),
                "date": self.tr("the day it was taken"),
                "time": self.tr("the time it was taken"),
            },
            self,
        )
        form.addRow(self.tr("Name"), self.name)
        self.preview = QLabel(self)
        self.preview.setObjectName("hint")
        self.preview.setAccessibleName(self.tr("Names of the first files"))
        # A long name is cut at its end and must not make the dialog wide.
        self.preview.setSizePolicy(
            QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred
        )
        form.addRow("", self.preview)
        self.conflict = form.add_choice(
            self.tr("If one exists"),
            self.tr("Originals are never replaced, whatever is chosen here"),
            {
                "unique": self.tr("Find a free name"),
                "overwrite": self.tr("Replace it"),
                "skip": self.tr("Leave the photo out"),
            },
        )
        self.at_a_time = form.add_choice(
            self.tr("At a time"),
            self.tr("More are faster up to the number of processors, and take memory"),
            {str(n): str(n) for n in range(1, max(4, core_count()) + 1)},
        )

    def _recall(self) -> None:
        def kept(name: str) -> str:
            return str(self._settings.value(f"{_GROUP}/{name}") or _DEFAULTS[name])

        self.folder.edit.setText(str(self._settings.value(f"{_GROUP}/folder") or ""))
        self.name.edit.setText(kept("name"))
        pick(self.conflict, kept("conflict"))
        pick(self.edit, kept("edit"))
        # One processor is left to the window.
        usual = max(1, core_count() - 1)
        kept_number = str(self._settings.value(f"{_GROUP}/workers") or usual)
        if not pick(self.at_a_time, kept_number):
            pick(self.at_a_time, str(usual))

    def remember(self) -> None:
        """Keep the choices for the next time."""
        kind = self.choice.kind
        values = {
            "folder": str(self.folder.folder),
            "name": self.name.template,
            "conflict": chosen(self.conflict),
            "edit": kind if kind in (CURRENT, OWN) else CURRENT,
            "workers": self.workers,
        }
        for name, value in values.items():
            self._settings.setValue(f"{_GROUP}/{name}", value)

    # -- what is chosen

    @property
    def suffix(self) -> str:
        """The files' ending, "" for each photo's own."""
        return self._suffix

    @property
    def choice(self) -> EditChoice:
        """Which edit the photos get."""
        data = self.edit.currentData()
        if isinstance(data, Path):
            return EditChoice(FILE, data)
        return EditChoice(str(data))

    @property
    def problem(self) -> str:
        """Why the batch cannot be started so; "" when it can."""
        return self._folder_problem() or self._name_problem()

    @property
    def workers(self) -> int:
        """How many photos are exported at a time."""
        return int(chosen(self.at_a_time))

    def exports_folder(self) -> Path | None:
        """Return where the files go; None while that is not chosen."""
        return None if self.folder.empty else self.folder.folder.absolute()

    def order(self) -> Order:
        """Return folder, names and conflict rule; the rest is at its default."""
        rule = cast(Conflict, chosen(self.conflict))
        folder = self.folder.folder.absolute()
        return Order(folder, self.name.template, self._suffix, rule)

    def set_photos(self, photos: Sequence[Path]) -> None:
        """Try the names on other photos; suggest a folder beside the first."""
        self._photos = photos
        if photos and self.folder.empty:
            self.folder.set_folder(photos[0].parent / self.tr("Exports"))
        self._refresh()

    def set_suffix(self, suffix: str) -> None:
        """Show names with another ending, "" for each photo's own."""
        self._suffix = suffix
        self._refresh()

    def choose_file(self, path: Path) -> None:
        """Choose a session or preset file."""
        place = self.edit.findData(path)
        if place < 0:
            place = self.edit.count() - 1
            self.edit.insertItem(place, path.name, path)
        self.edit.setCurrentIndex(place)

    def _on_edit(self, place: int) -> None:
        if self.edit.currentData() == _ASK:
            self.edit.setCurrentIndex(self._before)
            self._ask_file()
            return
        self._before = place
        self._refresh()

    def _ask_file(self) -> None:
        kinds = self.tr("Sessions and presets ({endings});;All files (*)")
        endings = f"*{SESSION_SUFFIX} *{PRESET_SUFFIX}"
        name, _kind = QFileDialog.getOpenFileName(
            self, self.tr("Edit for all photos"), "", kinds.format(endings=endings)
        )
        if name:
            self.choose_file(Path(name))

    def _folder_problem(self) -> str:
        if self.folder.empty:
            return self.tr("Choose a folder.")
        folder = self.folder.folder.absolute()
        if exists(folder) and not folder.is_dir():
            return self.tr("There is a file of that name.")
        if not exists(folder.parent):
            return self.tr("The folder above it does not exist.")
        return ""

    def _name_problem(self) -> str:
        try:
            fill_template(self.name.template, NameFacts(Path("photo"), taken=_NOW))
        except TemplateError as error:
            return in_user_language(error.message)
        return ""

    # -- what is shown

    def _refresh(self) -> None:
        hints = {
            CURRENT: self.tr("As it is when the batch starts."),
            OWN: self.tr(
                "As you left it in Looksmith, or the .looksmith file or the raw's "
                "sidecar beside it; others stay as they are."
            ),
        }
        self._hint.setText(hints.get(self.choice.kind, ""))
        self._hint.setVisible(self.choice.kind in hints)
        self.folder.show_problem(self._folder_problem() if self._photos else "")
        self.name.show_problem(self._name_problem())
        self._later.start()
        self.changed.emit()

    def _preview(self) -> None:
        if not self._photos or self._name_problem():
            self.preview.clear()
            return
        photos, order = self._photos, self.order()
        edits = self._make_edits(self.choice) if "{look" in order.template else None

        def work(_token: CancelToken, _progress: Progress) -> tuple[str, ...]:
            return first_names(photos, order, None if edits is None else edits())

        self._workers.submit(
            work,
            channel=_CHANNEL,
            on_done=self._show_names,
            on_error=lambda error, trace: self.name.show_problem(
                self._workers.describe(error, trace)[0]
            ),
        )

    def _show_names(self, names: tuple[str, ...]) -> None:
        shown = [f"→ {name}" for name in names]
        if names and len(self._photos) > len(names):
            shown.append("   …")
        self.preview.setText("\n".join(shown))


_NOW = datetime(2026, 5, 3, 14, 5, 33)
