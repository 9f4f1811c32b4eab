"""Dehaze and Enhance: what the models find, found while the window goes on."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace
from typing import Any, get_args

from PySide6.QtCore import QObject, QTimer, Signal

from looksmith.grade.recipe import Recipe, Restoration
from looksmith.grade.restore import Found, Restorer
from looksmith.models.restored import Restored
from looksmith.photo.photo import Photo
from looksmith.ui.document import Document, RestorationStep
from looksmith.ui.workers import Workers
from looksmith.work.scheduler import Job
from looksmith.work.token import CancelToken, Progress

__all__ = ["STEPS", "Change", "Failure", "Restoring"]

STEPS: tuple[RestorationStep, ...] = get_args(RestorationStep)
"""In the order in which they are applied."""

Change = tuple[Restored, float]
"""What a model found, and the strength it is applied at."""

_CHANNEL = "restore"
_PRIORITY = 3  # after previews, before exports
_PAUSE_MS = 300
_OFF = Restoration()


@dataclass(frozen=True)
class Failure:
    """Why a step could not be found."""

    message: str
    detail: str


@dataclass(frozen=True, eq=False)
class _Search:
    """One run of a model.

    Parameters
    ----------
    step
        What is looked for.
    photo, recipe
        In what; the recipe holds no step after this one.
    """

    step: RestorationStep
    photo: Photo
    recipe: Recipe

    @property
    def key(self) -> Hashable:
        """What the answer depends on."""
        dehaze = self.recipe.dehaze
        if self.step == "dehaze" or dehaze.is_neutral:
            return self.step, self.photo
        return self.step, self.photo, dehaze.strength


class Restoring(QObject):
    """Find what the recipe's Dehaze and Enhance need, one after the other.

    The steps are looked for as soon as they are on and the photo is there at full size;
    until they are found the photo is shown without them, or with what was found for
    another strength of the step before. Changing a strength runs nothing, save that
    Enhance is found again when a drag of Dehaze pauses.

    Parameters
    ----------
    document
        The photo and the recipe.
    restorer
        Runs the models and keeps their results.
    workers
        Where they run, with progress and cancel in the status bar.
    """

    changed = Signal()
    """What is found, looked for, or failed is another."""
    progressed = Signal(str, float)
    """A step's name, and the share that is done, 0..1."""
    arrived = Signal()
    """A step was found: the picture can be made anew."""
    peeked = Signal()
    """A step is left out of the picture for a moment, or is back."""
    noticed = Signal(str)
    """What had to be done differently, for people."""

    def __init__(
        self,
        document: Document,
        restorer: Restorer,
        workers: Workers,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._restorer, self._workers = document, restorer, workers
        self._photo: Photo | None = None
        self._found = Found()
        self._failures: dict[RestorationStep, Failure] = {}
        self._search: _Search | None = None
        self._answered: Hashable = None
        self._job: Job[Any] | None = None
        self._peeked: RestorationStep | None = None
        self._barred: set[RestorationStep] = set()
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._soon.timeout.connect(self._start)
        workers.job_progress.connect(self._on_progress)
        document.photo_changed.connect(self._follow)
        document.recipe_changed.connect(self._follow)
        self._follow()

    # -- what is known

    @property
    def found(self) -> Found:
        """What is found for the photo on show, so far."""
        return self._found

    @property
    def changes(self) -> tuple[Change, ...]:
        """What is done to the photo on show, in order."""
        recipe, found = self._document.recipe, self._found
        steps = ((getattr(found, s), getattr(recipe, s)) for s in STEPS)
        return tuple(
            (restored, asked.strength)
            for restored, asked in steps
            if restored is not None and not asked.is_neutral
        )

    @property
    def complete(self) -> Found | None:
        """All that the recipe needs; None while some of it is not there."""
        photo, recipe = self._document.photo, self._document.recipe
        return None if photo is None else self._restorer.ready(photo, recipe)

    @property
    def running(self) -> RestorationStep | None:
        """The step that is being looked for."""
        return None if self._search is None else self._search.step

    @property
    def busy(self) -> bool:
        """Whether a step is being looked for, or is about to be."""
        return self._search is not None

    @property
    def peeking(self) -> RestorationStep | None:
        """The step that is left out of the picture for a moment."""
        return self._peeked

    def failure(self, step: RestorationStep) -> Failure | None:
        """Return why a step that is on is not there."""
        return self._failures.get(step)

    def applied(self, step: RestorationStep) -> bool:
        """Return whether the picture shows a step's change."""
        neutral = getattr(self._document.recipe, step).is_neutral
        return not neutral and getattr(self._found, step) is not None

    def available(self, step: RestorationStep) -> bool:
        """Return whether the step's model is there and may be used."""
        return self.allowed(step) and self._restorer.available(step)

    def allowed(self, step: RestorationStep) -> bool:
        """Return whether the user wants the step's model at all."""
        return step not in self._barred

    def shown(self, recipe: Recipe) -> Recipe:
        """Return a recipe without the step that is left out for a moment."""
        return recipe if self._peeked is None else _without(recipe, self._peeked)

    # -- what can be asked for

    def allow(self, step: RestorationStep, on: bool) -> None:
        """Let a step be switched on, or not; what is on can always be switched off."""
        (self._barred.discard if on else self._barred.add)(step)
        self.changed.emit()

    def peek(self, step: RestorationStep | None) -> None:
        """Leave a step out of the picture; None puts it back."""
        if step != self._peeked:
            self._peeked = step
            self.peeked.emit()

    def cancel(self) -> None:
        """Stop looking, and switch off the step that was looked for."""
        search = self._search
        if search is not None:
            self._stop()
            self._switch_off(search.step)

    def retry(self) -> None:
        """Look again for what failed."""
        self._failures.clear()
        self._follow()

    def restart(self) -> None:
        """Look anew, on another device, for what is not there yet."""
        self._stop()
        self.retry()

    # -- following the document

    def _follow(self) -> None:
        photo, recipe = self._document.photo, self._document.recipe
        if photo is not self._photo:
            self._photo = photo
            self._found, self._answered = Found(), None
            self._failures.clear()
        for step in STEPS:
            if not getattr(recipe, step).enabled:
                self._failures.pop(step, None)
        if photo is not None:
            self._keep(self._gather(photo, recipe))
        self._look_for(self._missing())
        self.changed.emit()

    def _gather(self, photo: Photo, recipe: Recipe) -> Found:
        """Return what is there, Enhance perhaps for another strength of Dehaze."""
        ready = self._restorer.ready(photo, recipe)
        if ready is not None:
            return ready
        dehazed = self._restorer.ready(photo, _without(recipe, "enhance"))
        if dehazed is None:
            return self._found
        return replace(self._found, dehaze=dehazed.dehaze)

    def _keep(self, found: Found) -> None:
        # The same parts stay the same object: pictures are kept by it.
        kept = self._found
        if found.dehaze is not kept.dehaze or found.enhance is not kept.enhance:
            self._found = found

    def _missing(self) -> _Search | None:
        """Return what is to be looked for next."""
        photo, recipe = self._document.photo, self._document.recipe
        if photo is None:
            return None
        for step in STEPS:
            upto = _without(recipe, "enhance") if step == "dehaze" else recipe
            if step in self._failures:
                break  # the next one works on its result
            if not getattr(recipe, step).is_neutral:
                search = _Search(step, photo, upto)
                if not self._is_answered(search):
                    return search
        return None

    def _is_answered(self, search: _Search) -> bool:
        # An answer that was too large to be kept must not be asked for for ever.
        if search.key == self._answered:
            return True
        return self._restorer.ready(search.photo, search.recipe) is not None

    def _look_for(self, search: _Search | None) -> None:
        if search is None:
            self._stop()
            return
        if self._search is not None and self._search.key == search.key:
            return
        self._stop()
        self._search = search
        # What is shown already is only made better: that waits until the edits pause.
        if getattr(self._found, search.step) is None:
            self._start()
        else:
            self._soon.start()

    def _stop(self) -> None:
        self._soon.stop()
        self._search = self._job = None
        self._workers.cancel_channel(_CHANNEL)

    # -- the search

    def _start(self) -> None:
        search, restorer = self._search, self._restorer
        if search is None:
            return

        def work(token: CancelToken, progress: Progress) -> Found:
            return restorer.find(search.photo, search.recipe, token, progress)

        self._job = self._workers.submit(
            work,
            name=self._name(search.step),
            channel=_CHANNEL,
            priority=_PRIORITY,
            on_done=lambda found: self._on_found(search, found),
            on_error=lambda error, trace: self._on_error(search, error, trace),
            on_cancel=lambda: self._on_cancel(search),
            show=True,
        )

    def _name(self, step: RestorationStep) -> str:
        path = self._document.path
        name = self.tr("the photo") if path is None else path.name
        text = (
            self.tr("Dehazing {name}")
            if step == "dehaze"
            else self.tr("Enhancing {name}")
        )
        return text.format(name=name)

    def _on_progress(self, job: Job[Any], share: float, _text: str) -> None:
        if job is self._job and self._search is not None:
            self.progressed.emit(self._search.step, share)

    def _on_found(self, search: _Search, found: Found) -> None:
        self._search = self._job = None
        self._answered = search.key
        kept = self._found
        self._found = replace(kept, **{search.step: getattr(found, search.step)})
        self._follow()
        self.arrived.emit()
        if found.notes:
            self.noticed.emit("\n".join(found.notes))

    def _on_error(self, search: _Search, error: BaseException, trace: str) -> None:
        self._search = self._job = None
        message, detail = self._workers.describe(error, trace, self._name(search.step))
        self._failures[search.step] = Failure(message, detail)
        self._follow()

    def _on_cancel(self, search: _Search) -> None:
        # One that was replaced or given up is no longer the search under way.
        if search is self._search:
            self._search = self._job = None
            self._switch_off(search.step)

    def _switch_off(self, step: RestorationStep) -> None:
        restoration = replace(getattr(self._document.recipe, step), enabled=False)
        self._document.set_restoration(step, restoration)


def _without(recipe: Recipe, step: RestorationStep) -> Recipe:
    return recipe.replace(**{step: _OFF})
