"""Where one exported photo goes: folder, name, and what happens if it is there."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path, PurePosixPath

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from looksmith.export.batch.names import (
    NameFacts,
    TemplateError,
    fill_template,
    needs_time,
    taken_on,
)
from looksmith.ui.dialogs.export_photo_fields import FolderField, TemplateField
from looksmith.ui.dialogs.export_photo_form import Form, chosen, pick, side_by_side
from looksmith.ui.dialogs.naming import (
    LONGEST_NAME,
    is_folder,
    is_same_file,
    unique_path,
)
from looksmith.ui.sentences import in_user_language
from looksmith.ui.widgets.labels import ElidedLabel
from looksmith.ui.workers import Workers
from looksmith.work.token import CancelToken, Progress

__all__ = ["PhotoTarget"]

_TEMPLATE = "{name}-looksmith"
_CHANNEL = "export-taken"
_FOLDER, _NAME, _CONFLICT = "export/folder", "export/name", "export/conflict"
_IN_NAMES = re.compile(r'[<>:"|?*\\\x00-\x1f]')


class PhotoTarget(QWidget):
    """Folder, name template and conflict rule, with the name that comes of them.

    Parameters
    ----------
    original
        The photo's file, which must never be written over; None for a photo without.
    looks
        Names of the looks, for the template.
    workers
        Where the photo's time is read.
    settings
        Where choices are remembered.
    """

    changed = Signal()

    def __init__(
        self,
        original: Path | None,
        looks: str,
        workers: Workers,
        settings: QSettings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._original, self._workers, self._settings = original, workers, settings
        self._facts = NameFacts(original or Path("looksmith"), 1, looks)
        self._asked = False
        self._suffix = ""
        self.folder = FolderField(self)
        self.name = TemplateField(
            {
                "name": self.tr("the photo's name"),
                "look": self.tr("the looks' names"),
                "date": self.tr("the day it was taken"),
                "time": self.tr("the time it was taken"),
            },
            self,
        )
        self.preview = ElidedLabel("", parent=self)
        self.preview.setObjectName("hint")
        self.preview.setAccessibleName(self.tr("Name of the file"))
        self._lay_out()
        self._recall()
        self.folder.changed.connect(self._refresh)
        self.name.changed.connect(self._refresh)
        self.conflict.currentIndexChanged.connect(self._refresh)
        self._free.clicked.connect(lambda: self.set_path(unique_path(self._wanted())))
        self._refresh()

    def _lay_out(self) -> None:
        self.form = form = Form(self)
        form.add_heading(self.tr("FILE TO WRITE"))
        form.addRow(self.tr("Folder"), self.folder)
        form.addRow(self.tr("Name"), self.name)
        form.addRow("", self.preview)
        self.conflict = form.add_choice(
            self.tr("If it exists"),
            self.tr("What happens where a file of that name is there already"),
            {
                "unique": self.tr("Find a free name"),
                "ask": self.tr("Ask here"),
                "overwrite": self.tr("Replace it"),
                "skip": self.tr("Leave it"),
            },
        )
        self._note = QLabel(self, wordWrap=True)
        self._note.setObjectName("hint")
        self._free = QPushButton(self, autoDefault=False)
        self._free.setToolTip(self.tr("Keep both files"))
        form.addRow("", side_by_side(self._note, self._free, parent=self))

    def _recall(self) -> None:
        kept = str(self._settings.value(_FOLDER) or "")
        beside = Path.home() if self._original is None else self._original.parent
        self.folder.set_folder(Path(kept) if kept else beside)
        self.name.edit.setText(str(self._settings.value(_NAME) or _TEMPLATE))
        pick(self.conflict, str(self._settings.value(_CONFLICT) or "unique"))

    def remember(self) -> None:
        """Keep the choices for the next time; a typed name is for this photo only."""
        beside = self._original is not None and is_same_file(
            self.folder.folder, self._original.parent
        )
        self._settings.setValue(_FOLDER, "" if beside else str(self.folder.folder))
        self._settings.setValue(_CONFLICT, chosen(self.conflict))
        if "{" in self.name.template:
            self._settings.setValue(_NAME, self.name.template)

    # -- what comes of it

    @property
    def path(self) -> Path:
        """The file to write."""
        wanted = self._wanted()
        if chosen(self.conflict) == "unique" and not self._name_problem():
            return unique_path(wanted)
        return wanted

    @property
    def replaces(self) -> bool:
        """Whether a file of that name is there and will be replaced."""
        return not self.problem and self.path.is_file()

    @property
    def asks(self) -> bool:
        """Whether the user wants to know before a file is replaced."""
        return chosen(self.conflict) == "ask"

    @property
    def problem(self) -> str:
        """Why nothing can be written there, "" when it can."""
        return self._folder_problem() or self._name_problem() or self._clash()

    def look_again(self) -> None:
        """Show what is there now."""
        self._refresh()

    def set_path(self, path: Path) -> None:
        """Write to one file, whatever the template says."""
        self.folder.set_folder(path.parent)
        name = path.name.removesuffix(self._suffix) if self._suffix else path.stem
        # Braces that are a file's own stand doubled in a template.
        self.name.edit.setText(name.replace("{", "{{").replace("}", "}}"))

    def set_suffix(self, suffix: str) -> None:
        """Change the file's ending and keep its name."""
        if suffix != self._suffix:
            self._suffix = suffix
            self._refresh()

    def make_folders(self) -> None:
        """Make the folders that the template asks for.

        Raises
        ------
        OSError
            They cannot be made.
        """
        self.path.parent.mkdir(parents=True, exist_ok=True)

    def _wanted(self) -> Path:
        try:
            stem = self._stem()
        except TemplateError:
            return self.folder.folder
        return self.folder.folder / f"{stem}{self._suffix}"

    def _stem(self) -> PurePosixPath:
        template = self.name.template
        if "{" in template:
            return fill_template(template, self._facts)
        return PurePosixPath(_IN_NAMES.sub("-", template))

    def _folder_problem(self) -> str:
        if self.folder.empty:
            return self.tr("Choose a folder.")
        if not is_folder(self.folder.folder.absolute()):
            return self.tr("This folder does not exist.")
        return ""

    def _name_problem(self) -> str:
        if not self.name.template or self.name.template in (".", ".."):
            return self.tr("Type a file name.")
        if self._facts.taken is None and needs_time(self.name.template):
            return self.tr("Reading when the photo was taken…")
        try:
            stem = self._stem()
        except TemplateError as error:
            return in_user_language(error.message)
        if ".." in stem.parts or stem.is_absolute():
            return self.tr("The name leads out of the folder.")
        name = PurePosixPath(f"{stem}{self._suffix}")
        if any(len(os.fsencode(part)) > LONGEST_NAME for part in name.parts):
            return self.tr("The name is too long.")
        if is_folder(self.folder.folder / name):
            return self.tr("There is a folder of that name.")
        return ""

    def _clash(self) -> str:
        path = self.path
        if is_same_file(path, self._original):
            return self.tr("This is the original: choose another name.")
        if chosen(self.conflict) == "skip" and path.is_file():
            return self.tr("{name} is there and stays as it is.").format(name=path.name)
        return ""

    def _read_time(self) -> None:
        if self._asked or not needs_time(self.name.template):
            return
        self._asked = True
        original = self._original

        def work(_token: CancelToken, _progress: Progress) -> NameFacts:
            taken = datetime.now() if original is None else taken_on(original)
            return replace(self._facts, taken=taken)

        self._workers.submit(work, channel=_CHANNEL, on_done=self._on_time)

    def _on_time(self, facts: NameFacts) -> None:
        self._facts = facts
        self._refresh()

    def _refresh(self) -> None:
        self._read_time()
        self.folder.show_problem(self._folder_problem())
        name = self._name_problem()
        self.name.show_problem(name)
        path = self.path
        shown = not name and not self.folder.empty
        self.preview.setText(f"→ {self._shown(path)}" if shown else "")
        self.preview.setToolTip(str(path))
        self._show_clash(path, settled=not (self._folder_problem() or name))
        self.changed.emit()

    def _shown(self, path: Path) -> str:
        try:
            return path.relative_to(self.folder.folder).as_posix()
        except ValueError:
            return path.name

    def _show_clash(self, path: Path, *, settled: bool) -> None:
        clash = self._clash() if settled else ""
        taken = settled and not clash and path.is_file()
        if taken:
            note = self.tr("{name} exists and will be replaced.")
            clash = note.format(name=path.name)
            free = self.tr("Use {name}").format(name=unique_path(path).name)
            self._free.setText(free)
        self._note.setText(clash)
        self._free.setVisible(taken)
