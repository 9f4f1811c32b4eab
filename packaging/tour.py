"""A short animation: the main job, from an empty window to a finished photo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO

from PIL import Image
from PySide6.QtCore import QPoint, Qt
from stage import QUIET_S, Stage

from looksmith.ui.dialogs.export_photo import ExportPhotoDialog

__all__ = ["Film", "tour"]

_WIDTH = 960
_BEAT_MS = 120
_CTRL = Qt.KeyboardModifier.ControlModifier
_NO_KEYS = Qt.KeyboardModifier.NoModifier


@dataclass
class Film:
    """Frames of the stage, each with how long it is shown.

    Parameters
    ----------
    stage
        What is filmed.
    """

    stage: Stage
    frames: list[Image.Image] = field(default_factory=list)
    durations: list[int] = field(default_factory=list)

    def frame(self, beats: float = 1, quiet: float = 0.02) -> None:
        """Wait until the window is at rest, and show it for so many beats."""
        self.stage.settle(quiet)
        shown = self.stage.grab()
        height = shown.height * _WIDTH // shown.width
        small = shown.resize((_WIDTH, height), Image.Resampling.LANCZOS)
        self.frames.append(small)
        self.durations.append(round(beats * _BEAT_MS))

    def go(self, to: QPoint, steps: int = 3) -> None:
        """Move the pointer there."""
        start = self.stage.pointer or self.stage.place(self.stage.window.canvas)
        for place in _between(start, to, steps)[1:]:
            self.stage.move(place)
            self.frame()

    def drag(self, *turns: tuple[QPoint, int]) -> None:
        """Drag from the first place through the others, in so many frames each."""
        at = turns[0][0]
        self.go(at)
        self.stage.press()
        for place, steps in turns[1:]:
            for step in _between(at, place, steps)[1:]:
                self.stage.move(step)
                self.frame()
            at = place
        self.stage.release()
        self.frame(2)

    def click(self, beats: float, keys: Qt.KeyboardModifier = _NO_KEYS) -> None:
        """Click where the pointer is, and look at what it does."""
        self.stage.press(keys)
        self.stage.release(keys)
        self.frame(beats, QUIET_S)

    def encoded(self, quality: int) -> bytes:
        """Return it as an animated WebP that begins anew at its end."""
        data = BytesIO()
        self.frames[0].save(
            data, "WEBP", save_all=True, append_images=self.frames[1:],
            duration=self.durations, loop=0, quality=quality, method=4,
        )  # fmt: skip
        return data.getvalue()


def _between(start: QPoint, end: QPoint, steps: int) -> Sequence[QPoint]:
    return [start + (end - start) * step / steps for step in range(steps + 1)]


def tour(stage: Stage) -> Film:
    """Open, point at looks, blend, pad, compare, Enhance, export."""
    film, window = Film(stage), stage.window
    film.frame(4)
    stage.open("flat/colosseum")
    film.frame(4)
    _point(film)
    _add(film)
    _share_out(film)
    _wipe(film)
    film.go(stage.place(window.restore_panel.rows["enhance"].switch))
    film.click(6)
    stage.act("view.split")
    film.frame(4)
    film.go(stage.place(window.export_photo_button))
    film.click(2)
    film.frame(6, 1.0)
    (dialog,) = window.findChildren(ExportPhotoDialog)
    film.go(stage.place(dialog.export_button))
    dialog.export_button.click()
    film.frame(12, 1.0)
    return film


def _point(film: Film) -> None:
    """Point at three looks of the first rows, and take the last."""
    for look in ("agfa-ultra-color-100", "fuji-160c", "fuji-400h"):
        film.go(film.stage.tile(look))
        film.frame(3, QUIET_S)
    film.click(3)


def _add(film: Film) -> None:
    """Find two more looks by their names and add them."""
    search = film.stage.window.browser.search
    for letters, look in (("ektar", "kodak-ektar-100"), ("gold", "desert-gold")):
        for end in range(1, len(letters) + 1, 2):
            search.setText(letters[:end])
            film.frame()
        search.setText(letters)
        film.go(film.stage.tile(look), 1)
        film.click(3, _CTRL)


def _share_out(film: Film) -> None:
    """Open the pad, and move its dot."""
    stage, pad = film.stage, film.stage.window.blend_panel.pad_part.pad
    stage.act("look.pad")
    film.frame(2)
    middle, gold, mix = (
        stage.place(pad, pad.place_of(*at).toPoint())
        for at in ((0.5, 0.66), (0.75, 0.85), (0.45, 0.5))
    )
    film.drag((middle, 1), (gold, 5), (mix, 6))


def _wipe(film: Film) -> None:
    """Compare with the divider."""
    stage = film.stage
    stage.act("view.split")
    film.frame(2)
    middle = stage.place(stage.window.canvas)
    left, right = middle - QPoint(180, 0), middle + QPoint(120, 0)
    film.drag((middle, 1), (left, 4), (right, 7), (middle, 3))
