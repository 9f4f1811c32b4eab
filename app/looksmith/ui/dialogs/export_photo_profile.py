"""The field for the colours that a photo is written in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from looksmith.photo.options import PROFILE_NAMES
from looksmith.photo.photo import PhotoInfo
from looksmith.ui.dialogs.export_photo_form import choice_box, problem_label
from looksmith.ui.workers import Workers
from looksmith.work.token import CancelToken, Progress

__all__ = ["ProfileFacts", "ProfileField", "look_at_profile"]

_KEY = "colour/profile_files"
_KEPT = 5
_CHANNEL = "profile-file"
_ASK = "…"


@dataclass(frozen=True)
class ProfileFacts:
    """What is known of a profile file.

    Parameters
    ----------
    path
        The file.
    name
        What it calls itself.
    tables
        Whether it maps colours by tables, which have intents, instead of a matrix.
    """

    path: Path
    name: str
    tables: bool


def look_at_profile(path: Path) -> ProfileFacts:
    """Read a profile that photos are to be written in.

    Raises
    ------
    PhotoError
        It cannot be used for that.
    """
    from looksmith.colour.icc import primaries_matrix, profile_name
    from looksmith.photo.target import profile_from_file

    icc = profile_from_file(path)
    return ProfileFacts(path, profile_name(icc), primaries_matrix(icc) is None)


class ProfileField(QWidget):
    """Choose a named colour space or an ICC profile's file.

    A file is read in a worker; what is wrong with it stands below.

    Parameters
    ----------
    workers
        Where files are read.
    settings
        Where the files used last are remembered.
    info
        What the photo's file said; None for photos that are not known yet.
    """

    changed = Signal()

    def __init__(
        self,
        workers: Workers,
        settings: QSettings,
        info: PhotoInfo | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workers, self._settings = workers, settings
        self._facts: ProfileFacts | None = None
        self._reading: Path | None = None
        self._error = ""
        self._before = 0
        self.box = choice_box(
            self.tr("Colour space"),
            self.tr("Which colours the file can hold, and the profile put into it"),
            {},
            self,
        )
        self._label = problem_label(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.box)
        column.addWidget(self._label)
        self.setFocusProxy(self.box)
        self._fill(info)
        self.box.currentIndexChanged.connect(self._on_chosen)

    def _fill(self, info: PhotoInfo | None) -> None:
        plain = info is not None and (info.icc is None or info.profile_name == "sRGB")
        if info is None:
            self.box.addItem(self.tr("As in each photo"), "source")
        elif not plain:
            kept = self.tr("As in the photo ({profile})")
            self.box.addItem(kept.format(profile=info.profile_name), "source")
        for name in PROFILE_NAMES[1:]:
            self.box.addItem(name, name)
        for path in self._known():
            self.box.addItem(path.name, path)
        self.box.addItem(self.tr("Profile file…"), _ASK)

    def _known(self) -> list[Path]:
        kept = self._settings.value(_KEY) or []
        return [Path(p) for p in ([kept] if isinstance(kept, str) else kept)]

    @property
    def profile(self) -> str | Path:
        """A name or a file, as `WriteOptions` takes it."""
        data = self.box.currentData()
        return data if isinstance(data, Path) else str(data)

    @property
    def has_tables(self) -> bool:
        """Whether intents matter."""
        return self._facts is not None and self._facts.path == self.profile

    @property
    def problem(self) -> str:
        """Why the profile cannot be used, or that this is not known yet."""
        if self._reading is not None:
            return self.tr("Reading the profile…")
        return self._error

    def set_profile(self, profile: str | Path) -> None:
        """Choose a profile; a file is read first."""
        for place in range(self.box.count()):
            if self.box.itemData(place) == profile:
                self.box.setCurrentIndex(place)
                return
        if isinstance(profile, Path):
            place = self.box.count() - 1
            self.box.insertItem(place, profile.name, profile)
            self.box.setCurrentIndex(place)
        elif profile == "source":
            self.set_profile("sRGB")

    def _on_chosen(self, place: int) -> None:
        if self.box.currentData() == _ASK:
            self.box.setCurrentIndex(self._before)
            self._ask()
            return
        self._before = place
        self._facts, self._error, self._reading = None, "", None
        profile = self.profile
        if isinstance(profile, Path):
            self._reading = profile
            self._read(profile)
        self._show()

    def _ask(self) -> None:
        kinds = self.tr("ICC profiles (*.icc *.icm);;All files (*)")
        name, _kind = QFileDialog.getOpenFileName(
            self, self.tr("Colour profile"), "", kinds
        )
        if name:
            self.set_profile(Path(name))

    def _read(self, path: Path) -> None:
        def work(_token: CancelToken, _progress: Progress) -> ProfileFacts:
            return look_at_profile(path)

        self._workers.submit(
            work,
            channel=_CHANNEL,
            on_done=self._on_read,
            on_error=lambda error, trace: self._on_error(path, error, trace),
        )

    def _on_read(self, facts: ProfileFacts) -> None:
        if facts.path != self._reading:
            return
        self._reading = None
        self._facts = facts if facts.tables else None
        self.box.setItemText(self.box.currentIndex(), facts.name)
        others = [path for path in self._known() if path != facts.path]
        kept = [str(path) for path in (facts.path, *others)]
        self._settings.setValue(_KEY, kept[:_KEPT])
        self._show()

    def _on_error(self, path: Path, error: BaseException, trace: str) -> None:
        if path == self._reading:
            self._reading = None
            self._error = self._workers.describe(error, trace)[0]
            self._show()

    def _show(self) -> None:
        self._label.setText(self._error)
        self._label.setVisible(bool(self._error))
        self.changed.emit()
