"""Soft proof on the canvas: the photo as it would come out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFileDialog, QLabel, QMenu

from looksmith.colour.icc import INTENTS, Intent, profile_name
from looksmith.colour.proof import can_proof_paper, soft_proof
from looksmith.errors import LooksmithError
from looksmith.lut.apply import look_up
from looksmith.lut.table import identity_table
from looksmith.photo.options import PROFILE_NAMES
from looksmith.ui.rendering import Pixels
from looksmith.work.token import CancelToken, Progress

if TYPE_CHECKING:
    from looksmith.ui.window import MainWindow

__all__ = ["ProofChoice", "ProofMap", "SoftProof", "proof_table"]

_PROFILE, _INTENT = "proof/profile", "proof/intent"
_BLACK, _PAPER = "proof/black_point", "proof/paper"
_CHANNEL = "proof"
_SIZE = 33
_MARGIN = 12


@dataclass(frozen=True)
class ProofChoice:
    """What is proofed.

    Parameters
    ----------
    profile
        A name of `PROFILE_NAMES`, or the path of an ICC profile for RGB or CMYK.
    intent, black_point, paper
        See `soft_proof`.
    """

    profile: str | Path = "sRGB"
    intent: Intent = "relative"
    black_point: bool = True
    paper: bool = False


def proof_table(icc: bytes, choice: ProofChoice) -> NDArray[np.float32]:
    """Return a soft proof as a table (33, 33, 33, 3) from sRGB to sRGB.

    Raises
    ------
    ProfileError
        The profile cannot be proofed.
    """
    grid = identity_table(_SIZE)
    shown, _lost = soft_proof(
        grid.reshape(_SIZE, -1, 3), icc, intent=choice.intent,
        black_point=choice.black_point, paper=choice.paper,
    )  # fmt: skip
    table = np.clip(shown, 0, 1).reshape(grid.shape)
    return np.ascontiguousarray(table, np.float32)


class ProofMap:
    """Turns finished sRGB pixels into those of a proof; safe to use from threads.

    Parameters
    ----------
    table
        As `proof_table` returns it.
    """

    def __init__(self, table: NDArray[np.float32]) -> None:
        self._table = table

    def __call__(
        self, pixels: Pixels, origin: tuple[int, int], token: CancelToken
    ) -> Pixels:
        """Return pixels (H, W, 4), BGRX, dithered, in another array.

        Raises
        ------
        Cancelled
            By the token.
        """
        out = np.empty_like(pixels)
        out[..., 3] = 255
        colours = np.ascontiguousarray(pixels[..., 2::-1])
        look_up(
            self._table, colours, out, dither=True, reverse=True, origin=origin,
            token=token,
        )  # fmt: skip
        return out


@dataclass(frozen=True, eq=False)
class _Ready:
    """A proof that was made: of what, its profile's name, and what does it."""

    choice: ProofChoice
    name: str
    has_paper: bool
    map: ProofMap


def _made(choice: ProofChoice) -> _Ready:
    from looksmith.photo.target import named_profile

    profile = choice.profile
    if isinstance(profile, Path):
        try:
            icc = profile.read_bytes()
        except OSError as error:
            text = QCoreApplication.translate(
                "SoftProof",
                "The profile {name} cannot be read: choose another one under View, "
                "Soft proof.",
            )
            message = text.format(name=profile.name)
            raise LooksmithError(message, detail=str(error)) from error
        name = profile_name(icc)
    else:
        icc, name = named_profile(profile), profile
    made = ProofMap(proof_table(icc, choice))
    return _Ready(choice, name, can_proof_paper(icc), made)


