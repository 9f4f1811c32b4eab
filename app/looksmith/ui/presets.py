"""Presets in the window: saved, used, renamed, and exchanged as files."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from looksmith.grade.presets import (
    PRESET_SUFFIX,
    Preset,
    PresetStore,
    with_parts,
)
from looksmith.grade.recipe import Recipe
from looksmith.grade.session import (
    SESSION_SUFFIX,
    Session,
    SessionError,
    embed_looks,
)
from looksmith.resources import resource
from looksmith.ui.document import Document
from looksmith.ui.messages import MessageBar
from looksmith.ui.session_looks import SessionLooks
from looksmith.ui.workers import Workers
from looksmith.work.token import CancelToken, Progress

if TYPE_CHECKING:
    from looksmith.ui.dialogs.presets import PresetsDialog, SavePresetDialog
    from looksmith.ui.window import MainWindow

__all__ = [
    "DIALOG_NAME",
    "PRESETS_FOLDER",
    "Presets",
    "PresetsMenu",
    "make_presets",
    "take_edit_files",
]

T = TypeVar("T")

PRESETS_FOLDER = "presets"
"""In the user's data folder."""

DIALOG_NAME = "presetsDialog"
"""The object name of dialogs that say themselves what went wrong."""


class Presets(QObject):
    """Read and write presets off the window's thread; use them on the document.

    Parameters
    ----------
    document, looks
        The edit, and the looks that a preset takes along or brings.
    known
        Returns the ids of the looks in the library.
    store
        The files.
    workers, messages, window
        Where files are read and written, where it speaks, the dialogs' parent.
    """

    changed = Signal()
    """The list of names is another."""
    failed = Signal(str)
    """What could not be done, and why; for the dialog that is open."""
    saved = Signal(str)

    def __init__(
        self,
        document: Document,
        looks: SessionLooks,
        known: Callable[[], Collection[str]],
        store: PresetStore,
        workers: Workers,
        messages: MessageBar,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._document, self._looks, self._known = document, looks, known
        self._store, self._workers = store, workers
        self._messages, self._window = messages, window
        self._names: tuple[str, ...] = ()
        self._manager: PresetsDialog | None = None
        self.refresh()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all presets, in alphabetical order."""
        return self._names

    @property
    def recipe(self) -> Recipe:
        """The recipe that would be kept."""
        return self._document.recipe

    @property
    def shipped(self) -> dict[str, str]:
        """Titles of the presets that came with Looksmith, by their names."""
        return {
            "crisp": self.tr("Crisp and clear"),
            "matte": self.tr("Soft matte"),
            "golden": self.tr("Golden hour"),
            "portrait-film": self.tr("Portrait on negative film"),
            "slide-film": self.tr("Landscape on slide film"),
            "silver": self.tr("Silver black and white"),
        }

    def refresh(self) -> None:
        """Read the names anew."""
        self._run(
            lambda: tuple(self._store.names()), self._on_names, channel="preset-names"
        )

    def use(self, name: str) -> None:
        """Give the photo a preset, as one step."""
        store = self._store
        self._run(lambda: store.preset(name), lambda found: self._use(name, found))

    def use_shipped(self, name: str) -> None:
        """Give the photo a preset that came with Looksmith, as one step."""
        store, title = self._store, self.shipped[name]
        self._run(
            lambda: store.shipped_preset(name), lambda found: self._use(title, found)
        )

    def save(self, name: str, parts: Collection[str]) -> None:
        """Keep parts of the recipe under a name."""
        store, looks = self._store, self._looks
        recipe = with_parts(Recipe(), self._document.recipe, parts)

        def work() -> None:
            tables = embed_looks(recipe, looks)
            titles = {look: looks.title(look) for look in tables}
            store.save(name, Session(recipe, None, tables, titles), parts)

        self._run(work, lambda _: self._on_saved(name.strip()))

    def remove(self, name: str, on_removed: Callable[[Preset], object]) -> None:
        """Delete a preset; `on_removed` gets it, so that it can be put back."""
        store = self._store

        def work() -> Preset:
            preset = store.preset(name)
            store.remove(name)
            return preset

        def done(preset: Preset) -> None:
            on_removed(preset)
            self.refresh()

        self._run(work, done)

    def put_back(self, name: str, preset: Preset) -> None:
        """Keep a preset that was deleted."""
        store = self._store
        self._change(lambda: store.save(name, preset.session, preset.parts))

    def rename(self, name: str, new: str) -> None:
        """Give a preset another name."""
        store = self._store
        self._change(lambda: store.rename(name, new))

    def take_in(self, files: Sequence[Path]) -> None:
        """Copy preset files into the user's folder."""
        store = self._store
        for path in files:
            self._run(partial(store.take_in, path), self._on_taken_in)

    def give_out(self, name: str, target: Path) -> None:
        """Copy a preset to a file."""
        store, text = self._store, self.tr("Exported {name} to {folder}")
        said = text.format(name=target.name, folder=target.parent)
        self._run(
            lambda: store.give_out(name, target),
            lambda _: self._messages.show_notice(said),
        )

    def ask_save(self) -> SavePresetDialog:
        """Ask what is to be kept, and under which name."""
        from looksmith.ui.dialogs.presets import SavePresetDialog

        dialog = SavePresetDialog(self, self._window)
        dialog.show()
        return dialog

    def manage(self) -> PresetsDialog:
        """Show the list of presets."""
        if self._manager is None:
            from looksmith.ui.dialogs.presets import PresetsDialog

            self._manager = PresetsDialog(self, self._window)
        self._manager.show()
        self._manager.raise_()
        self._manager.activateWindow()
        return self._manager

    def _use(self, name: str, preset: Preset) -> None:
        session, known = preset.session, self._known()
        new = {k: lut for k, lut in session.looks.items() if k not in known}
        if new:
            self._looks.adopt(new, session.titles)
        text = self.tr("Preset {name}").format(name=name)
        self._document.edit(preset.applied_to(self._document.recipe), text)

    def _on_taken_in(self, name: str) -> None:
        self.refresh()
        text = self.tr("“{name}” is among your presets now: Edit, Presets.")
        self._messages.show_notice(text.format(name=name))

    def _on_saved(self, name: str) -> None:
        self.refresh()
        self.saved.emit(name)
        text = self.tr("Kept as preset “{name}”; find it under Edit, Presets.")
        self._messages.show_notice(text.format(name=name))

    def _on_names(self, names: tuple[str, ...]) -> None:
        if names != self._names:
            self._names = names
            self.changed.emit()

    def _change(self, work: Callable[[], object]) -> None:
        self._run(work, lambda _: self.refresh())

    def _run(
        self,
        work: Callable[[], T],
        on_done: Callable[[T], None],
        *,
        channel: str | None = None,
    ) -> None:
        unusable = self.tr("Presets cannot be used: {reason}.")

        def job(_token: CancelToken, _progress: Progress) -> T:
            try:
                return work()
            except OSError as error:
                reason = error.strerror or error
                raise SessionError(unusable.format(reason=reason)) from error

        self._workers.submit(
            job,
            name=self.tr("Presets"),
            channel=channel,
            on_done=on_done,
            on_error=self._on_error,
        )

    def _on_error(self, error: BaseException, trace: str) -> None:
        message, detail = self._workers.describe(error, trace, self.tr("Presets"))
        dialogs = self._window.findChildren(QDialog, DIALOG_NAME)
        if any(dialog.isVisible() for dialog in dialogs):
            self.failed.emit(message)
        else:
            self._messages.show_error(message, detail)
        self.refresh()


def make_presets(window: MainWindow) -> Presets:
    """Return the presets of a window, whose settings lie in the user's data folder."""
    folder = Path(window.settings.fileName()).parent / PRESETS_FOLDER
    return Presets(
        window.document, window.looks, lambda: window.library_ids,
        PresetStore(folder, resource("presets")), window.workers, window.messages,
        window,
    )  # fmt: skip


def take_edit_files(window: MainWindow, paths: Sequence[Path]) -> list[Path]:
    """Open a session and take in the presets among files; return the others."""
    kinds = {path: path.suffix.lower() for path in paths}
    sessions = [path for path, kind in kinds.items() if kind == SESSION_SUFFIX]
    presets = [path for path, kind in kinds.items() if kind == PRESET_SUFFIX]
    for session in sessions[:1]:
        window.sessions.open(session)
    window.presets.take_in(presets)
    return [path for path in paths if path not in (*sessions, *presets)]


class PresetsMenu(QObject):
    """Put the presets into the window's menu of them, above its commands.

    The user's own stand first.

    Parameters
    ----------
    presets
        What is listed.
    menu
        The menu, which holds its commands already.
    """

    def __init__(self, presets: Presets, menu: QMenu) -> None:
        super().__init__(menu)
        self._presets, self._menu = presets, menu
        self._first = menu.actions()[0]
        self._listed: list[QAction] = []
        presets.changed.connect(self._fill)
        self._fill()

    def _fill(self) -> None:
        for action in self._listed:
            self._menu.removeAction(action)
            action.deleteLater()
        presets = self._presets
        self._listed = []
        for name in presets.names:
            self._add(name, partial(presets.use, name))
        if presets.names:
            self._listed.append(self._menu.insertSeparator(self._first))
        for name, title in presets.shipped.items():
            self._add(title, partial(presets.use_shipped, name))
        self._listed.append(self._menu.insertSeparator(self._first))

    def _add(self, title: str, call: Callable[[], None]) -> None:
        action = QAction(title.replace("&", "&&"), self)
        action.triggered.connect(lambda _checked=False: call())
        self._menu.insertAction(self._first, action)
        self._listed.append(action)
