"""Batch export in the window: the dialog, and where each photo's edit comes from."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from looksmith.export.batch.edits import BatchEdits, OwnEdit, edit_beside
from looksmith.export.batch.ratings import KnownRatings, Rating
from looksmith.grade.kept_copies import edit_of
from looksmith.grade.kept_store import EDITS_FILE, EditStore
from looksmith.grade.presets import PRESET_SUFFIX, PresetStore
from looksmith.grade.recipe import Recipe
from looksmith.grade.session import Session, load_session
from looksmith.grade.sources import LookSource, OverlayLooks
from looksmith.ui.batching import BatchRunner
from looksmith.ui.beginning import BATCHES_FOLDER
from looksmith.ui.presets import PRESETS_FOLDER

if TYPE_CHECKING:
    from looksmith.ui.dialogs.batch.dialog import BatchDialog
    from looksmith.ui.dialogs.batch.target import EditChoice
    from looksmith.ui.window import MainWindow

__all__ = ["BatchExport", "own_edits"]


def own_edits(open_recipes: dict[Path, Recipe], store: Path) -> OwnEdit:
    """Return what finds a photo's own edit: of this run, of an earlier one, beside it.

    Parameters
    ----------
    open_recipes
        Of the photos that were open in this run.
    store
        The file of edits of earlier runs.
    """
    remembered = store.is_file()

    def find(photo: Path) -> Session | Recipe | None:
        recipe = open_recipes.get(photo)
        if recipe is None and remembered:
            with closing(EditStore(store)) as kept:
                edit = edit_of(photo, kept)
            recipe = None if edit is None else edit.recipe
        if recipe is not None and not recipe.is_neutral:
            return recipe
        return edit_beside(photo)

    return find


class BatchExport(QObject):
    """Open the dialog; say how batches ended, and which one was interrupted.

    Parameters
    ----------
    window
        Its photos, edits and looks are exported; its settings lie in the user's data
        folder.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._dialog: BatchDialog | None = None
        self._data = Path(window.settings.fileName()).parent
        self.runner = BatchRunner(window.workers, self._data / BATCHES_FOLDER, self)
        self.runner.ended.connect(self._on_ended)
        self.runner.found.connect(self._on_found)
        if (self._data / BATCHES_FOLDER).is_dir():
            self.runner.look()

    def open(self) -> BatchDialog:
        """Show the dialog, the one that is open already if there is one."""
        from looksmith.ui.dialogs.batch.dialog import BatchDialog, BatchParts

        if self._dialog is None:
            window = self._window
            parts = BatchParts(
                self.runner, window.workers, window.settings, self._presets(),
                self._open_photos, self.make_edits, lambda: window.restorer.device,
            )  # fmt: skip
            self._dialog = BatchDialog(parts, window)
            self._dialog.finished.connect(self._on_closed)
        self._dialog.come_up()
        return self._dialog

    def _on_closed(self) -> None:
        self._dialog = None

    def _on_found(self) -> None:
        """Tell once, at the start, of a batch that was interrupted."""
        self.runner.found.disconnect(self._on_found)
        batches = [each for each in self.runner.stopped if each.interrupted]
        if self._dialog is None and batches:
            batch = batches[0]
            text = self.tr(
                "A batch stopped at {done} of {total}. File, Batch export goes on."
            )
            told = text.format(done=batch.done, total=batch.total)
            self._window.messages.show_notice(told)

    def _presets(self) -> dict[str, Path]:
        folder = self._data / PRESETS_FOLDER
        names = PresetStore(folder).names()
        return {name: folder / f"{name}{PRESET_SUFFIX}" for name in names}

    def _open_photos(self) -> list[Path]:
        return self._window.filmstrip.paths()

    def make_edits(self, choice: EditChoice) -> Callable[[], BatchEdits]:
        """Return what makes each photo's edit, as things stand; called on a thread."""
        from looksmith.ui.dialogs.batch.target import FILE, OWN

        document, looks = self._window.document, self._window.looks
        store = self._data / EDITS_FILE
        given = self._window.photos.kept.given_ratings()

        def edits(recipe: Recipe, own: OwnEdit | None = None) -> BatchEdits:
            return BatchEdits(recipe, looks, own, KnownRatings(store, given))

        if choice.kind == FILE and choice.file is not None:
            file = choice.file
            return lambda: _edits_of(file, looks, KnownRatings(store, given))
        if choice.kind == OWN:
            known = {
                path: history.recipe
                for path, history in document.histories().items()
                if path is not None
            }
            return lambda: edits(Recipe(), own_edits(known, store))
        recipe = document.recipe
        return lambda: edits(recipe)

    def _on_ended(self) -> None:
        state, messages = self.runner.state, self._window.messages
        if self._dialog is not None and self._dialog.isVisible():
            return
        done = state.done - len(state.failures)
        if state.problem or not state.finished:
            text = self.tr(
                "The batch stopped at {done} of {total}. File, Batch export goes on."
            )
            messages.show_warning(text.format(done=state.done, total=state.total))
        elif state.failures:
            text = self.tr(
                "{done} photos exported, {failed} failed. File, Batch export says why."
            )
            failed = len(state.failures)
            messages.show_warning(text.format(done=done, failed=failed))
        else:
            text = self.tr("{done} photos exported.")
            messages.show_notice(text.format(done=done))


def _edits_of(file: Path, looks: LookSource, rating: Rating) -> BatchEdits:
    if file.name.endswith(PRESET_SUFFIX):
        name = file.name.removesuffix(PRESET_SUFFIX)
        preset = PresetStore(file.parent).preset(name)
        session, recipe = preset.session, preset.applied_to(Recipe())
    else:
        session = load_session(file)
        recipe = session.recipe
    return BatchEdits(recipe, OverlayLooks(looks, session.looks), rating=rating)