class SoftProof(QObject):
    """Show the graded photo through a profile; the original stays as it is.

    Parameters
    ----------
    window
        Its canvas shows it and carries the label while it is on.
    """

    changed = Signal()
    """It was switched, or something else is proofed."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._preview, self._canvas = window.preview, window.canvas
        self._workers, self._messages = window.workers, window.messages
        self._settings = window.settings
        self._on = False
        self._ready: _Ready | None = None
        self.choice = self._recalled()
        self.label = QLabel(window.canvas)
        self.label.setObjectName("proofLabel")
        self.label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.label.hide()
        window.canvas.installEventFilter(self)

    def _recalled(self) -> ProofChoice:
        kept = str(self._settings.value(_PROFILE) or "sRGB")
        profile = kept if kept in PROFILE_NAMES[1:] else Path(kept)
        intent = str(self._settings.value(_INTENT) or "relative")
        return ProofChoice(
            profile,
            next((known for known in INTENTS if known == intent), "relative"),
            str(self._settings.value(_BLACK, "true")) == "true",
            str(self._settings.value(_PAPER, "false")) == "true",
        )

    @property
    def on(self) -> bool:
        """Whether the proof is shown, or about to be."""
        return self._on

    @property
    def ready(self) -> bool:
        """Whether the canvas shows what is chosen."""
        return self._ready is not None and self._ready.choice == self.choice

    def set_on(self, on: bool) -> None:
        """Show the proof, or the photo as it is on this screen."""
        self._on = on
        self._refresh()

    def choose(self, choice: ProofChoice) -> None:
        """Proof something else, also at the next start; it is switched on."""
        self.choice = choice
        values = {
            _PROFILE: str(choice.profile),
            _INTENT: choice.intent,
            _BLACK: "true" if choice.black_point else "false",
            _PAPER: "true" if choice.paper else "false",
        }
        for key, value in values.items():
            self._settings.setValue(key, value)
        self._on = True
        self._refresh()

    def _refresh(self) -> None:
        if not self._on:
            self._workers.cancel_channel(_CHANNEL)
            self._show()
            return
        if self.ready:
            self._show()
            return
        choice = self.choice

        def work(_token: CancelToken, _progress: Progress) -> _Ready:
            return _made(choice)

        self._workers.submit(
            work,
            name=self.tr("Soft proof"),
            channel=_CHANNEL,
            priority=-2,
            on_done=self._take,
            on_error=self._on_error,
        )
        self.changed.emit()

    def _take(self, ready: _Ready) -> None:
        self._ready = ready
        self._show()

    def _on_error(self, error: BaseException, trace: str) -> None:
        self._on = False
        self._messages.show_error(*self._workers.describe(error, trace))
        self._show()

    def _show(self) -> None:
        ready = self._ready if self._on else None
        self._preview.set_proof(None if ready is None else ready.map)
        self.label.setVisible(ready is not None)
        if ready is not None:
            self.label.setText(self._told(ready))
            self.label.adjustSize()
            self._place()
        self.changed.emit()

    def _told(self, ready: _Ready) -> str:
        parts = [self.tr("Soft proof: {profile}").format(profile=ready.name)]
        if ready.has_paper:
            parts.append(self.intent_name(ready.choice.intent))
            if ready.choice.paper:
                parts.append(self.tr("paper and ink"))
        return " · ".join(parts)

    def intent_name(self, intent: Intent) -> str:
        """Return an intent for people."""
        return {
            "perceptual": self.tr("perceptual"),
            "relative": self.tr("relative colorimetric"),
            "saturation": self.tr("saturation"),
            "absolute": self.tr("absolute colorimetric"),
        }[intent]

    def _place(self) -> None:
        """Put the label in the middle of the canvas's foot."""
        room, size = self._canvas.size(), self.label.size()
        left = max(0, (room.width() - size.width()) // 2)
        self.label.move(left, room.height() - size.height() - _MARGIN)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the label in its place."""
        if watched is self._canvas and event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    # -- the menu

    def attach(self, menu: QMenu) -> None:
        """Add profiles and intents to the menu; they are marked when it is opened."""
        menu.addSeparator()
        self._menu = menu
        self._added: list[QAction] = []
        menu.aboutToShow.connect(self._fill)
        self._fill()

    def _fill(self) -> None:
        for action in self._added:
            self._menu.removeAction(action)
        self._added = []
        choice, profiles = self.choice, list[str | Path](PROFILE_NAMES[1:])
        if choice.profile not in profiles:
            profiles.append(choice.profile)
        group = QActionGroup(self._menu)
        for profile in profiles:
            name = profile.name if isinstance(profile, Path) else profile
            self._add(name, replace(choice, profile=profile), group)
        ask = self._menu.addAction(self.tr("Profile file…"))
        ask.triggered.connect(self.ask)
        self._added += [ask, self._menu.addSeparator()]
        group = QActionGroup(self._menu)
        for intent in INTENTS:
            name = self.intent_name(intent).capitalize()
            self._add(name, replace(choice, intent=intent), group)
        self._added.append(self._menu.addSeparator())
        self._add_switch(
            self.tr("Black-point compensation"), choice.black_point,
            replace(choice, black_point=not choice.black_point),
        )  # fmt: skip
        self._add_switch(
            self.tr("Show paper and ink"), choice.paper,
            replace(choice, paper=not choice.paper),
        )  # fmt: skip

    def _add(self, name: str, choice: ProofChoice, group: QActionGroup) -> None:
        action = self._menu.addAction(name.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(choice == self.choice)
        group.addAction(action)
        action.triggered.connect(lambda _checked=False: self.choose(choice))
        self._added.append(action)

    def _add_switch(self, name: str, on: bool, other: ProofChoice) -> None:
        action = self._menu.addAction(name)
        action.setCheckable(True)
        action.setChecked(on)
        action.triggered.connect(lambda _checked=False: self.choose(other))
        self._added.append(action)

    def ask(self) -> None:
        """Let the user choose a profile's file."""
        kinds = self.tr("ICC profiles (*.icc *.icm);;All files (*)")
        title = self.tr("Profile to proof")
        name, _kind = QFileDialog.getOpenFileName(self._canvas, title, "", kinds)
        if name:
            self.choose(replace(self.choice, profile=Path(name)))
