"""Exports: ask how, then write in a worker."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QWidget

from looksmith.files import clear_leftovers
from looksmith.grade.render import Renderer
from looksmith.ui.dialogs.naming import exists, unique_path
from looksmith.ui.document import Document
from looksmith.ui.inversion import InversionWatch
from looksmith.ui.messages import MessageBar
from looksmith.ui.restoring import STEPS, Restoring
from looksmith.ui.session_looks import SessionLooks
from looksmith.ui.workers import Workers
from looksmith.work.scheduler import Job
from looksmith.work.token import CancelToken, Progress

if TYPE_CHECKING:
    from looksmith.photo.photo import Photo
    from looksmith.photo.write import WriteOptions
    from looksmith.ui.dialogs.export_lut import ExportLutDialog
    from looksmith.ui.dialogs.export_photo import ExportPhotoDialog

__all__ = ["Exporter"]

_PRIORITY = 5
_Notes = tuple[str, ...]


class _Written(NamedTuple):
    """Where an export went, and what there is to say of it."""

    path: Path
    notes: _Notes


class Exporter(QObject):
    """Open the export dialogs and run what they ask for.

    Parameters
    ----------
    document
        What is exported, as it stands when the dialog is closed.
    renderer, looks
        Who renders, and where looks come from.
    workers
        Where the job runs, with progress and cancel in the status bar.
    settings
        Where choices are remembered.
    messages
        Where it says what was written.
    inversion
        Knows whether the looks can be undone.
    restoring
        Knows what is found of Dehaze and Enhance.
    given_rating
        Tells what the user rated a photo, None where that is nothing.
    window
        The dialogs' parent.
    """

    written = Signal(object)
    """The path of a file that was exported."""

    def __init__(
        self,
        document: Document,
        renderer: Renderer,
        looks: SessionLooks,
        workers: Workers,
        settings: QSettings,
        messages: MessageBar,
        inversion: InversionWatch,
        restoring: Restoring,
        window: QWidget,
        *,
        given_rating: Callable[[Path], int | None],
    ) -> None:
        super().__init__(window)
        self._inversion, self._restoring = inversion, restoring
        self._document = document
        self._renderer = renderer
        self._looks = looks
        self._workers = workers
        self._settings = settings
        self._messages = messages
        self._window = window
        self._given_rating = given_rating
        self._writing: set[Path] = set()

    def ask_photo(self) -> ExportPhotoDialog | None:
        """Open the dialog for the photo; None when there is no photo yet."""
        from looksmith.ui.dialogs.export_photo import ExportPhotoDialog, ExportSubject

        document, renderer = self._document, self._renderer
        photo, recipe = document.photo, document.recipe
        if photo is None:
            return None

        def estimate(options: WriteOptions, token: CancelToken) -> int:
            from looksmith.export.estimate import estimate_bytes

            return estimate_bytes(photo, recipe, renderer, options, token)

        looks = " + ".join(
            self._looks.title(term.look) for term in document.blend.terms
        )
        subject = ExportSubject(photo, document.path, looks, estimate)
        dialog = ExportPhotoDialog(subject, self._workers, self._settings, self._window)
        dialog.chosen.connect(self.write_photo)
        dialog.come_up()
        return dialog

    def ask_lut(self) -> ExportLutDialog:
        """Open the dialog for the LUT."""
        from looksmith.ui.dialogs.export_lut import ExportLutDialog

        document = self._document
        terms = document.blend.terms
        title = " + ".join(self._looks.title(term.look) for term in terms[:3])
        dialog = ExportLutDialog(
            document.recipe,
            title,
            document.path,
            self._settings,
            self._window,
            problem=self._inversion.problem,
            limits=self._limits(),
        )
        dialog.chosen.connect(self.write_lut)
        dialog.show()
        return dialog

    def write_photo(self, path: Path, options: WriteOptions) -> Job[_Written] | None:
        """Render the photo at full size and write it.

        A file that another export is writing just now is left to it: this one gets a
        free name. What comes to its own name meanwhile was never agreed to be replaced,
        unless everything is.
        """
        path = self._free(path)
        rule = str(self._settings.value("export/conflict") or "unique")
        exclusive = rule != "overwrite" and not exists(path)
        photo, recipe = self._document.photo, self._document.recipe
        if photo is None:
            return None
        renderer, source = self._renderer, self._document.path
        rating = None if source is None else self._given_rating(source)

        def work(token: CancelToken, progress: Progress) -> _Written:
            from looksmith.export.photo import export_photo
            from looksmith.export.sidecar import rating_beside
            from looksmith.photo.errors import NameTakenError

            clear_leftovers(path.absolute().parent)
            stars = rating
            if stars is None and source is not None:
                stars = rating_beside(source)
            chosen = options if stars is None else replace(options, rating=stars)
            place = path
            while True:
                try:
                    notes = export_photo(
                        photo, recipe, renderer, place, chosen, token, progress,
                        exclusive=exclusive,
                    )  # fmt: skip
                    return _Written(place, notes)
                except NameTakenError:
                    if rule != "unique":
                        raise
                    place = unique_path(path)

        return self._run(path, work)

    def write_lut(
        self, path: Path, kind: str, size: int, title: str, inverted: bool
    ) -> Job[_Written]:
        """Bake the recipe, applying or undoing its looks, and write it."""
        recipe, looks = self._document.recipe, self._looks
        recipe = recipe.replace(blend=recipe.blend.replace(invert=inverted))
        photo = self._source_of_enhance()
        restorer, exclusive = self._renderer.restorer, not exists(path)

        def work(token: CancelToken, progress: Progress) -> _Written:
            from looksmith.export.lut import export_lut

            found = None
            if photo is not None:
                found = restorer.find(photo, recipe, token, progress)
            notes = export_lut(
                recipe, looks, path, size=size, format=kind, title=title, found=found,
                token=token, exclusive=exclusive,
            )  # fmt: skip
            return _Written(path, notes)

        return self._run(path, work)

    def _source_of_enhance(self) -> Photo | None:
        """Return the photo whose Enhance the LUT takes; None when there is none."""
        failed = any(self._restoring.failure(step) for step in STEPS)
        wanted = self._document.recipe.enhance.enabled and not failed
        return self._document.photo if wanted else None

    def _limits(self) -> _Notes:
        """Return what a LUT cannot hold of the edit."""
        from looksmith.grade.bake import unbakeable

        found = self._restoring.complete
        if found is None and self._source_of_enhance() is not None:
            return (self.tr("The export waits until Enhance is found."),)
        return unbakeable(self._document.recipe, found)

    def _free(self, path: Path) -> Path:
        number, free = 2, path
        while free in self._writing:
            free = path.with_name(f"{path.stem}-{number}{path.suffix}")
            if free.exists():
                free = path
            number += 1
        return free

    def _run(
        self, path: Path, work: Callable[[CancelToken, Progress], _Written]
    ) -> Job[_Written]:
        name = self.tr("Exporting {name}").format(name=path.name)
        self._writing.add(path)

        def fail(error: BaseException, trace: str) -> None:
            self._writing.discard(path)
            self._workers.failed.emit(*self._workers.describe(error, trace, name))

        return self._workers.submit(
            work,
            name=name,
            priority=_PRIORITY,
            on_done=lambda written: self._say(path, written),
            on_error=fail,
            on_cancel=lambda: self._writing.discard(path),
            show=True,
        )

    def _say(self, path: Path, written: _Written) -> None:
        self._writing.discard(path)
        self.written.emit(written.path)
        text = self.tr("Exported {name} to {folder}").format(
            name=written.path.name, folder=written.path.absolute().parent
        )
        notes = written.notes
        if written.path != path:
            came = self.tr("{name} came meanwhile and stays as it is.")
            notes = (came.format(name=path.name), *notes)
        if notes:
            self._messages.show_warning("\n".join((text, *notes)))
        else:
            self._messages.show_notice(text)
