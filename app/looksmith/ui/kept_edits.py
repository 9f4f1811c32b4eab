"""The edits and ratings of photos: remembered while one works, brought back later."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from PySide6.QtCore import (
    QCoreApplication,
    QDate,
    QLocale,
    QObject,
    QTime,
    QTimer,
    Signal,
)

from looksmith.errors import LooksmithError
from looksmith.grade.history import History
from looksmith.grade.kept_facts import FileFacts
from looksmith.grade.kept_store import (
    NEUTRAL,
    EditStore,
    Guests,
    KeptEdit,
    KeptEditError,
)
from looksmith.grade.recipe import Recipe
from looksmith.ui.document import Document
from looksmith.ui.kept_lookup import EditLookup, Known
from looksmith.ui.session_looks import SessionLooks
from looksmith.ui.workers import Workers
from looksmith.work.token import CancelToken, Progress

__all__ = ["KeptEdits"]

_PAUSE_MS = 400
_AT_ONCE = 40  # photos: about five milliseconds
_PRIORITY = -1  # a write takes a millisecond, and what is lost cannot be had again


class KeptEdits(QObject):
    """Remember every photo's recipe and rating by its content.

    A copy in the same folder has its own; elsewhere, photos of the same content share
    both. A recipe is written off the window's thread as soon as it changes, and at most
    every 400 ms while it goes on changing.

    Parameters
    ----------
    document
        The photo on screen, and the histories of those seen before.
    store
        Where edits are remembered.
    workers
        Where they are read and written.
    looks
        Those that a session brought, which are remembered with the edits they are in.
    """

    changed = Signal(list)
    """Photos (paths) whose recipe or rating changed, or came to be known."""
    brought_back = Signal(object, str)
    """A photo about to be shown with an edit of an earlier run, and a sentence."""
    warned = Signal(str)
    """What had to be mended, or cannot be read, for people."""

    def __init__(
        self,
        document: Document,
        store: EditStore,
        workers: Workers,
        parent: QObject | None = None,
        *,
        looks: SessionLooks,
    ) -> None:
        super().__init__(parent)
        self._document, self._store, self._workers = document, store, workers
        self._looks = looks
        self._guests: set[str] = set()
        self._began = datetime.now(UTC)
        self._lookup = EditLookup(store, looks)
        self._facts: dict[Path, FileFacts] = {}
        self._paths: dict[str, list[Path]] = {}
        self._edits: dict[str, KeptEdit] = {}
        self._seen: dict[Path, Recipe] = {}
        self._unwritten: set[str] = set()
        self._writing: dict[str, KeptEdit] = {}
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._write)
        document.photo_changed.connect(self._follow)
        document.recipe_changed.connect(self._follow)

    # -- what is known

    @property
    def unwritten(self) -> bool:
        """Whether an edit is not in the file yet."""
        return bool(self._unwritten or self._writing)

    def facts(self, path: Path) -> FileFacts | None:
        """Return what a photo's file says, once it is known."""
        return self._facts.get(path)

    def recipe(self, path: Path) -> Recipe:
        """Return a photo's recipe, on screen or not."""
        history = self._document.history_of(path)
        if history is not None:
            return history.recipe
        edit = self._edit_of(path)
        return NEUTRAL if edit is None else edit.recipe

    def rating(self, path: Path) -> int:
        """Return a photo's rating: the user's own, else the file's, else 0."""
        edit, facts = self._edit_of(path), self._facts.get(path)
        if edit is not None and edit.rating is not None:
            return edit.rating
        return (facts.rating or 0) if facts is not None else 0

    def given_rating(self, path: Path) -> int | None:
        """Return the rating that the user gave a photo; None while there is none."""
        edit = self._edit_of(path)
        return None if edit is None else edit.rating

    def given_ratings(self) -> dict[Path, int | None]:
        """Return what the user rated the photos that are known by now."""
        return {path: self.given_rating(path) for path in self._facts}

    def _edit_of(self, path: Path) -> KeptEdit | None:
        facts = self._facts.get(path)
        return None if facts is None else self._edits.get(facts.key)

    def known(self, path: Path) -> Known | None:
        """Return what was looked up before, None for nothing."""
        facts = self._facts.get(path)
        return None if facts is None else Known(facts, self._edits[facts.key])

    def look_up(self, path: Path) -> Known:
        """Read what is known of a photo; may be called from any thread.

        Raises
        ------
        PhotoError
            The file cannot be read.
        """
        return self._lookup.look_up(path)

    # -- what comes to be known

    def learn(self, found: Iterable[tuple[Path, Known]]) -> None:
        """Take in what was looked up."""
        paths = [path for path, known in found if self._learn(path, known)]
        self._tell_problems()
        if paths:
            self.changed.emit(paths)

    def _learn(self, path: Path, known: Known) -> bool:
        before, key = self._facts.get(path), known.facts.key
        if before == known.facts:
            return False
        if before is not None:
            self._paths[before.key].remove(path)
        self._facts[path] = known.facts
        self._paths.setdefault(key, []).append(path)
        if key not in self._edits:
            self._edits[key] = known.edit or KeptEdit(path.name)
        return True

    def take(self, path: Path, known: Known) -> None:
        """Get a photo that is about to be shown the edit that is remembered of it."""
        self.learn([(path, known)])
        if known.problem:
            self.warned.emit(known.problem)
        edit, history = self._edits[known.facts.key], self._document.history_of(path)
        if history is None:
            if edit.recipe != NEUTRAL:
                self._bring_back(path, edit)
        elif history.recipe == self._seen.get(path) != edit.recipe:
            name = self.tr("As {copy}").format(copy=edit.name)
            self._document.edit_at(path, edit.recipe, name)

    def _bring_back(self, path: Path, edit: KeptEdit) -> None:
        self._document.bring_back(self._earlier(edit), path)
        if edit.changed >= self._began:
            return
        when = _day_of(edit.changed)
        if edit.name == path.name:
            text = self.tr("Your edit of {when} was brought back.")
        else:
            text = self.tr(
                "Your edit of {when} was brought back: “{name}” has the same content."
            )
        self.brought_back.emit(path, text.format(when=when, name=edit.name))

    def _earlier(self, edit: KeptEdit) -> History:
        """Return a history with an edit, and what was done before any photo came."""
        document, history = self._document, History(NEUTRAL)
        name = self.tr("Edit of {when}").format(when=_day_of(edit.changed))
        history.push(edit.recipe, name)
        if document.path is None and document.history.can_undo:
            step = document.history.steps[document.history.index]
            history.push(step.recipe, step.name)
        return history

    # -- what changes

    def rate(self, paths: Sequence[Path], rating: int) -> None:
        """Give photos a rating, 0..5."""

        def rate_some(some: Sequence[Path]) -> None:
            changed = {
                self._facts[path].key for path in some if self.rating(path) != rating
            }
            now = datetime.now(UTC)
            for key in changed:
                edit = self._edits[key]
                self._edits[key] = replace(edit, rating=rating, changed=now)
            self._keep(changed)

        self._once_known(paths, rate_some)

    def edit(
        self, paths: Sequence[Path], change: Callable[[Recipe], Recipe], name: str
    ) -> None:
        """Change photos, on screen or not: one step in the history of each.

        Parameters
        ----------
        paths
            Which.
        change
            Returns a photo's recipe from the one it has.
        name
            The step's name, for people.
        """
        changed = cache(change)  # most photos have the same recipe: none

        def edit_some(some: Sequence[Path]) -> None:
            found = [path for path in some if self._edit_one(path, changed, name)]
            self._keep({self._facts[path].key for path in found})

        self._once_known(paths, edit_some)

    def _edit_one(
        self, path: Path, change: Callable[[Recipe], Recipe], name: str
    ) -> bool:
        before = self.recipe(path)
        recipe = change(before)
        if recipe == before:
            return False
        edit, document = self._edits[self._facts[path].key], self._document
        if document.history_of(path) is None and edit.recipe != NEUTRAL:
            document.bring_back(self._earlier(edit), path)
        document.edit_at(path, recipe, name)
        self._note(path, recipe)
        return True

    def _follow(self) -> None:
        """Note what the document does to the photo on screen."""
        path = self._document.path
        if path is not None and path in self._facts:
            recipe = self._document.recipe
            if recipe != self._edits[self._facts[path].key].recipe:
                self._note(path, recipe)
                self._keep([self._facts[path].key])
            self._seen[path] = recipe

    def _note(self, path: Path, recipe: Recipe) -> None:
        key, now = self._facts[path].key, datetime.now(UTC)
        edit = replace(self._edits[key], name=path.name, recipe=recipe, changed=now)
        self._edits[key] = edit
        self._seen[path] = recipe

    def _once_known(
        self, paths: Sequence[Path], use: Callable[[Sequence[Path]], None]
    ) -> None:
        """Call `use` on a few photos at a time once it is known what their files say.

        The window goes on between them; those that cannot be read are left out.
        """

        def use_some(rest: Sequence[Path]) -> None:
            some = [path for path in rest[:_AT_ONCE] if path in self._facts]
            use(some)
            if rest[_AT_ONCE:]:
                QTimer.singleShot(0, self, lambda: use_some(rest[_AT_ONCE:]))

        unknown = [path for path in paths if path not in self._facts]
        if not unknown:
            use_some(paths)
            return

        def work(token: CancelToken, progress: Progress) -> list[tuple[Path, Known]]:
            found = []
            for number, path in enumerate(unknown):
                progress(number / len(unknown), path.name)
                token.check()
                try:
                    found.append((path, self.look_up(path)))
                except LooksmithError:
                    continue  # a file that cannot be read has no edit either
            return found

        def done(found: list[tuple[Path, Known]]) -> None:
            self.learn(found)
            use_some(paths)

        name = self.tr("Reading {count} photos").format(count=len(unknown))
        self._workers.submit(work, name=name, on_done=done, show=True)

    # -- writing

    def _keep(self, keys: Iterable[str]) -> None:
        keys = set(keys)
        if not keys:
            return
        self._unwritten |= keys
        self.changed.emit([path for key in keys for path in self._paths[key]])
        if not self._pause.isActive() and not self._writing:
            self._write()

    def _write(self) -> None:
        if not self._unwritten or self._writing:
            return
        edits = self._writing = {key: self._edits[key] for key in self._unwritten}
        guests = self._guests_of(edits.values())
        self._unwritten = set()
        self._pause.start()
        self._workers.submit(
            lambda _token, _progress: self._store.put(edits, guests),
            name=self.tr("Remembering your edit"),
            priority=_PRIORITY,
            on_done=lambda _: self._on_written(),
            on_error=self._on_failed,
        )

    def _guests_of(self, edits: Iterable[KeptEdit]) -> Guests:
        """Return what the edits need beyond the library, save what is written."""
        names = {term.look for edit in edits for term in edit.recipe.blend.terms}
        found = self._looks.guests(names - self._guests - self._lookup.brought)
        self._guests.update(found)
        return found

    def _on_written(self) -> None:
        self._writing = {}
        self._tell_problems()
        if not self._pause.isActive():
            self._write()

    def _on_failed(self, error: BaseException, trace: str) -> None:
        # Tried again with the next edit: a full disk may have room by then.
        self._unwritten |= self._writing.keys()
        self._writing = {}
        self._guests.clear()
        self._workers.failed.emit(*self._workers.describe(error, trace))

    def _tell_problems(self) -> None:
        problems = self._store.take_problems()
        if problems:
            self.warned.emit("\n".join(problems))

    def close(self) -> None:
        """Write what is not written yet; after the workers have stopped."""
        self._pause.stop()
        self._guests.clear()
        pending = {key: self._edits[key] for key in self._unwritten | {*self._writing}}
        try:
            if pending:
                self._store.put(pending, self._guests_of(pending.values()))
        except KeptEditError as error:
            self._workers.failed.emit(error.message, error.detail)
        self._store.close()


def _day_of(when: datetime) -> str:
    """Return a day as people say it: without this year, and today by the hour."""
    local, today = when.astimezone(), datetime.now().astimezone()
    day = QDate(local.year, local.month, local.day)
    if local.date() == today.date():
        return QLocale().toString(
            QTime(local.hour, local.minute), QLocale.FormatType.ShortFormat
        )
    pattern = (
        QCoreApplication.translate("KeptEdits", "d MMMM")
        if local.year == today.year
        else QCoreApplication.translate("KeptEdits", "d MMMM yyyy")
    )
    return QLocale().toString(day, pattern)
