"""Bring back what a window left: after a crash by offer, else where it is wished."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal

from looksmith.grade.autosave import Kept, OpenPhotos, PhotoSteps, RunFolder, ended_runs
from looksmith.grade.autosave_read import load_run
from looksmith.grade.history import History
from looksmith.ui.autosave import Autosave
from looksmith.ui.document import Document
from looksmith.ui.messages import MessageBar
from looksmith.ui.session_looks import SessionLooks
from looksmith.ui.stills.model import Stills
from looksmith.ui.widgets.offer_bar import Choice, OfferBar
from looksmith.ui.workers import Workers
from looksmith.work.token import CancelToken, Progress

__all__ = ["RESTORE_KEY", "RESUME_KEY", "Left", "SessionRestore", "look_for", "merged"]

RESTORE_KEY = "general/restore"
"""The setting: begin with the last session."""
RESUME_KEY = "session/resume"
"""The setting: begin with it this once."""


@dataclass(frozen=True, eq=False)
class Left:
    """What earlier windows left.

    Parameters
    ----------
    runs, kept
        The folders of those that broke off, locked, and what was in them.
    last, last_kept
        The same of the last window that was closed, or broke off with nothing done.
    missing
        Photos of them that are not there any more.
    """

    runs: tuple[RunFolder, ...] = ()
    kept: Kept | None = None
    last: RunFolder | None = None
    last_kept: Kept | None = None
    missing: frozenset[Path] = frozenset()


def look_for(root: Path) -> Left:
    """Find what earlier windows left; what holds nothing of worth is deleted."""
    broken: list[tuple[RunFolder, Kept]] = []
    last: RunFolder | None = None
    last_kept: Kept | None = None
    for run in ended_runs(root):
        kept = load_run(run)
        if not kept.clean and (kept.edited or any(kept.open_photos.stills)):
            broken.append((run, kept))
        elif last is None and (kept.clean or kept.open_photos.photos):
            last, last_kept = run, kept
        else:
            run.remove()
    found = merged([kept for _, kept in broken]) if broken else None
    known = (kept for kept in (found, last_kept) if kept is not None)
    photos = {path for kept in known for path in kept.open_photos.photos}
    return Left(
        tuple(run for run, _ in broken),
        found,
        last,
        last_kept,
        frozenset(path for path in photos if not path.is_file()),
    )


def merged(all_kept: Sequence[Kept]) -> Kept:
    """Return several sessions as one; where they differ, the earlier in the list."""
    edits: dict[Path | None, PhotoSteps] = {}
    for kept in all_kept:
        for edit in kept.edits:
            edits.setdefault(edit.path, edit)
    photos = dict.fromkeys(p for kept in all_kept for p in kept.open_photos.photos)
    stills = (kept.open_photos.stills for kept in all_kept)
    return Kept(
        OpenPhotos(
            tuple(photos),
            next((k.open_photos.current for k in all_kept), None),
            next((slots for slots in stills if any(slots)), ()),
        ),
        tuple(edits.values()),
        {id_: lut for kept in reversed(all_kept) for id_, lut in kept.looks.items()},
        {id_: name for kept in reversed(all_kept) for id_, name in kept.titles.items()},
        problems=tuple(text for kept in all_kept for text in kept.problems),
    )


def _of_open_photos(kept: Kept) -> Kept:
    """Return a session without photos that were seen, but not open any longer.

    Else the histories of all sessions would be dragged along for ever.
    """
    there = {None, *kept.open_photos.photos}
    return replace(kept, edits=tuple(e for e in kept.edits if e.path in there))


class SessionRestore(QObject):
    """Look for what is left when the window begins, and take it up.

    Parameters
    ----------
    document, stills, looks
        Receive the edits, the stills, and the looks that are in no library.
    autosave
        Keeps them from then on.
    settings
        Say whether to begin with the last session.
    workers, messages, offer
        Where files are read, where it speaks, where it offers.
    """

    settled = Signal(bool)
    """It is known what is left; True if the last session was taken up."""
    reopened = Signal(list, object)
    """The photos to open (list of Path), and the current one or None."""

    def __init__(
        self,
        document: Document,
        stills: Stills,
        looks: SessionLooks,
        autosave: Autosave,
        settings: QSettings,
        workers: Workers,
        messages: MessageBar,
        offer: OfferBar,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._stills, self._looks = document, stills, looks
        self._autosave, self._settings = autosave, settings
        self._workers, self._messages, self._offer = workers, messages, offer
        self._left = Left()

    def begin(self, *, with_last: bool = True) -> None:
        """Look for what earlier windows left.

        Parameters
        ----------
        with_last
            Begin with the last session if that is wished; else only what broke off is
            offered.
        """
        root = self._autosave.root

        def work(_token: CancelToken, _progress: Progress) -> Left:
            return look_for(root)

        self._workers.submit(
            work,
            name=self.tr("Looking for earlier work"),
            on_done=lambda left: self._on_left(left, with_last=with_last),
            on_error=lambda _error, _trace: self.settled.emit(False),
        )

    def close(self) -> None:
        """Leave what was not taken up to the next start."""
        self._release((*self._left.runs, self._left.last))

    def restore(self) -> None:
        """Take up what broke off."""
        left = self._left
        if left.kept is not None:
            self._take_up(left.kept, left.runs)
            self._say(left.kept)

    def discard(self) -> None:
        """Delete what broke off."""
        runs = self._left.runs

        def work(_token: CancelToken, _progress: Progress) -> None:
            for run in runs:
                run.remove()

        self._workers.submit(work, name=self.tr("Deleting earlier work"))

    def _on_left(self, left: Left, *, with_last: bool) -> None:
        self._left = left
        wished = any(
            bool(self._settings.value(key, False, type=bool))
            for key in (RESTORE_KEY, RESUME_KEY)
        )
        self._settings.remove(RESUME_KEY)
        # What broke off is newer, and may break off again: it is only offered
        took = with_last and wished and left.last is not None and left.kept is None
        if took and left.last is not None and left.last_kept is not None:
            self._take_up(_of_open_photos(left.last_kept), [left.last])
        else:
            self._release([left.last])
        if left.kept is not None:
            self._offer.offer(*self._words(left.kept))
        self.settled.emit(took)

    def _words(self, kept: Kept) -> tuple[str, list[Choice]]:
        count = len([path for path in kept.edited if path is not None])
        if count > 1:
            text = self.tr(
                "Looksmith ended unexpectedly. Your work on {count} photos can be "
                "brought back."
            )
        elif count == 1:
            text = self.tr(
                "Looksmith ended unexpectedly. Your work on {name} can be brought back."
            )
        else:
            text = self.tr(
                "Looksmith ended unexpectedly. Your last edit can be brought back."
            )
        name = next((path.name for path in kept.edited if path is not None), "")
        restore, discard = self.tr("Restore"), self.tr("Discard")
        return text.format(count=count, name=name), [
            (restore, self.tr("Bring back every step"), self.restore),
            (discard, self.tr("Delete it for good"), self.discard),
        ]

    def _take_up(self, kept: Kept, runs: Iterable[RunFolder]) -> None:
        self._looks.adopt(kept.looks, kept.titles)
        for edit in kept.edits:
            self._document.bring_back(self._with_present(edit), edit.path)
        if any(kept.open_photos.stills):
            self._stills.take_up(kept.open_photos.stills)
        self._autosave.supersede(list(runs))
        photos, current = kept.open_photos.photos, kept.open_photos.current
        there = [path for path in photos if path not in self._left.missing]
        self.reopened.emit(there, current if current in there else None)

    def _with_present(self, edit: PhotoSteps) -> History:
        """Return a photo's history, followed by what was done since the start."""
        present = self._document.histories().get(edit.path)
        since = present.steps[1:] if present is not None else ()
        steps = (*edit.steps, *since)
        return History.of(steps, len(steps) - 1 if since else edit.index)

    def _say(self, kept: Kept) -> None:
        gone = sorted(self._left.missing & {*kept.open_photos.photos})
        if kept.problems:
            text = self.tr("Your work is back, except for a part that was damaged.")
            self._messages.show_warning(text, "\n".join(kept.problems))
        elif gone:
            text = self.tr(
                "Your work is back; {count} of the photos cannot be found: {name}"
            )
            found = text.format(count=len(gone), name=gone[0].name)
            self._messages.show_warning(found, "\n".join(map(str, gone)))
        else:
            self._messages.show_notice(self.tr("Your work is back."))

    @staticmethod
    def _release(runs: Iterable[RunFolder | None]) -> None:
        for run in runs:
            if run is not None:
                run.release()
